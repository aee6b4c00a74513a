//! Tables of the fields of a written object, and of the names of an enum.
//! They are data: reading and writing by them is in `reader` and `writer`.

/// When a field is written, and what its absence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Always written; its absence is a fault.
    Required,
    /// Left out when its value says so, see [`Wire::is_absent`](super::Wire::is_absent).
    Optional,
    /// An object that is left out when all its fields are.
    Part,
    /// A flag that is true unless it says otherwise, and left out when true.
    Yes,
}

/// The fields of an object, in the order in which they are written.
#[derive(Debug)]
pub struct Fields {
    pub named: &'static [(&'static str, Mode)],
    /// A bit for each field that must be there.
    required: u64,
}

impl Fields {
    /// Must be called in a constant: a table that is not sorted, or too long for the bits, does not compile.
    pub const fn new(named: &'static [(&'static str, Mode)]) -> Fields {
        assert!(named.len() <= 64);
        let mut required = 0;
        let mut at = 0;
        while at < named.len() {
            assert!(at == 0 || is_before(named[at - 1].0, named[at].0));
            if matches!(named[at].1, Mode::Required) {
                required |= 1 << at;
            }
            at += 1;
        }
        Fields { named, required }
    }

    /// The place of a field. It is looked for from `from` on, as what was written is sorted like the table.
    pub fn place(&self, name: &str, from: usize) -> Option<usize> {
        let (before, after) = self.named.split_at_checked(from)?;
        let is_it = |field: &(&str, Mode)| field.0 == name;
        match after.iter().position(is_it) {
            Some(at) => Some(from + at),
            None => before.iter().position(is_it),
        }
    }

    /// The first field that must be there and has no bit in `seen`.
    pub fn missing(&self, seen: u64) -> Option<&'static str> {
        let missing = self.required & !seen;
        if missing == 0 {
            return None;
        }
        let at = missing.trailing_zeros() as usize;
        self.named.get(at).map(|field| field.0)
    }
}

/// Whether a name stands before another in the order of bytes, which is the canonical one.
const fn is_before(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}

/// Makes a struct part of a record: its written fields, sorted, each with its [`Mode`].
/// Only for structs in which every combination of values is allowed.
/// `with` names a field that is not written; `from` gives the blank value of a struct whose fields are written
/// elsewhere than they are, as `name: optional = part.field`.
macro_rules! fields {
    (@mode required) => { $crate::journal::record::wire::fields::Mode::Required };
    (@mode optional) => { $crate::journal::record::wire::fields::Mode::Optional };
    (@mode part) => { $crate::journal::record::wire::fields::Mode::Part };
    (@mode yes) => { $crate::journal::record::wire::fields::Mode::Yes };
    (@blank yes) => { true };
    (@blank $mode:ident) => { $crate::journal::record::wire::Wire::blank() };
    (@table $($field:ident: $mode:ident,)*) => {
        $crate::journal::record::wire::fields::Fields::new(&[
            $((stringify!($field), fields!(@mode $mode)),)*
        ])
    };
    ($type:ident { $($field:ident: $mode:ident),* $(,)? } $(with $own:ident)?) => {
        fields!($type { $($field: $mode = $field,)* } from $type {
            $($field: fields!(@blank $mode),)*
            $($own: $crate::journal::record::wire::Wire::blank(),)?
        });
    };
    ($type:ident { $($field:ident: $mode:ident = $($path:ident).+),* $(,)? } from $blank:expr) => {
        const _: () = {
            static FIELDS: $crate::journal::record::wire::fields::Fields =
                fields!(@table $($field: $mode,)*);

            impl $crate::journal::record::wire::Wire for $type {
                fn blank() -> Self {
                    $blank
                }

                fn read(
                    &mut self,
                    reader: &mut $crate::journal::record::wire::reader::Reader<'_>,
                ) -> Result<(), $crate::journal::record::wire::Failed> {
                    reader.object(&FIELDS, &mut [$(&mut self.$($path).+),*])
                }

                fn write(&self, writer: &mut $crate::journal::record::wire::writer::Writer) {
                    writer.object(&FIELDS, &[$(&self.$($path).+),*]);
                }
            }
        };
    };
}

/// Makes an enum without values part of a record: the name of each, and after the type the one that absence means.
macro_rules! names {
    ($type:ident, $absent:ident { $($value:ident = $name:literal),* $(,)? }) => {
        impl $crate::journal::record::wire::Wire for $type {
            fn blank() -> Self {
                $type::$absent
            }

            fn read(
                &mut self,
                reader: &mut $crate::journal::record::wire::reader::Reader<'_>,
            ) -> Result<(), $crate::journal::record::wire::Failed> {
                let at = reader.name(&[$($name),*])?;
                if let Some(value) = [$($type::$value),*].get(at) {
                    *self = *value;
                }
                Ok(())
            }

            fn write(&self, writer: &mut $crate::journal::record::wire::writer::Writer) {
                writer.string(match self {
                    $($type::$value => $name,)*
                });
            }

            fn is_absent(&self) -> bool {
                *self == $type::$absent
            }
        }
    };
}

pub(in crate::journal) use {fields, names};

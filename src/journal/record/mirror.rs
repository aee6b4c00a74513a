//! Written forms that mirror a domain type field by field.
//! Only for types in which every combination of values is allowed: nothing here can fail.

use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A written form and the domain type it stands for.
pub trait Mirror: Sized {
    type Domain;

    /// The written form of a value.
    fn of(value: &Self::Domain) -> Self;

    /// What was written.
    fn meaning(self) -> Self::Domain;
}

macro_rules! itself {
    ($($ty:ty),*) => {
        $(impl Mirror for $ty {
            type Domain = $ty;

            fn of(value: &$ty) -> $ty {
                value.clone()
            }

            fn meaning(self) -> $ty {
                self
            }
        })*
    };
}

itself!(
    String, Decimal, NaiveDate, Currency, Country, TaxIdKind, bool, u32, u64
);

impl<M: Mirror> Mirror for Vec<M> {
    type Domain = Vec<M::Domain>;

    fn of(value: &Self::Domain) -> Self {
        value.iter().map(M::of).collect()
    }

    fn meaning(self) -> Self::Domain {
        self.into_iter().map(M::meaning).collect()
    }
}

impl<M: Mirror> Mirror for Option<M> {
    type Domain = Option<M::Domain>;

    fn of(value: &Self::Domain) -> Self {
        value.as_ref().map(M::of)
    }

    fn meaning(self) -> Self::Domain {
        self.map(M::meaning)
    }
}

impl<M: Mirror> Mirror for Box<M> {
    type Domain = Box<M::Domain>;

    fn of(value: &Self::Domain) -> Self {
        Box::new(M::of(value))
    }

    fn meaning(self) -> Self::Domain {
        Box::new((*self).meaning())
    }
}

/// Declares the written form of a struct: the same fields, in alphabetical order, each with what serde must know.
macro_rules! mirror {
    ($(#[$doc:meta])* $record:ident is $domain:ident { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        pub struct $record {
            $($(#[$meta])* $field: $ty,)*
        }

        impl $crate::journal::record::mirror::Mirror for $record {
            type Domain = $domain;

            fn of(value: &$domain) -> Self {
                $record {
                    $($field: <$ty as $crate::journal::record::mirror::Mirror>::of(&value.$field),)*
                }
            }

            fn meaning(self) -> $domain {
                $domain {
                    $($field: $crate::journal::record::mirror::Mirror::meaning(self.$field),)*
                }
            }
        }
    };
}

/// Declares the written form of an enum without values; each name is written in snake case.
macro_rules! mirror_names {
    ($(#[$doc:meta])* $record:ident is $domain:ident { $($(#[$meta:meta])* $name:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $record {
            $($(#[$meta])* $name,)*
        }

        impl $crate::journal::record::mirror::Mirror for $record {
            type Domain = $domain;

            fn of(value: &$domain) -> Self {
                match value {
                    $($domain::$name => $record::$name,)*
                }
            }

            fn meaning(self) -> $domain {
                match self {
                    $($record::$name => $domain::$name,)*
                }
            }
        }
    };
}

pub(in crate::journal) use {mirror, mirror_names};

//! Which column of a file fills which field: suggested from the heading, changed by a person.
//! The names it looks for are in `columns`.

use crate::app::words_of::folded;
use crate::form::csv_import::columns::Column;
use crate::order;

/// One entry a column of the file; no two columns fill the same field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping<C> {
    columns: Vec<Option<C>>,
}

impl<C: Column> Mapping<C> {
    /// The likeliest field of each column. A heading that is a known name wins over one that only contains it,
    /// and a longer name over a shorter.
    pub fn suggest(header: &[String]) -> Mapping<C> {
        let headings: Vec<String> = header.iter().map(|heading| folded(heading)).collect();
        let mut likely: Vec<(usize, usize, usize)> = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            for (field, names) in C::ALL.iter().map(|field| field.names()).enumerate() {
                let best = names
                    .split(", ")
                    .enumerate()
                    .map(|(rank, name)| likeness(heading, name, rank))
                    .max()
                    .unwrap_or(0);
                if best > 0 {
                    likely.push((best, column, field));
                }
            }
        }
        order::sort_by(&mut likely, |one, other| {
            other.0.cmp(&one.0).then(one.1.cmp(&other.1))
        });
        let mut mapping = Mapping {
            columns: vec![None; header.len()],
        };
        for (_, column, field) in likely {
            let Some(field) = C::ALL.get(field).copied() else {
                continue;
            };
            let free = mapping.column(field).is_none() && mapping.field(column).is_none();
            if free {
                mapping.set(column, Some(field));
            }
        }
        mapping
    }

    /// What a person chose for a file with the same headings, as [`Mapping::written`] gave it; none when it is
    /// not of this many columns. A field that no longer exists is left open.
    pub fn remembered(header: &[String], text: &str) -> Option<Mapping<C>> {
        let names: Vec<&str> = text.split(',').collect();
        if names.len() != header.len() {
            return None;
        }
        let mut mapping = Mapping {
            columns: vec![None; header.len()],
        };
        for (column, name) in names.into_iter().enumerate() {
            let field = C::ALL.iter().find(|field| format!("{field:?}") == name);
            mapping.set(column, field.copied());
        }
        Some(mapping)
    }

    /// The fields of the columns in one line, to be remembered.
    pub fn written(&self) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|field| field.map_or_else(String::new, |field| format!("{field:?}")))
            .collect();
        names.join(",")
    }

    /// What a column fills.
    pub fn field(&self, column: usize) -> Option<C> {
        self.columns.get(column).copied().flatten()
    }

    /// The column that fills a field.
    pub fn column(&self, field: C) -> Option<usize> {
        self.columns
            .iter()
            .position(|filled| *filled == Some(field))
    }

    /// Lets a column fill a field, or nothing; a column that filled it before no longer does.
    pub fn set(&mut self, column: usize, field: Option<C>) {
        if field.is_some() {
            for filled in &mut self.columns {
                if *filled == field {
                    *filled = None;
                }
            }
        }
        if let Some(filled) = self.columns.get_mut(column) {
            *filled = field;
        }
    }

    /// Required fields that no column fills: while there is one, nothing can be imported.
    pub fn missing(&self) -> Vec<C> {
        C::ALL
            .iter()
            .copied()
            .filter(|field| field.is_required() && self.column(*field).is_none())
            .collect()
    }

    /// The cell of a field in a row; empty when no column fills it.
    pub fn cell<'a>(&self, cells: &'a [String], field: C) -> &'a str {
        self.column(field)
            .and_then(|column| cells.get(column))
            .map_or("", |cell| cell.trim())
    }
}

/// What tells files with the same headings: the folded headings, in order.
pub fn signature(header: &[String]) -> String {
    let headings: Vec<String> = header.iter().map(|heading| folded(heading)).collect();
    headings.join("|")
}

/// How much a heading is like a name: 0 not at all. Earlier names of a field are more telling.
fn likeness(heading: &str, name: &str, rank: usize) -> usize {
    let telling = 50usize.saturating_sub(rank);
    if heading == name {
        return 10_000 + telling;
    }
    let inside = format!(" {heading} ").contains(&format!(" {name} "));
    // Two letters inside a longer heading mean little.
    if inside && name.len() > 2 {
        name.len() * 100 + telling
    } else {
        0
    }
}

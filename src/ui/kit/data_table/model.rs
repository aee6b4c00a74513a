//! Columns, rows and cells as plain data.
//! Texts come written in the language of the page; nothing is formatted here.

use crate::ui::kit::badge::Tone;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What is given back when its heading asks for another order.
    pub key: &'static str,
    /// Its heading.
    pub label: String,
    /// To which side its texts go.
    pub align: Align,
    /// How wide it is.
    pub width: ColumnWidth,
    /// Whether its heading can ask for another order.
    pub sortable: bool,
    /// What becomes of it where there is little room.
    pub priority: Priority,
}

/// To which side the texts of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    /// For amounts and counts.
    End,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnWidth {
    /// Exactly as wide as this many digits.
    Digits(u16),
    /// This share of what the others leave.
    Share(u16),
}

/// What becomes of a column where there is little room; in a card each priority has one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// Above at the start; the column with the link.
    Title,
    /// Above at the end: the amount.
    Value,
    /// Below at the start.
    Note,
    /// Below at the end: a status or a date.
    Status,
    /// Only where there is room.
    Extra,
}

impl Priority {
    /// The value of `data-priority` in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Priority::Title => "title",
            Priority::Value => "value",
            Priority::Note => "note",
            Priority::Status => "status",
            Priority::Extra => "extra",
        }
    }
}

impl Align {
    /// The value of `data-align`; none at the start.
    pub fn name(self) -> Option<&'static str> {
        (self == Align::End).then_some("end")
    }
}

/// What a table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The key of the column.
    pub column: &'static str,
    /// From the greatest to the least.
    pub descending: bool,
}

impl Sort {
    /// The order that pressing the heading of `column` asks for: ascending first, then the other way round.
    pub fn pressed(now: Option<Sort>, column: &'static str) -> Sort {
        let descending = now.is_some_and(|now| now.column == column && !now.descending);
        Sort { column, descending }
    }
}

/// One record as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable for the record.
    pub key: String,
    /// Where the record is; none for a row that leads nowhere.
    pub href: Option<String>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// One text of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub look: CellLook,
}

/// How a cell stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellLook {
    #[default]
    Plain,
    /// Less than the others.
    Muted,
    /// More than the others.
    Strong,
    /// In the colour of something wrong; the text must say so too.
    Bad,
    /// As a status with its shape.
    Badge(Tone),
}

impl Cell {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: CellLook::Plain,
        }
    }

    /// A text that stands back.
    pub fn muted(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: CellLook::Muted,
        }
    }

    /// A text that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: CellLook::Strong,
        }
    }

    /// A status with its shape.
    pub fn badge(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: CellLook::Badge(tone),
        }
    }
}

/// For how much room the tracks are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Every column.
    Wide,
    /// Without the extra columns.
    Medium,
}

/// The columns as tracks of a CSS grid. Every track has a definite least width, so all rows agree.
pub fn tracks(columns: &[Column], width: Width) -> String {
    columns
        .iter()
        .filter(|column| width == Width::Wide || column.priority != Priority::Extra)
        .map(|column| match column.width {
            ColumnWidth::Digits(count) => format!("{count}ch"),
            ColumnWidth::Share(share) => format!("minmax(6ch, {share}fr)"),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

//! Tables written as CSV (RFC 4180) for spreadsheets, safe to open: no cell is taken for a formula.
//! Which rows and columns is decided where they are shown.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// How spreadsheets of a region expect a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    separator: char,
    decimal_mark: char,
}

impl Dialect {
    /// Semicolons and decimal comma: spreadsheets set to Colombian Spanish.
    pub const SPANISH: Dialect = Dialect {
        separator: ';',
        decimal_mark: ',',
    };
    /// Commas and decimal point: English, and Peruvian Spanish.
    pub const ENGLISH: Dialect = Dialect {
        separator: ',',
        decimal_mark: '.',
    };
}

/// What a cell holds. Numbers and dates stay what they are; only text can be mistaken for a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    Empty,
    Text(&'a str),
    /// Without thousands separators.
    Number(Decimal),
    /// Year, month and day, which every spreadsheet reads.
    Date(NaiveDate),
}

/// A table being written.
#[derive(Debug)]
pub struct Sheet {
    dialect: Dialect,
    out: String,
}

impl Sheet {
    /// Begins with a byte order mark, so that spreadsheets know it is UTF-8, and the heading.
    pub fn new(dialect: Dialect, header: &[&str]) -> Sheet {
        let mut sheet = Sheet {
            dialect,
            out: "\u{FEFF}".to_owned(),
        };
        sheet.row(header.iter().map(|name| Cell::Text(name)));
        sheet
    }

    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.out.push(self.dialect.separator);
            }
            self.cell(cell);
        }
        self.out.push_str("\r\n");
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.out
    }

    fn cell(&mut self, cell: Cell) {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                let number = number.to_string();
                match self.dialect.decimal_mark {
                    '.' => self.out.push_str(&number),
                    mark => self
                        .out
                        .extend(number.chars().map(|c| if c == '.' { mark } else { c })),
                }
            }
            Cell::Date(day) => self.out.push_str(&day.to_string()),
            Cell::Text(text) => self.text(text),
        }
    }

    fn text(&mut self, text: &str) {
        let marked = is_formula(text);
        let quoted =
            text.contains([self.dialect.separator, '"', '\r', '\n', '\t']) || text != text.trim();
        if quoted {
            self.out.push('"');
        }
        if marked {
            self.out.push('\'');
        }
        for character in text.chars() {
            if character == '"' {
                self.out.push('"');
            }
            self.out.push(character);
        }
        if quoted {
            self.out.push('"');
        }
    }
}

/// Whether a spreadsheet could run a text: it begins, after any space or apostrophes, with a sign that starts a
/// formula, in its plain or its full-width form, or with a control character.
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    let before = text.get(..text.len() - first.len()).unwrap_or("");
    before.contains(['\t', '\r', '\n']) || first.starts_with(SIGNS)
}

/// Signs that start a formula, in every width that spreadsheets accept.
const SIGNS: [char; 13] = [
    '=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹢', '﹣', '﹦', '﹫',
];

/// Takes back the apostrophe that [`Sheet`] sets before a text like a formula.
pub fn without_apostrophe(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Dialect, Sheet, is_formula, without_apostrophe};
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    fn line(dialect: Dialect, cells: &[Cell]) -> String {
        let mut sheet = Sheet::new(dialect, &["h"]);
        sheet.row(cells.iter().copied());
        let text = sheet.finish();
        let body = text.strip_prefix("\u{FEFF}h\r\n").unwrap_or("no heading");
        body.trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn numbers_stay_numbers_and_text_is_quoted_where_it_must() {
        let cells = [
            Cell::Number(Decimal::new(-123_450, 2)),
            Cell::Text("Uno; dos, \"tres\""),
            Cell::Empty,
            Cell::Text("a\nb"),
            Cell::Date(NaiveDate::default()),
        ];
        assert_eq!(
            line(Dialect::SPANISH, &cells),
            "-1234,50;\"Uno; dos, \"\"tres\"\"\";;\"a\nb\";1970-01-01"
        );
        assert_eq!(
            line(Dialect::ENGLISH, &cells),
            "-1234.50,\"Uno; dos, \"\"tres\"\"\",,\"a\nb\",1970-01-01"
        );
    }

    #[test]
    fn what_a_spreadsheet_could_run_is_only_text() {
        for text in [
            "=1+1", "+57 300", "-5", "@SUM(A1)", "\tx", "\rx", " =1", "＝1", "－1", "'=1", "＠x",
            "−1",
        ] {
            assert!(is_formula(text), "{text:?}");
            let written = line(Dialect::SPANISH, &[Cell::Text(text)]);
            assert!(
                written.trim_start_matches('"').starts_with('\''),
                "{written:?}"
            );
        }
        for text in ["", "Año", "'x", "1-2", "a=b", "’"] {
            assert!(!is_formula(text), "{text:?}");
        }
        assert_eq!(without_apostrophe("'=1"), "=1");
        assert_eq!(without_apostrophe("''=1"), "'=1");
        assert_eq!(without_apostrophe("'twas"), "'twas");
    }

    #[test]
    fn headings_are_neutralised_too() {
        let sheet = Sheet::new(Dialect::ENGLISH, &["=cmd", "b"]);
        assert_eq!(sheet.finish(), "\u{FEFF}'=cmd,b\r\n");
    }
}

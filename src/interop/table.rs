//! Tables in text files (CSV) as spreadsheets and accounting programs write them, read as rows of text.
//! What the cells mean is decided by `form::csv_import`.

use crate::interop::csv_out::without_apostrophe;
use crate::interop::encoding::{self, Encoding, EncodingError};

/// Largest file read, in bytes.
pub const SIZE_MAX: usize = 32 * 1024 * 1024;
/// Most rows below the heading.
pub const ROWS_MAX: usize = 100_000;
/// Most columns.
pub const COLUMNS_MAX: usize = 256;
/// Separators tried, in the order of preference when they do equally well.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Rows looked at to find the separator and the heading.
const LOOKED_AT: usize = 30;

/// A table read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heading, one name a column, without space around it; a column without name is empty.
    pub header: Vec<String>,
    /// The rows below the heading that are not blank.
    pub rows: Vec<Row>,
    pub separator: char,
    pub encoding: Encoding,
}

/// A row of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the file where it starts, from 1.
    pub line: u32,
    /// As written, without space around; as many as the heading has columns, or more.
    pub cells: Vec<String>,
}

/// Why a file is not a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("the file is larger than {} MB", SIZE_MAX / 1024 / 1024)]
    TooLarge,
    #[error("the file is empty")]
    Empty,
    /// An .xlsx or .ods given as it is: it must be saved as CSV.
    #[error("a spreadsheet file, not a text file")]
    Spreadsheet,
    #[error("not text")]
    NotText,
    #[error("more than {ROWS_MAX} rows")]
    TooManyRows,
    #[error("more than {COLUMNS_MAX} columns in line {0}")]
    TooManyColumns(u32),
    #[error(transparent)]
    Encoding(#[from] EncodingError),
}

/// Reads a file: finds its encoding, its separator and its heading, which may stand below a title.
///
/// # Errors
/// See [`TableError`]. Rows of different lengths are not an error.
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > SIZE_MAX {
        return Err(TableError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(TableError::Spreadsheet);
    }
    let decoded = encoding::decode(bytes, None)?;
    if decoded.text.contains('\0') {
        return Err(TableError::NotText);
    }
    let (text, stated, skipped) = stated_separator(&decoded.text);
    let separator = stated.unwrap_or_else(|| find_separator(text));
    let rows = parse(text, separator, usize::MAX)?;
    let first = find_header(&rows).ok_or(TableError::Empty)?;
    let mut rows = rows.into_iter().skip(first);
    let header = rows.next().map(|row| row.cells).unwrap_or_default();
    let rows: Vec<Row> = rows
        .map(|mut row| {
            row.line += skipped;
            if row.cells.len() < header.len() {
                row.cells.resize(header.len(), String::new());
            }
            row
        })
        .collect();
    if rows.len() > ROWS_MAX {
        return Err(TableError::TooManyRows);
    }
    Ok(Table {
        header,
        rows,
        separator: char::from(separator),
        encoding: decoded.encoding,
    })
}

/// Some programs name the separator in a first line `sep=;`. Gives the text below it and how many lines it took.
fn stated_separator(text: &str) -> (&str, Option<u8>, u32) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (text, None, 0);
    };
    let stated = first.trim_end_matches('\r').to_ascii_lowercase();
    match stated.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if separator.is_ascii() => (rest, Some(*separator), 1),
        _ => (text, None, 0),
    }
}

/// The separator that gives most rows the same number of columns, and more of them.
fn find_separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let rows = parse(text, separator, LOOKED_AT).unwrap_or_default();
        let width = usual_width(&rows);
        let alike = rows.iter().filter(|row| row.cells.len() == width).count();
        if width > 1 {
            (alike * 100 / rows.len().max(1), width)
        } else {
            (0, 0)
        }
    };
    let mut best = (SEPARATORS[0], (0, 0));
    for separator in SEPARATORS {
        let found = score(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

/// The width that most rows have; of two as common, the larger.
fn usual_width(rows: &[Row]) -> usize {
    let count = |width: usize| rows.iter().filter(|row| row.cells.len() == width).count();
    rows.iter()
        .map(|row| row.cells.len())
        .max_by_key(|width| (count(*width), *width))
        .unwrap_or(0)
}

/// Rows that are not blank, at most `limit`.
fn parse(text: &str, separator: u8, limit: usize) -> Result<Vec<Row>, TableError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Lines::new(text);
    let mut rows = Vec::new();
    while rows.len() < limit {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(TableError::NotText),
        }
        let line = lines.up_to(record.position().map_or(0, csv::Position::byte));
        if record.len() > COLUMNS_MAX
            && record.iter().skip(COLUMNS_MAX).any(|cell| !cell.is_empty())
        {
            return Err(TableError::TooManyColumns(line));
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() > ROWS_MAX + LOOKED_AT {
            return Err(TableError::TooManyRows);
        }
        let cells = record
            .iter()
            .take(COLUMNS_MAX)
            .map(|cell| without_apostrophe(cell.trim()).to_owned())
            .collect();
        rows.push(Row { line, cells });
    }
    Ok(rows)
}

/// Counts lines, which end in a line feed, a carriage return, or both; the reader of CSV counts line feeds alone.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        Lines {
            text: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of a record that was read from this byte on; blank lines before it were passed over.
    fn up_to(&mut self, byte: u64) -> u32 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(next) = self.text.get(self.at).copied() {
            if self.at >= from && !matches!(next, b'\r' | b'\n') {
                break;
            }
            let ends_line = match next {
                b'\r' => self.text.get(self.at + 1) != Some(&b'\n'),
                next => next == b'\n',
            };
            self.line = self.line.saturating_add(u32::from(ends_line));
            self.at += 1;
        }
        self.line
    }
}

/// The heading is the first row of distinct words that is about as wide as the table; titles above it are narrower.
fn find_header(rows: &[Row]) -> Option<usize> {
    let looked_at = rows.get(..rows.len().min(LOOKED_AT))?;
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let widest = looked_at.iter().map(filled).max()?;
    let is_heading = |row: &Row| {
        let words: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
        let named = words
            .iter()
            .all(|cell| cell.chars().any(char::is_alphabetic));
        let distinct = words
            .iter()
            .enumerate()
            .all(|(index, cell)| !words.iter().take(index).any(|other| other == cell));
        named && distinct && words.len() * 10 >= widest * 6
    };
    looked_at
        .iter()
        .position(is_heading)
        .or(Some(0))
        .filter(|_| !rows.is_empty())
}

#[cfg(test)]
mod tests;

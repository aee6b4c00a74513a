//! Tables as programs write them, and as nobody should.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{COLUMNS_MAX, Table, TableError, read};
use crate::interop::csv_out::{Cell, Dialect, Sheet};
use crate::interop::encoding::Encoding;
use proptest::prelude::*;

fn cells(table: &Table) -> Vec<Vec<&str>> {
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(String::as_str).collect())
        .collect()
}

fn check(bytes: &[u8], separator: char, header: &[&str], rows: &[&[&str]]) {
    let table = read(bytes).unwrap();
    assert_eq!(
        (table.separator, table.header.as_slice()),
        (separator, header.map_owned().as_slice())
    );
    assert_eq!(
        cells(&table),
        rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>()
    );
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for [&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

#[test]
fn the_separator_is_found() {
    check(
        b"nit;nombre\n1;Uno, S.A.\n2;Dos, S.A.\n",
        ';',
        &["nit", "nombre"],
        &[&["1", "Uno, S.A."], &["2", "Dos, S.A."]],
    );
    check(
        b"nit,nombre\r\n1,\"Uno; \"\"el\"\" primero\"\r\n",
        ',',
        &["nit", "nombre"],
        &[&["1", "Uno; \"el\" primero"]],
    );
    check(
        b"nit\tnombre\n1\tUno\n",
        '\t',
        &["nit", "nombre"],
        &[&["1", "Uno"]],
    );
    check(
        b"nit|nombre\n1|Uno\n",
        '|',
        &["nit", "nombre"],
        &[&["1", "Uno"]],
    );
    check(
        b"nombre\nUno\nDos\n",
        ';',
        &["nombre"],
        &[&["Uno"], &["Dos"]],
    );
    check(
        b"sep=|\nnit|a;b;c\n1|x;y;z\n",
        '|',
        &["nit", "a;b;c"],
        &[&["1", "x;y;z"]],
    );
}

#[test]
fn encodings_and_marks_do_not_matter() {
    for (bytes, encoding) in [
        (&b"\xEF\xBB\xBFraz\xC3\xB3n social;nit\nA\xC3\xB1o;1\n"[..], Encoding::Utf8),
        (&b"raz\xF3n social;nit\nA\xF1o;1\n"[..], Encoding::Windows1252),
        (&b"\xFF\xFEr\0a\0z\0\xF3\0n\0 \0s\0o\0c\0i\0a\0l\0;\0n\0i\0t\0\n\0A\0\xF1\0o\0;\0\x31\0\n\0"[..], Encoding::Utf16LittleEndian),
    ] {
        let table = read(bytes).unwrap();
        assert_eq!((table.header[0].as_str(), table.rows[0].cells[0].as_str()), ("razón social", "Año"));
        assert_eq!(table.encoding, encoding);
    }
}

#[test]
fn titles_above_the_heading_and_blank_lines_are_passed_over() {
    let table = read(
        b"Listado de clientes;;;\n;;;\nNIT; Nombre ;Ciudad;\n900;Uno;Cali\n;;;\n901;Dos;Lima;x\n",
    )
    .unwrap();
    assert_eq!(table.header, ["NIT", "Nombre", "Ciudad", ""]);
    assert_eq!(
        cells(&table),
        [
            vec!["900", "Uno", "Cali", ""],
            vec!["901", "Dos", "Lima", "x"]
        ]
    );
    assert_eq!(
        table.rows.iter().map(|row| row.line).collect::<Vec<_>>(),
        [4, 6]
    );
}

#[test]
fn lines_are_counted_however_they_end() {
    for end in ["\n", "\r\n", "\r"] {
        let table = read(
            ["a;b", "1;2", "", "3;\"x", "y\"", "4;5", ""]
                .join(end)
                .as_bytes(),
        )
        .unwrap();
        let lines: Vec<u32> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4, 6], "{end:?}");
    }
}

#[test]
fn cells_over_several_lines_keep_the_count_of_lines() {
    let table = read(b"a;b\n\"uno\ndos\";2\n3;4\n").unwrap();
    assert_eq!(table.rows[0].cells[0], "uno\ndos");
    assert_eq!((table.rows[0].line, table.rows[1].line), (2, 4));
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read(b"").unwrap_err(), TableError::Empty);
    assert_eq!(read(b"\n;;\n \n").unwrap_err(), TableError::Empty);
    assert_eq!(
        read(b"PK\x03\x04xxxx").unwrap_err(),
        TableError::Spreadsheet
    );
    assert_eq!(read(b"a;b\n\0;1").unwrap_err(), TableError::NotText);
    let wide = vec!["x"; COLUMNS_MAX + 1].join(";");
    assert_eq!(
        read(format!("a;b\n{wide}\n").as_bytes()).unwrap_err(),
        TableError::TooManyColumns(2)
    );
    let long = format!("a;b\n{}", "1;2\n".repeat(super::ROWS_MAX + 1));
    assert_eq!(read(long.as_bytes()).unwrap_err(), TableError::TooManyRows);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    /// What the program writes it reads back, formulas included.
    #[test]
    fn what_is_written_reads_back(
        rows in prop::collection::vec(prop::collection::vec("[-=+@';\", \\na-zñ]{0,8}[a-z]", 3), 1..8),
        spanish in any::<bool>(),
    ) {
        let dialect = if spanish { Dialect::SPANISH } else { Dialect::ENGLISH };
        let mut sheet = Sheet::new(dialect, &["uno", "dos", "tres"]);
        for row in &rows {
            sheet.row(row.iter().map(|text| Cell::Text(text.trim())));
        }
        let table = read(sheet.finish().as_bytes()).unwrap();
        let expected: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|text| text.trim()).collect()).collect();
        prop_assert_eq!(cells(&table), expected);
    }
}

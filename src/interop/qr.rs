//! A text as a QR code, as the path of an SVG: one unit for each module.
//! What such a code says is decided by `domain::fiscal_qr`.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Modules of white that a reader needs on each side (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// A drawn code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Modules on a side, the white around it included.
    pub side: i32,
    /// The dark modules: data of an SVG path, a run of a row each.
    pub path: String,
}

/// Draws a text with medium correction: a sixth of the code may be dirty. Absent when it has more than 2,331 bytes.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for row in 0..size {
        let mut column = 0;
        while column < size {
            let start = column;
            while code.get_module(column, row) {
                column += 1;
            }
            let run = column - start;
            if run > 0 {
                // A string refuses no text, so there is no error to pass on.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET, row + QUIET);
            }
            column += 1;
        }
    }
    let side = size + 2 * QUIET;
    Some(Drawing { side, path })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{QUIET, draw};
    use qrcodegen::{QrCode, QrCodeEcc};
    use std::collections::BTreeSet;

    /// The dark modules that a path of runs covers.
    fn modules(path: &str) -> BTreeSet<(i32, i32)> {
        let runs = path.split('z').filter(|run| !run.is_empty());
        runs.flat_map(|run| {
            let run = run.strip_prefix('M').unwrap();
            let (place, rest) = run.split_once('h').unwrap();
            let (column, row) = place.split_once(' ').unwrap();
            let length: i32 = rest.split_once('v').unwrap().0.parse().unwrap();
            let (column, row): (i32, i32) = (column.parse().unwrap(), row.parse().unwrap());
            (column..column + length).map(move |column| (column, row))
        })
        .collect()
    }

    #[test]
    fn every_dark_module_is_drawn_and_no_other() {
        for text in ["", "20100070970|01|F001|42|18.00|118.00", &"x".repeat(400)] {
            let drawing = draw(text).unwrap();
            let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).unwrap();
            assert_eq!(drawing.side, code.size() + 2 * QUIET);
            let drawn = modules(&drawing.path);
            for row in -1..=code.size() {
                for column in -1..=code.size() {
                    let is_drawn = drawn.contains(&(column + QUIET, row + QUIET));
                    assert_eq!(is_drawn, code.get_module(column, row), "{column} {row}");
                }
            }
        }
    }

    #[test]
    fn a_text_that_fits_no_code_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(2_332)), None);
        assert!(draw(&"x".repeat(2_331)).is_some());
    }
}

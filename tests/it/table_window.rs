//! Which rows a table draws, for every length, height and place of scrolling.
//! The arithmetic is compiled here by itself, because the rest of the table needs a browser.
#![allow(
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "a failed test is a panic; scrolling is measured in fractions of pixels"
)]

#[path = "../../src/ui/kit/data_table/window.rs"]
#[allow(dead_code, reason = "the table uses what the tests do not")]
mod window;

use proptest::prelude::*;
use window::{Measure, Window};

fn px(length: &str) -> usize {
    length.strip_suffix("px").unwrap().parse().unwrap()
}

proptest! {
    #[test]
    fn every_row_in_sight_is_drawn_and_few_others(
        count in 0_usize..600_000,
        row_milli in 20_000_usize..80_000,
        view_px in 0_usize..3_000,
        scrolled in 0.0_f64..1.0,
    ) {
        let measure = Measure { row_milli, view_px };
        let total = measure.offset_px(count);
        let top = (total.saturating_sub(view_px) as f64 * scrolled) as usize;
        let drawn = Window::at(top, measure, count);
        for place in [top, top + view_px].map(|edge| edge * 1_000 / row_milli) {
            prop_assert!(place >= count || drawn.has(place), "row {place} of {count} is in sight");
        }
        prop_assert!(drawn.places().end <= count);
        prop_assert!(drawn.places().len() <= measure.page() + 10, "no more rows than needed");
    }

    #[test]
    fn the_room_of_all_rows_stays_the_same(
        count in 0_usize..600_000,
        row_milli in 20_000_usize..80_000,
        top in 0_usize..60_000_000,
    ) {
        let measure = Measure { row_milli, view_px: 700 };
        let drawn = Window::at(top, measure, count);
        let places = drawn.places();
        let rows = measure.offset_px(places.end) - measure.offset_px(places.start);
        let all = px(&drawn.before_px()) + rows + px(&drawn.after_px());
        prop_assert_eq!(all, measure.offset_px(count), "the scroll bar does not jump");
    }
}

#[test]
fn a_small_scroll_changes_nothing() {
    let measure = Measure {
        row_milli: 36_000,
        view_px: 700,
    };
    let before = Window::at(36_000, measure, 100_000).places().start;
    let after = Window::at(36_000 + 30, measure, 100_000).places().start;
    assert_eq!(before, after);
}

//! Which rows can be seen, as arithmetic of whole numbers.
//! Measures nothing: heights come in as the browser found them.

use std::ops::Range;

/// Rows drawn beyond each edge, so that a turn of the wheel, some 100 px, meets rows that are there. Each costs a
/// millisecond of a frame when all change: with twice as many, half of what was drawn was never seen.
const BEYOND: usize = 3;
/// The first row drawn is a multiple of this, so that most scroll events change nothing in the page.
const STEP: usize = 2;

/// Heights found by the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Height of a row in thousandths of a pixel; never zero.
    pub row_milli: usize,
    /// Height of the part that scrolls, in pixels.
    pub view_px: usize,
}

impl Default for Measure {
    /// What is likely before the browser has measured.
    fn default() -> Self {
        Self {
            row_milli: 36_000,
            view_px: 640,
        }
    }
}

impl Measure {
    /// Where the row at this place begins, in pixels from the first one.
    pub fn offset_px(self, place: usize) -> usize {
        place.saturating_mul(self.row_milli) / 1_000
    }

    /// How many rows fit, at least one.
    pub fn page(self) -> usize {
        (self.view_px.saturating_mul(1_000) / self.row_milli.max(1)).max(1)
    }
}

/// The rows to draw, and the room of those that are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    first: usize,
    end: usize,
    before_px: usize,
    after_px: usize,
}

impl Window {
    /// The window when `top_px` of `count` rows have been scrolled away.
    pub fn at(top_px: usize, measure: Measure, count: usize) -> Self {
        let row = measure.row_milli.max(1);
        let page = measure.page();
        let seen = (top_px.saturating_mul(1_000) / row).min(count.saturating_sub(page));
        let first = seen.saturating_sub(BEYOND) / STEP * STEP;
        let end = (seen + page + BEYOND + STEP).min(count);
        Self {
            first,
            end,
            before_px: measure.offset_px(first),
            after_px: measure
                .offset_px(count)
                .saturating_sub(measure.offset_px(end)),
        }
    }

    /// The room of `count` rows with none of them drawn.
    pub fn blank(measure: Measure, count: usize) -> Self {
        Self {
            first: 0,
            end: 0,
            before_px: 0,
            after_px: measure.offset_px(count),
        }
    }

    /// The places drawn.
    pub fn places(&self) -> Range<usize> {
        self.first..self.end
    }

    /// True when the row at this place is drawn.
    pub fn has(&self, place: usize) -> bool {
        self.places().contains(&place)
    }

    /// The room above, as a CSS length.
    pub fn before_px(&self) -> String {
        format!("{}px", self.before_px)
    }

    /// The room below, as a CSS length.
    pub fn after_px(&self) -> String {
        format!("{}px", self.after_px)
    }
}

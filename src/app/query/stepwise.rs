//! An answer that is found a few records at a time, so that a page with many of them stays smooth.
//! How long a step may last, and what happens between two of them, is decided by whoever takes them.

use crate::app::book::Book;

/// A question in steps. The book must be the same from the first step to the last.
pub trait Stepwise {
    /// The answer.
    type Found;

    /// Looks at some more records. False when all were looked at.
    fn step(&mut self, book: &Book) -> bool;

    /// The answer, once every step was taken.
    fn finish(self, book: &Book) -> Self::Found;

    /// The answer at once.
    fn found(mut self, book: &Book) -> Self::Found
    where
        Self: Sized,
    {
        while self.step(book) {}
        self.finish(book)
    }
}

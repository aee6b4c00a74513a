//! The language of the page.
//! Words are chosen when they are drawn; changing the language draws the page anew, so no text needs a signal.

use crate::domain::words::Words;
use crate::text::lang::{Lang, Locale};
use std::cell::Cell;

thread_local! {
    static PAGE: Cell<(Lang, Locale)> = const { Cell::new((Lang::Es, Locale::EsCo)) };
}

/// Sets the language and the formats of everything drawn from now on.
pub fn set(lang: Lang, locale: Locale) {
    PAGE.with(|page| page.set((lang, locale)));
}

/// The language of the page.
pub fn lang() -> Lang {
    PAGE.with(|page| page.get().0)
}

/// How numbers, money and dates are written.
pub fn locale() -> Locale {
    PAGE.with(|page| page.get().1)
}

/// The words in the language of the page.
pub fn tr(es: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// The same for a pair kept in a table.
pub fn say(words: Words) -> &'static str {
    tr(words.es, words.en)
}

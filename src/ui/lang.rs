//! The language of the page.
//! Words are chosen when they are drawn; changing the language draws the page anew, so no text needs a signal.

use crate::domain::words::Words;
use crate::text::lang::{Lang, Locale};
use leptos::prelude::document;
use std::cell::Cell;

thread_local! {
    static PAGE: Cell<Locale> = const { Cell::new(Locale::EsCo) };
}

/// Sets the language and the formats of everything drawn from now on, and tells assistive technology.
pub fn set(locale: Locale) {
    PAGE.with(|page| page.set(locale));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", locale.tag());
    }
}

/// How numbers, money and dates are written.
pub fn locale() -> Locale {
    PAGE.with(Cell::get)
}

/// The language of the page.
pub fn lang() -> Lang {
    locale().lang()
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
    words.in_lang(lang())
}

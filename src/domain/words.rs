//! A sentence in both languages of the interface.
//! Only the pair: which language is shown is decided where it is shown.

/// The same sentence in Spanish and in English. Both are always present, so no screen is half translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub es: &'static str,
    pub en: &'static str,
}

/// Short for [`Words`] in tables.
pub const fn words(es: &'static str, en: &'static str) -> Words {
    Words { es, en }
}

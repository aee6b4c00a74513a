//! The languages of the interface, and how each place writes numbers.
//! The sentences themselves are in the other modules of `text` and beside the rules that say them.

use crate::domain::country::Country;
use crate::domain::words::Words;
use crate::form::input::DecimalMark;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    #[default]
    Es,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Es, Lang::En];

    /// ISO 639-1 code, as in the `lang` attribute and in the settings of a device.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Es => "es",
            Lang::En => "en",
        }
    }

    /// The language of a code or of a browser's tag as "es-CO".
    pub fn from_code(code: &str) -> Option<Lang> {
        let language = code.split(['-', '_']).next()?;
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    /// Its own name, as a person who reads only that language looks for it.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Es => "Español",
            Lang::En => "English",
        }
    }
}

/// A language in a place: decides how numbers, money and dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    EsCo,
    EsPe,
    En,
}

impl Locale {
    /// The locale of a reader of `lang` in a company of `country`.
    pub fn of(lang: Lang, country: Country) -> Locale {
        match (lang, country) {
            (Lang::Es, Country::Colombia) => Locale::EsCo,
            (Lang::Es, Country::Peru) => Locale::EsPe,
            (Lang::En, _) => Locale::En,
        }
    }

    pub fn lang(self) -> Lang {
        match self {
            Locale::EsCo | Locale::EsPe => Lang::Es,
            Locale::En => Lang::En,
        }
    }

    /// BCP 47 tag for the `lang` attribute of a document.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::EsCo => "es-CO",
            Locale::EsPe => "es-PE",
            Locale::En => "en",
        }
    }

    /// The mark between units and decimals: a comma in Colombia, a point elsewhere.
    pub fn decimal_mark(self) -> DecimalMark {
        match self {
            Locale::EsCo => DecimalMark::Comma,
            Locale::EsPe | Locale::En => DecimalMark::Point,
        }
    }
}

impl Words {
    /// The sentence in that language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Locale};
    use crate::domain::country::Country;
    use crate::domain::words::words;

    #[test]
    fn a_browser_tag_names_its_language() {
        for (tag, lang) in [
            ("es", Some(Lang::Es)),
            ("es-419", Some(Lang::Es)),
            ("EN_us", Some(Lang::En)),
            ("english", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_code(tag), lang, "{tag}");
        }
        assert_eq!(Locale::of(Lang::Es, Country::Peru).tag(), "es-PE");
        assert_eq!(Locale::of(Lang::En, Country::Peru).lang(), Lang::En);
        assert_eq!(words("sí", "yes").in_lang(Lang::En), "yes");
    }
}

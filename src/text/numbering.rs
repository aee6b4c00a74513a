//! Which documents a numbering range is for, and what is left of it.

use crate::domain::company::NumberingRange;
use crate::domain::country::Country;
use crate::domain::invoice::DocumentType;
use crate::domain::words::words;
use crate::text::labels;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::whole;

/// What ranges can be for in a country: the kind of document and its official code, empty for the usual one.
pub fn offered(country: Country) -> &'static [(DocumentType, &'static str)] {
    match country {
        Country::Colombia => &[
            (DocumentType::Invoice, ""),
            (DocumentType::CreditNote, ""),
            (DocumentType::DebitNote, ""),
        ],
        Country::Peru => &[
            (DocumentType::Invoice, ""),
            (DocumentType::Invoice, "03"),
            (DocumentType::CreditNote, ""),
            (DocumentType::CreditNote, "03"),
            (DocumentType::DebitNote, ""),
            (DocumentType::DebitNote, "03"),
        ],
    }
}

/// What a range is for: "Facturas", "Notas de crédito de boletas". A code of another origin is said as it is.
pub fn documents(country: Country, documents: DocumentType, type_code: &str, lang: Lang) -> String {
    let several = match (country, documents, type_code) {
        (_, DocumentType::Invoice, "") => words("Facturas", "Invoices"),
        (Country::Colombia, DocumentType::CreditNote, "") => words("Notas crédito", "Credit notes"),
        (Country::Colombia, DocumentType::DebitNote, "") => words("Notas débito", "Debit notes"),
        (Country::Peru, DocumentType::Invoice, "03") => words("Boletas", "Boletas (receipts)"),
        (Country::Peru, DocumentType::CreditNote, "") => {
            words("Notas de crédito de facturas", "Credit notes of invoices")
        }
        (Country::Peru, DocumentType::CreditNote, "03") => {
            words("Notas de crédito de boletas", "Credit notes of boletas")
        }
        (Country::Peru, DocumentType::DebitNote, "") => {
            words("Notas de débito de facturas", "Debit notes of invoices")
        }
        (Country::Peru, DocumentType::DebitNote, "03") => {
            words("Notas de débito de boletas", "Debit notes of boletas")
        }
        _ => {
            let name = labels::document_type(documents).in_lang(lang);
            return format!("{name} ({type_code})");
        }
    };
    several.in_lang(lang).to_owned()
}

/// "Sigue el FE1305; quedan 1.204 de 5.000." `next` is the number that would be given now.
pub fn left(range: &NumberingRange, next: u64, locale: Locale) -> String {
    let prefix = &range.prefix;
    let left = range.to.saturating_add(1).saturating_sub(next);
    let all = range.to.saturating_add(1).saturating_sub(range.from);
    let (left_words, all_words) = (whole(left, locale), whole(all, locale));
    match (left, locale.lang()) {
        (0, Lang::Es) => format!("Se usaron los {all_words} números: agrega otra numeración."),
        (0, Lang::En) => format!("All {all_words} numbers are used: add another numbering."),
        (1, Lang::Es) => format!("Sigue el {prefix}{next}; queda 1 de {all_words}."),
        (1, Lang::En) => format!("Next is {prefix}{next}; 1 of {all_words} is left."),
        (_, Lang::Es) => format!("Sigue el {prefix}{next}; quedan {left_words} de {all_words}."),
        (_, Lang::En) => format!("Next is {prefix}{next}; {left_words} of {all_words} are left."),
    }
}

/// The name of a device as people read it to each other: "0123 4567 89ab cdef".
pub fn device_code(device: &str) -> String {
    let digits: Vec<char> = device.chars().collect();
    let groups: Vec<String> = digits
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{device_code, documents, left, offered};
    use crate::domain::company::NumberingRange;
    use crate::domain::country::Country;
    use crate::domain::invoice::DocumentType;
    use crate::text::lang::{Lang, Locale};
    use std::collections::BTreeSet;

    #[test]
    fn what_is_left_is_counted_from_the_next_number() {
        let range = NumberingRange {
            resolution: String::new(),
            prefix: "FE".to_owned(),
            from: 1,
            to: 5_000,
            valid_from: "2026-01-01".parse().unwrap(),
            valid_to: "2027-01-01".parse().unwrap(),
            technical_key: String::new(),
            documents: DocumentType::Invoice,
            type_code: String::new(),
        };
        for (next, es, en) in [
            (
                3_797,
                "Sigue el FE3797; quedan 1.204 de 5.000.",
                "Next is FE3797; 1,204 of 5,000 are left.",
            ),
            (
                5_000,
                "Sigue el FE5000; queda 1 de 5.000.",
                "Next is FE5000; 1 of 5,000 is left.",
            ),
            (
                5_001,
                "Se usaron los 5.000 números: agrega otra numeración.",
                "All 5,000 numbers are used: add another numbering.",
            ),
        ] {
            assert_eq!(left(&range, next, Locale::EsCo), es);
            assert_eq!(left(&range, next, Locale::En), en);
        }
    }

    #[test]
    fn the_code_of_a_device_is_read_in_groups() {
        assert_eq!(device_code("0123456789abcdef"), "0123 4567 89ab cdef");
        assert_eq!(device_code(""), "");
    }

    #[test]
    fn no_two_that_are_offered_are_called_the_same() {
        for country in Country::ALL {
            for lang in [Lang::Es, Lang::En] {
                let names: BTreeSet<String> = offered(country)
                    .iter()
                    .map(|(kind, code)| documents(country, *kind, code, lang))
                    .collect();
                assert_eq!(names.len(), offered(country).len());
            }
        }
        let strange = documents(Country::Colombia, DocumentType::Invoice, "91", Lang::Es);
        assert_eq!(strange, "Factura (91)");
    }
}

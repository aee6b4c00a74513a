//! How documents are told apart and how notes find the document they correct.
//! Keys are hashes: whoever looks one up compares the documents themselves.

use crate::app::book::table::IdHasher;
use crate::domain::invoice::{Content, DocumentType, Invoice};
use crate::order;
use chrono::NaiveDate;
use std::hash::{Hash, Hasher};

/// A number in the form in which it is compared: upper case, no spaces, no zeros before the consecutive,
/// no hyphen after a prefix of letters. `fe-01204` and `FE1204` are one number; so are `F001-00000007` and `F001-7`.
pub fn canonical_number(number: &str) -> String {
    let clean: String = number
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    let prefix = clean.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = clean.get(prefix.len()..).unwrap_or_default();
    let consecutive = match digits.trim_start_matches('0') {
        "" if !digits.is_empty() => "0",
        rest => rest,
    };
    let bare = prefix.strip_suffix('-').unwrap_or(prefix);
    let prefix = if bare.ends_with(char::is_alphabetic) && !consecutive.is_empty() {
        bare
    } else {
        prefix
    };
    format!("{prefix}{consecutive}")
}

/// Who issued the document: the number of its supplier, or `own` when it names none.
pub fn issuer_of<'a>(invoice: &'a Invoice, own: &'a str) -> &'a str {
    match &invoice.content.supplier {
        Some(supplier) => &supplier.id_number,
        None => own,
    }
}

/// Key of the document with that number among its issuer's.
pub fn number_key(issuer: &str, number: &str) -> u64 {
    key(1, issuer, &canonical_number(number))
}

/// Key of the document with that CUFE or CUDE.
pub fn fiscal_key(code: &str) -> u64 {
    let mut hasher = IdHasher::default();
    hasher.write_u64(2);
    for chunk in code.as_bytes().chunks(8) {
        let mut word = [0u8; 8];
        let lower = chunk.iter().map(u8::to_ascii_lowercase);
        word.iter_mut().zip(lower).for_each(|(to, from)| *to = from);
        hasher.write_u64(u64::from_le_bytes(word));
    }
    hasher.finish()
}

/// Keys of the documents that ask the same customer for the same amount at the same time: those issued on the same day, and
/// those that state the same period. A fee of every month has many of the same amount, which the time tells apart.
pub fn alike_keys(content: &Content, issued_on: Option<NaiveDate>) -> [Option<u64>; 2] {
    let key = |kind: u64, time: &dyn Fn(&mut IdHasher)| {
        let mut hasher = IdHasher::default();
        hasher.write_u64(kind);
        hasher.write(content.customer.id_number.as_bytes());
        // Equal amounts hash alike whatever their scale.
        content.totals.payable.hash(&mut hasher);
        content.currency.hash(&mut hasher);
        time(&mut hasher);
        hasher.finish()
    };
    [
        issued_on.map(|day| key(3, &|hasher| day.hash(hasher))),
        content
            .period
            .map(|period| key(4, &|hasher| period.hash(hasher))),
    ]
}

/// The keys under which an issued document is found: by number and by fiscal code, when it has one.
pub fn keys_of(invoice: &Invoice, own: &str) -> DocumentKeys {
    let Some(issuance) = invoice.issuance() else {
        return DocumentKeys::default();
    };
    let code = issuance.fiscal_code();
    DocumentKeys {
        number: Some(number_key(issuer_of(invoice, own), issuance.number())),
        fiscal: (!code.is_empty()).then(|| fiscal_key(code)),
        alike: alike_keys(&invoice.content, Some(issuance.on())),
    }
}

/// The keys of one document; none of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DocumentKeys {
    number: Option<u64>,
    fiscal: Option<u64>,
    alike: [Option<u64>; 2],
}

impl DocumentKeys {
    /// Those under which a note finds the document.
    pub fn iter(self) -> impl Iterator<Item = u64> {
        self.number.into_iter().chain(self.fiscal)
    }

    /// Those that documents share which ask the same customer for the same amount at the same time.
    pub fn alike(self) -> impl Iterator<Item = u64> {
        self.alike.into_iter().flatten()
    }
}

/// The keys that an issued note points to; empty for an invoice, whose references correct nothing.
pub fn reference_keys_of(invoice: &Invoice, own: &str) -> Vec<u64> {
    if invoice.content.document_type == DocumentType::Invoice || invoice.issuance().is_none() {
        return Vec::new();
    }
    let issuer = issuer_of(invoice, own);
    let mut keys = Vec::new();
    for reference in &invoice.content.references {
        if !reference.number.is_empty() {
            keys.push(number_key(issuer, &reference.number));
        }
        if !reference.fiscal_code.is_empty() {
            keys.push(fiscal_key(&reference.fiscal_code));
        }
    }
    order::sort(&mut keys);
    keys.dedup();
    keys
}

fn key(space: u64, issuer: &str, text: &str) -> u64 {
    let mut hasher = IdHasher::default();
    hasher.write_u64(space);
    hasher.write(issuer.as_bytes());
    hasher.write_u64(issuer.len() as u64);
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::canonical_number;

    #[test]
    fn numbers_written_differently_are_one() {
        for (left, right) in [
            ("fe-01204", "FE1204"),
            ("F001-00000007", "F001-7"),
            (" SETP 990000001", "SETP990000001"),
            ("00012", "12"),
            ("FE-0", "FE000"),
        ] {
            assert_eq!(canonical_number(left), canonical_number(right));
        }
    }

    #[test]
    fn numbers_of_two_series_stay_apart() {
        for (left, right) in [("F001-1", "F0011"), ("F001-1", "F002-1"), ("FE-", "FE")] {
            assert_ne!(canonical_number(left), canonical_number(right));
        }
    }
}

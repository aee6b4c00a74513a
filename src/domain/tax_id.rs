//! Tax and identity numbers of Colombia and Peru, with their check digits.
//! Says only whether a number is well formed; whether it exists is known to the tax authorities alone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of identification a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxIdKind {
    /// Colombia: número de identificación tributaria (DIAN code 31).
    Nit,
    /// Colombia: cédula de ciudadanía (DIAN code 13). It has no check digit.
    Cc,
    /// Cédula or carné de extranjería (DIAN 22, SUNAT 4).
    Ce,
    /// Peru: registro único de contribuyentes (SUNAT 6).
    Ruc,
    /// Peru: documento nacional de identidad (SUNAT 1).
    Dni,
    /// Passport (DIAN 41, SUNAT 7).
    Passport,
    /// Any other document; the authority's code is kept beside it in the invoice.
    Other,
}

impl TaxIdKind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [TaxIdKind; 7] = [
        TaxIdKind::Nit,
        TaxIdKind::Cc,
        TaxIdKind::Ce,
        TaxIdKind::Ruc,
        TaxIdKind::Dni,
        TaxIdKind::Passport,
        TaxIdKind::Other,
    ];

    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            TaxIdKind::Nit => "nit",
            TaxIdKind::Cc => "cc",
            TaxIdKind::Ce => "ce",
            TaxIdKind::Ruc => "ruc",
            TaxIdKind::Dni => "dni",
            TaxIdKind::Passport => "passport",
            TaxIdKind::Other => "other",
        }
    }

    /// The kind with that name in records.
    pub fn from_name(name: &str) -> Option<TaxIdKind> {
        TaxIdKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An identification number of a known kind, well formed; a NIT or RUC has a verified check digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxId {
    kind: TaxIdKind,
    number: String,
}

/// Why a text is not an identification number of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaxIdError {
    #[error("the number is empty")]
    Empty,
    #[error("a character is not allowed here: {0:?}")]
    NotAllowed(char),
    /// Characters found, and the fewest and most that its kind has.
    #[error("{found} characters, {min} to {max} expected")]
    Length {
        found: usize,
        min: usize,
        max: usize,
    },
    #[error("the check digit is {found}, {expected} expected")]
    CheckDigit { found: char, expected: char },
    /// Prefix 16 is accepted although sources disagree about it.
    #[error("a RUC starts with 10, 15, 16, 17 or 20, not {0}")]
    Prefix(String),
}

/// The number that stands for an unnamed final consumer (DIAN, Anexo técnico 1.9); its length is its own.
const FINAL_CONSUMER: &str = "222222222222";
const RUC_PREFIXES: [&str; 5] = ["10", "15", "16", "17", "20"];
const NIT_WEIGHTS: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
const RUC_WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const DNI_WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
const DNI_CHECK_DIGITS: &[u8; 11] = b"65432110987";
const DNI_CHECK_LETTERS: &[u8; 11] = b"KJIHGFEDCBA";

impl TaxId {
    /// Reads a number as a person types it: with dots, spaces, dash and check digit, or without.
    ///
    /// A last digit is taken for the check digit of a NIT only where it cannot be anything else:
    /// set apart by a separator ("900.123.456-7"), the tenth digit of a number that does not start with 1
    /// (companies have nine digits and start with 8 or 9; only cédulas have ten, and they start with 1),
    /// or the eleventh digit. A cédula never loses its last digit.
    ///
    /// # Errors
    /// [`TaxIdError`] says what is wrong with the number.
    pub fn parse(kind: TaxIdKind, text: &str) -> Result<TaxId, TaxIdError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TaxIdError::Empty);
        }
        match kind {
            TaxIdKind::Nit => parse_nit(text),
            TaxIdKind::Dni => parse_dni(text),
            TaxIdKind::Cc => TaxId::from_parts(
                kind,
                without_leading_zeros(&joined(text, is_thousands_mark)),
            ),
            TaxIdKind::Ruc => TaxId::from_parts(kind, &joined(text, is_separator)),
            TaxIdKind::Ce | TaxIdKind::Passport => {
                TaxId::from_parts(kind, &joined(text, is_separator).to_uppercase())
            }
            TaxIdKind::Other => TaxId::from_parts(kind, &text.to_uppercase()),
        }
    }

    /// Makes an id of a bare number as [`TaxId::number`] gives it: without separators, a NIT or DNI without its check digit.
    ///
    /// # Errors
    /// As [`TaxId::parse`].
    pub fn from_parts(kind: TaxIdKind, number: &str) -> Result<TaxId, TaxIdError> {
        if number.is_empty() {
            return Err(TaxIdError::Empty);
        }
        check_characters(kind, number)?;
        check_length(kind, number)?;
        if kind == TaxIdKind::Ruc {
            check_ruc(number)?;
        }
        Ok(TaxId {
            kind,
            number: number.to_owned(),
        })
    }

    pub fn kind(&self) -> TaxIdKind {
        self.kind
    }

    /// Digits without separators; a NIT or DNI without its check digit, a RUC with it.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The check digit of a NIT, RUC or DNI; the other kinds have none.
    pub fn check_digit(&self) -> Option<char> {
        match self.kind {
            TaxIdKind::Nit => nit_check_digit(&self.number),
            TaxIdKind::Ruc => self.number.chars().last(),
            TaxIdKind::Dni => dni_check_characters(&self.number).map(|(digit, _)| digit),
            TaxIdKind::Cc | TaxIdKind::Ce | TaxIdKind::Passport | TaxIdKind::Other => None,
        }
    }
}

/// As it is printed: "900.123.456-7" for a NIT, "79.123.456" for a cédula, plain for the rest.
impl fmt::Display for TaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TaxIdKind::Nit => {
                f.write_str(&with_thousands_dots(&self.number))?;
                self.check_digit()
                    .map_or(Ok(()), |digit| write!(f, "-{digit}"))
            }
            TaxIdKind::Cc => f.write_str(&with_thousands_dots(&self.number)),
            _ => f.write_str(&self.number),
        }
    }
}

/// The check digit (DV) of a NIT: digits from the right times 3, 7, 13, …; s = sum mod 11; s if s < 2, else 11 − s.
/// Absent when the number is not 1 to 15 digits. (DIAN's own style sheets use the same formula.)
pub fn nit_check_digit(number: &str) -> Option<char> {
    if number.is_empty() || number.len() > NIT_WEIGHTS.len() {
        return None;
    }
    let sum = weighted_sum(number.chars().rev(), &NIT_WEIGHTS)?;
    let rest = sum % 11;
    char::from_digit(if rest < 2 { rest } else { 11 - rest }, 10)
}

/// The eleventh digit of a RUC from its first ten: (11 − s mod 11) mod 10. Absent when they are not ten digits.
pub fn ruc_check_digit(first_ten: &str) -> Option<char> {
    if first_ten.len() != RUC_WEIGHTS.len() {
        return None;
    }
    let sum = weighted_sum(first_ten.chars(), &RUC_WEIGHTS)?;
    char::from_digit((11 - sum % 11) % 10, 10)
}

/// The check digit of a DNI and the letter that older cards show in its place. Absent when they are not eight digits.
pub fn dni_check_characters(number: &str) -> Option<(char, char)> {
    if number.len() != DNI_WEIGHTS.len() {
        return None;
    }
    let sum = weighted_sum(number.chars(), &DNI_WEIGHTS)?;
    let index = usize::try_from(sum % 11).ok()?;
    let digit = DNI_CHECK_DIGITS.get(index)?;
    let letter = DNI_CHECK_LETTERS.get(index)?;
    Some((char::from(*digit), char::from(*letter)))
}

fn weighted_sum(digits: impl Iterator<Item = char>, weights: &[u32]) -> Option<u32> {
    digits
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).map(|value| value * weight))
        .sum()
}

fn parse_nit(text: &str) -> Result<TaxId, TaxIdError> {
    let (digits, typed_check) = split_nit(text);
    let id = TaxId::from_parts(TaxIdKind::Nit, without_leading_zeros(&digits))?;
    match (typed_check, id.check_digit()) {
        (Some(found), Some(expected)) if found != expected => {
            Err(TaxIdError::CheckDigit { found, expected })
        }
        _ => Ok(id),
    }
}

/// The number and the check digit typed after it, if one was.
fn split_nit(text: &str) -> (String, Option<char>) {
    let set_apart = last_group_of_one(text);
    let mut digits = joined(text, is_separator);
    let is_run_together = digits != FINAL_CONSUMER
        && match without_leading_zeros(&digits).len() {
            10 => !without_leading_zeros(&digits).starts_with('1'),
            length => length == 11,
        };
    let check = (set_apart || is_run_together)
        .then(|| digits.pop())
        .flatten();
    (digits, check)
}

fn parse_dni(text: &str) -> Result<TaxId, TaxIdError> {
    let mut characters = joined(text, is_separator).to_uppercase();
    let typed_check = (last_group_of_one(text) || characters.chars().count() == 9)
        .then(|| characters.pop())
        .flatten();
    let id = TaxId::from_parts(TaxIdKind::Dni, &characters)?;
    let Some((found, (digit, letter))) = typed_check.zip(dni_check_characters(id.number())) else {
        return Ok(id);
    };
    if found == digit || found == letter {
        return Ok(id);
    }
    let expected = if found.is_ascii_digit() {
        digit
    } else {
        letter
    };
    Err(TaxIdError::CheckDigit { found, expected })
}

fn check_characters(kind: TaxIdKind, number: &str) -> Result<(), TaxIdError> {
    let allowed: fn(char) -> bool = match kind {
        TaxIdKind::Nit | TaxIdKind::Cc | TaxIdKind::Ruc | TaxIdKind::Dni => {
            |character| character.is_ascii_digit()
        }
        TaxIdKind::Ce | TaxIdKind::Passport => |character| character.is_ascii_alphanumeric(),
        TaxIdKind::Other => |character| character.is_alphanumeric() || " -./".contains(character),
    };
    match number.chars().find(|&character| !allowed(character)) {
        Some(character) => Err(TaxIdError::NotAllowed(character)),
        None => Ok(()),
    }
}

fn check_length(kind: TaxIdKind, number: &str) -> Result<(), TaxIdError> {
    if matches!(kind, TaxIdKind::Nit | TaxIdKind::Cc) && number == FINAL_CONSUMER {
        return Ok(());
    }
    let (min, max) = match kind {
        // Natural persons use their cédula as NIT, and the oldest cédulas are short.
        TaxIdKind::Nit | TaxIdKind::Cc => (3, 10),
        TaxIdKind::Ruc => (11, 11),
        TaxIdKind::Dni => (8, 8),
        TaxIdKind::Ce | TaxIdKind::Passport => (3, 15),
        TaxIdKind::Other => (1, 25),
    };
    let found = number.chars().count();
    if (min..=max).contains(&found) {
        Ok(())
    } else {
        Err(TaxIdError::Length { found, min, max })
    }
}

fn check_ruc(number: &str) -> Result<(), TaxIdError> {
    let (first_ten, last) = number.split_at_checked(10).unwrap_or((number, ""));
    let prefix = first_ten.get(..2).unwrap_or(first_ten);
    if !RUC_PREFIXES.contains(&prefix) {
        return Err(TaxIdError::Prefix(prefix.to_owned()));
    }
    match (last.chars().next(), ruc_check_digit(first_ten)) {
        (Some(found), Some(expected)) if found != expected => {
            Err(TaxIdError::CheckDigit { found, expected })
        }
        _ => Ok(()),
    }
}

/// Whether the last of several groups is a single character, as the check digit in "900.123.456-7".
fn last_group_of_one(text: &str) -> bool {
    let mut groups = text.split(is_separator).filter(|group| !group.is_empty());
    let last = groups.next_back();
    groups.next().is_some() && last.is_some_and(|group| group.chars().count() == 1)
}

fn joined(text: &str, separator: fn(char) -> bool) -> String {
    text.chars()
        .filter(|&character| !separator(character))
        .collect()
}

fn is_separator(character: char) -> bool {
    is_thousands_mark(character) || matches!(character, '-' | '‐' | '‑' | '–' | '—' | '−')
}

fn is_thousands_mark(character: char) -> bool {
    matches!(character, '.' | ',') || character.is_whitespace()
}

/// Spreadsheets pad numbers with zeros; no NIT or cédula starts with one.
fn without_leading_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { digits } else { trimmed }
}

fn with_thousands_dots(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;

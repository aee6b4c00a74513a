//! Reading what a person typed into one field: numbers, dates, addresses and identification numbers.
//! Whole forms are in the modules beside it; nothing is guessed where two readings are possible and the place does not decide.

use crate::domain::money::{Currency, Money, minor_units};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::form::FieldError;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What stands between units and decimals where the reader lives; `text::lang::Locale` knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// 1.234.567,89
    Comma,
    /// 1,234,567.89
    Point,
}

impl DecimalMark {
    fn character(self) -> char {
        match self {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        }
    }
}

/// Text without the spaces around it.
///
/// # Errors
/// [`FieldError::Required`] when nothing is left, [`FieldError::TooLong`] beyond `max` characters.
pub fn required(text: &str, max: usize) -> Result<String, FieldError> {
    let text = free(text, max)?;
    if text.is_empty() {
        return Err(FieldError::Required);
    }
    Ok(text)
}

/// Text that may be empty, without the spaces around it.
///
/// # Errors
/// [`FieldError::TooLong`] beyond `max` characters.
pub fn free(text: &str, max: usize) -> Result<String, FieldError> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(FieldError::TooLong(max));
    }
    Ok(text.to_owned())
}

/// Nothing for an empty field, else what `read` makes of it: `optional(text, date)`.
///
/// # Errors
/// Those of `read`.
pub fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<Option<T>, FieldError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    read(text).map(Some)
}

/// A number in the writing of either country; spaces, apostrophes and the signs of currencies do not matter.
///
/// With both marks, the last is the decimal one, whatever the place: 1.234,5 and 1,234.5 are the same. A mark
/// that repeats separates thousands. A single mark is the place's decimal mark or, if it is the other one,
/// separates thousands when exactly three digits follow up to three; else it can only be decimal.
///
/// # Errors
/// [`FieldError::Required`], [`FieldError::NotANumber`], [`FieldError::TooLarge`] beyond 28 digits.
pub fn decimal(text: &str, mark: DecimalMark) -> Result<Decimal, FieldError> {
    if text.trim().is_empty() {
        return Err(FieldError::Required);
    }
    let (is_negative, digits) = without_ornament(text);
    let (units, decimals) = split_number(&digits, mark).ok_or(FieldError::NotANumber)?;
    if units.is_empty() && decimals.is_empty() {
        return Err(FieldError::NotANumber);
    }
    let sign = if is_negative { "-" } else { "" };
    let plain = if decimals.is_empty() {
        format!("{sign}{units}")
    } else {
        format!("{sign}{units:0>1}.{decimals}")
    };
    Decimal::from_str_exact(&plain).map_err(|_| FieldError::TooLarge)
}

/// A number of at most so many decimals.
///
/// # Errors
/// As [`decimal`], and [`FieldError::TooManyDecimals`].
pub fn decimal_up_to(text: &str, mark: DecimalMark, decimals: u32) -> Result<Decimal, FieldError> {
    let number = decimal(text, mark)?;
    if number.normalize().scale() > decimals {
        return Err(FieldError::TooManyDecimals(decimals));
    }
    Ok(number)
}

/// An amount of money, zero or more, to the smallest unit of its currency.
///
/// # Errors
/// As [`decimal_up_to`], and [`FieldError::Negative`].
pub fn money(text: &str, mark: DecimalMark, currency: Currency) -> Result<Money, FieldError> {
    let amount = decimal_up_to(text, mark, minor_units(currency))?;
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(FieldError::Negative);
    }
    Ok(Money::new(amount.abs(), currency))
}

/// A whole number from zero to `max`, as a number of days.
///
/// # Errors
/// As [`decimal_up_to`], [`FieldError::Negative`] and [`FieldError::AboveMax`].
pub fn whole(text: &str, mark: DecimalMark, max: u64) -> Result<u64, FieldError> {
    let number = decimal_up_to(text, mark, 0)?.normalize();
    if number.is_sign_negative() && !number.is_zero() {
        return Err(FieldError::Negative);
    }
    match u64::try_from(number.mantissa()) {
        Ok(number) if number <= max => Ok(number),
        _ => Err(FieldError::AboveMax(max)),
    }
}

/// A date: day, month and year in this order with any separator (31/12/26, 31-12-2026, 31 dic 2026,
/// 31 de diciembre de 2026), or the year first (2026-12-31, 20261231). A month in letters may come first
/// (Dec 31, 2026). Two digits of year are 2000 to 2079, or 1980 to 1999.
///
/// # Errors
/// [`FieldError::Required`], [`FieldError::NotADate`], [`FieldError::NoSuchDate`].
pub fn date(text: &str) -> Result<NaiveDate, FieldError> {
    if text.trim().is_empty() {
        return Err(FieldError::Required);
    }
    let parts = date_parts(text);
    let (day, month, year) = match parts.as_slice() {
        [Part::Digits(compact)] if compact.len() == 8 => (
            number_in(compact, 6..8)?,
            number_in(compact, 4..6)?,
            number_in(compact, 0..4)?,
        ),
        [Part::Digits(year), month, Part::Digits(day)] if year.len() == 4 => {
            (number(day)?, month_of(month)?, number(year)?)
        }
        [Part::Digits(day), month, Part::Digits(year)] => {
            (number(day)?, month_of(month)?, full_year(year)?)
        }
        [
            month @ Part::Letters(_),
            Part::Digits(day),
            Part::Digits(year),
        ] => (number(day)?, month_of(month)?, full_year(year)?),
        _ => return Err(FieldError::NotADate),
    };
    i32::try_from(year)
        .ok()
        .filter(|year| (1900..2200).contains(year))
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(FieldError::NoSuchDate)
}

/// A month, as its first day: 2026-11, 11/2026, noviembre de 2026.
///
/// # Errors
/// [`FieldError::Required`], [`FieldError::NotAMonth`].
pub fn month(text: &str) -> Result<NaiveDate, FieldError> {
    let text = required(text, 40)?;
    let is_year_first = text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let day = if is_year_first {
        format!("{text}-01")
    } else {
        format!("1/{text}")
    };
    date(&day).map_err(|_| FieldError::NotAMonth)
}

/// An e-mail address, checked only so far that a typing slip shows: one @, a domain with a dot, no spaces.
/// The domain is given in small letters.
///
/// # Errors
/// [`FieldError::Required`], [`FieldError::NotAnEmail`], [`FieldError::TooLong`] beyond 254 characters.
pub fn email(text: &str) -> Result<String, FieldError> {
    let text = required(text, 254)?;
    let is_clean = text.chars().all(|letter| {
        !letter.is_whitespace() && !letter.is_control() && !"<>(),;:\"[]".contains(letter)
    });
    let Some((name, domain)) = text.split_once('@') else {
        return Err(FieldError::NotAnEmail);
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let is_domain =
        labels.len() > 1 && labels.iter().all(|label| !label.is_empty()) && !domain.contains('@');
    let is_name = !name.is_empty() && !name.starts_with('.') && !name.ends_with('.');
    if is_clean && is_domain && is_name {
        Ok(format!("{name}@{}", domain.to_lowercase()))
    } else {
        Err(FieldError::NotAnEmail)
    }
}

/// An identification number of a kind.
///
/// # Errors
/// [`FieldError::Required`] for an empty field, [`FieldError::TaxId`] with the reason for a wrong number.
pub fn tax_id(kind: TaxIdKind, text: &str) -> Result<TaxId, FieldError> {
    if text.trim().is_empty() {
        return Err(FieldError::Required);
    }
    Ok(TaxId::parse(kind, text)?)
}

/// The number without currency, spaces and sign, and whether it is below zero.
fn without_ornament(text: &str) -> (bool, String) {
    let mut rest: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let mut is_negative = false;
    // A sign may stand on either side of the currency: -$ 5, $ -5.
    for _ in 0..2 {
        if let Some(positive) = rest.strip_prefix(['-', '−', '–']) {
            if is_negative {
                break;
            }
            is_negative = true;
            rest = positive.to_owned();
        }
        for currency in ["US$", "S/.", "S/", "$", "€", "COP", "PEN", "USD", "EUR"] {
            if let Some(bare) = rest.strip_prefix(currency) {
                rest = bare.to_owned();
                break;
            }
        }
    }
    for currency in ["COP", "PEN", "USD", "EUR", "€", "$"] {
        if let Some(bare) = rest.strip_suffix(currency) {
            rest = bare.to_owned();
            break;
        }
    }
    (is_negative, rest)
}

/// Units and decimals as bare digits; nothing when the marks make no sense.
fn split_number(text: &str, mark: DecimalMark) -> Option<(String, String)> {
    let (units, decimals) = match decimal_place(text, mark) {
        Some((place, decimal_mark)) => {
            let (units, tail) = text.split_at(place);
            if units.contains(decimal_mark) {
                return None;
            }
            (units, tail.get(decimal_mark.len_utf8()..)?)
        }
        None => (text, ""),
    };
    let are_digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let bare: String = units
        .chars()
        .filter(|letter| !is_thousands_mark(*letter))
        .collect();
    let is_grouped = bare.len() < units.len();
    let is_right =
        are_digits(&bare) && are_digits(decimals) && (!is_grouped || are_thousands(units));
    is_right.then(|| (bare, decimals.to_owned()))
}

/// Where the decimals begin, and the mark there.
fn decimal_place(text: &str, mark: DecimalMark) -> Option<(usize, char)> {
    let (place, last) = text.rmatch_indices(['.', ',']).next()?;
    let last = last.chars().next()?;
    let other = if last == '.' { ',' } else { '.' };
    let is_thousands = if text.contains(other) {
        false
    } else if text.matches(last).count() > 1 {
        true
    } else {
        last != mark.character() && are_thousands(text)
    };
    (!is_thousands).then_some((place, last))
}

/// Groups of three digits after one of one to three, which does not start with a zero.
fn are_thousands(text: &str) -> bool {
    let mut groups = text.split(is_thousands_mark);
    let is_first_right = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()) && !group.starts_with('0'));
    is_first_right && groups.all(|group| group.len() == 3)
}

/// Marks between thousands. The apostrophe is the one for millions in Peru: 1'234,567.89.
fn is_thousands_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\'' | '’')
}

/// A run of digits or of letters in a typed date.
enum Part {
    Digits(String),
    Letters(String),
}

/// The runs of digits and letters, without the words that only join them.
fn date_parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut is_joined = false;
    for letter in text.to_lowercase().chars() {
        let is_digit = letter.is_ascii_digit();
        if !is_digit && !letter.is_alphabetic() {
            is_joined = false;
            continue;
        }
        match parts.last_mut() {
            Some(Part::Digits(run)) if is_joined && is_digit => run.push(letter),
            Some(Part::Letters(run)) if is_joined && !is_digit => run.push(letter),
            _ if is_digit => parts.push(Part::Digits(letter.to_string())),
            _ => parts.push(Part::Letters(letter.to_string())),
        }
        is_joined = true;
    }
    parts.retain(
        |part| !matches!(part, Part::Letters(word) if matches!(word.as_str(), "de" | "del" | "of")),
    );
    parts
}

const MONTHS: [(&str, &str); 12] = [
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
];

/// The number of a month in digits, or in letters from the third on, in either language.
fn month_of(part: &Part) -> Result<u32, FieldError> {
    let word = match part {
        Part::Digits(digits) => return number(digits),
        // Both spellings are right: septiembre, setiembre.
        Part::Letters(word) if word.starts_with("set") => word.replacen("set", "sept", 1),
        Part::Letters(word) => word.clone(),
    };
    let place = MONTHS
        .iter()
        .position(|(es, en)| es.starts_with(&word) || en.starts_with(&word));
    place
        .filter(|_| word.len() >= 3)
        .and_then(|place| u32::try_from(place + 1).ok())
        .ok_or(FieldError::NotADate)
}

fn full_year(digits: &str) -> Result<u32, FieldError> {
    let year = number(digits)?;
    match (digits.len(), year) {
        (4, year) => Ok(year),
        (2, year @ 0..80) => Ok(2000 + year),
        (2, year) => Ok(1900 + year),
        _ => Err(FieldError::NotADate),
    }
}

fn number_in(digits: &str, range: std::ops::Range<usize>) -> Result<u32, FieldError> {
    digits
        .get(range)
        .ok_or(FieldError::NotADate)
        .and_then(number)
}

fn number(digits: &str) -> Result<u32, FieldError> {
    digits.parse().map_err(|_| FieldError::NotADate)
}

#[cfg(test)]
mod tests;

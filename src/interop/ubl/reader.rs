//! Values taken from the elements of a document, with a finding for each that cannot be taken as it is.
//! Knows no document in particular; which elements matter is decided by `dian`, `sunat` and `body`.

use crate::domain::check;
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Finding, Severity};
use crate::domain::money::Currency;
use crate::interop::ubl::UblError;
use crate::interop::ubl::xml::Element;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::str::FromStr;

/// Most findings kept for one document: a broken file repeats itself.
pub const FINDINGS_MAX: usize = 200;

/// A document being read.
#[derive(Debug)]
pub struct Reading<'a> {
    pub root: &'a Element,
    pub country: Country,
    /// Currency of the document, once known.
    pub currency: Currency,
    pub findings: Vec<Finding>,
}

impl<'a> Reading<'a> {
    pub fn new(root: &'a Element, country: Country) -> Reading<'a> {
        let currency = match country {
            Country::Colombia => Currency::COP,
            Country::Peru => Currency::PEN,
        };
        Reading {
            root,
            country,
            currency,
            findings: Vec::new(),
        }
    }

    /// Notes a finding of a `reading.…` rule at an element.
    pub fn note(&mut self, rule: &str, at: &Element, found: Option<Fact>, expected: Option<Fact>) {
        let place = self.root.path_of(at);
        self.note_at(rule, place, found, expected);
    }

    /// Notes a finding of a `reading.…` rule at a place given in words of the document.
    pub fn note_at(
        &mut self,
        rule: &str,
        place: String,
        found: Option<Fact>,
        expected: Option<Fact>,
    ) {
        let severity = check::rule(rule).map_or(Severity::Warning, |rule| rule.severity);
        self.note_as(severity, rule, place, found, expected);
    }

    /// As [`Reading::note_at`], with a severity of its own.
    pub fn note_as(
        &mut self,
        severity: Severity,
        rule: &str,
        place: String,
        found: Option<Fact>,
        expected: Option<Fact>,
    ) {
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(Finding {
                rule: rule.to_owned(),
                severity,
                place,
                found,
                expected,
            });
        }
    }

    /// Free text at a path, without the space around it; empty when absent.
    pub fn text(&self, from: &Element, path: &str) -> String {
        from.find(path).map_or("", Element::value).to_owned()
    }

    /// A code, number or identifier: space around it is a fault that the SUNAT refuses and the DIAN suffers.
    pub fn code(&mut self, from: &Element, path: &str) -> String {
        match from.find(path) {
            Some(element) => self.code_of(element),
            None => String::new(),
        }
    }

    /// As [`Reading::code`], of an element at hand.
    pub fn code_of(&mut self, element: &Element) -> String {
        let value = element.value();
        if value.len() != element.text.len() && !value.is_empty() {
            let severity = match self.country {
                Country::Peru => Severity::Error,
                Country::Colombia => Severity::Warning,
            };
            let place = self.root.path_of(element);
            let found = Some(Fact::Text(value.to_owned()));
            self.note_as(severity, "reading.space", place, found, None);
        }
        value.to_owned()
    }

    /// An amount, quantity or rate at a path; absent when there is none or, with a finding, when it is not a number.
    pub fn number(&mut self, from: &Element, path: &str) -> Option<Decimal> {
        let element = from.find(path)?;
        self.number_of(element)
    }

    /// As [`Reading::number`], of an element at hand.
    pub fn number_of(&mut self, element: &Element) -> Option<Decimal> {
        let value = self.code_of(element);
        let parsed = parse_number(&value);
        if parsed.is_none() {
            self.note("reading.number", element, Some(Fact::Text(value)), None);
        }
        parsed
    }

    /// An amount of money at a path; its currency must be the document's.
    pub fn amount(&mut self, from: &Element, path: &str) -> Option<Decimal> {
        let element = from.find(path)?;
        let stated = element.attribute("currencyID");
        if !stated.is_empty() && stated != self.currency.code() {
            let found = Some(Fact::Text(stated.to_owned()));
            let expected = Some(Fact::Text(self.currency.code().to_owned()));
            self.note("reading.amount_currency", element, found, expected);
        }
        self.number_of(element)
    }

    /// A civil date at a path; absent when there is none or, with a finding, when it is not a date.
    pub fn date(&mut self, from: &Element, path: &str) -> Option<NaiveDate> {
        let element = from.find(path)?;
        let value = self.code_of(element);
        let parsed = parse_date(&value);
        if parsed.is_none() {
            self.note("reading.date", element, Some(Fact::Text(value)), None);
        }
        parsed
    }

    /// A currency code at a path, in the same way.
    pub fn currency_at(&mut self, from: &Element, path: &str) -> Option<Currency> {
        let element = from.find(path)?;
        let value = self.code_of(element);
        let parsed = Currency::parse(&value).ok();
        if parsed.is_none() {
            self.note("reading.currency", element, Some(Fact::Text(value)), None);
        }
        parsed
    }

    /// Notes each of `paths` that is absent or empty below `from`.
    pub fn require(&mut self, from: &Element, paths: &[&str]) {
        for path in paths {
            let present = from
                .find(path)
                .is_some_and(|element| !element.value().is_empty() || !element.children.is_empty());
            if !present {
                let place = format!("{}/{}", self.root.path_of(from), plain(path));
                self.note_at("reading.missing", place, None, None);
            }
        }
    }

    /// A value without which there is no document.
    ///
    /// # Errors
    /// [`UblError::Missing`] when it is absent or empty.
    pub fn needed(&mut self, path: &str) -> Result<String, UblError> {
        let value = self.code(self.root, path);
        if value.is_empty() {
            return Err(UblError::Missing(format!(
                "{}/{}",
                self.root.name,
                plain(path)
            )));
        }
        Ok(value)
    }
}

/// A path as people read it: without prefixes.
pub fn plain(path: &str) -> String {
    let steps: Vec<&str> = path
        .split('/')
        .map(|step| step.split_once(':').map_or(step, |(_, name)| name))
        .collect();
    steps.join("/")
}

/// An `xs:decimal`: digits with at most one point and a sign; no exponent, no separators.
pub fn parse_number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plausible = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1;
    if !plausible {
        return None;
    }
    Decimal::from_str(text).ok()
}

/// An `xs:date`; a zone after it is allowed and has no meaning for a civil date.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let (date, zone) = text.split_at_checked(10)?;
    let zone_allowed = zone.is_empty()
        || zone == "Z"
        || (zone.len() == 6 && zone.starts_with(['+', '-']) && zone.get(3..4) == Some(":"));
    let shape = date.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !(zone_allowed && shape) {
        return None;
    }
    NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::{parse_date, parse_number};
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    #[test]
    fn numbers_are_plain_decimals() {
        for (text, expected) in [
            ("12600.06", Some(Decimal::new(1_260_006, 2))),
            ("-5", Some(Decimal::new(-5, 0))),
            ("1.0000000000", Some(Decimal::new(10_000_000_000, 10))),
            ("1e5", None),
            ("1,5", None),
            ("1_000", None),
            ("1.2.3", None),
            ("", None),
            (".", None),
            ("99999999999999999999999999999999", None),
        ] {
            assert_eq!(parse_number(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_are_iso_and_may_carry_a_zone() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29);
        for (text, expected) in [
            ("2024-02-29", day),
            ("2024-02-29Z", day),
            ("2024-02-29-05:00", day),
            ("2023-02-29", None),
            ("2024-2-29", None),
            ("29/02/2024", None),
            ("2024-02-29T10:00:00", None),
            ("", None),
        ] {
            assert_eq!(parse_date(text), expected, "{text}");
        }
    }
}

//! Going through a record of a file by its table of fields: every value in the form that the record reader takes,
//! all that is wrong, and the names of other records that are still to be looked up.
//! Looks at nothing but the record: who is meant by a name is found in `references`.

use crate::domain::country::Country;
use crate::domain::ids::Kind;
use crate::domain::money::Currency;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::interop::records_file::document_fields::{MONEY, TAX_ID};
use crate::interop::records_file::problem::{Cause, Expected, Problem};
use crate::interop::records_file::shape::{Field, Presence, Shape};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// Most digits of a JSON number that a double holds without loss.
const EXACT_DIGITS: usize = 15;

/// What was found so far in one record.
#[derive(Debug)]
pub struct Walk {
    /// Decides how a bare identification number is read.
    pub country: Country,
    /// Currency of an amount that names none.
    pub currency: Currency,
    pub problems: Vec<Problem>,
    pub unknown_fields: Vec<String>,
    pub references: Vec<RawReference>,
}

/// A name of another record, still to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawReference {
    /// JSON pointer into the walked fields, as `/allocations/0/invoice`.
    pub pointer: String,
    pub place: String,
    pub kind: Kind,
    pub key: String,
}

/// Where a value is: in the file for people, in the record for the program.
#[derive(Debug, Clone)]
struct Spot {
    place: String,
    pointer: String,
}

impl Spot {
    fn field(&self, name: &str) -> Spot {
        Spot {
            place: format!("{}.{name}", self.place),
            pointer: format!("{}/{name}", self.pointer),
        }
    }

    fn item(&self, index: usize) -> Spot {
        Spot {
            place: format!("{}[{index}]", self.place),
            pointer: format!("{}/{index}", self.pointer),
        }
    }
}

impl Walk {
    pub fn new(country: Country, currency: Currency) -> Walk {
        Walk {
            country,
            currency,
            problems: Vec::new(),
            unknown_fields: Vec::new(),
            references: Vec::new(),
        }
    }

    /// The fields of a record that have a value. A field at the top that is absent is not missed here,
    /// because the book may have it.
    pub fn record(
        &mut self,
        place: &str,
        given: &Map<String, Value>,
        fields: &[Field],
    ) -> Map<String, Value> {
        let spot = Spot {
            place: place.to_owned(),
            pointer: String::new(),
        };
        self.fields(&spot, given, fields)
    }

    fn fields(
        &mut self,
        spot: &Spot,
        given: &Map<String, Value>,
        fields: &[Field],
    ) -> Map<String, Value> {
        let mut out = Map::new();
        for (name, value) in given {
            let known = fields.iter().find(|field| field.name == name);
            match known {
                None if spot.pointer.is_empty() && name == "id" => {}
                None => self.unknown_fields.push(spot.field(name).place),
                Some(_) if value.is_null() => {}
                Some(field) => {
                    if let Some(value) = self.value(&spot.field(name), value, field.shape) {
                        out.insert(name.clone(), value);
                    }
                }
            }
        }
        out
    }

    fn group(&mut self, spot: &Spot, value: &Value, fields: &[Field]) -> Option<Value> {
        let Value::Object(given) = value else {
            return self.expected(spot, Expected::Object);
        };
        for field in fields {
            let is_there = given.get(field.name).is_some_and(|value| !value.is_null());
            if field.presence == Presence::Required && !is_there {
                let _: Option<()> = self.problem(&spot.field(field.name), Cause::Missing);
            }
        }
        Some(Value::Object(self.fields(spot, given, fields)))
    }

    fn value(&mut self, spot: &Spot, value: &Value, shape: Shape) -> Option<Value> {
        match shape {
            Shape::Text(max) => self.text(spot, value, max),
            Shape::Date => self.date(spot, value),
            Shape::Amount => self.amount(spot, value).map(Value::String),
            Shape::Whole(max) => self.whole(spot, value, max),
            Shape::Flag => match value {
                Value::Bool(_) => Some(value.clone()),
                _ => self.expected(spot, Expected::TrueOrFalse),
            },
            Shape::OneOf(allowed) => self.one_of(spot, value, allowed),
            Shape::Currency => self.currency(spot, value),
            Shape::Money => self.money(spot, value),
            Shape::TaxId => self.tax_id(spot, value),
            Shape::Reference(kind) => self.reference(spot, value, kind),
            Shape::WordOr(words, fields) => match value {
                Value::Object(_) => self.group(spot, value, fields),
                Value::String(_) => self.one_of(spot, value, words),
                _ => self.expected(spot, Expected::TextOrObject),
            },
            Shape::List(item) => self.list(spot, value, *item),
            Shape::Group(fields) => self.group(spot, value, fields),
        }
    }

    fn list(&mut self, spot: &Spot, value: &Value, item: Shape) -> Option<Value> {
        let Value::Array(given) = value else {
            return self.expected(spot, Expected::List);
        };
        let items = given
            .iter()
            .enumerate()
            .filter_map(|(index, value)| self.value(&spot.item(index), value, item))
            .collect();
        Some(Value::Array(items))
    }

    fn text(&mut self, spot: &Spot, value: &Value, max: usize) -> Option<Value> {
        let text = self.string(spot, value)?;
        if text.chars().count() > max {
            return self.problem(spot, Cause::TooLong { max });
        }
        Some(Value::String(text.to_owned()))
    }

    fn string<'v>(&mut self, spot: &Spot, value: &'v Value) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            let _: Option<()> = self.expected(spot, Expected::Text);
        }
        text
    }

    fn date(&mut self, spot: &Spot, value: &Value) -> Option<Value> {
        let text = self.string(spot, value)?;
        let is_full = text.len() == "2026-12-31".len();
        match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) if is_full => Some(Value::String(date.to_string())),
            _ => self.problem(spot, Cause::NotADate(excerpt(text))),
        }
    }

    fn amount(&mut self, spot: &Spot, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => {
                let text = number.to_string();
                let digits = text.chars().filter(char::is_ascii_digit).count();
                if number.is_f64() && digits > EXACT_DIGITS {
                    return self.problem(spot, Cause::TooManyDigits(excerpt(&text)));
                }
                text
            }
            _ => return self.expected(spot, Expected::Number),
        };
        match Decimal::from_str_exact(&text) {
            Ok(amount) => Some(amount.to_string()),
            Err(_) => self.problem(spot, Cause::NotAnAmount(excerpt(&text))),
        }
    }

    fn whole(&mut self, spot: &Spot, value: &Value, max: u64) -> Option<Value> {
        let Value::Number(number) = value else {
            return self.expected(spot, Expected::Number);
        };
        match number.as_u64() {
            Some(whole) if whole <= max => Some(Value::from(whole)),
            _ => self.problem(
                spot,
                Cause::NotWhole {
                    found: number.to_string(),
                    max,
                },
            ),
        }
    }

    fn one_of(
        &mut self,
        spot: &Spot,
        value: &Value,
        allowed: &'static [&'static str],
    ) -> Option<Value> {
        let text = self.string(spot, value)?;
        if allowed.contains(&text) {
            return Some(Value::String(text.to_owned()));
        }
        let found = excerpt(text);
        self.problem(spot, Cause::NotOneOf { found, allowed })
    }

    fn currency(&mut self, spot: &Spot, value: &Value) -> Option<Value> {
        let text = self.string(spot, value)?;
        match Currency::parse(text) {
            Ok(currency) => Some(Value::String(currency.code().to_owned())),
            Err(_) => self.problem(spot, Cause::NotACurrency(excerpt(text))),
        }
    }

    fn money(&mut self, spot: &Spot, value: &Value) -> Option<Value> {
        let (amount, currency) = match value {
            Value::Object(_) => {
                let read = self.group(spot, value, MONEY)?;
                (read.get("amount")?.clone(), read.get("currency").cloned())
            }
            _ => (Value::String(self.amount(spot, value)?), None),
        };
        let currency = currency.unwrap_or_else(|| Value::String(self.currency.code().to_owned()));
        let mut money = Map::new();
        money.insert("amount".to_owned(), amount);
        money.insert("currency".to_owned(), currency);
        Some(Value::Object(money))
    }

    fn tax_id(&mut self, spot: &Spot, value: &Value) -> Option<Value> {
        let (kind, number) = match value {
            Value::Object(_) => {
                let read = self.group(spot, value, TAX_ID)?;
                let kind = TaxIdKind::from_name(read.get("kind")?.as_str()?)?;
                (kind, read.get("number")?.as_str()?.to_owned())
            }
            _ => {
                let number = self.string(spot, value)?;
                (bare_kind(self.country, number), number.to_owned())
            }
        };
        match TaxId::parse(kind, &number) {
            Ok(tax_id) => {
                let mut out = Map::new();
                out.insert("kind".to_owned(), Value::String(kind.name().to_owned()));
                out.insert(
                    "number".to_owned(),
                    Value::String(tax_id.number().to_owned()),
                );
                Some(Value::Object(out))
            }
            Err(error) => self.problem(spot, Cause::TaxId(error)),
        }
    }

    fn reference(&mut self, spot: &Spot, value: &Value, kind: Kind) -> Option<Value> {
        let key = self.string(spot, value)?.trim();
        if key.is_empty() {
            return self.problem(spot, Cause::Missing);
        }
        self.references.push(RawReference {
            pointer: spot.pointer.clone(),
            place: spot.place.clone(),
            kind,
            key: key.to_owned(),
        });
        Some(Value::String(key.to_owned()))
    }

    fn expected<T>(&mut self, spot: &Spot, expected: Expected) -> Option<T> {
        self.problem(spot, Cause::Expected(expected))
    }

    fn problem<T>(&mut self, spot: &Spot, cause: Cause) -> Option<T> {
        self.problems.push(Problem {
            place: spot.place.clone(),
            cause,
        });
        None
    }
}

/// The kind of a number given alone: the one of companies, except eight digits in Peru, which are a person's.
pub fn bare_kind(country: Country, number: &str) -> TaxIdKind {
    match country {
        Country::Colombia => TaxIdKind::Nit,
        Country::Peru if number.trim().len() == 8 => TaxIdKind::Dni,
        Country::Peru => TaxIdKind::Ruc,
    }
}

/// Enough of a wrong text to recognise it.
fn excerpt(text: &str) -> String {
    text.chars().take(60).collect()
}

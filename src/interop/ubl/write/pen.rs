//! The values of a document in the making: how numbers are printed, and what cannot be written.
//! Each authority's decimals are here; which elements there are is decided by `dian` and `sunat`.

use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use crate::domain::money::Currency;
use crate::interop::ubl::reader::plain;
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::{Unwritable, Why};
use rust_decimal::Decimal;

/// What is being written, and where.
#[derive(Debug)]
pub struct Pen {
    pub country: Country,
    pub document_type: DocumentType,
    pub currency: Currency,
    place: Vec<String>,
    unwritable: Vec<Unwritable>,
}

/// Least and most decimals of a number.
#[derive(Debug, Clone, Copy)]
pub struct Decimals(pub u32, pub u32);

/// DIAN: amounts, prices and quantities have from two to six decimals (annex 1.9, section on data types).
const DIAN: Decimals = Decimals(2, 6);
/// SUNAT: amounts have two decimals, unit prices and quantities ten, rates five (Factura 2.0, columns of format).
const SUNAT_AMOUNT: Decimals = Decimals(2, 2);
const SUNAT_UNIT: Decimals = Decimals(2, 10);
const SUNAT_RATE: Decimals = Decimals(2, 5);

impl Pen {
    pub fn new(content: &Content) -> Pen {
        let root = match content.document_type {
            DocumentType::Invoice => "Invoice",
            DocumentType::CreditNote => "CreditNote",
            DocumentType::DebitNote => "DebitNote",
        };
        Pen {
            country: content.country,
            document_type: content.document_type,
            currency: content.currency,
            place: vec![root.to_owned()],
            unwritable: Vec::new(),
        }
    }

    /// Everything that could not be written.
    pub fn finish(self) -> Vec<Unwritable> {
        self.unwritable
    }

    /// Writes what is inside an element, so that faults name it.
    pub fn within<T>(&mut self, name: &str, write: impl FnOnce(&mut Pen) -> T) -> T {
        self.place.push(plain(name));
        let written = write(self);
        self.place.pop();
        written
    }

    /// Notes that an element here cannot be written.
    pub fn refuse(&mut self, name: &str, why: Why) {
        let element = format!("{}/{}", self.place.join("/"), plain(name));
        self.unwritable.push(Unwritable { element, why });
    }

    /// A value that must be there.
    pub fn needed(&mut self, name: &'static str, value: &str) -> Node {
        if value.trim().is_empty() {
            self.refuse(name, Why::Missing);
        }
        Node::value(name, value)
    }

    /// An amount of money in the document's currency.
    pub fn money(&mut self, name: &'static str, amount: Decimal) -> Node {
        self.not_negative(name, amount);
        self.signed_money(name, amount)
    }

    /// An amount that may be negative: the rounding of a total.
    pub fn signed_money(&mut self, name: &'static str, amount: Decimal) -> Node {
        let decimals = match self.country {
            Country::Colombia => DIAN,
            Country::Peru => SUNAT_AMOUNT,
        };
        self.in_currency(name, amount, self.currency, decimals)
    }

    /// An amount of money in another currency than the document's.
    pub fn money_in(&mut self, name: &'static str, amount: Decimal, currency: Currency) -> Node {
        self.not_negative(name, amount);
        self.in_currency(name, amount, currency, Decimals(2, 2))
    }

    /// The price of one unit.
    pub fn price(&mut self, name: &'static str, amount: Decimal) -> Node {
        self.not_negative(name, amount);
        let decimals = self.unit_decimals();
        self.in_currency(name, amount, self.currency, decimals)
    }

    /// How many units.
    pub fn quantity(&mut self, name: &'static str, quantity: Decimal) -> Node {
        self.not_negative(name, quantity);
        let decimals = self.unit_decimals();
        self.number(name, quantity, decimals)
    }

    /// A percentage or factor.
    pub fn rate(&mut self, name: &'static str, rate: Decimal) -> Node {
        self.not_negative(name, rate);
        let decimals = match self.country {
            Country::Colombia => DIAN,
            Country::Peru => SUNAT_RATE,
        };
        self.number(name, rate, decimals)
    }

    /// A number without unit.
    pub fn number(&mut self, name: &'static str, number: Decimal, decimals: Decimals) -> Node {
        let Decimals(least, most) = decimals;
        let number = number.normalize();
        if number.scale() > most {
            let value = number.to_string();
            self.refuse(name, Why::Decimals { value, most });
        }
        let places = usize::try_from(least.max(number.scale())).unwrap_or_default();
        Node::verbatim(name, format!("{number:.places$}"))
    }

    fn in_currency(
        &mut self,
        name: &'static str,
        amount: Decimal,
        currency: Currency,
        decimals: Decimals,
    ) -> Node {
        self.number(name, amount, decimals)
            .with("currencyID", currency.code())
    }

    fn unit_decimals(&self) -> Decimals {
        match self.country {
            Country::Colombia => DIAN,
            Country::Peru => SUNAT_UNIT,
        }
    }

    /// A decrease is written in a credit note, never as a negative amount (DIAN VLR01; SUNAT formats are unsigned).
    fn not_negative(&mut self, name: &str, amount: Decimal) {
        if amount.is_sign_negative() && !amount.is_zero() {
            self.refuse(name, Why::Negative(amount.to_string()));
        }
    }
}

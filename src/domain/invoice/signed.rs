//! A signed document beside the one that was approved and issued here: they must say the same, to the cent.

use crate::domain::finding::Fact;
use crate::domain::invoice::{Content, Invoice, Issuance};
use rust_decimal::Decimal;

/// Something that the signed document says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub what: Compared,
    pub approved: Fact,
    pub signed: Fact,
}

/// What is compared. Lines count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    IssuedOn,
    Customer,
    Currency,
    LineCount,
    LineAmount(usize),
    LineQuantity(usize),
    Lines,
    Taxes,
    Payable,
    DueOn,
    FiscalCode,
}

/// What the signed document says otherwise, in the order in which people read a document; nothing when they agree.
pub fn differences(approved: &Invoice, signed: &Content, issuance: &Issuance) -> Vec<Difference> {
    let mut found = Found::default();
    let content = &approved.content;
    let own = approved.issuance();
    let day =
        |issuance: Option<&Issuance>| issuance.map_or_else(nothing, |own| Fact::Date(own.on()));
    found.compare(Compared::IssuedOn, day(own), day(Some(issuance)));
    let customer = |content: &Content| Fact::Text(content.customer.id_number.trim().to_owned());
    found.compare(Compared::Customer, customer(content), customer(signed));
    let currency = |content: &Content| Fact::Text(content.currency.code().to_owned());
    found.compare(Compared::Currency, currency(content), currency(signed));
    let count = |content: &Content| Fact::Amount(content.lines.len().into());
    found.compare(Compared::LineCount, count(content), count(signed));
    if content.lines.len() == signed.lines.len() {
        for (place, (line, other)) in content.lines.iter().zip(&signed.lines).enumerate() {
            let what = Compared::LineQuantity(place);
            found.amounts(what, line.quantity.normalize(), other.quantity.normalize());
            found.amounts(Compared::LineAmount(place), line.amount, other.amount);
        }
    }
    let (totals, others) = (&content.totals, &signed.totals);
    found.amounts(Compared::Lines, totals.lines, others.lines);
    found.amounts(Compared::Taxes, totals.taxes, others.taxes);
    found.amounts(Compared::Payable, totals.payable, others.payable);
    if let (Some(due), Some(other)) = (content.payment.due_on, signed.payment.due_on) {
        found.compare(Compared::DueOn, Fact::Date(due), Fact::Date(other));
    }
    let code = own.map_or("", Issuance::fiscal_code);
    // Without the key of the range the code is not known here: the signed document brings it.
    if !code.is_empty() && !code.eq_ignore_ascii_case(issuance.fiscal_code()) {
        let (code, other) = (code.to_owned(), issuance.fiscal_code().to_owned());
        found.compare(Compared::FiscalCode, Fact::Text(code), Fact::Text(other));
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Difference>);

impl Found {
    fn compare(&mut self, what: Compared, approved: Fact, signed: Fact) {
        if approved != signed {
            self.0.push(Difference {
                what,
                approved,
                signed,
            });
        }
    }

    fn amounts(&mut self, what: Compared, approved: Decimal, signed: Decimal) {
        if approved != signed {
            let (approved, signed) = (Fact::Amount(approved), Fact::Amount(signed));
            self.0.push(Difference {
                what,
                approved,
                signed,
            });
        }
    }
}

fn nothing() -> Fact {
    Fact::Text(String::new())
}

//! The draft of an invoice for what is to be billed to a client: lines, taxes, withholdings, terms of payment.

pub mod described;

use crate::domain::billing::Claim;
use crate::domain::billing::compose::described::described;
use crate::domain::billing::item_tax::{taxes, usual};
use crate::domain::billing::plan::Charge;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::country::Country;
use crate::domain::invoice::totals::{TooLarge, compute, rounding};
use crate::domain::invoice::{
    Content, Detraction, DocumentType, Line, PaymentForm, PaymentTerms, Period, Tax, Totals,
    deposit, party,
};
use crate::domain::item::{Item, ItemTax, usual_unit};
use crate::domain::money::{Currency, Rounding, round};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use rust_decimal::Decimal;

/// Peru: above this amount in soles a service is subject to the deposit
/// (Resolución de Superintendencia 183-2004/SUNAT, art. 13).
const DEPOSIT_ABOVE: Decimal = Decimal::from_parts(700, 0, 0, false, 0);
/// Decimals of a price worked out from an amount.
const PRICE_DECIMALS: u32 = 6;

/// What a draft is made of.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    pub company: &'a Company,
    pub client: &'a Client,
    /// In the order of the document; all in one currency.
    pub lines: Vec<OrderLine<'a>>,
    pub purchase_order: String,
}

/// One thing to bill.
#[derive(Debug, Clone, Copy)]
pub struct OrderLine<'a> {
    pub contract: &'a Contract,
    pub charge: &'a Charge,
    /// What is sold; absent for something with the country's usual tax.
    pub item: Option<&'a Item>,
}

/// The draft's content.
///
/// # Errors
/// When an amount cannot be held.
pub fn compose(order: &Order<'_>) -> Result<Content, TooLarge> {
    let country = order.company.country;
    let first = order.lines.first();
    let days = first.map_or(0, |line| line.contract.payment_days);
    let currency = first.map_or(order.company.currency, |line| line.charge.price.currency);
    let mut content = Content {
        country,
        document_type: DocumentType::Invoice,
        type_code: type_code(country, order).to_owned(),
        operation: operation(country, order).to_owned(),
        currency,
        supplier: None,
        customer: party::of_client(order.client, country),
        lines: order
            .lines
            .iter()
            .map(|line| composed(country, line))
            .collect(),
        adjustments: Vec::new(),
        taxes: Vec::new(),
        withholdings: withholdings(order),
        totals: Totals::default(),
        payment: payment(country, days),
        references: Vec::new(),
        reason: None,
        period: period(order),
        purchase_order: order.purchase_order.clone(),
        notes: contracts(order),
        numbering: None,
        exchange: None,
        detraction: None,
        prepayments: Vec::new(),
        legends: Vec::new(),
    };
    compute(&mut content)?;
    if let Some(detraction) = detraction(order, &content) {
        content.operation = "1001".to_owned();
        content.detraction = Some(Box::new(detraction));
    }
    Ok(content)
}

fn composed(country: Country, line: &OrderLine<'_>) -> Line {
    let charge = line.charge;
    let tax = line.item.map_or(usual(country), |item| item.tax);
    let unit = line.item.map(|item| item.unit.as_str());
    let unit = unit.filter(|unit| !unit.is_empty());
    let (quantity, price) = priced(charge, rounding(country));
    Line {
        description: described(charge),
        quantity,
        unit: unit.unwrap_or_else(|| usual_unit(country)).to_owned(),
        price,
        amount: charge.amount.amount,
        taxes: taxes(country, tax),
        item_code: line.item.map(|item| item.code.clone()).unwrap_or_default(),
        unspsc: line
            .item
            .map(|item| item.standard_code.clone())
            .unwrap_or_default(),
        bills: Some(Box::new(Claim {
            contract: line.contract.id,
            line: charge.line,
            part: charge.part,
        })),
        ..Line::default()
    }
}

/// Quantity and price whose product is the amount charged. For a part of a month the price of a unit is its part;
/// where that cannot be written in few decimals the amount is charged once.
fn priced(charge: &Charge, rule: Rounding) -> (Decimal, Decimal) {
    let amount = charge.amount.amount;
    let is_amount = |price: Decimal| {
        let product = price.checked_mul(charge.quantity);
        product.is_some_and(|product| round(product, amount.scale().max(2), rule) == amount)
    };
    if charge.share.is_none() && is_amount(charge.price.amount) {
        return (charge.quantity, charge.price.amount);
    }
    let part = amount.checked_div(charge.quantity);
    let part = part.map(|part| round(part, PRICE_DECIMALS, Rounding::HalfAway).normalize());
    match part.filter(|part| is_amount(*part)) {
        Some(part) => (charge.quantity, part),
        None => (Decimal::ONE, amount),
    }
}

/// From the first to the last day that its lines are about.
fn period(order: &Order<'_>) -> Option<Period> {
    let periods = || order.lines.iter().map(|line| line.charge.days());
    Some(Period {
        from: periods().map(|days| days.from).min()?,
        to: periods().map(|days| days.to).max()?,
    })
}

fn contracts(order: &Order<'_>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for line in &order.lines {
        let note = format!("Contrato {}", line.contract.number);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn payment(country: Country, days: u16) -> PaymentTerms {
    let means = match country {
        Country::Colombia => "47",
        Country::Peru => "001",
    };
    PaymentTerms {
        form: if days == 0 {
            PaymentForm::Cash
        } else {
            PaymentForm::Credit
        },
        means: means.to_owned(),
        days: Some(days),
        ..PaymentTerms::default()
    }
}

/// A factura, or an export invoice; in Peru a boleta for who has no RUC.
fn type_code(country: Country, order: &Order<'_>) -> &'static str {
    let kind = order.client.tax_id.as_ref().map(TaxId::kind);
    match country {
        Country::Colombia if is_export(order) => "02",
        Country::Peru if kind != Some(TaxIdKind::Ruc) && !is_export(order) => "03",
        Country::Colombia | Country::Peru => "01",
    }
}

/// DIAN 13.1.5.1: standard. SUNAT catalogue 51: internal sale, or export of services rendered in the country.
fn operation(country: Country, order: &Order<'_>) -> &'static str {
    match country {
        Country::Colombia => "10",
        Country::Peru if is_export(order) => "0201",
        Country::Peru => "0101",
    }
}

fn is_export(order: &Order<'_>) -> bool {
    let mut items = order.lines.iter().filter_map(|line| line.item);
    items.any(|item| item.tax == ItemTax::Export)
}

/// What the client withholds: income tax at the rate of what is sold, and its own taxes.
fn withholdings(order: &Order<'_>) -> Vec<Tax> {
    if order.company.country == Country::Peru {
        return Vec::new();
    }
    let billing = &order.client.billing;
    let mut withheld: Vec<Tax> = Vec::new();
    for line in order.lines.iter().filter(|_| billing.withholds_income) {
        let Some(percent) = line.item.and_then(|item| item.withholding) else {
            continue;
        };
        let amount = line.charge.amount.amount;
        let known = withheld.iter_mut().find(|tax| tax.percent == Some(percent));
        match known {
            Some(tax) => tax.base = tax.base.saturating_add(amount),
            None => withheld.push(rated("06", percent, amount)),
        }
    }
    let own = billing.withholdings.iter();
    withheld.extend(own.map(|tax| rated(&tax.code, tax.percent, Decimal::ZERO)));
    withheld
}

fn rated(code: &str, percent: Decimal, base: Decimal) -> Tax {
    Tax {
        code: code.to_owned(),
        percent: Some(percent),
        base,
        amount: Decimal::ZERO,
        reason: String::new(),
        per_unit: None,
    }
}

/// Peru: the deposit of what is sold that has the highest rate, in whole soles. None in another currency: without a rate
/// of exchange its amount in soles is not known.
fn detraction(order: &Order<'_>, content: &Content) -> Option<Detraction> {
    let payable = content.totals.payable;
    if content.currency != Currency::PEN || payable <= DEPOSIT_ABOVE {
        return None;
    }
    let items = order.lines.iter().filter_map(|line| line.item);
    let subject = items
        .filter_map(|item| item.detraction.as_ref())
        .max_by_key(|detraction| detraction.percent)?;
    Some(Detraction {
        code: subject.code.clone(),
        percent: Some(subject.percent),
        amount: Some(deposit::of_total(payable, subject.percent)?),
        currency: Some(Currency::PEN),
        account: order.company.billing_rules.detraction_account.clone(),
    })
}

#[cfg(test)]
mod tests;

//! What the rules may know of a document that is written here: what was agreed about the lines that it bills, what its
//! client is usually asked for, and the number before it. Dear to work out, so never for documents that come in.

use crate::app::billing_now::rules;
use crate::app::book::Book;
use crate::app::book::document_key::issuer_of;
use crate::app::book::standing::Status;
use crate::app::check_facts::agreement::Agreement;
use crate::app::contract_now;
use crate::domain::billing::limit::Limits;
use crate::domain::check::facts::{Facts, Previous};
use crate::domain::check::numbering::{consecutive, contains};
use crate::domain::country::Country;
use crate::domain::ids::ContractId;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

mod agreement;

/// How many invoices of a client say what is usual, and how many at least.
const USUAL_OF: usize = 12;
const USUAL_LEAST: usize = 4;
/// How many numbers before its own are looked for.
const NUMBERS_BACK: u64 = 100;

/// Everything about one document.
pub fn facts(book: &Book, invoice: &Invoice, today: NaiveDate) -> Facts {
    let mut facts = Facts {
        previous: previous(book, invoice),
        ..Facts::default()
    };
    if invoice.content.document_type != DocumentType::Invoice {
        return facts;
    }
    facts.usual = usual(book, invoice);
    facts.is_twin_of_draft = is_twin_of_draft(book, invoice);
    let (country, days_off) = contract_now::calendar(book);
    let mut limits = Limits::new(country, days_off, rules(book).days_to_issue());
    for id in claimed(invoice) {
        if let Some(contract) = book.contract(id) {
            Agreement::new(book, contract, invoice, today).add_to(&mut facts, &mut limits);
        }
    }
    order::sort_by_key(&mut facts.claims, |claim| claim.line);
    facts.income_rates = income_rates(book, invoice, country);
    facts
}

/// The contracts that its lines claim from, each once.
fn claimed(invoice: &Invoice) -> Vec<ContractId> {
    let lines = invoice.content.lines.iter();
    let mut contracts: Vec<ContractId> = Vec::new();
    for claim in lines.filter_map(|line| line.bills.as_deref()) {
        if !contracts.contains(&claim.contract) {
            contracts.push(claim.contract);
        }
    }
    contracts
}

/// The median of the last invoices of the same client and contract that were issued and stand.
fn usual(book: &Book, invoice: &Invoice) -> Option<Decimal> {
    let contract = invoice.contract?;
    let mut known: Vec<(NaiveDate, Decimal)> = book
        .invoice_slots_of_contract(contract)
        .iter()
        .filter_map(|slot| {
            let other = book.invoices().at(*slot)?;
            let standing = book.standing_at(*slot)?;
            let on = other.issued_on()?;
            let counts = other.id != invoice.id
                && other.client == invoice.client
                && other.content.document_type == DocumentType::Invoice
                && other.content.currency == invoice.content.currency
                && standing.status(on) != Status::Voided;
            counts.then_some((on, other.content.totals.payable))
        })
        .collect();
    order::sort(&mut known);
    let late = known.len().saturating_sub(USUAL_OF);
    let mut amounts: Vec<Decimal> = known.iter().skip(late).map(|(_, amount)| *amount).collect();
    order::sort(&mut amounts);
    let middle = amounts.get(amounts.len() / 2).copied();
    middle.filter(|_| amounts.len() >= USUAL_LEAST)
}

/// Drafts of lines that claim something are told apart by what they claim.
fn is_twin_of_draft(book: &Book, invoice: &Invoice) -> bool {
    let content = &invoice.content;
    let has_claims = |invoice: &Invoice| {
        let mut lines = invoice.content.lines.iter();
        lines.any(|line| line.bills.is_some())
    };
    if invoice.issuance().is_some() || has_claims(invoice) {
        return false;
    }
    book.invoice_slots_of(invoice.client).iter().any(|slot| {
        let other = book.invoices().at(*slot);
        other.is_some_and(|other| {
            other.id != invoice.id
                && other.issuance().is_none()
                && other.content.document_type == content.document_type
                && other.content.currency == content.currency
                && other.content.totals.payable == content.totals.payable
                && other.content.period == content.period
        })
    })
}

/// The document with the nearest number before its own in the company's range. While it is being issued the numbers
/// between may be of documents that are issued with it.
fn previous(book: &Book, invoice: &Invoice) -> Option<Previous> {
    let number = invoice.issuance()?.number();
    if invoice.content.supplier.is_some() {
        return None;
    }
    let mut ranges = book.company()?.numbering.iter();
    let range = ranges.find(|range| {
        range.documents == invoice.content.document_type && contains(range, number)
    })?;
    let own = consecutive(number, &range.prefix)?;
    let is_issued = book
        .invoice(invoice.id)
        .is_some_and(|known| known.issuance().is_some());
    let first = own.saturating_sub(NUMBERS_BACK).max(range.from);
    (first..own).rev().find_map(|earlier| {
        let printed = format!("{}{earlier}", range.prefix);
        let issuer = book.own_number();
        let mut known = book.documents_numbered(issuer, &printed);
        let other = known.find(|other| {
            issuer_of(other, issuer) == issuer
                && consecutive(other.number(), &range.prefix) == Some(earlier)
        })?;
        Some(Previous {
            number: other.number().to_owned(),
            on: other.issued_on()?,
            unused: if is_issued { own - earlier - 1 } else { 0 },
        })
    })
}

/// The rates of income tax of what its lines sell under contracts.
fn income_rates(book: &Book, invoice: &Invoice, country: Country) -> Vec<Decimal> {
    let mut rates = Vec::new();
    if country != Country::Colombia {
        return rates;
    }
    for line in &invoice.content.lines {
        if line.bills.is_none() || line.item_code.is_empty() {
            continue;
        }
        let mut items = book.items().iter().map(|(_, item)| item);
        let item = items.find(|item| item.code == line.item_code);
        if let Some(rate) = item.and_then(|item| item.withholding)
            && !rates.contains(&rate)
        {
            rates.push(rate);
        }
    }
    rates
}

#[cfg(test)]
mod tests;

//! The evidence of checks that the documents of the example carry, as imported ones do.

use crate::app::example::billing::Bill;
use crate::app::example::contracts::Agreement;
use crate::domain::check::{Known, KnownDocument, Subject, check};
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::finding::Review;
use crate::domain::ids::{ContractId, InvoiceId};
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::{DocumentType, Invoice, Issuance};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Checks every document against the company, its contract and the others.
pub(super) fn review(
    today: NaiveDate,
    company: &Company,
    agreements: &[Agreement],
    bills: &mut [Bill],
) {
    let contracts: HashMap<ContractId, &Contract> = agreements
        .iter()
        .map(|agreement| (agreement.contract.id, &agreement.contract))
        .collect();
    let known = Documents::new(bills);
    let reviews: Vec<Review> = bills
        .iter()
        .map(|bill| {
            let invoice = &bill.invoice;
            // A draft is checked as it would be issued.
            let as_issued = bill.draft.then(|| issued_on(&invoice.content, today));
            check(&Subject {
                id: Some(invoice.id),
                issuance: invoice.issuance(),
                company: Some(company),
                contract: invoice.contract.and_then(|id| contracts.get(&id)).copied(),
                ..Subject::new(
                    as_issued.as_ref().unwrap_or(&invoice.content),
                    &known,
                    today,
                )
            })
        })
        .collect();
    for (bill, review) in bills.iter_mut().zip(reviews) {
        bill.invoice.review = review;
    }
}

/// The issued documents of the example, to find numbers and twins among them.
struct Documents<'a> {
    by_number: HashMap<&'a str, &'a Invoice>,
    /// Invoices that stand, by customer and amount; a voided one is nobody's twin.
    by_amount: HashMap<(&'a str, Decimal), Vec<&'a Invoice>>,
}

impl<'a> Documents<'a> {
    fn new(bills: &'a [Bill]) -> Documents<'a> {
        let mut by_number = HashMap::with_capacity(bills.len());
        let mut by_amount: HashMap<_, Vec<_>> = HashMap::with_capacity(bills.len());
        for bill in bills
            .iter()
            .filter(|bill| bill.invoice.issuance().is_some())
        {
            let invoice = &bill.invoice;
            by_number.insert(invoice.number(), invoice);
            if !bill.voided && invoice.content.document_type == DocumentType::Invoice {
                by_amount
                    .entry(amount_key(invoice))
                    .or_default()
                    .push(invoice);
            }
        }
        Documents {
            by_number,
            by_amount,
        }
    }
}

fn amount_key(invoice: &Invoice) -> (&str, Decimal) {
    let customer = invoice.content.customer.id_number.as_str();
    (customer, invoice.content.totals.payable.normalize())
}

impl Known for Documents<'_> {
    fn by_number(&self, number: &str, except: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        let invoice = self.by_number.get(number)?;
        (Some(invoice.id) != except)
            .then(|| known(invoice))
            .flatten()
    }

    fn twin(&self, subject: &Subject) -> Option<KnownDocument<'_>> {
        let content = subject.content;
        let customer = content.customer.id_number.as_str();
        let same = self
            .by_amount
            .get(&(customer, content.totals.payable.normalize()))?;
        let stands = same.iter().any(|invoice| Some(invoice.id) == subject.id);
        let twin = same.iter().find(|invoice| {
            Some(invoice.id) != subject.id && invoice.content.period == content.period
        })?;
        if subject.issuance.is_some() && !stands {
            return None;
        }
        known(twin)
    }
}

fn known(invoice: &Invoice) -> Option<KnownDocument<'_>> {
    Some(KnownDocument {
        number: invoice.number(),
        document_type: invoice.content.document_type,
        issued_on: invoice.issued_on()?,
        customer: &invoice.content.customer.id_number,
        payable: invoice.payable(),
        credited: Decimal::ZERO,
        fiscal_code: invoice.issuance().map_or("", Issuance::fiscal_code),
    })
}

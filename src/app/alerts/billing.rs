//! What billing waits for: periods to bill, drafts, invoices to hand over, answers of clients, numbers that run out.

use crate::app::alerts::{Alert, Cause, NextStep, Urgency, lead_of};
use crate::app::billing_now::{Accounts, planned_months, rules};
use crate::app::book::Book;
use crate::app::book::table::Slot;
use crate::app::contract_now::calendar;
use crate::app::numbering::next_of;
use crate::app::query::amounts::Amounts;
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::billing::plan::Charge;
use crate::domain::calendar::{add_business_days, add_days, days_between};
use crate::domain::company::{Company, NumberingRange};
use crate::domain::contract::Contract;
use crate::domain::ids::{ClientId, ContractId, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::progress::{FlowStage, Progress, progress};
use crate::domain::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A numbering with less than one number in so many left is told of.
const LAST_SHARE: u64 = 10;

/// What is left to bill of one month, over all contracts.
#[derive(Debug, Default)]
pub struct Unbilled {
    months: BTreeMap<NaiveDate, Month>,
}

#[derive(Debug)]
struct Month {
    /// The first limit.
    limit: NaiveDate,
    /// The client of the first charge, and whether there are others.
    client: ClientId,
    has_others: bool,
    /// The contract counted last: contracts are added one after the other.
    last: ContractId,
    contracts: usize,
    left: Amounts,
}

impl Unbilled {
    /// Adds what is left to bill of these contracts, each of which is added once.
    pub fn add<'a>(
        &mut self,
        book: &'a Book,
        contracts: impl IntoIterator<Item = &'a Contract>,
        today: NaiveDate,
    ) {
        let mut accounts = Accounts::new(book, planned_months(book, today), today);
        for contract in contracts {
            if contract.terms.lines.is_empty() && book.amendments_of(contract.id).is_empty() {
                continue;
            }
            accounts.left(contract, &mut |charge, amount| {
                if charge.window.opens <= today {
                    self.charge(contract.id, charge, amount);
                }
            });
        }
    }

    fn charge(&mut self, contract: ContractId, charge: &Charge, amount: Decimal) {
        let limit = charge.window.limit;
        let month = self.months.entry(charge.month).or_insert_with(|| Month {
            limit,
            client: charge.client,
            has_others: false,
            last: contract,
            contracts: 1,
            left: Amounts::default(),
        });
        month.limit = month.limit.min(limit);
        month.has_others |= charge.client != month.client;
        if month.last != contract {
            month.last = contract;
            month.contracts += 1;
        }
        month.left.add(Money::new(amount, charge.amount.currency));
    }

    /// One alert for each month with something left to bill. It is there from the day on which it can be billed:
    /// few days are left then.
    pub fn finish(self, book: &Book, today: NaiveDate, alerts: &mut Vec<Alert>) {
        for (month, unbilled) in self.months {
            let days = days_between(today, unbilled.limit);
            let only = (!unbilled.has_others).then_some(unbilled.client);
            let client = only.and_then(|id| book.client(id));
            let amount = match unbilled.left.sums() {
                [one] => Some(*one),
                _ => None,
            };
            alerts.push(Alert {
                key: AlertKey {
                    kind: AlertKind::InvoiceToIssue,
                    subject: RecordId::Company,
                    part: month.to_string(),
                    due: unbilled.limit,
                },
                days,
                urgency: Urgency::of(days),
                cause: Cause::MonthToBill {
                    month,
                    contracts: unbilled.contracts,
                },
                client: client.map(|client| client.id),
                client_name: client.map_or_else(String::new, |client| client.name.clone()),
                amount,
                next: NextStep::PrepareMonth(month),
            });
        }
    }
}

/// Adds what the documents in these slots wait for.
pub fn add(
    book: &Book,
    slots: impl IntoIterator<Item = Slot>,
    today: NaiveDate,
    lead: impl Fn(AlertKind) -> i64,
    alerts: &mut Vec<Alert>,
) {
    for slot in slots {
        let Some(standing) = book.standing_at(slot) else {
            continue;
        };
        let Some(invoice) = book.invoices().at(slot) else {
            continue;
        };
        let steps = book.steps_of_invoice(invoice.id);
        if steps.is_empty() && !standing.draft {
            continue;
        }
        let now = progress(invoice, &steps);
        if let Some(waits) = waits(book, invoice, &now) {
            let days = days_between(today, waits.due);
            // Nothing can be done about a tacit acceptance before its day.
            let is_to_come = matches!(waits.cause, Cause::TacitAcceptance { .. }) && days > 0;
            if days <= lead(waits.kind) && !is_to_come {
                alerts.push(alert(book, invoice, waits, days));
            }
        }
    }
}

/// What one document waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    pub kind: AlertKind,
    pub due: NaiveDate,
    pub cause: Cause,
    pub next: NextStep,
}

/// What a document waits for, a draft to be issued or an issued one to be handed over or answered, and until when.
pub fn waits(book: &Book, invoice: &Invoice, now: &Progress) -> Option<Waits> {
    if invoice.issuance().is_none() {
        draft_waits(book, invoice, now)
    } else {
        issued_waits(book, invoice, now)
    }
}

/// A draft is to be issued by the limit of what it bills; one that bills nothing of a contract, in as many days after
/// it was written.
fn draft_waits(book: &Book, invoice: &Invoice, now: &Progress) -> Option<Waits> {
    let (country, days_off) = calendar(book);
    let days = rules(book).days_to_issue();
    let written = now.author.map(|author| author.on);
    let close = invoice
        .content
        .period
        .filter(|_| {
            invoice
                .content
                .lines
                .iter()
                .any(|line| line.bills.is_some())
        })
        .map(|period| period.to)
        .or(written)?;
    Some(Waits {
        kind: AlertKind::InvoiceWaiting,
        due: add_business_days(country, days_off, close, days),
        cause: Cause::DraftWaits { stage: now.stage },
        next: NextStep::ContinueInvoice(invoice.id),
    })
}

fn issued_waits(book: &Book, invoice: &Invoice, now: &Progress) -> Option<Waits> {
    let (country, days_off) = calendar(book);
    let number = || invoice.number().to_owned();
    let next = NextStep::ContinueInvoice(invoice.id);
    match now.stage {
        // Documents of other programs are handed over there.
        FlowStage::Issued if now.author.is_some() => {
            let issued = invoice.issued_on()?;
            let days = rules(book).days_to_deliver();
            Some(Waits {
                kind: AlertKind::InvoiceToDeliver,
                due: add_business_days(country, days_off, issued, days),
                cause: Cause::InvoiceToDeliver { number: number() },
                next,
            })
        }
        FlowStage::Claimed if now.voiding.is_none() => Some(Waits {
            kind: AlertKind::InvoiceAnswer,
            due: now.answer.map(|(_, done)| done.on)?,
            cause: Cause::InvoiceClaimed { number: number() },
            next,
        }),
        FlowStage::Delivered => {
            let until = now.claim_until(country, days_off)?;
            Some(Waits {
                kind: AlertKind::InvoiceAnswer,
                due: add_days(until, 1),
                cause: Cause::TacitAcceptance { number: number() },
                next,
            })
        }
        _ => None,
    }
}

fn alert(book: &Book, invoice: &Invoice, waits: Waits, days: i64) -> Alert {
    let client = book.client(invoice.client);
    Alert {
        key: AlertKey {
            kind: waits.kind,
            subject: RecordId::Invoice(invoice.id),
            part: String::new(),
            due: waits.due,
        },
        days,
        urgency: Urgency::of(days),
        cause: waits.cause,
        client: Some(invoice.client),
        client_name: client.map_or_else(
            || invoice.content.customer.name.clone(),
            |client| client.name.clone(),
        ),
        amount: Some(invoice.payable()),
        next: waits.next,
    }
}

/// Whether another numbering of the same documents lasts longer, so that nothing is lost when this one ends.
pub fn is_replaced(company: &Company, range: &NumberingRange) -> bool {
    company.numbering.iter().any(|other| {
        other.documents == range.documents
            && other.type_code == range.type_code
            && other.prefix != range.prefix
            && other.valid_to > range.valid_to
    })
}

/// Numberings that are nearly used, or expire within their lead. Those that nothing is left of are past.
pub fn numbering(book: &Book, today: NaiveDate, alerts: &mut Vec<Alert>) {
    let Some(company) = book.company() else {
        return;
    };
    let lead = lead_of(book, AlertKind::NumberingEnds);
    for range in &company.numbering {
        let next = next_of(book, range);
        let left = (range.to.saturating_add(1)).saturating_sub(next);
        let size = (range.to.saturating_sub(range.from)).saturating_add(1);
        let days = days_between(today, range.valid_to);
        let has_begun = next > range.from;
        let is_short = left <= size / LAST_SHARE && has_begun;
        if is_replaced(company, range) || !(is_short || days <= lead) {
            continue;
        }
        let days = if is_short { days.min(0) } else { days };
        alerts.push(Alert {
            key: AlertKey {
                kind: AlertKind::NumberingEnds,
                subject: RecordId::Company,
                part: range.prefix.clone(),
                due: range.valid_to,
            },
            days,
            urgency: Urgency::of(days),
            cause: Cause::NumberingEnds {
                prefix: range.prefix.clone(),
                left,
            },
            client: None,
            client_name: String::new(),
            amount: None,
            next: NextStep::RegisterNumbering,
        });
    }
}

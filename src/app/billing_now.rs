//! What is to be billed and what was: the plan and the ledger of contracts, met with the records.
//! The rules are in `domain::billing`; here they meet the contracts, the events and the invoices of the book.

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::contract_now;
use crate::domain::billing::event::BillingEvent;
use crate::domain::billing::ledger::{Account, ClaimStage, Claimed, Entry, ledger, left};
use crate::domain::billing::limit::Limits;
use crate::domain::billing::plan::{Charge, Plan, Source, Waiting, plan};
use crate::domain::billing::{Part, ProRata};
use crate::domain::calendar::{first_of_month, last_of_month, subtract_months};
use crate::domain::company::{BillingRules, Company};
use crate::domain::contract::Contract;
use crate::domain::contract::billing::{BillingTiming, LineKey};
use crate::domain::ids::{ContractId, InvoiceId};
use crate::domain::invoice::step::InvoiceAction;
use crate::domain::invoice::{DocumentType, Invoice, Line, Period};
use crate::domain::money::Currency;
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Business days that a month has at least.
const BUSINESS_DAYS: u16 = 15;
/// Months looked back at most for what falls due.
const MONTHS_BACK_MAX: u16 = 24;

/// The billing of one contract over some months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Billing {
    pub contract: ContractId,
    /// By month, then line.
    pub entries: Vec<Entry>,
    pub waiting: Vec<Waiting>,
    /// Lines whose amount cannot be held.
    pub too_large: Vec<LineKey>,
}

/// Works out the billing of contracts. Made once for many of them.
#[derive(Debug)]
pub struct Accounts<'a> {
    book: &'a Book,
    rule: ProRata,
    limits: Limits<'a>,
    within: Period,
    today: NaiveDate,
}

impl<'a> Accounts<'a> {
    /// For the months that `within` touches.
    pub fn new(book: &'a Book, within: Period, today: NaiveDate) -> Accounts<'a> {
        let (country, days_off) = contract_now::calendar(book);
        let rules = rules(book);
        Accounts {
            book,
            rule: rules.pro_rata,
            limits: Limits::new(country, days_off, rules.days_to_issue()),
            within: Period {
                from: first_of_month(within.from),
                to: last_of_month(within.to),
            },
            today,
        }
    }

    /// The billing of a contract; absent while it is not signed, and for one that ended before those months.
    pub fn of(&mut self, contract: &Contract) -> Option<Billing> {
        if !contract_now::is_binding(self.book, contract) {
            return None;
        }
        let events = events_of(self.book, contract.id);
        let plan = self.plan(contract, &events);
        let mut entries = ledger(&Account {
            plan: &plan,
            claims: &claims_on(self.book, contract, self.within),
            events: &events,
            rule: self.rule,
            within: self.within,
            client: contract.client,
            currency: currency_of(self.book, contract),
        });
        order::sort_by(&mut entries, |one, other| {
            (one.month, one.line, one.part).cmp(&(other.month, other.line, other.part))
        });
        let Plan {
            waiting, too_large, ..
        } = plan;
        let says_something = !entries.is_empty() || !waiting.is_empty() || !too_large.is_empty();
        says_something.then_some(Billing {
            contract: contract.id,
            entries,
            waiting,
            too_large,
        })
    }

    /// What is left to bill of a contract: each charge, with the amount of it that is left. Nothing while it is not signed.
    pub fn left(&mut self, contract: &Contract, visit: &mut dyn FnMut(&Charge, Decimal)) {
        if !contract_now::is_binding(self.book, contract) {
            return;
        }
        let events = events_of(self.book, contract.id);
        let plan = self.plan(contract, &events);
        if plan.charges.is_empty() {
            return;
        }
        let account = Account {
            plan: &plan,
            claims: &claims_on(self.book, contract, self.within),
            events: &events,
            rule: self.rule,
            within: self.within,
            client: contract.client,
            currency: currency_of(self.book, contract),
        };
        left(&account, visit);
    }

    /// The plan of a contract alone, whatever was billed.
    pub fn plan(&mut self, contract: &Contract, events: &[&BillingEvent]) -> Plan {
        let amendments = self.book.amendments_of(contract.id);
        let decisions = contract_now::decisions(self.book, contract);
        let source = Source {
            contract,
            amendments: &amendments,
            notices: contract_now::notices(self.book, &decisions),
            events,
            pro_rata: self.rule,
            today: self.today,
        };
        plan(&source, &mut self.limits, self.within)
    }
}

/// The months that are planned: from the first one that is kept here to the one of today. Without a first month said,
/// the last month that closed.
pub fn planned_months(book: &Book, today: NaiveDate) -> Period {
    let first = rules(book).since.map(first_of_month);
    let last_closed = subtract_months(first_of_month(today), 1);
    Period {
        from: first.unwrap_or(last_closed),
        to: last_of_month(today),
    }
}

/// The months of which something may fall due in those days: a limit comes some time after what it is for.
/// Absent when all of them are before the first month that is kept here.
pub fn months_due_in(book: &Book, days: Period, today: NaiveDate) -> Option<Period> {
    let back = (rules(book).days_to_issue() / BUSINESS_DAYS).min(MONTHS_BACK_MAX) + 2;
    let first = subtract_months(first_of_month(days.from), back.into());
    let from = first.max(planned_months(book, today).from);
    (from <= days.to).then_some(Period { from, to: days.to })
}

/// How the company bills; the usual way until there is a company.
pub fn rules(book: &Book) -> BillingRules {
    book.company()
        .map(|company| company.billing_rules.clone())
        .unwrap_or_default()
}

/// What happened under a contract, in order.
pub fn events_of(book: &Book, contract: ContractId) -> Vec<&BillingEvent> {
    let mut events = book.billing_events_of(contract);
    order::sort_by(&mut events, |one, other| {
        (one.on, one.id).cmp(&(other.on, other.id))
    });
    events
}

/// The currency in which a contract charges.
pub fn currency_of(book: &Book, contract: &Contract) -> Currency {
    let line = contract.terms.lines.first().map(|line| line.price.currency);
    let value = contract.value.map(|value| value.currency);
    let own = book.company().map(|company: &Company| company.currency);
    line.or(value).or(own).unwrap_or(Currency::COP)
}

/// What documents bill of a contract and of those months. What is not about days counts whenever it was billed.
pub fn claims_on(book: &Book, contract: &Contract, within: Period) -> Vec<Claimed> {
    let mut claims = Vec::new();
    for slot in book.invoice_slots_of_contract(contract.id) {
        let Some(invoice) = book.invoices().at(*slot) else {
            continue;
        };
        let is_invoice = invoice.content.document_type == DocumentType::Invoice;
        if !is_invoice && !invoice.content.lines.iter().any(is_difference) {
            continue;
        }
        let stage = match (invoice.issued_on(), book.standing_at(*slot)) {
            (None, _) => ClaimStage::Draft,
            (Some(on), Some(standing)) if standing.status(on) != Status::Voided => {
                ClaimStage::Issued(on)
            }
            (Some(_), _) => ClaimStage::Voided,
        };
        claims_of(book, contract, invoice, stage, &mut claims);
    }
    claims.retain(|claimed| match claimed.part {
        Part::Days(days) | Part::Difference(days) => {
            days.from <= within.to && within.from <= days.to
        }
        Part::Milestone | Part::Request(_) => true,
    });
    order::sort_by(&mut claims, |one, other| {
        (one.invoice, one.line, one.part).cmp(&(other.invoice, other.line, other.part))
    });
    claims
}

/// Whether a line bills what a month that was billed differs by. Those of credit notes take it back.
fn is_difference(line: &Line) -> bool {
    let claim = line.bills.as_deref();
    claim.is_some_and(|claim| matches!(claim.part, Part::Difference(_)))
}

fn claims_of(
    book: &Book,
    contract: &Contract,
    invoice: &Invoice,
    stage: ClaimStage,
    claims: &mut Vec<Claimed>,
) {
    let own = || {
        invoice
            .content
            .lines
            .iter()
            .filter(|line| line.bills.is_some())
    };
    if own().next().is_none() {
        // A document of another program says which contract and which days it bills, not which lines.
        let steps = book.steps_of_invoice(invoice.id);
        let is_foreign = !steps
            .iter()
            .any(|step| step.action == InvoiceAction::Prepared);
        if invoice.contract == Some(contract.id) && is_foreign {
            claims.extend(whole(contract, invoice, stage));
        }
        return;
    }
    for line in own() {
        if let Some(claim) = &line.bills
            && claim.contract == contract.id
        {
            claims.push(Claimed {
                invoice: invoice.id,
                line: Some(claim.line),
                part: claim.part,
                amount: match invoice.content.document_type {
                    DocumentType::CreditNote => -line.amount,
                    DocumentType::Invoice | DocumentType::DebitNote => line.amount,
                },
                stage,
            });
        }
    }
}

/// A document that does not say its lines stands for the days that it states, or for the month that is billed on its day.
fn whole(contract: &Contract, invoice: &Invoice, stage: ClaimStage) -> Option<Claimed> {
    let timing = contract.terms.lines.first().map(|line| line.timing);
    let month = |day: NaiveDate| {
        let first = match timing {
            Some(BillingTiming::Advance) => first_of_month(day),
            Some(BillingTiming::Arrears) | None => subtract_months(first_of_month(day), 1),
        };
        Period {
            from: first,
            to: last_of_month(first),
        }
    };
    let days = invoice.content.period.or(invoice.issued_on().map(month))?;
    Some(Claimed {
        invoice: invoice.id,
        line: None,
        part: Part::Days(days),
        amount: invoice.content.totals.lines,
        stage,
    })
}

/// The lines of a document that bill what another bills already, by their place, each with that other.
pub fn billed_already(book: &Book, invoice: &Invoice) -> Vec<(usize, InvoiceId)> {
    let always = Period {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
    };
    let mut found = Vec::new();
    let mut known: HashMap<ContractId, Vec<Claimed>> = HashMap::new();
    for (place, line) in invoice.content.lines.iter().enumerate() {
        let Some(claim) = &line.bills else {
            continue;
        };
        let Some(contract) = book.contract(claim.contract) else {
            continue;
        };
        let claims = known
            .entry(contract.id)
            .or_insert_with(|| claims_on(book, contract, always));
        let other = claims.iter().find(|other| {
            other.invoice != invoice.id
                && other.stage != ClaimStage::Voided
                && other.line.is_none_or(|line| line == claim.line)
                && other.part.touches(claim.part)
        });
        if let Some(other) = other {
            found.push((place, other.invoice));
        }
    }
    found
}

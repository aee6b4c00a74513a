//! What the example bills beside what its contracts charge: everything is accounted for but what is left out on purpose.

use super::{day, today};
use crate::app::alerts::alerts;
use crate::app::billing_now::{Accounts, planned_months};
use crate::app::book::Book;
use crate::app::example::{Plan, charges, generate, world};
use crate::domain::alert::AlertKind;
use crate::domain::billing::ledger::{Entry, EntryState};
use crate::domain::calendar::{last_of_month, subtract_months};
use crate::domain::contract::billing::LineKind;
use crate::domain::country::Country;
use crate::domain::finding::Severity;
use crate::domain::ids::ContractId;
use crate::domain::invoice::Period;
use crate::domain::invoice::progress::{FlowStage, progress};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The exceptions as contracts.
#[derive(Debug, Clone, Copy)]
struct Named {
    forgotten: ContractId,
    skipped: ContractId,
    asked: ContractId,
    milestones: ContractId,
    without_new_price: ContractId,
}

fn named(plan: &Plan) -> Named {
    let agreements = world(plan).agreements;
    let exceptions = charges::Exceptions::new(plan, &agreements);
    let at = |index: Option<usize>| agreements[index.unwrap()].contract.id;
    Named {
        forgotten: at(exceptions.forgotten),
        skipped: at(exceptions.skipped),
        asked: at(exceptions.asked),
        milestones: at(exceptions.milestones),
        without_new_price: at(Some(charges::WITHOUT_NEW_PRICE)),
    }
}

fn loaded(plan: &Plan) -> Book {
    let mut book = Book::new();
    book.load(generate(plan));
    book
}

/// The ledger of every contract up to the last month that closed.
fn entries(book: &Book, today: NaiveDate) -> Vec<(ContractId, Entry)> {
    let within = Period {
        from: planned_months(book, today).from,
        to: last_of_month(subtract_months(today, 1)),
    };
    let mut accounts = Accounts::new(book, within, today);
    let mut all = Vec::new();
    for contract in book.contracts().sorted() {
        let Some(billing) = accounts.of(contract) else {
            continue;
        };
        assert!(billing.too_large.is_empty());
        all.extend(billing.entries.into_iter().map(|own| (contract.id, own)));
    }
    all
}

/// Checks the ledger, and tells how many entries stand how.
fn check(plan: &Plan) -> BTreeMap<&'static str, usize> {
    let (book, today) = (loaded(plan), plan.today);
    let named = named(plan);
    let mut counts = BTreeMap::new();
    let mut differing = BTreeSet::new();
    for (contract, entry) in entries(&book, today) {
        let about = format!(
            "{} of {:?}: {entry:#?}",
            entry.month,
            book.contract(contract)
        );
        assert!(!entry.is_doubled, "{about}");
        if !entry.difference.is_zero() {
            differing.insert(contract);
        }
        let is_forgotten = contract == named.forgotten;
        let is_forgotten = is_forgotten && entry.month == super::month(today, 2);
        let what = match entry.state(today) {
            _ if is_forgotten => {
                assert!(!entry.open.is_empty(), "{about}");
                assert!(matches!(entry.state(today), EntryState::Late(_)), "{about}");
                "forgotten"
            }
            EntryState::Issued if entry.issued_late().is_some() => "issued late",
            EntryState::Issued => "issued",
            EntryState::Drafted | EntryState::Late(_) if entry.open.is_empty() => "drafted",
            EntryState::Skipped => {
                assert_eq!(contract, named.skipped, "{about}");
                "skipped"
            }
            state => panic!("{state:?} {about}"),
        };
        let what = match entry.kind {
            LineKind::Milestone => "milestone",
            LineKind::OnDemand => "asked",
            LineKind::Fixed | LineKind::PerUnit => what,
        };
        *counts.entry(what).or_default() += 1;
    }
    assert_eq!(differing, BTreeSet::from([named.without_new_price]));
    assert_eq!(counts["milestone"], 1);
    assert_eq!(counts["asked"], 1);
    let waiting = Accounts::new(&book, planned_months(&book, today), today)
        .of(book.contract(named.milestones).unwrap())
        .unwrap()
        .waiting;
    assert_eq!(waiting.len(), 1);
    assert!(book.contract(named.asked).is_some());
    counts
}

#[test]
fn everything_is_billed_but_what_is_left_out_on_purpose() {
    for country in Country::ALL {
        let counts = check(&Plan::example(today(), country));
        for what in ["issued", "issued late", "drafted", "skipped", "forgotten"] {
            assert!(counts.contains_key(what), "{what}: {counts:?}");
        }
        assert!(counts["issued"] > 4 * counts["issued late"], "{counts:?}");
    }
}

#[test]
fn it_is_so_on_any_day() {
    for (index, from) in [day(2025, 1, 31), day(2026, 2, 28), day(2027, 12, 1)]
        .into_iter()
        .enumerate()
    {
        for (place, country) in Country::ALL.into_iter().enumerate() {
            let offset = u64::try_from(3 * index + 7 * place).unwrap();
            check(&Plan::example(from + chrono::Days::new(offset), country));
        }
    }
}

#[test]
fn documents_of_the_last_months_went_their_way() {
    for country in Country::ALL {
        let plan = Plan::example(today(), country);
        let book = loaded(&plan);
        let mut stages: BTreeMap<FlowStage, usize> = BTreeMap::new();
        let mut voidings = 0;
        for invoice in book.invoices().sorted() {
            let steps = book.steps_of_invoice(invoice.id);
            if steps.is_empty() {
                assert!(invoice.issuance().is_some(), "drafts have an author");
                continue;
            }
            let now = progress(invoice, &steps);
            voidings += usize::from(now.voiding.is_some());
            if now.voiding.is_none() {
                assert!(now.author.is_some_and(|author| author.on <= plan.today));
                *stages.entry(now.stage).or_default() += 1;
            }
            if now.stage > FlowStage::Denied && now.voiding.is_none() {
                assert_eq!(invoice.review.count(Severity::Error), 0);
                let handed_in = now.submission.unwrap().1;
                assert_ne!(now.approved.map(|done| done.by), Some(handed_in.by));
            }
        }
        assert!(voidings > 3);
        assert_eq!(stages[&FlowStage::InReview], 2, "{stages:?}");
        assert_eq!(stages[&FlowStage::Denied], 1);
        assert_eq!(stages[&FlowStage::Approved], 1);
        assert_eq!(stages[&FlowStage::Claimed], 1);
        for stage in FlowStage::ALL {
            assert!(stages.contains_key(&stage), "{stage:?}: {stages:?}");
        }
        let found: BTreeSet<AlertKind> = alerts(&book, plan.today, None)
            .into_iter()
            .map(|alert| alert.key.kind)
            .collect();
        for kind in [
            AlertKind::InvoiceToIssue,
            AlertKind::InvoiceWaiting,
            AlertKind::InvoiceToDeliver,
            AlertKind::InvoiceAnswer,
        ] {
            assert!(found.contains(&kind), "{kind:?}");
        }
        let reports = book.invoice_reports().iter();
        let answered = reports.filter(|(_, report)| report.answered_on.is_some());
        assert_eq!((book.invoice_reports().len(), answered.count()), (2, 1));
    }
}

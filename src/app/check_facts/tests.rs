//! What is known of a draft: from contracts, events and other invoices of a small book.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::facts;
use crate::app::book::Book;
use crate::app::drafts::review;
use crate::app::entity::Entity;
use crate::app::samples::billing::{billing_event, billing_line, claiming, own_line, period};
use crate::app::samples::{
    book, client, company, content, contract, day, invoice, put_client, put_company, put_contract,
    put_invoice, uuid,
};
use crate::domain::billing::Part;
use crate::domain::billing::event::Happening;
use crate::domain::check::facts::{ClaimFacts, Facts, Unplanned};
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKind;
use crate::domain::ids::{AmendmentId, BillingEventId, ClientId, ContractId, InvoiceId};
use crate::domain::invoice::{Invoice, State};
use rust_decimal::Decimal;

/// A contract of 2026 with two lines of two millions a month, a milestone and a service on demand.
fn world(more: impl IntoIterator<Item = Entity>) -> Book {
    let mut agreement = contract(10, 1, "C-1", "2026-01-01", "2026-12-31");
    agreement.terms.lines = vec![
        billing_line(1, LineKind::PerUnit),
        billing_line(2, LineKind::Fixed),
        billing_line(3, LineKind::Milestone),
        billing_line(4, LineKind::OnDemand),
    ];
    let own = [
        put_company(company()),
        put_client(client(1, "Uno", "900123456")),
        put_client(client(2, "Dos", "800197268")),
        put_contract(agreement),
    ];
    book(own.into_iter().chain(more))
}

/// A draft whose lines claim that, each of two millions.
fn draft(claims: &[(u16, Part)]) -> Invoice {
    let mut content = content("Uno", "900123456", "", 4_000_000);
    content.lines = claims
        .iter()
        .map(|(line, part)| {
            let mut line = claiming(10, *line, *part);
            line.quantity = 2.into();
            line.price = 1_000_000.into();
            line.amount = 2_000_000.into();
            line
        })
        .collect();
    Invoice {
        client: ClientId(uuid(1)),
        contract: Some(ContractId(uuid(10))),
        content,
        state: State::Draft,
        ..invoice(50, 1, "", "2026-11-03", "", 4_000_000)
    }
}

fn october() -> Part {
    Part::Days(period("2026-10-01", "2026-10-31"))
}

fn of(book: &Book, claims: &[(u16, Part)]) -> Facts {
    facts(book, &draft(claims), day("2026-11-03"))
}

fn first(book: &Book, line: u16, part: Part) -> ClaimFacts {
    of(book, &[(line, part)]).claims.remove(0)
}

fn amendment(n: u128, effective: &str, changes: Changes) -> Entity {
    Entity::Amendment(Box::new(Amendment {
        id: AmendmentId(uuid(n)),
        contract: ContractId(uuid(10)),
        number: n.to_string(),
        drafted_on: day("2026-09-01"),
        signed_on: Some(day("2026-09-02")),
        effective: day(effective),
        changes,
        notes: String::new(),
        file: None,
    }))
}

#[test]
fn what_the_plan_asks_for_is_beside_each_line() {
    let book = world([]);
    let facts = of(&book, &[(1, october()), (2, october())]);
    let amounts: Vec<Decimal> = facts
        .claims
        .iter()
        .map(|claim| claim.asked.unwrap().amount)
        .collect();
    assert_eq!(
        amounts,
        [Decimal::from(2_000_000), Decimal::from(2_000_000)]
    );
    assert!(
        facts
            .claims
            .iter()
            .all(|claim| claim.unplanned.is_none() && claim.billed_by.is_none())
    );
    assert_eq!(facts.contracts[0].forgotten, []);
    // Half of the days are half of the money, to the cent of the plan.
    let half = first(&book, 1, Part::Days(period("2026-10-01", "2026-10-15")));
    let half = half.asked.unwrap().amount;
    assert!(
        (half - Decimal::new(96_774_194, 2)).abs() < Decimal::ONE,
        "{half}"
    );
    let forgotten = of(&book, &[(1, october())]).contracts.remove(0).forgotten;
    assert_eq!(forgotten.len(), 1);
    assert_eq!(forgotten[0].amount, Decimal::from(2_000_000));
}

#[test]
fn what_cannot_be_billed_says_why() {
    let suspended = Changes {
        suspension: Some(Suspension {
            until: Some(day("2026-10-25")),
            extends_term: false,
        }),
        ..Changes::default()
    };
    let book = world([amendment(60, "2026-10-20", suspended)]);
    let why = |line: u16, part: Part| first(&book, line, part).unplanned;
    let days = |from: &str, to: &str| Part::Days(period(from, to));
    assert_eq!(
        why(1, october()),
        Some(Unplanned::Paused(day("2026-10-20")))
    );
    let early = Unplanned::BeforeStart(day("2025-12-01"), day("2026-01-01"));
    assert_eq!(why(1, days("2025-12-01", "2025-12-31")), Some(early));
    let late = Unplanned::AfterEnd(day("2027-01-01"), day("2026-12-31"));
    assert_eq!(why(1, days("2027-01-01", "2027-01-31")), Some(late));
    assert_eq!(why(3, Part::Milestone), Some(Unplanned::NotReached));
    let request = Part::Request(BillingEventId(uuid(99)));
    assert_eq!(why(4, request), Some(Unplanned::NotAsked));
    assert_eq!(why(1, days("2026-09-01", "2026-09-30")), None);
    // Days that nobody can mean are not worked out.
    assert_eq!(why(1, days("1900-01-01", "9999-12-31")), None);
    assert!(!first(&book, 9, october()).is_agreed);
}

#[test]
fn events_let_milestones_and_requests_be_billed() {
    let skipped = billing_event(72, 10, 2, Happening::Skipped(october()));
    let events = [
        billing_event(70, 10, 3, Happening::Reached),
        billing_event(71, 10, 4, Happening::Asked(3.into())),
        skipped,
    ];
    let book = world(events.map(|event| Entity::BillingEvent(Box::new(event))));
    let milestone = first(&book, 3, Part::Milestone);
    assert_eq!(milestone.unplanned, None);
    assert_eq!(milestone.asked.unwrap().amount, Decimal::from(2_000_000));
    let request = first(&book, 4, Part::Request(BillingEventId(uuid(71))));
    assert_eq!(request.asked.unwrap().amount, Decimal::from(3_000_000));
    assert!(first(&book, 2, october()).is_skipped);
    assert!(!first(&book, 1, october()).is_skipped);
}

#[test]
fn other_documents_and_another_client_are_seen() {
    let mut other = draft(&[(1, october())]);
    other.id = InvoiceId(uuid(51));
    let issued = invoice(51, 1, "FE-7", "2026-11-01", "", 1);
    other.state = issued.state;
    let ceded = Changes {
        client: Some(ClientId(uuid(2))),
        ..Changes::default()
    };
    let book = world([put_invoice(other), amendment(60, "2026-10-01", ceded)]);
    let facts = of(&book, &[(1, october())]);
    assert_eq!(facts.claims[0].billed_by.as_deref(), Some("FE-7"));
    assert_eq!(facts.claims[0].other_client.as_deref(), Some("Dos"));
    assert_eq!(facts.contracts[0].billed, Decimal::from(2_000_000));
    let rules: Vec<String> = review(&book, &draft(&[(1, october())]), day("2026-11-03"))
        .findings
        .into_iter()
        .map(|finding| finding.rule)
        .collect();
    assert!(
        rules.contains(&"billing.billed_already".to_owned()),
        "{rules:?}"
    );
    assert!(
        rules.contains(&"billing.other_client".to_owned()),
        "{rules:?}"
    );
}

#[test]
fn an_amendment_signed_later_is_noted_and_not_held_against_the_document() {
    let dearer = Changes {
        lines_changed: vec![LineChange {
            line: own_line(1),
            price: Some(crate::app::samples::cop(1_500_000)),
            quantity: None,
            to: None,
        }],
        ..Changes::default()
    };
    let Entity::Amendment(mut signed) = amendment(60, "2026-10-01", dearer) else {
        return;
    };
    signed.signed_on = Some(day("2026-11-10"));
    let book = world([Entity::Amendment(signed)]);
    let mut issued = draft(&[(1, october())]);
    issued.state = invoice(50, 1, "FE-1", "2026-11-03", "", 1).state;
    let claim = facts(&book, &issued, day("2026-11-20")).claims.remove(0);
    assert_eq!(claim.asked.unwrap().amount, Decimal::from(2_000_000));
    assert_eq!(claim.asked_since, Some(Decimal::from(3_000_000)));
    let claim = facts(&book, &issued, day("2026-11-05")).claims.remove(0);
    assert_eq!(claim.asked_since, None);
}

#[test]
fn the_usual_amount_is_the_median_of_the_last_twelve() {
    let known = |count: u128| {
        let invoices = (0..count).map(|n| {
            let on = format!("2026-01-{:02}", n + 1);
            let mut known = invoice(100 + n, 1, &format!("FE-{n}"), &on, "", 100 + n as i64);
            known.contract = Some(ContractId(uuid(10)));
            put_invoice(known)
        });
        let book = world(invoices.collect::<Vec<_>>());
        of(&book, &[]).usual
    };
    assert_eq!(known(3), None);
    assert_eq!(known(4), Some(102.into()));
    assert_eq!(known(20), Some(114.into()));
}

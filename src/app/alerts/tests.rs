//! What asks for someone, from when, until when, and in what order.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::grouping::{AlertItem, items};
use super::{Alert, BackupFacts, Urgency, alerts, deadlines, hidden, recipients};
use crate::app::book::Book;
use crate::app::command::Command;
use crate::app::entity::Entity;
use crate::app::samples::{
    book, client, company, contract, cop, credit_note, day, invoice, payment, person, policy,
    put_client, put_company, put_contract, put_invoice, put_payment, run, today, with_error,
};
use crate::domain::alert::AlertKind;
use crate::domain::company::AlertRecipients;
use crate::domain::contract::policy::Cover;
use crate::domain::contract::samples::step;
use crate::domain::contract::step::{RenewalDecision, Step, StepAction};
use crate::domain::contract::terms::{AutomaticRenewal, Renewal};

/// The alerts of a book with two clients, as `kind subject-number days`.
fn check(entities: Vec<Entity>, expected: &[&str]) {
    assert_eq!(
        described(&alerts(&world(entities), today(), None)),
        expected
    );
}

fn world(entities: Vec<Entity>) -> Book {
    let clients = [
        put_client(client(1, "Uno", "")),
        put_client(client(2, "Dos", "")),
    ];
    book(clients.into_iter().chain(entities))
}

fn described(alerts: &[Alert]) -> Vec<String> {
    let subject = |alert: &Alert| alert.key.subject.uuid().as_u128() & 0xFFFF;
    alerts
        .iter()
        .map(|alert| {
            format!(
                "{} {} {}",
                alert.key.kind.name(),
                subject(alert),
                alert.days
            )
        })
        .collect()
}

#[test]
fn a_contract_is_announced_and_stays_until_it_is_renewed() {
    let ending = |end| put_contract(contract(10, 1, "C-1", "2025-01-01", end));
    check(vec![ending("")], &[]);
    check(vec![ending("2027-01-22")], &[]);
    check(vec![ending("2027-01-21")], &["contract_end 10 60"]);
    check(vec![ending("2026-11-22")], &["contract_end 10 0"]);
    check(vec![ending("2026-08-24")], &["contract_end 10 -90"]);
    // It stays for as long as nobody renewed or closed it.
    check(vec![ending("2026-08-23")], &["contract_end 10 -91"]);
    let next = put_contract(contract(11, 1, "C-2", "2026-12-01", "2028-01-01"));
    check(vec![ending("2026-11-30"), next], &[]);
    let parallel = put_contract(contract(11, 2, "C-2", "2026-12-01", "2028-01-01"));
    check(vec![ending("2026-11-30"), parallel], &["contract_end 10 8"]);
}

#[test]
fn a_contract_that_renews_by_itself_asks_for_a_decision_and_not_for_an_end() {
    let renewing = |end: &str, decisions: &[(RenewalDecision, &str)]| {
        let mut contract = contract(10, 1, "C-1", "2025-01-01", end);
        contract.terms.renewal = Renewal::Automatic(AutomaticRenewal {
            months: 12,
            notice_days: 30,
            in_business_days: false,
        });
        let steps = decisions.iter().map(|(decision, on)| {
            Entity::Step(Box::new(Step {
                contract: contract.id,
                ..step(1, on, StepAction::RenewalDecided(*decision))
            }))
        });
        let steps: Vec<Entity> = steps.collect();
        let mut entities = vec![put_contract(contract)];
        entities.extend(steps);
        entities
    };
    use RenewalDecision::{LetEnd, Renegotiate, Renew};
    let early = "2026-11-20";
    // 30 days before 21 January is 22 December.
    check(renewing("2027-01-22", &[]), &[]);
    check(renewing("2027-01-21", &[]), &["non_renewal_notice 10 30"]);
    check(renewing("2026-12-24", &[]), &["non_renewal_notice 10 2"]);
    // 22 November is a Sunday: the last day was Friday 20.
    check(renewing("2026-12-22", &[]), &["non_renewal_notice 10 -2"]);
    // The day passed: it is said until the renewed term begins, and then there is nothing to do.
    check(renewing("2026-11-30", &[]), &["non_renewal_notice 10 -23"]);
    check(renewing("2026-11-22", &[]), &["non_renewal_notice 10 -30"]);
    check(renewing("2026-11-21", &[]), &[]);
    check(renewing("2027-01-21", &[(Renew, early)]), &[]);
    check(renewing("2027-01-21", &[(LetEnd, early)]), &[]);
    check(
        renewing("2027-01-21", &[(Renegotiate, early)]),
        &["non_renewal_notice 10 30"],
    );
    // Let end: its own end asks for what comes after.
    check(
        renewing("2026-11-21", &[(LetEnd, "2026-10-01")]),
        &["contract_end 10 -1"],
    );
    // Notice that came too late is about the next end, and was seen.
    check(renewing("2026-11-30", &[(LetEnd, early)]), &[]);
}

#[test]
fn a_policy_matters_while_its_contract_lasts() {
    let guarded = |end, policies: &[(&str, &str)]| {
        let mut contract = contract(10, 1, "C-1", "2026-01-01", end);
        let policies = policies.iter();
        contract.policies = policies
            .map(|(number, to)| policy(Cover::Performance, number, "2026-01-01", to))
            .collect();
        put_contract(contract)
    };
    let lapsed = ("CU-1", "2026-11-10");
    check(
        vec![guarded("2027-06-30", &[lapsed])],
        &["policy_expiry 10 -12"],
    );
    check(
        vec![guarded("2027-06-30", &[lapsed, ("CU-2", "2027-06-30")])],
        &[],
    );
    check(vec![guarded("2027-06-30", &[("CU-1", "2026-12-23")])], &[]);
    check(
        vec![guarded("2027-06-30", &[("CU-1", "2026-12-22")])],
        &["policy_expiry 10 30"],
    );
    // The contract ended months ago: nothing is left to cover, only to close it.
    check(
        vec![guarded("2026-06-30", &[("CU-1", "2026-05-30")])],
        &["contract_end 10 -145"],
    );
}

#[test]
fn an_invoice_asks_for_its_money_until_it_has_it() {
    let due = |on| put_invoice(invoice(20, 1, "FE-1", "2026-10-01", on, 1000));
    check(vec![due("2026-11-26")], &[]);
    check(vec![due("2026-11-25")], &["invoice_overdue 20 3"]);
    check(vec![due("2026-11-10")], &["invoice_overdue 20 -12"]);
    let half = put_payment(payment(30, 1, "2026-11-01", 500, &[(20, 500, 0)]));
    let book = world(vec![due("2026-11-10"), half.clone()]);
    let found = alerts(&book, today(), None);
    assert_eq!(found.first().unwrap().amount, Some(cop(500)));
    let rest = put_payment(payment(31, 1, "2026-11-01", 500, &[(20, 450, 50)]));
    check(vec![due("2026-11-10"), half, rest], &[]);
    let note = put_invoice(credit_note(21, 1, "NC-1", "2026-10-02", &["FE-1"], 1000));
    check(vec![due("2026-11-10"), note], &[]);
}

#[test]
fn errors_matter_while_something_can_be_done() {
    let wrong = |issued, due| {
        let mut invoice = invoice(20, 1, "FE-1", issued, due, 1000);
        invoice.review = with_error();
        put_invoice(invoice)
    };
    check(
        vec![wrong("2026-11-20", "2026-12-20")],
        &["invoice_with_errors 20 -2"],
    );
    let paid = || put_payment(payment(30, 1, "2026-11-01", 1000, &[(20, 1000, 0)]));
    check(
        vec![wrong("2026-11-20", "2026-12-20"), paid()],
        &["invoice_with_errors 20 -2"],
    );
    check(vec![wrong("2026-01-20", "2026-02-20"), paid()], &[]);
}

#[test]
fn a_backup_is_asked_for_when_the_last_is_old() {
    let facts = |last: Option<&str>| BackupFacts {
        last_on: last.map(day),
        since: day("2026-11-01"),
    };
    let found = |book: &Book, last| described(&alerts(book, today(), Some(facts(last))));
    let book = world(vec![put_company(company())]);
    assert_eq!(found(&book, Some("2026-11-16")), Vec::<String>::new());
    assert_eq!(found(&book, Some("2026-11-15")), ["backup_too_old 1 0"]);
    assert_eq!(found(&book, None), ["backup_too_old 1 -14"]);
    assert_eq!(found(&Book::new(), None), Vec::<String>::new());
    let mut example = company();
    example.example = true;
    let example = world(vec![put_company(example)]);
    assert_eq!(found(&example, None), Vec::<String>::new());
}

#[test]
fn a_decision_hides_an_alert_until_its_deadline_moves() {
    let due = |on| put_invoice(invoice(20, 1, "FE-1", "2026-10-01", on, 1000));
    let mut book = world(vec![due("2026-11-10")]);
    let key = alerts(&book, today(), None).remove(0).key;
    let snooze = Command::SnoozeAlerts {
        keys: vec![key],
        until: day("2026-12-01"),
        reason: "prometió pagar".to_owned(),
    };
    run(&mut book, snooze).unwrap();
    assert!(alerts(&book, today(), None).is_empty());
    let kept = hidden(&book, today(), None);
    assert_eq!(kept.first().unwrap().1.reason, "prometió pagar");
    assert_eq!(alerts(&book, day("2026-12-01"), None).len(), 1);
    book.load([due("2026-11-12")]);
    assert_eq!(alerts(&book, today(), None).len(), 1);
}

#[test]
fn hoy_is_ordered_and_the_many_become_one() {
    let due = |n, client, on: &str, amount| {
        put_invoice(invoice(
            n,
            client,
            &format!("FE-{n}"),
            "2026-10-01",
            on,
            amount,
        ))
    };
    let entities = vec![
        due(20, 1, "2026-11-20", 10),
        due(21, 1, "2026-11-05", 20),
        due(22, 1, "2026-11-15", 30),
        due(23, 2, "2026-11-10", 40),
        due(24, 2, "2026-11-22", 50),
        due(25, 1, "2026-11-24", 60),
        put_contract(contract(10, 2, "C-1", "2025-01-01", "2027-01-10")),
    ];
    let found = alerts(&world(entities), today(), None);
    let items = items(found);
    let mut urgencies: Vec<Urgency> = items.iter().map(AlertItem::urgency).collect();
    urgencies.dedup();
    assert_eq!(urgencies, Urgency::ALL);
    let [AlertItem::Many(group), AlertItem::One(alone), ..] = items.as_slice() else {
        unreachable!("{items:?}")
    };
    assert_eq!(group.client_name, "Uno");
    assert_eq!(group.amounts.of(cop(0).currency), 60.into());
    assert_eq!((group.due, group.days), (day("2026-11-05"), -17));
    let dues: Vec<i64> = group.alerts.iter().map(|alert| alert.days).collect();
    assert_eq!(dues, [-17, -7, -2]);
    assert_eq!(alone.key.kind, AlertKind::InvoiceOverdue);
    assert_eq!(items.len(), 5);
}

#[test]
fn a_calendar_is_told_of_every_deadline_ahead_and_of_none_behind() {
    let mut guarded = contract(10, 1, "C-1", "2026-01-01", "2029-06-30");
    guarded.policies = vec![policy(
        Cover::Performance,
        "CU-1",
        "2026-01-01",
        "2028-01-10",
    )];
    let past = contract(11, 2, "C-2", "2025-01-01", "2026-10-01");
    let world = world(vec![put_contract(guarded), put_contract(past)]);
    assert_eq!(
        described(&alerts(&world, today(), None)),
        ["contract_end 11 -52"]
    );
    assert_eq!(
        described(&deadlines(&world, today())),
        ["policy_expiry 10 414", "contract_end 10 951"]
    );
}

#[test]
fn an_alert_is_for_whom_the_company_named_and_never_for_nobody() {
    let mut lawyer = person(90, "Ana");
    lawyer.role = "Jurídica".to_owned();
    let mut seller = person(91, "Luis");
    seller.role = "Comercial".to_owned();
    let (ana, luis) = (lawyer.id, seller.id);
    let mut ours = contract(10, 1, "C-1", "2025-01-01", "2026-12-01");
    ours.owner = Some(luis);
    let whom = |role: Option<&str>, active: bool| {
        let mut company = company();
        company.alert_recipients = role
            .map(|role| AlertRecipients {
                kind: AlertKind::ContractEnd,
                role: role.to_owned(),
            })
            .into_iter()
            .collect();
        let mut seller = seller.clone();
        seller.active = active;
        let book = world(vec![
            put_company(company),
            Entity::Person(Box::new(lawyer.clone())),
            Entity::Person(Box::new(seller)),
            put_contract(ours.clone()),
        ]);
        let found = alerts(&book, today(), None);
        let alert = found.first().unwrap();
        assert_eq!(alert.key.kind, AlertKind::ContractEnd);
        [ana, luis].map(|person| recipients::is_for(&book, alert, person))
    };
    assert_eq!(whom(None, true), [true, true]);
    // The role and who answers for the contract; accents and case do not matter.
    assert_eq!(whom(Some("juridica"), true), [true, true]);
    assert_eq!(whom(Some(""), true), [false, true]);
    assert_eq!(whom(Some("Comercial"), true), [false, true]);
    // Who left receives nothing, and then nobody would.
    assert_eq!(whom(Some(""), false), [true, true]);
    assert_eq!(whom(Some("Jurídica"), false), [true, false]);
}

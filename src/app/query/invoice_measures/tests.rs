//! Each measure on a small book, with what counts and what does not.

use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::app::query::invoice_measures::facts::{Facts, Gathering};
use crate::app::query::invoice_measures::span::Span;
use crate::app::query::invoice_measures::tally::{DaySum, Tally, Value};
use crate::app::query::invoice_measures::{Asked, Group, GroupKey, Grouping, Measure, report};
use crate::app::query::stepwise::Stepwise;
use crate::app::samples::billing::{
    billing_event, billing_line, claiming, invoice_step, own_line, period, report as report_of,
};
use crate::app::samples::{
    book, client, company, contract, credit_note, day, invoice, person, put_client, put_company,
    put_contract, put_invoice, today, uuid,
};
use crate::domain::billing::Part;
use crate::domain::billing::event::Happening;
use crate::domain::contract::billing::LineKind;
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::invoice::step::{
    Channel, ClaimCause, Fingerprint, InvoiceAction, InvoiceStep, Submission, VoidCause,
};
use crate::domain::invoice::{Invoice, State};

/// An invoice of contract 10 that bills those days of its first line.
fn billing(n: u128, issued: &str, days: (&str, &str)) -> Invoice {
    let mut invoice = invoice(n, 1, &format!("FE-{n}"), issued, "", 2_000_000);
    invoice.contract = Some(ContractId(uuid(10)));
    let part = Part::Days(period(days.0, days.1));
    let mut line = claiming(10, 1, part);
    line.amount = 2_000_000.into();
    invoice.content.lines = vec![line];
    invoice.content.period = Some(period(days.0, days.1));
    invoice
}

fn step(n: u128, invoice: u128, on: &str, by: Option<u128>, action: InvoiceAction) -> Entity {
    let step = InvoiceStep {
        on: day(on),
        place: u32::try_from(n).unwrap_or(0),
        by: by.map(|by| PersonId(uuid(by))),
        ..invoice_step(1_000 + n, invoice, action)
    };
    Entity::InvoiceStep(Box::new(step))
}

/// A contract of two million a month since June 2026, billed in arrears; billing is kept since June.
fn world(more: Vec<Entity>) -> Book {
    let mut company = company();
    company.billing_rules.since = Some(day("2026-06-01"));
    let mut contract = contract(10, 1, "C-1", "2026-06-01", "");
    contract.terms.lines = vec![billing_line(1, LineKind::Fixed)];
    let mut records = vec![
        put_company(company),
        put_client(client(1, "Clínica", "")),
        put_client(client(2, "Álamo", "")),
        put_contract(contract),
        Entity::Person(Box::new(person(90, "Ana"))),
    ];
    records.extend(more);
    book(records)
}

fn gathered(book: &Book, span: Span) -> Facts {
    Gathering::new(book, span, today()).found(book)
}

fn total(book: &Book) -> Tally {
    let facts = gathered(book, Span::LastMonths);
    report(book, &facts, Asked::default(), today()).total
}

fn groups(book: &Book, grouping: Grouping) -> Vec<Group> {
    let facts = gathered(book, Span::LastMonths);
    let asked = Asked {
        grouping,
        span: Span::LastMonths,
    };
    report(book, &facts, asked, today()).groups
}

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-30");
const JULY: (&str, &str) = ("2026-07-01", "2026-07-31");
const AUGUST: (&str, &str) = ("2026-08-01", "2026-08-31");

#[test]
fn a_charge_is_on_time_late_or_missing_once_its_limit_is_over() {
    // June is due on 7 July, July on 10 August (the 7th is a holiday), August on 7 September.
    let book = world(vec![
        put_invoice(billing(20, "2026-07-03", JUNE)),
        put_invoice(billing(21, "2026-08-12", JULY)),
    ]);
    let tally = total(&book);
    // August, September and October are missing; November is not over.
    assert_eq!((tally.on_time, tally.late, tally.missing), (1, 1, 3));
    assert_eq!(tally.due(), 5);
    assert_eq!(
        tally.value(Measure::OnTime),
        Value::Share { part: 1, of: 5 }
    );
    // Three days after the close of June, twelve after that of July.
    assert_eq!(tally.to_issue, DaySum { days: 15, of: 2 });
    assert_eq!(tally.value(Measure::DaysToIssue).tenths(), Some(75));
}

#[test]
fn a_limit_of_today_says_nothing_yet() {
    let book = world(Vec::new());
    let due_on = |today: &str| {
        let span = Span::Quarter(day("2026-07-01"));
        let facts = Gathering::new(&book, span, day(today)).found(&book);
        facts.charges.len()
    };
    assert_eq!(due_on("2026-07-07"), 0);
    assert_eq!(due_on("2026-07-08"), 1);
}

#[test]
fn a_draft_or_a_part_is_missing_and_what_is_skipped_does_not_count() {
    let mut draft = billing(20, "2026-07-03", JUNE);
    draft.state = State::Draft;
    let half = billing(21, "2026-08-03", ("2026-07-01", "2026-07-15"));
    let skipped = Part::Days(period(AUGUST.0, AUGUST.1));
    let skip = billing_event(40, 10, 1, Happening::Skipped(skipped));
    assert_eq!(skip.line, own_line(1));
    let book = world(vec![
        put_invoice(draft),
        put_invoice(half),
        Entity::BillingEvent(Box::new(skip)),
    ]);
    let tally = total(&book);
    // June is drafted, half of July is left, September and October are missing.
    assert_eq!((tally.on_time, tally.late, tally.missing), (0, 0, 4));
    assert_eq!(tally.to_issue.of, 0);
}

#[test]
fn a_voided_charge_counts_by_the_document_that_stands() {
    let mut again = billing(23, "2026-08-20", JUNE);
    again.content.totals.payable = 1.into();
    let book = world(vec![
        put_invoice(billing(20, "2026-07-03", JUNE)),
        put_invoice(credit_note(
            22,
            1,
            "NC-1",
            "2026-08-19",
            &["FE-20"],
            2_000_000,
        )),
        put_invoice(again),
    ]);
    let tally = total(&book);
    assert_eq!((tally.on_time, tally.late), (0, 1));
    assert_eq!((tally.issued, tally.voided), (2, 1));
}

#[test]
fn months_before_the_first_one_kept_are_not_due() {
    let mut company = company();
    company.billing_rules.since = Some(day("2026-09-01"));
    let book = world(vec![put_company(company)]);
    assert_eq!(total(&book).missing, 2);
    // Without one, what is asked for is the last month that closed.
    let book = world(vec![put_company(crate::app::samples::company())]);
    let facts = gathered(&book, Span::LastMonths);
    assert_eq!(facts.since, day("2026-10-01"));
    assert_eq!(facts.charges.len(), 1);
    assert_eq!(gathered(&book, Span::Year(2024)).charges, []);
}

/// What is wrong with a document issued in October, which says no contract.
fn document(more: Vec<Entity>) -> Tally {
    let own = invoice(30, 2, "FE-30", "2026-10-05", "2026-11-05", 500);
    let mut records = vec![put_invoice(own)];
    records.extend(more);
    total(&world(records))
}

fn submitted() -> InvoiceAction {
    InvoiceAction::Submitted(Submission {
        content: Fingerprint("a".to_owned()),
        rule_set: 1,
        accepted: Vec::new(),
    })
}

#[test]
fn a_document_is_right_the_first_time_while_nobody_finds_it_wrong() {
    let fine = document(Vec::new());
    assert_eq!((fine.issued, fine.right), (1, 1));

    // Returned once, however well it went afterwards.
    let returned = document(vec![
        step(1, 30, "2026-10-01", Some(90), InvoiceAction::Prepared),
        step(2, 30, "2026-10-01", Some(90), submitted()),
        step(3, 30, "2026-10-02", None, InvoiceAction::Denied),
        step(4, 30, "2026-10-03", Some(90), submitted()),
        step(
            5,
            30,
            "2026-10-04",
            None,
            InvoiceAction::Approved(Fingerprint("a".to_owned())),
        ),
    ]);
    assert_eq!((returned.right, returned.returned), (0, 1));
    // Taken back by who handed it in: nobody found it wrong.
    let withdrawn = document(vec![
        step(1, 30, "2026-10-01", Some(90), submitted()),
        step(2, 30, "2026-10-01", Some(90), InvoiceAction::Withdrawn),
    ]);
    assert_eq!((withdrawn.right, withdrawn.returned), (1, 0));

    let reported = document(vec![Entity::InvoiceReport(Box::new(report_of(
        50,
        30,
        "2026-11-20",
    )))]);
    assert_eq!((reported.right, reported.reported), (0, 1));
    let claim = |cause| {
        document(vec![step(
            1,
            30,
            "2026-10-09",
            None,
            InvoiceAction::Claimed(cause),
        )])
    };
    assert_eq!(claim(ClaimCause::Inconsistent).reported, 1);
    // What was not delivered says nothing of the document.
    assert_eq!(claim(ClaimCause::PartlyDelivered).right, 1);
}

#[test]
fn a_voided_document_counts_with_its_cause() {
    let note = || put_invoice(credit_note(31, 2, "NC-1", "2026-10-20", &["FE-30"], 500));
    let decided = |cause| step(1, 30, "2026-10-19", None, InvoiceAction::VoidDecided(cause));

    let wrong = document(vec![note(), decided(VoidCause::Amount)]);
    assert_eq!((wrong.voided, wrong.right, wrong.voided_wrong), (1, 0, 1));
    assert_eq!(wrong.causes.ranked(), [(Some(VoidCause::Amount), 1)]);
    let value = wrong.value(Measure::Voided);
    assert_eq!(value, Value::Share { part: 1, of: 1 });

    // Another cause is no error of the document, and so is one that nobody said.
    let other = document(vec![note(), decided(VoidCause::Other)]);
    assert_eq!((other.voided, other.right), (1, 1));
    let unsaid = document(vec![note()]);
    assert_eq!((unsaid.voided, unsaid.right), (1, 1));
    assert_eq!(unsaid.causes.ranked(), [(None, 1)]);

    // Decided and not carried out: known to be wrong, and not voided yet.
    let only_decided = document(vec![decided(VoidCause::Period)]);
    assert_eq!((only_decided.voided, only_decided.right), (0, 0));
    // A note about a part of it takes nothing back.
    let part = credit_note(31, 2, "NC-1", "2026-10-20", &["FE-30"], 200);
    assert_eq!(document(vec![put_invoice(part)]).voided, 0);
}

#[test]
fn days_to_deliver_are_those_of_what_was_handed_over() {
    assert_eq!(document(Vec::new()).to_deliver, DaySum::default());
    let delivered = InvoiceAction::Delivered(Channel::Email);
    let tally = document(vec![step(1, 30, "2026-10-07", None, delivered)]);
    assert_eq!(tally.to_deliver, DaySum { days: 2, of: 1 });
    assert_eq!(tally.value(Measure::DaysToDeliver).of(), 1);
}

#[test]
fn drafts_notes_and_other_days_are_no_documents() {
    let mut draft = invoice(30, 2, "", "2026-10-05", "", 500);
    draft.state = State::Draft;
    let book = world(vec![
        put_invoice(draft),
        put_invoice(credit_note(31, 2, "NC-1", "2026-10-20", &[], 500)),
        put_invoice(invoice(32, 2, "FE-1", "2025-11-30", "", 500)),
        put_invoice(invoice(33, 2, "FE-2", "2025-12-01", "", 500)),
    ]);
    assert_eq!(total(&book).issued, 1);
    let asked = Asked {
        span: Span::Year(2025),
        grouping: Grouping::Month,
    };
    let facts = gathered(&book, asked.span);
    let report = report(&book, &facts, asked, today());
    assert_eq!(report.total.issued, 2);
    let months: Vec<u32> = report.trend.iter().map(|(_, tally)| tally.issued).collect();
    assert_eq!(months, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
}

fn names(groups: &[Group]) -> Vec<(&str, u32, u32)> {
    let line = |group: &Group| (group.tally.faults(), group.tally.counted());
    let lines = groups.iter().map(|group| (&*group.name, line(group)));
    lines
        .map(|(name, (faults, all))| (name, faults, all))
        .collect()
}

#[test]
fn groups_come_worst_first() {
    let book = world(vec![
        put_invoice(billing(20, "2026-07-03", JUNE)),
        put_invoice(billing(21, "2026-08-12", JULY)),
        put_invoice(invoice(30, 2, "FE-30", "2026-10-05", "", 500)),
        step(1, 20, "2026-07-01", Some(90), InvoiceAction::Prepared),
    ]);
    let clients = groups(&book, Grouping::Client);
    assert_eq!(names(&clients), [("Clínica", 4, 7), ("Álamo", 0, 1)]);
    assert_eq!(
        clients.first().map(|group| group.key),
        Some(GroupKey::Client(ClientId(uuid(1))))
    );

    let contracts = groups(&book, Grouping::Contract);
    assert_eq!(names(&contracts), [("C-1", 4, 7), ("", 0, 1)]);
    assert_eq!(
        contracts.last().map(|group| group.key),
        Some(GroupKey::Contract(None))
    );

    // Nobody is known of what was not billed, nor of documents of other programs.
    let people = groups(&book, Grouping::Person);
    assert_eq!(names(&people), [("", 4, 6), ("Ana", 0, 2)]);

    let months = groups(&book, Grouping::Month);
    let keys: Vec<GroupKey> = months.iter().map(|group| group.key).collect();
    let month = |text: &str| GroupKey::Month(day(text));
    // August: July came late, out of two; then one of one or two each, and July with none.
    assert_eq!(keys.first(), Some(&month("2026-09-01")));
    assert_eq!(keys.last(), Some(&month("2026-07-01")));
    assert_eq!(months.len(), 5);
}

#[test]
fn the_trend_and_the_groups_add_up_to_the_total() {
    let book = world(vec![
        put_invoice(billing(20, "2026-07-03", JUNE)),
        put_invoice(billing(21, "2026-08-12", JULY)),
    ]);
    let facts = gathered(&book, Span::LastMonths);
    let report = report(&book, &facts, Asked::default(), today());
    let due: u32 = report.trend.iter().map(|(_, tally)| tally.due()).sum();
    assert_eq!(due, report.total.due());
    let issued: u32 = report.groups.iter().map(|group| group.tally.issued).sum();
    assert_eq!(issued, report.total.issued);
}

#[test]
fn shares_and_averages_are_rounded_half_up_and_absent_without_anything() {
    let tenths = |value: Value| value.tenths();
    assert_eq!(tenths(Value::Share { part: 1, of: 3 }), Some(333));
    assert_eq!(tenths(Value::Share { part: 2, of: 3 }), Some(667));
    assert_eq!(tenths(Value::Share { part: 0, of: 0 }), None);
    assert_eq!(tenths(Value::Days(DaySum { days: -3, of: 2 })), Some(-15));
    assert_eq!(tenths(Value::Days(DaySum { days: 0, of: 0 })), None);
}

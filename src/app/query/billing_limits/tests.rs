//! What is due on the days of a month, and what is not any more.

use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::app::query::billing_limits::{Gathering, LimitKind, MonthLimits, Subject};
use crate::app::query::stepwise::Stepwise;
use crate::app::samples::billing::{billing_line, claiming, invoice_step, period, report};
use crate::app::samples::{
    book, client, company, content, contract, cop, credit_note, day, invoice, put_client,
    put_company, put_contract, put_invoice, today, uuid,
};
use crate::domain::billing::Part;
use crate::domain::company::{Company, NumberingRange};
use crate::domain::contract::billing::LineKind;
use crate::domain::country::Country;
use crate::domain::ids::ContractId;
use crate::domain::invoice::step::{Channel, InvoiceAction, InvoiceStep, VoidCause};
use crate::domain::invoice::sunat_limits::{send_until, void_until};
use crate::domain::invoice::{DocumentType, Invoice, State};

fn step(n: u128, invoice: u128, on: &str, action: InvoiceAction) -> Entity {
    let step = InvoiceStep {
        on: day(on),
        place: u32::try_from(n).unwrap_or(0),
        ..invoice_step(1_000 + n, invoice, action)
    };
    Entity::InvoiceStep(Box::new(step))
}

fn kept_since(month: &str) -> Company {
    let mut company = company();
    company.billing_rules.since = Some(day(month));
    company
}

fn world(company: Company, more: Vec<Entity>) -> Book {
    let mut records = vec![
        put_company(company),
        put_client(client(1, "Clínica", "")),
        put_client(client(2, "Álamo", "")),
    ];
    records.extend(more);
    book(records)
}

fn month(book: &Book, month: &str) -> MonthLimits {
    Gathering::new(day(month), today()).found(book)
}

/// Each limit of a month with its day.
fn limits(book: &Book, first: &str) -> Vec<(String, LimitKind, String)> {
    let days = month(book, first).days.into_iter();
    days.flat_map(|day| {
        let limits = day.limits.into_iter();
        limits.map(move |limit| (day.day.to_string(), limit.kind, limit.name))
    })
    .collect()
}

fn due(on: &str, kind: LimitKind, name: &str) -> (String, LimitKind, String) {
    (on.to_owned(), kind, name.to_owned())
}

/// Two million a month since October, in arrears.
fn charged() -> Entity {
    let mut contract = contract(10, 1, "C-1", "2026-10-01", "");
    contract.terms.lines = vec![billing_line(1, LineKind::Fixed)];
    put_contract(contract)
}

fn october(n: u128, issued: &str) -> Invoice {
    let days = period("2026-10-01", "2026-10-31");
    let mut invoice = invoice(n, 1, &format!("FE-{n}"), issued, "", 2_000_000);
    invoice.contract = Some(ContractId(uuid(10)));
    invoice.content.lines = vec![claiming(10, 1, Part::Days(days))];
    invoice.content.period = Some(days);
    invoice
}

#[test]
fn what_is_left_to_bill_is_due_on_its_limit() {
    let kept = || kept_since("2026-10-01");
    let book = world(kept(), vec![charged()]);
    // October's fifth business day of November: the 2nd and the 16th are holidays.
    let november = due("2026-11-09", LimitKind::Issue, "C-1");
    assert_eq!(limits(&book, "2026-11-15"), [november]);
    // November's is foreseen.
    assert_eq!(
        limits(&book, "2026-12-01"),
        [due("2026-12-07", LimitKind::Issue, "C-1")]
    );
    let found = month(&book, "2026-11-01");
    assert_eq!((found.count(), found.late(today())), (1, 1));
    let limit = found.days.iter().flat_map(|day| &day.limits).next();
    let limit = limit.cloned().unwrap_or_else(|| unreachable!());
    assert_eq!(limit.subject, Subject::Contract(ContractId(uuid(10))));
    assert_eq!(limit.month, Some(day("2026-10-01")));
    assert_eq!(limit.amounts.sums(), [cop(2_000_000)]);

    // What was billed, or is of a month that is not kept here, is not due.
    let billed = world(
        kept(),
        vec![charged(), put_invoice(october(20, "2026-11-05"))],
    );
    assert_eq!(limits(&billed, "2026-11-01"), []);
    let later = world(kept_since("2026-11-01"), vec![charged()]);
    assert_eq!(limits(&later, "2026-11-01"), []);
    assert_eq!(limits(&later, "2024-11-01"), []);
}

#[test]
fn a_draft_takes_the_place_of_what_it_bills() {
    let mut draft = october(20, "2026-11-05");
    draft.state = State::Draft;
    let book = world(
        kept_since("2026-10-01"),
        vec![charged(), put_invoice(draft)],
    );
    assert_eq!(
        limits(&book, "2026-11-01"),
        [due("2026-11-09", LimitKind::Draft, "")]
    );
}

/// An invoice of 20 November with these steps.
fn issued(steps: Vec<Entity>) -> Vec<(String, LimitKind, String)> {
    let own = invoice(30, 2, "FE-30", "2026-11-20", "2026-12-20", 500);
    let mut records = vec![put_invoice(own)];
    records.extend(steps);
    limits(&world(company(), records), "2026-11-01")
}

#[test]
fn an_issued_document_is_handed_over_and_accepted_in_time() {
    let prepared = || step(1, 30, "2026-11-19", InvoiceAction::Prepared);
    let delivered = || {
        step(
            2,
            30,
            "2026-11-20",
            InvoiceAction::Delivered(Channel::Email),
        )
    };
    let received = || step(3, 30, "2026-11-20", InvoiceAction::ServiceReceived);
    // One business day after a Friday.
    assert_eq!(
        issued(vec![prepared()]),
        [due("2026-11-23", LimitKind::Deliver, "FE-30")]
    );
    assert_eq!(issued(vec![prepared(), delivered()]), []);
    // Three business days to claim; the day after it is accepted, though today is before.
    let waiting = issued(vec![prepared(), delivered(), received()]);
    assert_eq!(
        waiting,
        [due("2026-11-26", LimitKind::TacitAcceptance, "FE-30")]
    );
    let accepted = step(4, 30, "2026-11-21", InvoiceAction::Accepted);
    assert_eq!(
        issued(vec![prepared(), delivered(), received(), accepted]),
        []
    );
    // A document of another program is handed over there, and a voided one to nobody.
    assert_eq!(issued(Vec::new()), []);
    let note = credit_note(31, 2, "NC-1", "2026-11-21", &["FE-30"], 500);
    assert_eq!(issued(vec![prepared(), put_invoice(note)]), []);
}

#[test]
fn peru_sends_within_days_and_takes_back_what_is_wrong() {
    let peru = |more: Vec<Entity>| {
        let mut company = company();
        company.country = Country::Peru;
        let mut own = invoice(30, 2, "F001-30", "2026-11-20", "2026-12-20", 500);
        own.content.country = Country::Peru;
        let mut records = vec![put_invoice(own)];
        records.extend(more);
        limits(&world(company, records), "2026-11-01")
    };
    let prepared = || step(1, 30, "2026-11-19", InvoiceAction::Prepared);
    let deliver = due("2026-11-23", LimitKind::Deliver, "F001-30");
    let send = due("2026-11-23", LimitKind::Send, "F001-30");
    let void = due("2026-11-27", LimitKind::Void, "F001-30");
    assert_eq!(peru(vec![prepared()]), [deliver.clone(), send.clone()]);
    // What was handed over was sent; what is wrong can be taken back for seven days.
    let delivered = step(
        2,
        30,
        "2026-11-20",
        InvoiceAction::Delivered(Channel::Email),
    );
    let reported = Entity::InvoiceReport(Box::new(report(50, 30, "2026-11-21")));
    assert_eq!(
        peru(vec![prepared(), delivered, reported]),
        std::slice::from_ref(&void)
    );
    let mut answered = report(50, 30, "2026-11-21");
    answered.answered_on = Some(day("2026-11-21"));
    let answered = Entity::InvoiceReport(Box::new(answered));
    assert_eq!(peru(vec![answered]), []);
    let decided = step(
        2,
        30,
        "2026-11-21",
        InvoiceAction::VoidDecided(VoidCause::Amount),
    );
    assert_eq!(peru(vec![prepared(), decided]), [deliver, send, void]);
}

#[test]
fn a_factura_has_three_days_a_boleta_seven_and_its_note_five() {
    let issued = day("2026-11-20");
    let mut factura = content("", "", "", 1);
    assert_eq!(send_until(&factura, issued), None);
    assert_eq!(void_until(&factura, issued), None);
    factura.country = Country::Peru;
    assert_eq!(send_until(&factura, issued), Some(day("2026-11-23")));
    assert_eq!(void_until(&factura, issued), Some(day("2026-11-27")));
    factura.type_code = "03".to_owned();
    assert_eq!(send_until(&factura, issued), Some(day("2026-11-27")));
    let mut note = credit_note(1, 1, "BC01-1", "2026-11-20", &["B001-1"], 1).content;
    note.country = Country::Peru;
    assert_eq!(send_until(&note, issued), Some(day("2026-11-23")));
    for reference in &mut note.references {
        "03".clone_into(&mut reference.type_code);
    }
    assert_eq!(send_until(&note, issued), Some(day("2026-11-25")));
}

fn range(prefix: &str, valid_to: &str) -> NumberingRange {
    NumberingRange {
        resolution: String::new(),
        prefix: prefix.to_owned(),
        from: 1,
        to: 100,
        valid_from: day("2025-11-01"),
        valid_to: day(valid_to),
        technical_key: String::new(),
        documents: DocumentType::Invoice,
        type_code: String::new(),
    }
}

#[test]
fn a_numbering_expires_unless_another_lasts_longer() {
    let with = |ranges: Vec<NumberingRange>| {
        let mut company = company();
        company.numbering = ranges;
        limits(&world(company, Vec::new()), "2026-11-01")
    };
    let expiring = || range("FE", "2026-11-30");
    assert_eq!(
        with(vec![expiring()]),
        [due("2026-11-30", LimitKind::Numbering, "FE")]
    );
    assert_eq!(with(vec![expiring(), range("FV", "2027-11-30")]), []);
    assert_eq!(with(vec![range("FE", "2026-12-01")]), []);
}

#[test]
fn days_say_what_is_due_and_whether_offices_are_open() {
    let mut company = company();
    company.days_off = vec![day("2026-11-20")];
    let book = world(
        company,
        vec![
            put_invoice(invoice(30, 2, "FE-30", "2026-10-20", "2026-11-20", 500)),
            put_invoice(invoice(31, 2, "FE-31", "2026-10-20", "2026-11-20", 500)),
            put_invoice(invoice(32, 2, "FE-32", "2026-10-20", "2026-11-21", 0)),
        ],
    );
    let found = month(&book, "2026-11-22");
    assert_eq!(found.days.len(), 30);
    assert_eq!(found.invoices_due(), 2);
    let of = |text: &str| found.days.iter().find(|own| own.day == day(text)).cloned();
    let own = of("2026-11-20").unwrap_or_default();
    assert_eq!((own.invoices_due, own.is_off, own.holiday), (2, true, None));
    let holiday = of("2026-11-02").unwrap_or_default();
    assert!(holiday.is_off && holiday.holiday.is_some());
    assert!(of("2026-11-22").is_some_and(|sunday| sunday.is_off));
    assert!(of("2026-11-23").is_some_and(|monday| !monday.is_off));
}

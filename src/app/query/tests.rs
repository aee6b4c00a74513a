//! What lists, cards and figures say of a small book.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::query::clients::{self, ClientFilter, ClientSort, DebtFilter};
use crate::app::query::contracts::{self, ContractFilter, ContractState};
use crate::app::query::figures::{MONTHS, figures};
use crate::app::query::invoices::{self, FindingsFilter, InvoiceFilter, InvoiceSort, StateFilter};
use crate::app::query::{client_card, contract_card, invoice_card};
use crate::app::samples::{
    book, client, company, contract, cop, credit_note, day, invoice, payment, policy, put_client,
    put_company, put_contract, put_invoice, put_payment, today, uuid, with_error,
};
use crate::domain::contract::policy::Cover;
use crate::domain::ids::{ClientId, ContractId, InvoiceId};
use crate::domain::invoice::{DocumentType, Instalment};
use crate::domain::money::Currency;
use rust_decimal::Decimal;

fn world() -> Book {
    let mut wrong = invoice(23, 2, "FE-10", "2026-11-05", "2026-12-05", 50);
    wrong.review = with_error();
    let mut dollars = invoice(24, 2, "FE-11", "2026-11-06", "2026-11-10", 7);
    dollars.content.currency = Currency::USD;
    let mut billed = invoice(20, 1, "FE-8", "2026-08-01", "2026-08-31", 1000);
    billed.contract = Some(ContractId(uuid(10)));
    let mut guarded = contract(10, 1, "C-1", "2026-01-01", "2026-12-31");
    guarded.policies = vec![policy(Cover::Performance, "P", "2026-01-01", "2026-12-01")];
    book([
        put_company(company()),
        put_client(client(1, "Ñandú", "900123456")),
        put_client(client(2, "Álamo", "")),
        put_contract(guarded),
        put_contract(contract(11, 1, "C-2", "2026-01-01", "2026-03-31")),
        put_contract(contract(12, 2, "C-10", "2026-12-01", "")),
        put_invoice(billed),
        put_invoice(invoice(21, 1, "FE-9", "2026-09-01", "2026-09-30", 2000)),
        put_invoice(credit_note(22, 1, "NC-1", "2026-10-15", &["FE-9"], 2000)),
        put_invoice(wrong),
        put_invoice(dollars),
        put_payment(payment(30, 1, "2026-10-10", 400, &[(20, 400, 0)])),
        put_payment(payment(31, 2, "2026-11-20", 50, &[(23, 50, 0)])),
    ])
}

fn invoices_by(filter: InvoiceFilter) -> Vec<u128> {
    let list = invoices::list(&world(), &filter, today());
    let number = |id: &InvoiceId| id.0.as_u128() - uuid(0).as_u128();
    list.ids.iter().map(number).collect()
}

#[test]
fn invoices_are_filtered_and_sorted() {
    let all = InvoiceFilter::default;
    let sorted = |sort, descending| InvoiceFilter {
        sort,
        descending,
        ..all()
    };
    for (filter, expected) in [
        (all(), &[24, 23, 22, 21, 20][..]),
        (sorted(InvoiceSort::Number, false), &[20, 21, 23, 24, 22]),
        (sorted(InvoiceSort::Client, false), &[23, 24, 20, 21, 22]),
        (sorted(InvoiceSort::Payable, true), &[24, 22, 21, 20, 23]),
        (sorted(InvoiceSort::Balance, true), &[24, 20, 22, 23, 21]),
        (sorted(InvoiceSort::State, false), &[20, 24, 22, 23, 21]),
        (sorted(InvoiceSort::Findings, false), &[23, 20, 21, 24, 22]),
        (
            InvoiceFilter {
                state: Some(StateFilter::Overdue),
                ..all()
            },
            &[24, 20],
        ),
        (
            InvoiceFilter {
                state: Some(StateFilter::Open),
                ..all()
            },
            &[24, 20],
        ),
        (
            InvoiceFilter {
                state: Some(StateFilter::Paid),
                ..all()
            },
            &[23],
        ),
        (
            InvoiceFilter {
                state: Some(StateFilter::Voided),
                ..all()
            },
            &[21],
        ),
        (
            InvoiceFilter {
                client: Some(ClientId(uuid(2))),
                ..all()
            },
            &[24, 23],
        ),
        (
            InvoiceFilter {
                contract: Some(ContractId(uuid(10))),
                ..all()
            },
            &[20],
        ),
        (
            InvoiceFilter {
                document_type: Some(DocumentType::CreditNote),
                ..all()
            },
            &[22],
        ),
        (
            InvoiceFilter {
                from: day("2026-09-01").into(),
                to: day("2026-10-15").into(),
                ..all()
            },
            &[22, 21],
        ),
        (
            InvoiceFilter {
                findings: Some(FindingsFilter::Errors),
                ..all()
            },
            &[23],
        ),
        (
            InvoiceFilter {
                text: "alamo fe-1".to_owned(),
                ..all()
            },
            &[24, 23],
        ),
        (
            InvoiceFilter {
                text: "nandu fe-9".to_owned(),
                ..all()
            },
            &[21],
        ),
    ] {
        assert_eq!(invoices_by(filter.clone()), expected, "{filter:?}");
    }
}

#[test]
fn a_list_adds_up_what_it_shows() {
    let list = invoices::list(&world(), &InvoiceFilter::default(), today());
    assert_eq!(list.payable.of(Currency::COP), 1050.into());
    assert_eq!(list.payable.of(Currency::USD), 7.into());
    assert_eq!(list.balance.of(Currency::COP), 600.into());
    assert_eq!(list.overdue.of(Currency::USD), 7.into());
    assert_eq!(list.with_errors, 1);
    let row = invoices::row(&world(), InvoiceId(uuid(20)), today()).unwrap();
    assert_eq!((row.status, row.days_late), (Status::Overdue, Some(83)));
    assert_eq!((row.balance, &*row.client_name), (cop(600), "Ñandú"));
}

#[test]
fn clients_are_filtered_and_sorted_by_what_they_owe() {
    let by = |filter: ClientFilter| {
        let list = clients::list(&world(), &filter, today());
        let number = |id: &ClientId| id.0.as_u128() - uuid(0).as_u128();
        list.ids.iter().map(number).collect::<Vec<_>>()
    };
    assert_eq!(by(ClientFilter::default()), [2, 1]);
    let debt = |sort, debt| ClientFilter {
        sort,
        debt,
        descending: true,
        ..ClientFilter::default()
    };
    assert_eq!(by(debt(ClientSort::Balance, None)), [1, 2]);
    assert_eq!(by(debt(ClientSort::Contracts, None)), [1, 2]);
    assert_eq!(
        by(debt(ClientSort::Overdue, Some(DebtFilter::Overdue))),
        [1, 2]
    );
    let text = |text: &str| ClientFilter {
        text: text.to_owned(),
        ..ClientFilter::default()
    };
    assert_eq!(by(text("nandu")), [1]);
    assert_eq!(by(text("900123")), [1]);
    let row = clients::row(&world(), ClientId(uuid(1)), today()).unwrap();
    assert_eq!(
        (row.contracts, row.overdue.of(Currency::COP)),
        (1, 600.into())
    );
}

#[test]
fn contracts_say_where_they_stand() {
    let state = |n| {
        let row = contracts::row(&world(), ContractId(uuid(n)), today()).unwrap();
        ContractState::of(row.stage)
    };
    assert_eq!(state(10), ContractState::Ending);
    assert_eq!(state(11), ContractState::Ended);
    assert_eq!(state(12), ContractState::NotStarted);
    let by = |filter: ContractFilter| {
        let list = contracts::list(&world(), &filter, today());
        let number = |id: &ContractId| id.0.as_u128() - uuid(0).as_u128();
        list.ids.iter().map(number).collect::<Vec<_>>()
    };
    assert_eq!(by(ContractFilter::default()), [11, 10, 12]);
    let in_force = ContractFilter {
        state: Some(ContractState::InForce),
        ..ContractFilter::default()
    };
    assert_eq!(by(in_force), [10]);
    let gaps = ContractFilter {
        gaps: true,
        ..ContractFilter::default()
    };
    assert_eq!(by(gaps), [10]);
    let card = contract_card::card(&world(), ContractId(uuid(10)), today()).unwrap();
    assert_eq!(card.left, Some(cop(11_999_000)));
    assert_eq!(card.gaps.first().unwrap().days(), 30);
    assert_eq!(card.policy_days_left, [9]);
}

#[test]
fn cards_gather_what_belongs_together() {
    let book = world();
    let card = invoice_card::card(&book, InvoiceId(uuid(21)), today()).unwrap();
    assert_eq!(
        (card.row.status, card.credited),
        (Status::Voided, cop(2000))
    );
    assert_eq!(card.notes.first().unwrap().number, "NC-1");
    let note = invoice_card::card(&book, InvoiceId(uuid(22)), today()).unwrap();
    assert_eq!(note.corrects.first().unwrap().number, "FE-9");
    let paid = invoice_card::card(&book, InvoiceId(uuid(20)), today()).unwrap();
    assert_eq!(paid.payments.first().unwrap().amount, cop(400));
    assert_eq!(paid.contract.unwrap().number, "C-1");
    let client = client_card::card(&book, ClientId(uuid(1)), today(), 3).unwrap();
    assert_eq!(client.contracts.len(), 2);
    assert_eq!(client.billed_in_year.of(Currency::COP), 1000.into());
    let days: Vec<String> = client
        .timeline
        .iter()
        .map(|each| each.on.to_string())
        .collect();
    assert_eq!(days, ["2026-10-15", "2026-10-10", "2026-09-01"]);
    let other = client_card::card(&book, ClientId(uuid(2)), today(), 9).unwrap();
    assert_eq!(other.days_to_pay, Some(15));
}

#[test]
fn figures_follow_the_months() {
    let mut parts = invoice(25, 1, "FE-12", "2026-07-01", "", 900);
    parts.content.payment.instalments = ["2026-08-15", "2026-12-15"]
        .map(|on| Instalment {
            due_on: day(on),
            amount: 450.into(),
        })
        .to_vec();
    let mut book = world();
    book.load([put_invoice(parts)]);
    let figures = figures(&book, today());
    let last = |months: usize| -> Vec<Decimal> {
        figures
            .overdue_by_month
            .iter()
            .skip(MONTHS - months)
            .copied()
            .collect()
    };
    // August: the first instalment. September: FE-8 too, and FE-9 falls due on its last day.
    // October: FE-8 less its payment; FE-9 was due and credited within the month.
    assert_eq!(last(5), [0, 450, 1450, 1050, 1050].map(Decimal::from));
    assert_eq!(figures.overdue.of(Currency::COP), 1050.into());
    assert_eq!(figures.overdue.of(Currency::USD), 7.into());
    assert_eq!(figures.issued.of(Currency::COP), 50.into());
    assert_eq!((figures.issued_count, figures.overdue_count), (2, 3));
    let issued: Vec<Decimal> = figures.issued_by_month.iter().skip(7).copied().collect();
    assert_eq!(issued, [900, 1000, 2000, -2000, 50].map(Decimal::from));
    assert_eq!(
        (figures.with_errors, figures.ending, figures.in_force),
        (1, 1, 1)
    );
    // C-2 ended with March.
    assert_eq!(figures.in_force_by_month.get(1..5), Some(&[2, 2, 2, 1][..]));
    assert_eq!(figures.months.len(), MONTHS);
}

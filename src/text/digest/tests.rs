//! What the daily notification says, with and without names.

use super::digest;
use crate::app::alerts::grouping::items;
use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::ids::{ClientId, ContractId, InvoiceId, RecordId};
use crate::domain::money::{Currency, Money};
use crate::text::lang::Locale;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use uuid::Uuid;

/// An invoice of Norte with that number, so many days from its due date.
fn invoice(number: u32, days: i64) -> Alert {
    let id = Uuid::from_u128(u128::from(number));
    Alert {
        key: key(
            AlertKind::InvoiceOverdue,
            RecordId::Invoice(InvoiceId(id)),
            days,
        ),
        days,
        urgency: Urgency::of(days),
        cause: Cause::InvoiceDue {
            number: format!("FV-{number}"),
        },
        client: None,
        client_name: "Norte".to_owned(),
        amount: Some(Money::new(Decimal::from(1500), Currency::COP)),
        next: NextStep::RecordPayment(InvoiceId(id)),
    }
}

fn contract(days: i64) -> Alert {
    let id = ContractId(Uuid::from_u128(9));
    Alert {
        key: key(AlertKind::ContractEnd, RecordId::Contract(id), days),
        days,
        urgency: Urgency::of(days),
        cause: Cause::ContractEnds {
            number: "C-9".to_owned(),
            object: "Aseo".to_owned(),
        },
        client: None,
        client_name: "Sur".to_owned(),
        amount: None,
        next: NextStep::RenewContract(id),
    }
}

fn key(kind: AlertKind, subject: RecordId, days: i64) -> AlertKey {
    let today = NaiveDate::MIN + Days::new(1000);
    AlertKey {
        kind,
        subject,
        part: String::new(),
        due: today + chrono::TimeDelta::days(days),
    }
}

/// No-break spaces are written as plain ones here.
fn check(alerts: &[Alert], details: bool, locale: Locale, expected: Option<(&str, &str)>) {
    let said = digest(&items(alerts.to_vec()), details, locale).map(|digest| {
        let plain = |text: &str| text.replace('\u{a0}', " ");
        (plain(&digest.title), plain(&digest.body))
    });
    let expected = expected.map(|(title, body)| (title.to_owned(), body.to_owned()));
    assert_eq!(said, expected);
}

#[test]
fn only_what_is_overdue_or_due_today_is_told() {
    check(&[], false, Locale::EsCo, None);
    check(&[invoice(1, 1), contract(40)], true, Locale::EsCo, None);
    check(
        &[invoice(1, -3), contract(40)],
        false,
        Locale::EsCo,
        Some(("1 asunto pide tu atención", "1 factura por cobrar.")),
    );
    let count = digest(
        &items(vec![invoice(1, -3), contract(0), invoice(2, 9)]),
        false,
        Locale::En,
    );
    assert_eq!(count.map(|digest| digest.count), Some(2));
}

#[test]
fn a_locked_screen_shows_no_name_and_no_amount() {
    let alerts = [invoice(1, -3), invoice(2, 0), contract(0)];
    check(
        &alerts,
        false,
        Locale::En,
        Some((
            "3 matters need your attention",
            "1 contract to renew, 2 invoices to collect.",
        )),
    );
    let said = digest(&items(alerts.to_vec()), false, Locale::EsCo)
        .map(|digest| digest.title + &digest.body);
    let said = said.unwrap_or_default();
    for hidden in ["Norte", "Sur", "FV-", "C-9", "1.500", "Aseo"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
}

#[test]
fn with_names_the_most_urgent_are_told_and_the_rest_counted() {
    let alerts = [
        invoice(1, -3),
        contract(0),
        invoice(2, 0),
        invoice(3, 0),
        invoice(4, 0),
    ];
    check(
        &alerts,
        true,
        Locale::EsCo,
        Some((
            "5 asuntos piden tu atención",
            "FV-1 está vencida: Norte · debe $ 1.500\nEl contrato C-9 está por terminar: Sur · Aseo\nFV-2 vence hoy: Norte · debe $ 1.500\nY 2 asuntos más.",
        )),
    );
}

#[test]
fn many_of_one_client_are_one_matter() {
    let alerts: Vec<Alert> = (1..=4)
        .map(|number| Alert {
            client: Some(ClientId(Uuid::from_u128(1))),
            ..invoice(number, -3)
        })
        .collect();
    check(
        &alerts,
        false,
        Locale::EsCo,
        Some(("1 asunto pide tu atención", "4 facturas por cobrar.")),
    );
    check(
        &alerts,
        true,
        Locale::EsCo,
        Some((
            "1 asunto pide tu atención",
            "Cuatro facturas vencidas: Norte · $ 6.000",
        )),
    );
}

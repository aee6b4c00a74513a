//! Clients of the example and how each of them pays.

use crate::app::example::random::Random;
use crate::app::example::{Plan, company, id, names};
use crate::domain::client::{Client, ClientBilling, Contact, ContactRole, Withholding};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use rust_decimal::Decimal;

/// How a client pays. It does not change over time, which is what the receivables desk learns from the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Some days before or after the due date.
    Punctual,
    /// One to three weeks late.
    Late,
    /// One to three months late.
    VeryLate,
    /// Half on time, half a month or more later.
    InParts,
    /// Paid well until some months ago, nothing since.
    Stopped,
}

/// The habit of the client number `index`.
pub(super) fn habit(index: usize) -> Habit {
    match index % 20 {
        2 | 6 | 9 | 13 | 16 | 19 => Habit::Late,
        4 | 11 => Habit::VeryLate,
        7 | 14 => Habit::InParts,
        18 => Habit::Stopped,
        _ => Habit::Punctual,
    }
}

/// Whether the client is a large taxpayer, who withholds part of the sales tax too.
fn is_large(index: usize) -> bool {
    index.is_multiple_of(6)
}

/// Whether the client demands its purchase order in each invoice.
fn demands_order(index: usize) -> bool {
    index % 7 == 3
}

pub(super) fn clients(plan: &Plan) -> Vec<Client> {
    let mut random = Random::for_part(plan.seed, 2);
    (0..plan.clients)
        .map(|index| client(plan, index, &mut random))
        .collect()
}

fn client(plan: &Plan, index: usize, random: &mut Random) -> Client {
    let (name, host) = names::company(plan.country, index);
    let since = crate::domain::calendar::shifted(plan.first_month(), -random.between(30, 3_200));
    let serial = u64::try_from(index).unwrap_or(0) + 1;
    Client {
        id: ClientId(id(since, random)),
        country: plan.country,
        name,
        tax_id: company::tax_id(plan.country, serial),
        address: names::address(plan.country, random),
        city: names::city(plan.country, random).to_owned(),
        email: format!("facturas@{host}"),
        phone: names::phone(plan.country, random),
        segment: names::segment(index).name.to_owned(),
        since: Some(since),
        contacts: contacts(plan, &host, random),
        billing: billing(plan.country, index),
        notes: note(index).to_owned(),
        active: index % 33 != 32,
    }
}

/// Large taxpayers in Colombia withhold 15 % of the sales tax besides the income tax that all do.
fn billing(country: Country, index: usize) -> ClientBilling {
    let demands_order = demands_order(index);
    if country == Country::Peru {
        return ClientBilling {
            demands_order,
            ..ClientBilling::default()
        };
    }
    let (responsibilities, withholdings) = if is_large(index) {
        let of_sales_tax = Withholding {
            code: "05".to_owned(),
            percent: Decimal::from(15),
        };
        ("O-13;O-15", vec![of_sales_tax])
    } else {
        ("R-99-PN", Vec::new())
    };
    ClientBilling {
        responsibilities: responsibilities.to_owned(),
        demands_order,
        withholds_income: true,
        withholdings,
    }
}

fn contacts(plan: &Plan, host: &str, random: &mut Random) -> Vec<Contact> {
    let first = random.pick(&[0, 1, 2]);
    let count = usize::try_from(random.between(1, 3)).unwrap_or(1);
    ContactRole::ALL
        .iter()
        .cycle()
        .skip(first)
        .take(count)
        .map(|role| {
            let name = names::person(random);
            let mailbox = name.split(' ').take(2).map(names::address_part);
            let mailbox: Vec<String> = mailbox.collect();
            Contact {
                role: *role,
                email: format!("{}@{host}", mailbox.join(".")),
                phone: names::phone(plan.country, random),
                name,
            }
        })
        .collect()
}

fn note(index: usize) -> &'static str {
    match index % 20 {
        4 => "Paga solo los viernes y pide copia de la factura al correo de tesorería.",
        7 => "Acordó pagar cada factura en dos partes.",
        10 => "Recibe facturas hasta el día 20 de cada mes.",
        18 => "Cambio de administración; no responde a los correos de cobro.",
        _ => "",
    }
}

//! Drafts of both countries: amounts to the cent, taxes, withholdings, deposit, and nothing that the rules call an error.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{Order, OrderLine, compose};
use crate::domain::billing::Part;
use crate::domain::billing::limit::Window;
use crate::domain::billing::plan::Charge;
use crate::domain::billing::pro_rata::Share;
use crate::domain::check::{NothingKnown, Subject, check};
use crate::domain::client::{Client, ClientBilling, Withholding};
use crate::domain::company::{BillingRules, Company, ContractRules, Official};
use crate::domain::contract::Contract;
use crate::domain::contract::billing::{LineKey, LineKind};
use crate::domain::contract::samples::{contract, day};
use crate::domain::country::Country;
use crate::domain::finding::Severity;
use crate::domain::ids::{ClientId, ItemId};
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::{Content, Period};
use crate::domain::item::{Item, ItemDetraction, ItemTax};
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use rust_decimal::Decimal;
use uuid::Uuid;

fn company(country: Country) -> Company {
    let (currency, deposits) = match country {
        Country::Colombia => (Currency::COP, ""),
        Country::Peru => (Currency::PEN, "00-000-123456"),
    };
    let (kind, number) = match country {
        Country::Colombia => (TaxIdKind::Nit, "800197268"),
        Country::Peru => (TaxIdKind::Ruc, "20100043140"),
    };
    Company {
        name: "Servicios Andinos".to_owned(),
        country,
        tax_id: TaxId::from_parts(kind, number).ok(),
        currency,
        address: String::new(),
        city: String::new(),
        email: String::new(),
        days_off: Vec::new(),
        alert_leads: Vec::new(),
        alert_recipients: Vec::new(),
        contract_rules: ContractRules::default(),
        billing_rules: BillingRules {
            detraction_account: deposits.to_owned(),
            ..BillingRules::default()
        },
        backup_days_max: 7,
        numbering: Vec::new(),
        numbering_device: String::new(),
        software_pin: String::new(),
        official: Official::default(),
        example: false,
    }
}

fn client(country: Country) -> Client {
    let (kind, number) = match country {
        Country::Colombia => (TaxIdKind::Nit, "900123456"),
        Country::Peru => (TaxIdKind::Ruc, "20100070970"),
    };
    Client {
        id: ClientId(Uuid::from_u128(1)),
        country,
        name: "Cliente S.A.S.".to_owned(),
        tax_id: TaxId::from_parts(kind, number).ok(),
        address: "Calle 1 # 2-3".to_owned(),
        city: "Bogotá".to_owned(),
        email: "facturas@cliente.example".to_owned(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contacts: Vec::new(),
        billing: ClientBilling::default(),
        notes: String::new(),
        active: true,
    }
}

fn item(tax: ItemTax) -> Item {
    Item {
        id: ItemId(Uuid::from_u128(5)),
        code: "SRV-1".to_owned(),
        name: "Mesa de ayuda".to_owned(),
        unit: String::new(),
        price: None,
        tax,
        withholding: Some(Decimal::from(4)),
        detraction: Some(ItemDetraction {
            code: "022".to_owned(),
            percent: Decimal::from(12),
        }),
        standard_code: String::new(),
        active: true,
    }
}

/// Ten of ten thousand, for all of October or a part of it.
fn charge(currency: Currency, share: Option<(u32, u32)>) -> Charge {
    let of = |days: u32, of: u32| Share { days, of };
    let share = share.map(|(days, whole)| of(days, whole));
    let whole = Decimal::from(100_000);
    let amount = share.map_or(whole, |share| {
        (whole * Decimal::from(share.days) / Decimal::from(share.of)).round_dp(2)
    });
    Charge {
        line: LineKey {
            added_by: None,
            number: 1,
        },
        kind: LineKind::PerUnit,
        part: Part::Days(Period {
            from: day("2026-10-01"),
            to: day("2026-10-31"),
        }),
        client: ClientId(Uuid::from_u128(1)),
        description: "Puesto de mesa de ayuda".to_owned(),
        item: None,
        month: day("2026-10-01"),
        quantity: Decimal::TEN,
        price: Money::new(Decimal::from(10_000), currency),
        share,
        amount: Money::new(amount, currency),
        window: Window {
            opens: day("2026-11-01"),
            limit: day("2026-11-09"),
        },
    }
}

fn composed(country: Country, item: &Item, charges: &[Charge], client: &Client) -> Content {
    let contract: Contract = contract();
    let order = Order {
        company: &company(country),
        client,
        lines: charges
            .iter()
            .map(|charge| OrderLine {
                contract: &contract,
                charge,
                item: Some(item),
            })
            .collect(),
        purchase_order: String::new(),
    };
    compose(&order).unwrap()
}

fn errors(content: &Content, country: Country) -> Vec<String> {
    let content = issued_on(content, day("2026-11-03"));
    let review = check(&Subject {
        company: Some(&company(country)),
        ..Subject::new(&content, &NothingKnown, day("2026-11-03"))
    });
    let errors = review.findings.into_iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| format!("{} {}", finding.rule, finding.place))
        .collect()
}

#[test]
fn colombia_taxes_and_withholds() {
    let mut client = client(Country::Colombia);
    client.billing.withholds_income = true;
    client.billing.withholdings = vec![
        Withholding {
            code: "05".to_owned(),
            percent: Decimal::from(15),
        },
        Withholding {
            code: "07".to_owned(),
            percent: Decimal::new(966, 2),
        },
    ];
    let item = item(ItemTax::Taxed(Decimal::from(19)));
    let content = composed(
        Country::Colombia,
        &item,
        &[charge(Currency::COP, None)],
        &client,
    );
    assert_eq!(content.totals.payable, Decimal::from(119_000));
    let withheld: Vec<(&str, Decimal)> = content
        .withholdings
        .iter()
        .map(|tax| (tax.code.as_str(), tax.amount))
        .collect();
    // 4 % of 100,000; 15 % of 19,000; 9.66 per mille of 100,000.
    assert_eq!(
        withheld,
        [
            ("06", Decimal::from(4_000)),
            ("05", Decimal::from(2_850)),
            ("07", Decimal::from(966)),
        ]
    );
    assert_eq!(
        content.lines[0].description,
        "Puesto de mesa de ayuda, periodo 01/10/2026 a 31/10/2026"
    );
    assert_eq!(errors(&content, Country::Colombia), Vec::<String>::new());
}

#[test]
fn colombia_exempt_and_excluded() {
    let client = client(Country::Colombia);
    for (tax, groups) in [(ItemTax::Exempt, 1), (ItemTax::Excluded, 0)] {
        let content = composed(
            Country::Colombia,
            &item(tax),
            &[charge(Currency::COP, None)],
            &client,
        );
        assert_eq!(content.totals.payable, Decimal::from(100_000));
        assert_eq!(content.taxes.len(), groups);
        assert_eq!(errors(&content, Country::Colombia), Vec::<String>::new());
    }
}

#[test]
fn a_part_of_the_month_adds_up_to_the_cent() {
    let client = client(Country::Colombia);
    let item = item(ItemTax::Taxed(Decimal::from(19)));
    for days in 1..31 {
        let charge = charge(Currency::COP, Some((days, 31)));
        let content = composed(
            Country::Colombia,
            &item,
            std::slice::from_ref(&charge),
            &client,
        );
        assert_eq!(content.lines[0].amount, charge.amount.amount, "{days} days");
        let part = format!("({days} de 31 días)");
        assert!(content.lines[0].description.ends_with(&part));
        assert_eq!(errors(&content, Country::Colombia), Vec::<String>::new());
    }
}

#[test]
fn peru_with_its_deposit_and_instalment() {
    let client = client(Country::Peru);
    let item = item(ItemTax::Taxed(Decimal::from(18)));
    let content = composed(
        Country::Peru,
        &item,
        &[charge(Currency::PEN, None)],
        &client,
    );
    assert_eq!(content.totals.payable, Decimal::from(118_000));
    assert_eq!(
        (content.operation.as_str(), content.type_code.as_str()),
        ("1001", "01")
    );
    let deposit = content.detraction.as_ref().unwrap();
    assert_eq!(deposit.amount, Some(Decimal::from(14_160)));
    let issued = issued_on(&content, day("2026-11-03"));
    assert_eq!(issued.payment.net_pending, Some(Decimal::from(103_840)));
    assert_eq!(issued.payment.instalments.len(), 1);
    assert_eq!(issued.payment.instalments[0].due_on, day("2026-12-03"));
    assert_eq!(errors(&content, Country::Peru), Vec::<String>::new());
}

#[test]
fn peru_exempt_export_and_a_boleta() {
    let mut client = client(Country::Peru);
    for tax in [ItemTax::Exempt, ItemTax::Excluded] {
        let mut item = item(tax);
        item.detraction = None;
        let content = composed(
            Country::Peru,
            &item,
            &[charge(Currency::PEN, None)],
            &client,
        );
        assert_eq!(content.totals.payable, Decimal::from(100_000));
        assert_eq!(errors(&content, Country::Peru), Vec::<String>::new());
    }
    let mut export = item(ItemTax::Export);
    export.detraction = None;
    let content = composed(
        Country::Peru,
        &export,
        &[charge(Currency::USD, None)],
        &client,
    );
    assert_eq!(content.operation, "0201");
    client.tax_id = TaxId::from_parts(TaxIdKind::Dni, "12345678").ok();
    let item = item(ItemTax::Taxed(Decimal::from(18)));
    let content = composed(
        Country::Peru,
        &item,
        &[charge(Currency::PEN, None)],
        &client,
    );
    assert_eq!(content.type_code, "03");
}

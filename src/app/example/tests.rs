//! The example against what it promises: whole, exact, believable and the same every time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed test is a panic"
)]

mod ledger;

use super::{Plan, generate, world};
use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::app::example::faults::Fault;
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::check::RULE_SET;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::country::Country;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::totals::rounding;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::round;
use crate::domain::payment::Payment;
use crate::domain::tax_id::TaxIdKind;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

/// First day of the month so many months ago.
fn month(today: NaiveDate, ago: u32) -> NaiveDate {
    subtract_months(first_of_month(today), ago)
}

#[derive(Default)]
struct Parts {
    clients: Vec<Client>,
    contracts: Vec<Contract>,
    invoices: Vec<Invoice>,
    payments: Vec<Payment>,
    people: usize,
    companies: usize,
}

fn parts(entities: Vec<Entity>) -> Parts {
    let mut parts = Parts::default();
    for entity in entities {
        match entity {
            Entity::Company(_) => parts.companies += 1,
            Entity::Person(_) => parts.people += 1,
            Entity::Client(client) => parts.clients.push(*client),
            Entity::Contract(contract) => parts.contracts.push(*contract),
            Entity::Invoice(invoice) => parts.invoices.push(*invoice),
            Entity::Payment(payment) => parts.payments.push(*payment),
            Entity::Amendment(_)
            | Entity::Step(_)
            | Entity::Obligation(_)
            | Entity::Document(_)
            | Entity::Item(_)
            | Entity::BillingEvent(_)
            | Entity::NumberBlock(_)
            | Entity::InvoiceStep(_)
            | Entity::InvoiceReport(_) => {}
            Entity::AlertNote(_) => panic!("the example takes no decisions"),
        }
    }
    parts
}

fn faults(plan: &Plan) -> BTreeMap<InvoiceId, Fault> {
    let bills = world(plan).bills.into_iter();
    bills.map(|bill| (bill.invoice.id, bill.fault)).collect()
}

/// Everything that must hold for any plan.
fn check(plan: &Plan) -> Parts {
    let entities = generate(plan);
    assert_eq!(entities, generate(plan), "the same every time");

    let mut seen = BTreeSet::new();
    for entity in &entities {
        for reference in references(entity) {
            assert!(seen.contains(&reference), "{reference:?} comes before");
        }
        assert!(seen.insert(entity.id()), "{:?} is unique", entity.id());
    }

    let parts = parts(entities);
    assert_eq!((parts.companies, parts.people), (1, 5));
    assert_eq!(parts.clients.len(), plan.clients);
    let contracts = if plan.clients > 0 { plan.contracts } else { 0 };
    assert_eq!(parts.contracts.len(), contracts);
    check_names(&parts);
    let faults = faults(plan);
    for invoice in &parts.invoices {
        check_sums(invoice, faults[&invoice.id]);
        assert!(invoice.issued_on().is_none_or(|on| on <= plan.today));
    }
    check_payments(plan, &parts);
    parts
}

fn references(entity: &Entity) -> Vec<RecordId> {
    match entity {
        Entity::Contract(contract) => {
            let mut ids = vec![RecordId::Client(contract.client)];
            ids.extend(contract.owner.map(RecordId::Person));
            ids
        }
        Entity::Invoice(invoice) => {
            let mut ids = vec![RecordId::Client(invoice.client)];
            ids.extend(invoice.contract.map(RecordId::Contract));
            ids
        }
        Entity::Payment(payment) => {
            let mut ids = vec![RecordId::Client(payment.client)];
            let paid = payment.allocations.iter();
            ids.extend(paid.map(|allocation| RecordId::Invoice(allocation.invoice)));
            ids
        }
        _ => Vec::new(),
    }
}

fn check_names(parts: &Parts) {
    let unique = |texts: Vec<&str>| {
        let count = texts.len();
        assert_eq!(texts.into_iter().collect::<BTreeSet<_>>().len(), count);
    };
    unique(parts.clients.iter().map(|c| c.name.as_str()).collect());
    unique(parts.clients.iter().map(|c| c.email.as_str()).collect());
    unique(parts.contracts.iter().map(|c| c.number.as_str()).collect());
    let issued = parts.invoices.iter().filter(|i| i.issuance().is_some());
    unique(issued.map(Invoice::number).collect());
    let ids = parts.clients.iter().map(|c| c.tax_id.as_ref().unwrap());
    unique(ids.map(|id| id.number()).collect());
    for client in &parts.clients {
        assert!(client.email.ends_with(".example"));
        assert!(!client.contacts.is_empty());
    }
}

fn check_sums(invoice: &Invoice, fault: Fault) {
    let content = &invoice.content;
    let totals = &content.totals;
    let amount: Decimal = content.lines.iter().map(|line| line.amount).sum();
    for line in &content.lines {
        let rule = rounding(content.country);
        assert_eq!(line.amount, round(line.price * line.quantity, 2, rule));
        assert!(line.quantity > Decimal::ZERO);
    }
    assert_eq!(totals.lines, amount);
    let taxes: Decimal = content.taxes.iter().map(|tax| tax.amount).sum();
    let of_lines = content.lines.iter().flat_map(|line| &line.taxes);
    let taxes_of_lines: Decimal = of_lines.map(|tax| tax.amount).sum();
    assert_eq!(totals.taxes, taxes);
    assert_eq!(totals.tax_inclusive, Some(amount + taxes));
    assert_eq!(taxes == taxes_of_lines, fault != Fault::WrongTax);
    assert_eq!(
        totals.payable == amount + taxes,
        fault != Fault::WrongSum,
        "{}",
        invoice.number()
    );
}

fn check_payments(plan: &Plan, parts: &Parts) {
    let by_id: BTreeMap<InvoiceId, &Invoice> = parts.invoices.iter().map(|i| (i.id, i)).collect();
    let mut settled: BTreeMap<InvoiceId, Decimal> = BTreeMap::new();
    for payment in &parts.payments {
        assert!(payment.received_on <= plan.today);
        let allocated: Decimal = payment.allocations.iter().map(|a| a.amount).sum();
        assert!(payment.amount >= allocated && payment.amount > Decimal::ZERO);
        for allocation in &payment.allocations {
            let invoice = by_id[&allocation.invoice];
            assert_eq!(invoice.client, payment.client);
            assert_eq!(invoice.content.document_type, DocumentType::Invoice);
            *settled.entry(invoice.id).or_default() += allocation.amount + allocation.withheld;
        }
    }
    for (id, amount) in settled {
        assert!(amount <= by_id[&id].content.totals.payable);
    }
}

#[test]
fn the_example_has_every_situation() {
    for country in Country::ALL {
        let plan = Plan::example(today(), country);
        let parts = check(&plan);
        assert!((500..1_100).contains(&parts.invoices.len()));
        let kind = match country {
            Country::Colombia => TaxIdKind::Nit,
            Country::Peru => TaxIdKind::Ruc,
        };
        assert!(
            parts
                .clients
                .iter()
                .all(|c| c.tax_id.as_ref().unwrap().kind() == kind)
        );
        check_policies(&parts);
        check_ages(&parts);
        let faults: BTreeSet<String> = faults(&plan).values().map(|f| format!("{f:?}")).collect();
        assert_eq!(faults.len(), 6, "{faults:?}");
        let drafts = parts.invoices.iter().filter(|i| i.issuance().is_none());
        assert!((2..20).contains(&drafts.count()));
        let notes = parts
            .invoices
            .iter()
            .filter(|i| i.content.document_type == DocumentType::CreditNote);
        assert!((3..12).contains(&notes.count()));
    }
}

fn check_policies(parts: &Parts) {
    let contracts = || parts.contracts.iter();
    let policies = || contracts().flat_map(|contract| &contract.policies);
    let left = |to: NaiveDate| to.signed_duration_since(today()).num_days();
    assert!(policies().any(|policy| (0..30).contains(&left(policy.to))));
    assert!(policies().any(|policy| left(policy.to) < 0));
    assert!(contracts().any(|contract| {
        contract
            .policies
            .windows(2)
            .any(|pair| pair[0].cover == pair[1].cover && pair[0].to < pair[1].from)
    }));
    let ends = || contracts().filter_map(|contract| contract.end);
    assert!(ends().any(|end| (0..60).contains(&left(end))));
    assert!(ends().any(|end| left(end) < 0));
    assert!(contracts().any(|contract| contract.end.is_none()));
    for contract in contracts() {
        assert!(contract.end.is_none_or(|end| contract.start < end));
    }
    assert!(policies().all(|policy| policy.from <= policy.to));
}

fn check_ages(parts: &Parts) {
    let mut paid: BTreeMap<InvoiceId, Decimal> = BTreeMap::new();
    let allocations = parts.payments.iter().flat_map(|p| &p.allocations);
    for allocation in allocations {
        *paid.entry(allocation.invoice).or_default() += allocation.amount + allocation.withheld;
    }
    let is_open = |invoice: &&Invoice| {
        invoice.issuance().is_some()
            && paid.get(&invoice.id).copied().unwrap_or_default() < invoice.content.totals.payable
    };
    let open: Vec<&Invoice> = parts.invoices.iter().filter(is_open).collect();
    let days: Vec<i64> = open
        .iter()
        .map(|i| {
            today()
                .signed_duration_since(i.due_on().unwrap())
                .num_days()
        })
        .collect();
    for (least, most) in [
        (-90, 0),
        (1, 30),
        (31, 60),
        (61, 90),
        (91, 180),
        (181, 360),
        (361, 9_999),
    ] {
        assert!(
            days.iter().any(|days| (least..=most).contains(days)),
            "{least} to {most} days"
        );
    }
    assert!(open.iter().any(|i| paid.contains_key(&i.id)), "partly paid");
    assert!(open.len() * 2 < parts.invoices.len(), "most are paid");
}

#[test]
fn the_measured_set_has_the_sizes_asked_for() {
    let parts = check(&Plan::bench(3_000));
    let sizes = [
        parts.invoices.len(),
        parts.payments.len(),
        parts.contracts.len(),
        parts.clients.len(),
    ];
    assert_eq!(sizes, [3_000, 1_800, 90, 60]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_plan_holds(
        seed in any::<u64>(),
        offset in 0u64..4_000,
        peru in any::<bool>(),
        clients in 0usize..30,
        contracts in 0usize..40,
        months in 0u32..30,
        invoices_target in proptest::option::of(0usize..900),
        payments_max in proptest::option::of(0usize..300),
    ) {
        let country = if peru { Country::Peru } else { Country::Colombia };
        let today = day(2020, 1, 1) + chrono::Days::new(offset);
        check(&Plan { seed, today, country, clients, contracts, months, invoices_target, payments_max, agreements: seed % 2 == 0 });
    }

    #[test]
    fn no_day_of_the_calendar_breaks_it(seed in any::<u64>(), last in any::<bool>()) {
        let today = if last { NaiveDate::MAX } else { NaiveDate::MIN };
        let plan = Plan { seed, ..Plan::example(today, Country::Colombia) };
        prop_assert!(generate(&plan).len() > 100);
    }
}

#[test]
fn the_book_takes_the_example_and_finds_nothing_broken() {
    for country in Country::ALL {
        let entities = generate(&Plan::example(today(), country));
        let count = entities.len();
        let mut book = Book::new();
        book.load(entities);
        assert_eq!(book.record_ids().len(), count);
        assert_eq!(book.check(), Vec::<String>::new());
        for (slot, invoice) in book.invoices().iter() {
            let standing = book.standing_at(slot).unwrap();
            assert!(standing.balance() >= Decimal::ZERO, "{}", invoice.number());
        }
        let notes = book.invoices().iter().map(|(_, invoice)| invoice);
        let notes = notes.filter(|i| i.content.document_type == DocumentType::CreditNote);
        for note in notes {
            let corrected = book.corrected_by(note.id);
            assert_eq!(corrected.len(), 1, "{} voids one invoice", note.number());
            let left = book.standing(corrected[0].id).unwrap().balance();
            assert_eq!(left, Decimal::ZERO);
        }
    }
}

/// The rule that finds a fault.
fn rule_of(fault: Fault, country: Country) -> &'static str {
    match (fault, country) {
        (Fault::None, _) => "",
        (Fault::WrongSum, _) => "amounts.payable",
        (Fault::WrongTax, Country::Colombia) => "taxes.product",
        (Fault::WrongTax, Country::Peru) => "igv.amount_of_total",
        (Fault::UnclearDescription, _) => "lines.vague",
        (Fault::WrongDueDate, _) => "contract.due",
        (Fault::WrongTaxId, Country::Colombia) => "identity.check_digit",
        (Fault::WrongTaxId, Country::Peru) => "identity.form",
    }
}

#[test]
fn a_check_finds_the_faults_made_and_no_others() {
    for country in Country::ALL {
        let plan = Plan::example(today(), country);
        let faults = faults(&plan);
        for invoice in parts(generate(&plan)).invoices {
            let findings = &invoice.review.findings;
            let rules: Vec<&str> = findings.iter().map(|f| f.rule.as_str()).collect();
            let fault = faults[&invoice.id];
            assert_eq!(invoice.review.rule_set, RULE_SET);
            if fault == Fault::None {
                assert_eq!(rules, Vec::<&str>::new(), "{}", invoice.number());
            } else if invoice.content.document_type == DocumentType::Invoice {
                assert!(rules.contains(&rule_of(fault, country)), "{rules:?}");
            }
        }
    }
}

//! Which invoices of the example exist: monthly per contract, with drafts, faults and voided ones.
//! What each says is in `documents`.

use crate::app::example::contracts::{self, Agreement, Rate};
use crate::app::example::documents::{self, Order};
use crate::app::example::random::Random;
use crate::app::example::{Plan, company, id};
use crate::domain::calendar::shifted;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::fiscal_code::InvoiceFacts;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{Content, Invoice, Issuance, Period, State};
use crate::domain::tax_id::TaxId;
use crate::order;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

/// A contract to be billed for a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    agreement: usize,
    period: Period,
    /// Bills additional services instead of the agreed ones.
    additional: bool,
}

/// What was made wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fault {
    #[default]
    None,
    /// The payable amount is not the sum of its parts.
    WrongSum,
    /// The tax is not its rate times its base.
    WrongTax,
    /// A line does not say what was served.
    UnclearDescription,
    /// The due date does not follow from the contract.
    WrongDueDate,
    /// The client's number is not valid.
    WrongTaxId,
}

impl Fault {
    /// The fault to make after this one.
    fn next(self) -> Fault {
        match self {
            Fault::WrongSum => Fault::UnclearDescription,
            Fault::UnclearDescription => Fault::WrongDueDate,
            Fault::WrongDueDate => Fault::WrongTax,
            Fault::WrongTax => Fault::WrongTaxId,
            Fault::WrongTaxId | Fault::None => Fault::WrongSum,
        }
    }
}

/// A document of the example and what the other parts need to know of it.
#[derive(Debug, Clone)]
pub(super) struct Bill {
    pub(super) invoice: Invoice,
    /// Index of its client.
    pub(super) client: usize,
    /// Day of issue, or planned day for a draft.
    pub(super) on: NaiveDate,
    pub(super) fault: Fault,
    /// A credit note cancels it.
    pub(super) voided: bool,
    draft: bool,
}

/// How many of so many documents are voided; each brings a credit note and a new invoice.
fn voided_of(documents: usize) -> usize {
    documents / 120
}

/// The invoices to make, oldest month first.
pub(super) fn slots(plan: &Plan, agreements: &[Agreement]) -> Vec<Slot> {
    let first = plan.first_month();
    let mut slots: Vec<Slot> = (0..plan.months)
        .filter_map(|month| first.checked_add_months(Months::new(month)))
        .flat_map(|month| {
            agreements
                .iter()
                .enumerate()
                .filter_map(move |(index, agreement)| slot(index, agreement, month))
        })
        .collect();
    let Some(target) = plan.invoices_target else {
        return slots;
    };
    let wanted = target - 2 * voided_of(target);
    match wanted.checked_sub(slots.len()) {
        None => slots.split_off(slots.len() - wanted),
        Some(more) => with_additional(&slots, more),
    }
}

fn slot(index: usize, agreement: &Agreement, month: NaiveDate) -> Option<Slot> {
    let last = month.checked_add_months(Months::new(1))?.pred_opt()?;
    let from = month.max(agreement.contract.start);
    let to = agreement.contract.end.map_or(last, |end| last.min(end));
    (from <= to).then_some(Slot {
        agreement: index,
        period: Period { from, to },
        additional: false,
    })
}

/// Repeats slots, evenly spread, until there are `more` of them.
fn with_additional(slots: &[Slot], more: usize) -> Vec<Slot> {
    let count = slots.len().max(1);
    slots
        .iter()
        .enumerate()
        .flat_map(|(index, slot)| {
            let extra = (index + 1) * more / count - index * more / count;
            let again = std::iter::repeat_n(
                Slot {
                    additional: true,
                    ..*slot
                },
                extra,
            );
            std::iter::once(*slot).chain(again)
        })
        .collect()
}

/// The documents, numbered in the order of their days.
pub(super) fn bills(
    plan: &Plan,
    company: &Company,
    clients: &[Client],
    agreements: &[Agreement],
    slots: &[Slot],
) -> Vec<Bill> {
    let mut random = Random::for_part(plan.seed, 4);
    let voided = voided_of(plan.invoices_target.unwrap_or(slots.len()));
    let voided_at = voided_positions(slots.len(), voided);
    let mut next_voided = voided_at.iter().peekable();
    let mut bills = Vec::with_capacity(slots.len() + 2 * voided);
    for (index, slot) in slots.iter().enumerate() {
        let Some(agreement) = agreements.get(slot.agreement) else {
            continue;
        };
        let Some(client) = clients.get(agreement.client) else {
            continue;
        };
        let voids = next_voided.next_if(|at| **at == index).is_some();
        let order = order((plan, company, client, agreement), slot, &mut random);
        bill(&order, voids, &mut bills, &mut random);
    }
    order::sort_by_key(&mut bills, |bill| bill.on);
    number(plan, company, &mut bills, &mut random);
    let notes = notes(plan, company, &bills, &mut random);
    bills.extend(notes);
    order::sort_by_key(&mut bills, |bill| bill.on);
    bills
}

/// Evenly spread, none among the newest.
fn voided_positions(slots: usize, voided: usize) -> Vec<usize> {
    let parts = voided + voided / 10 + 2;
    (1..=voided).map(|at| at * slots / parts).collect()
}

fn order<'a>(
    (plan, company, client, agreement): (&'a Plan, &'a Company, &'a Client, &'a Agreement),
    slot: &Slot,
    random: &mut Random,
) -> Order<'a> {
    let late = if random.chance(5) {
        random.between(6, 12)
    } else {
        0
    };
    let days = i64::try_from(agreement.billing_days).unwrap_or(0) + late;
    let closed = slot.period.to.with_day(1).unwrap_or(slot.period.to);
    let next_month = closed
        .checked_add_months(Months::new(1))
        .unwrap_or(slot.period.to);
    let rates = if slot.additional {
        vec![contracts::additional(plan, random)]
    } else {
        agreement
            .rates
            .iter()
            .map(|rate| measured(rate, slot.period, random))
            .collect()
    };
    Order {
        plan,
        company,
        client,
        agreement,
        rates,
        period: slot.period,
        issued_on: shifted(next_month, days),
    }
}

/// Traffic varies from month to month, places do not; a month begun or ended is billed by its days.
fn measured(rate: &Rate, period: Period, random: &mut Random) -> Rate {
    let quantity = if rate.quantity > 500 {
        rate.quantity * random.between(92, 108) / 100
    } else {
        rate.quantity
    };
    let days = i64::from(period.to.day()) - i64::from(period.from.day()) + 1;
    let partly = days < 28;
    Rate {
        quantity: if partly {
            (quantity * days / 30).max(1)
        } else {
            quantity
        },
        ..*rate
    }
}

fn bill(order: &Order, voids: bool, bills: &mut Vec<Bill>, random: &mut Random) {
    let today = order.plan.today;
    let last_month = order.period.to >= shifted(today, -i64::from(today.day()) - 27);
    let draft = order.issued_on > today || (last_month && !voids && random.chance(9));
    let faulty = voids || random.below(1_000) < if draft { 400 } else { 14 };
    // In turn, so that every fault is there to be found.
    let found_before = bills.iter().rev().find(|bill| bill.fault != Fault::None);
    let fault = match found_before {
        _ if !faulty => Fault::None,
        Some(before) => before.fault.next(),
        None => Fault::WrongSum,
    };
    let right = documents::invoice(order);
    let mut content = right.clone();
    spoil(&mut content, fault, order.issued_on);
    let made = |on, content, fault, random: &mut Random| Bill {
        invoice: Invoice {
            id: InvoiceId(id(on, random)),
            client: order.client.id,
            contract: Some(order.agreement.contract.id),
            content,
            state: State::Draft,
            review: Review::default(),
            source: None,
        },
        client: order.agreement.client,
        on,
        fault,
        voided: false,
        draft,
    };
    let voided = voids && !draft;
    bills.push(Bill {
        voided,
        ..made(order.issued_on, content, fault, random)
    });
    if voided {
        let on = shifted(order.issued_on, random.between(8, 15)).min(today);
        let again = documents::invoice(&Order {
            rates: order.rates.clone(),
            issued_on: on,
            ..*order
        });
        bills.push(made(on, again, Fault::None, random));
    }
}

fn spoil(content: &mut Content, fault: Fault, issued_on: NaiveDate) {
    let step = match content.country {
        Country::Colombia => Decimal::from(10_000),
        Country::Peru => Decimal::from(10),
    };
    match fault {
        Fault::None => {}
        Fault::WrongSum => content.totals.payable += step,
        Fault::WrongTax => {
            content.totals.taxes -= step;
            content.totals.payable -= step;
            content.totals.tax_inclusive = content.totals.tax_inclusive.map(|total| total - step);
            if let Some(tax) = content.taxes.first_mut() {
                tax.amount -= step;
            }
        }
        Fault::UnclearDescription => {
            if let Some(line) = content.lines.first_mut() {
                line.description = "Servicios prestados".to_owned();
            }
        }
        Fault::WrongDueDate => {
            let wrong = shifted(issued_on, 8);
            content.payment.due_on = Some(wrong);
            for instalment in &mut content.payment.instalments {
                instalment.due_on = wrong;
            }
        }
        Fault::WrongTaxId => {
            if content.customer.check_digit.is_empty() {
                let _ = content.customer.id_number.pop();
            } else {
                let digit = if content.customer.check_digit == "0" {
                    "1"
                } else {
                    "0"
                };
                content.customer.check_digit = digit.to_owned();
            }
        }
    }
}

fn number(plan: &Plan, company: &Company, bills: &mut [Bill], random: &mut Random) {
    let prefix = company::invoice_prefix(plan.country);
    let range = company.numbering.first();
    let key = range.map_or("", |range| range.technical_key.as_str());
    let issued = bills.iter_mut().filter(|bill| !bill.draft);
    for (number, bill) in (company::FIRST_NUMBER..).zip(issued) {
        let number = format!("{prefix}{number}");
        bill.invoice.state = issued_state(
            company,
            key,
            &bill.invoice.content,
            (number, bill.on),
            random,
        );
    }
}

/// Issued with the fiscal code that its facts and the secret give; Peru has none.
fn issued_state(
    company: &Company,
    secret: &str,
    content: &Content,
    (number, on): (String, NaiveDate),
    random: &mut Random,
) -> State {
    let time = format!(
        "{:02}:{:02}:{:02}-05:00",
        random.between(8, 17),
        random.below(60),
        random.below(60)
    );
    let issued = |code| {
        let (number, time) = (number.clone(), time.clone());
        Issuance::new(number, on, time, code, "1".to_owned())
    };
    let uncoded = issued(String::new());
    if content.country == Country::Peru {
        return State::Issued(uncoded);
    }
    let issuer = company.tax_id.as_ref().map_or("", TaxId::number);
    let facts = InvoiceFacts::of(content, &uncoded, issuer, secret);
    let code = facts.map(|facts| facts.code()).unwrap_or_default();
    State::Issued(issued(code))
}

fn notes(plan: &Plan, company: &Company, bills: &[Bill], random: &mut Random) -> Vec<Bill> {
    let prefix = match plan.country {
        Country::Colombia => "NC",
        Country::Peru => "FC01-",
    };
    let voided = bills.iter().filter(|bill| bill.voided);
    (1..)
        .zip(voided)
        .map(|(number, bill)| {
            let on = shifted(bill.on, random.between(3, 8)).min(plan.today);
            let content = documents::voiding(&bill.invoice, reason(bill.fault));
            let number = format!("{prefix}{number}");
            let pin = &company.software_pin;
            Bill {
                invoice: Invoice {
                    id: InvoiceId(id(on, random)),
                    state: issued_state(company, pin, &content, (number, on), random),
                    content,
                    ..bill.invoice.clone()
                },
                on,
                voided: false,
                ..bill.clone()
            }
        })
        .collect()
}

fn reason(fault: Fault) -> &'static str {
    match fault {
        Fault::WrongSum | Fault::WrongTax => "Anulación: los valores no corresponden al contrato",
        Fault::UnclearDescription => "Anulación: la descripción no detalla el servicio prestado",
        Fault::WrongDueDate => "Anulación: plazo de pago distinto al del contrato",
        Fault::WrongTaxId => "Anulación: identificación del cliente errada",
        Fault::None => "Anulación a solicitud del cliente",
    }
}

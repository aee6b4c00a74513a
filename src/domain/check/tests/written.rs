//! A draft that is written here and bills a contract, with what is known of it, for tests to break.

use super::cases::{Case, colombian, day, whole};
use crate::domain::billing::limit::Window;
use crate::domain::billing::{Claim, Part};
use crate::domain::check::facts::{Asked, ClaimFacts, ContractFacts, Facts};
use crate::domain::client::{Client, ClientBilling};
use crate::domain::contract::billing::LineKey;
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::invoice::{Party, Period};
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::{TaxId, TaxIdKind};

/// What line 1 of the contract charges for October.
fn claimed(case: &Case, number: u16) -> Claim {
    Claim {
        contract: case.contract.id,
        line: LineKey {
            added_by: None,
            number,
        },
        part: Part::Days(Period {
            from: day(2026, 10, 1),
            to: day(2026, 10, 31),
        }),
    }
}

/// The draft of [`colombian`] as it is written here: each line bills one of the contract's for October.
pub(super) fn billed() -> Case {
    let mut case = colombian();
    case.is_draft = true;
    // 30 days from today.
    case.content.payment.due_on = Some(day(2026, 12, 22));
    case.content.purchase_order = "OC-7".to_owned();
    let claims = [claimed(&case, 1), claimed(&case, 2)];
    for (line, claim) in case.content.lines.iter_mut().zip(claims) {
        line.description = "Soporte, periodo 01/10/2026 a 31/10/2026".to_owned();
        line.bills = Some(Box::new(claim));
    }
    let facts = |line| ClaimFacts {
        line,
        is_agreed: true,
        currency: Some(Currency::COP),
        asked: Some(Asked {
            amount: whole(1_500_000),
            units: Some((whole(10), Money::new(whole(150_000), Currency::COP))),
            window: Window {
                opens: day(2026, 11, 1),
                limit: day(2026, 11, 30),
            },
        }),
        asked_since: None,
        billed_by: None,
        is_skipped: false,
        unplanned: None,
        other_client: None,
    };
    case.facts = Some(Facts {
        claims: vec![facts(0), facts(1)],
        contracts: vec![ContractFacts {
            contract: case.contract.id,
            number: "C-1".to_owned(),
            is_binding: true,
            limit: Some(Money::new(whole(36_000_000), Currency::COP)),
            billed: whole(27_000_000),
            forgotten: Vec::new(),
        }],
        usual: Some(whole(3_400_000)),
        ..Facts::default()
    });
    case.client = Some(client(&case.content.customer));
    case
}

/// The record of a customer.
fn client(customer: &Party) -> Client {
    Client {
        id: ClientId(uuid::Uuid::nil()),
        country: Country::Colombia,
        name: customer.name.clone(),
        tax_id: TaxId::from_parts(TaxIdKind::Nit, &customer.id_number).ok(),
        address: customer.address.clone(),
        city: customer.city.clone(),
        email: customer.email.clone(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contacts: Vec::new(),
        billing: ClientBilling {
            responsibilities: customer.responsibilities.clone(),
            demands_order: true,
            ..ClientBilling::default()
        },
        notes: String::new(),
        active: true,
    }
}

/// What is known of the first line's claim.
pub(super) fn claim(case: &mut Case) -> &mut ClaimFacts {
    facts(case).claims.first_mut().unwrap()
}

pub(super) fn facts(case: &mut Case) -> &mut Facts {
    case.facts.as_mut().unwrap()
}

pub(super) fn asked(case: &mut Case) -> &mut Asked {
    claim(case).asked.as_mut().unwrap()
}

pub(super) fn record(case: &mut Case) -> &mut Client {
    case.client.as_mut().unwrap()
}

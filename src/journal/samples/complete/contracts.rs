//! A contract and everything under it with nothing left out.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Entity;
use crate::domain::attachment::Attachment;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::obligation::{
    Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
};
use crate::domain::contract::policy::{Cover, CoverBasis, Policy, PolicyRequirement};
use crate::domain::contract::step::{ReviewRole, Reviewer, Step, StepAction};
use crate::domain::contract::terms::{
    AutomaticRenewal, IndexRevision, PriceRevision, Renewal, ServiceType, Terms,
};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::ids::{
    AmendmentId, ClientId, ContractId, DocumentId, ItemId, ObligationId, PersonId, StepId,
};
use crate::domain::money::{Currency, Money};
use crate::journal::samples::{amount, day, uuid};

pub(crate) fn step() -> Entity {
    Entity::Step(Box::new(Step {
        id: StepId(uuid(0x80)),
        contract: ContractId(uuid(0x30)),
        on: day("2025-12-01"),
        place: 3,
        by: Some(PersonId(uuid(0x10))),
        action: StepAction::SentToReview(vec![Reviewer {
            person: PersonId(uuid(0x10)),
            role: ReviewRole::Finance,
        }]),
        note: "con la minuta".to_owned(),
    }))
}

pub(crate) fn contract() -> Entity {
    Entity::Contract(Box::new(Contract {
        id: ContractId(uuid(0x30)),
        number: "2026-07".to_owned(),
        client: ClientId(uuid(0x20)),
        object: "Mesa de ayuda".to_owned(),
        start: day("2026-01-01"),
        end: Some(day("2026-12-31")),
        value: Some(Money::new(amount("120000.00"), Currency::PEN)),
        payment_days: 45,
        owner: Some(PersonId(uuid(0x10))),
        policies: vec![Policy {
            cover: Cover::WagesAndBenefits,
            insurer: "Seguros".to_owned(),
            number: "P-1".to_owned(),
            endorsement: "1".to_owned(),
            amount: Money::new(amount("12000"), Currency::PEN),
            from: day("2026-01-01"),
            to: day("2029-12-31"),
            approved_on: Some(day("2026-01-02")),
            file: Some(file()),
        }],
        notes: "con otrosí".to_owned(),
        terms: terms(),
    }))
}

fn terms() -> Terms {
    Terms {
        service: ServiceType::BpoSeat,
        segment: "banca".to_owned(),
        client_supervisor: "Luz".to_owned(),
        lines: vec![line(1)],
        billing_day: Some(5),
        cap: Some(Money::new(amount("200000"), Currency::PEN)),
        revision: PriceRevision::Index(IndexRevision {
            index: "IPC".to_owned(),
            points: amount("1.5"),
        }),
        renewal: Renewal::Automatic(AutomaticRenewal {
            months: 12,
            notice_days: 30,
            in_business_days: true,
        }),
        confidential_months: Some(24),
        requirements: vec![
            PolicyRequirement {
                cover: Cover::Performance,
                basis: CoverBasis::Percent(amount("20")),
                months_after: 6,
            },
            PolicyRequirement {
                cover: Cover::CivilLiability,
                basis: CoverBasis::Amount(Money::new(amount("90000"), Currency::PEN)),
                months_after: 3,
            },
        ],
        documents: vec![DocumentKind::BankCertificate],
        high_risk: true,
        lead_days: Some(45),
    }
}

fn line(number: u16) -> BillingLine {
    BillingLine {
        number,
        description: "Puestos".to_owned(),
        kind: LineKind::PerUnit,
        timing: BillingTiming::Advance,
        quantity: amount("10"),
        price: Money::new(amount("1000.00"), Currency::PEN),
        from: Some(day("2026-01-01")),
        to: Some(day("2026-12-31")),
        item: Some(ItemId(uuid(0x15))),
    }
}

fn file() -> Attachment {
    Attachment {
        digest: "cd".repeat(32),
        name: "otrosí.pdf".to_owned(),
        media: "application/pdf".to_owned(),
        size: 12_345,
    }
}

pub(crate) fn amendment() -> Entity {
    let line_key = LineKey {
        added_by: Some(AmendmentId(uuid(0x71))),
        number: 2,
    };
    Entity::Amendment(Box::new(Amendment {
        id: AmendmentId(uuid(0x70)),
        contract: ContractId(uuid(0x30)),
        number: "2".to_owned(),
        drafted_on: day("2026-05-01"),
        signed_on: Some(day("2026-05-20")),
        effective: day("2026-06-01"),
        changes: Changes {
            end: Some(day("2027-06-30")),
            value: Some(Money::new(amount("60000.00"), Currency::PEN)),
            lines_added: vec![line(3)],
            lines_changed: vec![LineChange {
                line: line_key,
                price: Some(Money::new(amount("1100.00"), Currency::PEN)),
                quantity: Some(amount("12")),
                to: Some(day("2027-06-30")),
            }],
            client: Some(ClientId(uuid(0x20))),
            suspension: Some(Suspension {
                until: Some(day("2026-07-15")),
                extends_term: true,
            }),
            restart: true,
            other: "cambia la sede".to_owned(),
        },
        notes: "por mayor demanda".to_owned(),
        file: Some(file()),
    }))
}

pub(crate) fn obligation() -> Entity {
    Entity::Obligation(Box::new(Obligation {
        id: ObligationId(uuid(0x90)),
        contract: ContractId(uuid(0x30)),
        title: "Informe mensual".to_owned(),
        side: Side::Client,
        schedule: Schedule::Every(Recurrence {
            first: day("2026-01-31"),
            every: 1,
            unit: RecurrenceUnit::Weeks,
            until: Some(day("2026-12-31")),
        }),
        owner: Some(PersonId(uuid(0x10))),
        clause: "7.2".to_owned(),
        needs_acceptance: true,
        outcomes: vec![Outcome {
            due: day("2026-01-31"),
            result: OutcomeResult::NotDone,
            on: day("2026-02-02"),
            note: "enviado".to_owned(),
            link: "https://example.co".to_owned(),
            file: Some(file()),
            accepted_on: Some(day("2026-02-05")),
        }],
        notes: "en PDF".to_owned(),
    }))
}

pub(crate) fn document() -> Entity {
    Entity::Document(Box::new(Document {
        id: DocumentId(uuid(0xA0)),
        client: ClientId(uuid(0x20)),
        contract: Some(ContractId(uuid(0x30))),
        kind: DocumentKind::ChamberOfCommerce,
        name: "CC-1".to_owned(),
        issued_on: day("2026-01-10"),
        expires_on: Some(day("2026-02-09")),
        file: Some(file()),
        notes: "original".to_owned(),
    }))
}

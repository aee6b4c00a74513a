//! What lives under the contracts of the example: terms, amendments, steps, obligations, documents.
//! Everything is derived from the contracts, so that the rest of the example stays as it is.

use crate::app::entity::Entity;
use crate::app::example::contracts::Agreement;
use crate::app::example::random::Random;
use crate::app::example::{Plan, id};
use crate::domain::calendar::{add_days, add_months, last_of_month, subtract_months};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::obligation::{
    Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
};
use crate::domain::contract::policy::{Cover, CoverBasis, PolicyRequirement};
use crate::domain::contract::step::{ReviewRole, Reviewer, Step, StepAction};
use crate::domain::contract::terms::{
    AutomaticRenewal, IndexRevision, PriceRevision, Renewal, Terms,
};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::ids::{AmendmentId, DocumentId, ObligationId, PersonId, StepId};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// Gives each contract its terms, besides the lines it bills: the policies it asks for, how it renews.
pub(super) fn add_terms(plan: &Plan, agreements: &mut [Agreement]) {
    for (index, agreement) in agreements.iter_mut().enumerate() {
        let contract = &mut agreement.contract;
        let has_ended = contract.end.is_some_and(|end| end < plan.today);
        contract.terms = Terms {
            // Some clients want their invoices later.
            billing_day: Some(if agreement.billing_days > 4 { 10 } else { 5 }),
            requirements: requirements(contract),
            revision: match index % 4 {
                0 => PriceRevision::Index(IndexRevision {
                    index: "IPC".to_owned(),
                    points: Decimal::ZERO,
                }),
                _ => PriceRevision::None,
            },
            renewal: match index % 3 {
                0 => Renewal::ByAmendment,
                1 if !has_ended => Renewal::Automatic(AutomaticRenewal {
                    months: 12,
                    notice_days: 30,
                    in_business_days: index % 2 == 0,
                }),
                _ => Renewal::None,
            },
            confidential_months: (index % 2 == 0).then_some(24),
            documents: match index % 10 {
                2 | 5 => vec![DocumentKind::ChamberOfCommerce],
                _ => Vec::new(),
            },
            ..Terms::default()
        };
        if matches!(contract.terms.revision, PriceRevision::Index(_)) && index % 8 != 0 {
            contract.terms.revision = PriceRevision::None;
        }
    }
}

/// As much as its policies insure, each once.
fn requirements(contract: &Contract) -> Vec<PolicyRequirement> {
    let mut asked: Vec<PolicyRequirement> = Vec::new();
    for policy in &contract.policies {
        if asked.iter().any(|each| each.cover == policy.cover) {
            continue;
        }
        let (percent, months_after) = match policy.cover {
            Cover::Performance => (20, 0),
            Cover::ServiceQuality => (10, 6),
            Cover::WagesAndBenefits => (5, 36),
            _ => (15, 0),
        };
        asked.push(PolicyRequirement {
            cover: policy.cover,
            basis: CoverBasis::Percent(Decimal::from(percent)),
            months_after,
        });
    }
    asked
}

/// The records under the contracts, in an order in which each refers only to earlier ones.
pub(super) fn under(plan: &Plan, agreements: &[Agreement], people: &[PersonId]) -> Vec<Entity> {
    let mut random = Random::for_part(plan.seed, 9);
    let mut made = Made {
        plan,
        people,
        random: &mut random,
        entities: Vec::new(),
    };
    for (index, agreement) in agreements.iter().enumerate() {
        let contract = &agreement.contract;
        made.amendments(index, contract);
        made.steps(index, contract);
        made.obligations(index, contract);
        made.documents(index, contract);
    }
    let rank = |entity: &Entity| entity.id().kind();
    crate::order::sort_by_key(&mut made.entities, rank);
    made.entities
}

struct Made<'a> {
    plan: &'a Plan,
    people: &'a [PersonId],
    random: &'a mut Random,
    entities: Vec<Entity>,
}

impl Made<'_> {
    fn person(&self, place: usize) -> Option<PersonId> {
        self.people.get(place % self.people.len().max(1)).copied()
    }

    fn amendment(
        &mut self,
        contract: &Contract,
        number: u16,
        signed: Option<NaiveDate>,
        effective: NaiveDate,
        changes: Changes,
    ) {
        let drafted_on = signed
            .unwrap_or(self.plan.today)
            .checked_sub_days(Days::new(9))
            .unwrap_or(effective);
        let id = AmendmentId(id(drafted_on, self.random));
        self.entities.push(Entity::Amendment(Box::new(Amendment {
            id,
            contract: contract.id,
            number: number.to_string(),
            drafted_on,
            signed_on: signed,
            effective,
            changes,
            notes: String::new(),
            file: None,
        })));
    }

    /// An extension with an addition, a new price, a pause, and a draft that waits for its signature.
    fn amendments(&mut self, index: usize, contract: &Contract) {
        let (today, Some(end)) = (self.plan.today, contract.end) else {
            return;
        };
        let before = |months: u32| subtract_months(today, months).max(contract.start);
        match index % 20 {
            2 if index < 20 => {
                let changes = Changes {
                    end: Some(add_months(end, 6)),
                    value: contract
                        .value
                        .and_then(|value| value.raised(Decimal::from(-75))),
                    ..Changes::default()
                };
                self.amendment(contract, 1, Some(before(2)), before(1), changes);
            }
            0 => {
                let lines = contract.terms.lines.iter();
                let lines_changed = lines.map(|line| LineChange {
                    line: LineKey {
                        added_by: None,
                        number: line.number,
                    },
                    price: line.price.raised(Decimal::new(52, 1)),
                    quantity: None,
                    to: None,
                });
                let changes = Changes {
                    lines_changed: lines_changed.collect(),
                    ..Changes::default()
                };
                self.amendment(contract, 1, Some(before(4)), before(3), changes);
            }
            10 => {
                let from = before(5);
                let changes = Changes {
                    suspension: Some(Suspension {
                        until: Some(add_days(from, 29)),
                        extends_term: true,
                    }),
                    ..Changes::default()
                };
                self.amendment(contract, 1, Some(from), from, changes);
            }
            12 => {
                let changes = Changes {
                    end: Some(add_months(end, 12)),
                    ..Changes::default()
                };
                self.amendment(contract, 1, None, today, changes);
            }
            _ => {}
        }
    }

    fn step(&mut self, contract: &Contract, on: NaiveDate, action: StepAction, note: &str) {
        let id = StepId(id(on, self.random));
        self.entities.push(Entity::Step(Box::new(Step {
            id,
            contract: contract.id,
            on,
            place: 0,
            by: self.person(4),
            action,
            note: note.to_owned(),
        })));
    }

    /// Contracts that begin next month are on their way: one in review, one to be signed, one without its policies.
    fn steps(&mut self, index: usize, contract: &Contract) {
        if index % 20 != 15 || contract.start <= self.plan.today {
            return;
        }
        let today = self.plan.today;
        let ago = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let (Some(lawyer), Some(finance)) = (self.person(4), self.person(1)) else {
            return;
        };
        let reviewers = vec![
            Reviewer {
                person: lawyer,
                role: ReviewRole::Legal,
            },
            Reviewer {
                person: finance,
                role: ReviewRole::Finance,
            },
        ];
        self.step(contract, ago(30), StepAction::Drafted, "");
        self.step(contract, ago(21), StepAction::SentToReview(reviewers), "");
        self.step(
            contract,
            ago(17),
            StepAction::Reviewed(lawyer),
            "Sin observaciones",
        );
        if index == 15 {
            return;
        }
        self.step(contract, ago(15), StepAction::Reviewed(finance), "");
        self.step(contract, ago(12), StepAction::Approved, "");
        if index == 35 {
            return;
        }
        self.step(contract, ago(6), StepAction::Signed, "");
    }

    /// A monthly report for some, told month by month; here and there one late, one forgotten; a yearly test to accept.
    fn obligations(&mut self, index: usize, contract: &Contract) {
        let today = self.plan.today;
        if index % 4 != 1 || today < contract.start {
            return;
        }
        let from = contract.start.max(subtract_months(today, 14));
        let schedule = Schedule::Every(Recurrence {
            first: add_days(last_of_month(from), 12),
            every: 1,
            unit: RecurrenceUnit::Months,
            until: None,
        });
        let last = match index % 12 {
            // Nobody told what became of the last one or two.
            5 => today.checked_sub_days(Days::new(40)).unwrap_or(today),
            _ => today,
        };
        let mut report = self.obligation(contract, "Informe mensual de servicio", schedule);
        report.clause = "Cláusula 7".to_owned();
        let due = report.due_between(contract.end, from, last);
        for (place, due) in due.into_iter().enumerate() {
            let late = (index + place) % 17 == 4;
            report.outcomes.push(Outcome {
                due,
                result: OutcomeResult::Done,
                on: if late {
                    add_days(due, 4).min(today)
                } else {
                    due
                },
                note: String::new(),
                link: String::new(),
                file: None,
                accepted_on: None,
            });
        }
        self.entities.push(Entity::Obligation(Box::new(report)));
        if index % 12 == 1 {
            let day = add_days(today, u32::try_from(index % 20).unwrap_or(0));
            let schedule = Schedule::Once(day);
            let mut test =
                self.obligation(contract, "Prueba de recuperación de desastres", schedule);
            test.needs_acceptance = true;
            self.entities.push(Entity::Obligation(Box::new(test)));
        }
        if index % 8 == 1 {
            let schedule = Schedule::Once(add_days(today, 5));
            let mut theirs = self.obligation(contract, "Entregar la base de usuarios", schedule);
            theirs.side = Side::Client;
            self.entities.push(Entity::Obligation(Box::new(theirs)));
        }
    }

    fn obligation(&mut self, contract: &Contract, title: &str, schedule: Schedule) -> Obligation {
        Obligation {
            id: ObligationId(id(contract.start, self.random)),
            contract: contract.id,
            title: title.to_owned(),
            side: Side::Us,
            schedule,
            owner: contract.owner,
            clause: String::new(),
            needs_acceptance: false,
            outcomes: Vec::new(),
            notes: String::new(),
        }
    }

    /// The certificate that some contracts ask for: valid, about to expire, or never brought.
    fn documents(&mut self, index: usize, contract: &Contract) {
        if contract.terms.documents.is_empty() || index % 20 == 5 {
            return;
        }
        let issued_on = self
            .plan
            .today
            .checked_sub_days(Days::new(if index % 20 == 2 { 22 } else { 8 }))
            .unwrap_or(self.plan.today);
        let kind = DocumentKind::ChamberOfCommerce;
        let valid = kind.usual_validity_days().unwrap_or(30);
        self.entities.push(Entity::Document(Box::new(Document {
            id: DocumentId(id(issued_on, self.random)),
            client: contract.client,
            contract: None,
            kind,
            name: String::new(),
            issued_on,
            expires_on: Some(add_days(issued_on, valid)),
            file: None,
            notes: String::new(),
        })));
    }
}

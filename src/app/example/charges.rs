//! What the contracts of the example charge: their lines, what happened under them, and the plan that follows from both.

use crate::app::entity::Entity;
use crate::app::example::catalogue::{ADDITIONAL_WITHHOLDING, PROJECT_WITHHOLDING, item_of};
use crate::app::example::contracts::{Agreement, Rate};
use crate::app::example::random::Random;
use crate::app::example::services::{self, ADDITIONAL, PROJECT};
use crate::app::example::{Plan, id};
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::domain::billing::limit::Limits;
use crate::domain::billing::plan::{Charge, Source, plan as planned};
use crate::domain::billing::{Part, ProRata};
use crate::domain::calendar::{
    add_days, add_months, first_of_month, last_of_month, subtract_months,
};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::in_force::Notices;
use crate::domain::ids::{BillingEventId, PersonId};
use crate::domain::invoice::Period;
use crate::domain::item::Item;
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Above so many units a month a line is traffic, which is counted.
const SEATS_MOST: i64 = 500;
/// The contract whose new price nobody took into account when it was billed.
pub(super) const WITHOUT_NEW_PRICE: usize = 20;

/// The contracts with something out of the ordinary; absent where no contract is fit for it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Exceptions {
    /// One month of it was forgotten.
    pub(super) forgotten: Option<usize>,
    /// One month of it is not billed, on purpose.
    pub(super) skipped: Option<usize>,
    /// Something was asked for besides what is agreed.
    pub(super) asked: Option<usize>,
    /// It has milestones: one billed, one to come.
    pub(super) milestones: Option<usize>,
}

impl Exceptions {
    /// Chosen among the contracts that ran all of the last half year as they were signed.
    pub(super) fn new(plan: &Plan, agreements: &[Agreement]) -> Exceptions {
        if !plan.is_detailed() {
            return Exceptions::default();
        }
        let since = subtract_months(first_of_month(plan.today), 6);
        let runs = |agreement: &Agreement| {
            let contract = &agreement.contract;
            contract.start <= since && contract.end.is_none_or(|end| plan.today < end)
        };
        let mut fit: Vec<usize> = (6..)
            .zip(agreements.iter().skip(6))
            .filter(|(index, agreement)| index % 5 != 0 && index % 20 != 2 && runs(agreement))
            .map(|(index, _)| index)
            .collect();
        let mut take = |withholding: Option<i64>| {
            let is_fit = |index: &usize| {
                let service = agreements.get(*index).map(|agreement| agreement.service);
                withholding.is_none() || service.map(|own| own.withholding) == withholding
            };
            let at = fit.iter().position(is_fit)?;
            Some(fit.remove(at))
        };
        Exceptions {
            asked: take(Some(ADDITIONAL_WITHHOLDING)),
            milestones: take(Some(PROJECT_WITHHOLDING)),
            forgotten: take(None),
            skipped: take(None),
        }
    }

    /// The month that was forgotten.
    fn is_forgotten(&self, plan: &Plan, index: usize, month: NaiveDate) -> bool {
        self.forgotten == Some(index) && month == months_ago(plan, 2)
    }
}

fn months_ago(plan: &Plan, months: u32) -> NaiveDate {
    subtract_months(first_of_month(plan.today), months)
}

/// Writes into each contract the lines that it bills.
pub(super) fn add_lines(
    plan: &Plan,
    items: &[Item],
    exceptions: &Exceptions,
    agreements: &mut [Agreement],
) {
    for (index, agreement) in agreements.iter_mut().enumerate() {
        let mut lines = Lines {
            plan,
            items,
            lines: Vec::new(),
        };
        for rate in &agreement.rates {
            lines.add(&rate.item, LineKind::PerUnit, rate.quantity);
        }
        if exceptions.asked == Some(index) || plan.invoices_target.is_some() {
            lines.add(&ADDITIONAL, LineKind::OnDemand, 1);
        }
        if exceptions.milestones == Some(index) {
            for (phase, foreseen) in [("fase 1", 4), ("fase 2", 0)] {
                lines.add(&PROJECT, LineKind::Milestone, 1);
                let Some(line) = lines.lines.last_mut() else {
                    continue;
                };
                line.description = format!("{}, {phase}", PROJECT.words);
                line.to = Some(match foreseen {
                    0 => add_months(plan.today, 2),
                    months => add_days(months_ago(plan, months), 14),
                });
            }
        }
        agreement.contract.terms.lines = lines.lines;
    }
}

struct Lines<'a> {
    plan: &'a Plan,
    items: &'a [Item],
    lines: Vec<BillingLine>,
}

impl Lines<'_> {
    fn add(&mut self, sold: &services::Item, kind: LineKind, quantity: i64) {
        let price = sold.price(self.plan.country);
        self.lines.push(BillingLine {
            number: u16::try_from(self.lines.len() + 1).unwrap_or(u16::MAX),
            description: sold.words.to_owned(),
            kind,
            timing: BillingTiming::Arrears,
            quantity: Decimal::from(quantity),
            price: Money::new(price, self.plan.currency()),
            from: None,
            to: None,
            item: item_of(self.items, sold),
        });
    }
}

/// Plans what each contract is billed for, and returns what happened under them.
/// `under` holds the amendments.
pub(super) fn plan_all(
    plan: &Plan,
    exceptions: &Exceptions,
    under: &[Entity],
    people: &[PersonId],
    agreements: &mut [Agreement],
) -> Vec<BillingEvent> {
    let mut planning = Planning {
        plan,
        exceptions,
        by: people.first().copied(),
        random: Random::for_part(plan.seed, 11),
        limits: Limits::new(plan.country, &[], 5),
    };
    let mut all = Vec::new();
    for (index, agreement) in agreements.iter_mut().enumerate() {
        let amendments: Vec<&Amendment> = under
            .iter()
            .filter_map(|entity| match entity {
                Entity::Amendment(amendment) => Some(&**amendment),
                _ => None,
            })
            .filter(|amendment| amendment.contract == agreement.contract.id)
            .filter(|_| index != WITHOUT_NEW_PRICE)
            .collect();
        let mut events = Vec::new();
        if plan.is_detailed() {
            let foreseen = planning.charges(agreement, &amendments, &[]);
            planning.count(agreement, &foreseen, &mut events);
            planning.happen(index, agreement, &mut events);
        }
        order::sort_by_key(&mut events, |event| event.on);
        let mut charges = planning.charges(agreement, &amendments, &events);
        charges.retain(|charge| !is_skipped(charge, &events));
        charges.retain(|charge| !exceptions.is_forgotten(plan, index, charge.month));
        agreement.charges = charges;
        all.append(&mut events);
    }
    all
}

struct Planning<'a> {
    plan: &'a Plan,
    exceptions: &'a Exceptions,
    /// Who registers what happens.
    by: Option<PersonId>,
    random: Random,
    limits: Limits<'a>,
}

impl Planning<'_> {
    /// What a contract charges for the months billed, by month and line.
    fn charges(
        &mut self,
        agreement: &Agreement,
        amendments: &[&Amendment],
        events: &[BillingEvent],
    ) -> Vec<Charge> {
        if self.plan.months == 0 {
            return Vec::new();
        }
        let first = self.plan.first_month();
        let within = Period {
            from: first,
            to: last_of_month(add_months(first, self.plan.months - 1)),
        };
        let events: Vec<&BillingEvent> = events.iter().collect();
        let source = Source {
            contract: &agreement.contract,
            amendments,
            notices: Notices {
                decisions: &[],
                country: self.plan.country,
                days_off: &[],
            },
            events: &events,
            pro_rata: ProRata::default(),
            today: self.plan.today,
        };
        let mut charges = planned(&source, &mut self.limits, within).charges;
        order::sort_by_key(&mut charges, |charge| {
            (charge.month, charge.line, charge.part)
        });
        charges
    }

    fn event(
        &mut self,
        agreement: &Agreement,
        number: u16,
        on: NaiveDate,
        what: Happening,
        note: String,
    ) -> BillingEvent {
        BillingEvent {
            id: BillingEventId(id(on, &mut self.random)),
            contract: agreement.contract.id,
            line: key(number),
            on,
            what,
            by: self.by,
            note,
        }
    }

    /// Traffic varies from month to month, places do not: it is counted once a month is over.
    fn count(
        &mut self,
        agreement: &Agreement,
        foreseen: &[Charge],
        events: &mut Vec<BillingEvent>,
    ) {
        for (number, rate) in (1..).zip(&agreement.rates) {
            if rate.quantity <= SEATS_MOST {
                continue;
            }
            for charge in foreseen {
                let (Part::Days(period), true) = (charge.part, charge.line == key(number)) else {
                    continue;
                };
                let quantity = counted(rate, charge, &mut self.random);
                let on = add_days(last_of_month(period.to), 1);
                let what = Happening::Measured(Measured { period, quantity });
                let note = format!("Conteo de {} al cierre del mes", rate.item.units);
                let event = self.event(agreement, number, on, what, note);
                events.push(event);
            }
        }
    }

    /// What is out of the ordinary.
    fn happen(&mut self, index: usize, agreement: &Agreement, events: &mut Vec<BillingEvent>) {
        let lines = &agreement.contract.terms.lines;
        let of_kind = |kind: LineKind| {
            let own = lines.iter().filter(move |line| line.kind == kind);
            own.map(|line| line.number)
        };
        if self.exceptions.skipped == Some(index) {
            let from = months_ago(self.plan, 4);
            let to = last_of_month(from);
            let part = Part::Days(Period { from, to });
            let note = "Mes sin cobro, acordado por la migración de la plataforma";
            for number in of_kind(LineKind::PerUnit) {
                let what = Happening::Skipped(part);
                events.push(self.event(agreement, number, add_days(to, 2), what, note.to_owned()));
            }
        }
        if self.exceptions.asked == Some(index) {
            for number in of_kind(LineKind::OnDemand) {
                let on = add_days(months_ago(self.plan, 2), 11);
                let what = Happening::Asked(Decimal::from(24));
                let note = "Pedido por correo: campaña de fin de semana".to_owned();
                events.push(self.event(agreement, number, on, what, note));
            }
        }
        if self.exceptions.milestones == Some(index) {
            let on = add_days(months_ago(self.plan, 3), 17);
            for number in of_kind(LineKind::Milestone).take(1) {
                let note = "Acta de entrega firmada por el cliente".to_owned();
                events.push(self.event(agreement, number, on, Happening::Reached, note));
            }
        }
    }
}

/// From eight per cent less to eight per cent more than agreed; a month begun or ended counts by its days.
fn counted(rate: &Rate, charge: &Charge, random: &mut Random) -> Decimal {
    let units = rate.quantity * random.between(92, 108) / 100;
    let units = match charge.share {
        Some(share) => units * i64::from(share.days) / i64::from(share.of.max(1)),
        None => units,
    };
    Decimal::from(units.max(1))
}

/// The contract's own line of that number.
pub(super) fn key(number: u16) -> LineKey {
    LineKey {
        added_by: None,
        number,
    }
}

/// Whether an event says that it is not billed.
fn is_skipped(charge: &Charge, events: &[BillingEvent]) -> bool {
    events.iter().any(|event| {
        event.line == charge.line
            && match (event.what, charge.part) {
                (Happening::Skipped(Part::Days(skip)), Part::Days(days)) => {
                    skip.from <= days.from && days.to <= skip.to
                }
                _ => false,
            }
    })
}

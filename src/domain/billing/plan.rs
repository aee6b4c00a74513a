//! The billing plan: what the lines of a contract charge for the days of some months, to whom, and when it must be billed.
//! It follows from the contract with everything signed until today, and from what happened under it; what was billed
//! already is in [`ledger`](super::ledger).

mod stretch;

use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::limit::{Limits, Window};
use crate::domain::billing::plan::stretch::{Stretch, pieces, stretches};
use crate::domain::billing::pro_rata::Share;
use crate::domain::billing::{Part, ProRata};
use crate::domain::calendar::{first_of_month, last_of_month};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::in_force::{InForce, LineInForce, Notices, known_on};
use crate::domain::ids::{ClientId, ItemId};
use crate::domain::invoice::Period;
use crate::domain::invoice::totals::rounding;
use crate::domain::money::{Money, Rounding, allocate, minor_units, round};
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What the plan of one contract follows from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub contract: &'a Contract,
    /// Its amendments, signed or not.
    pub amendments: &'a [&'a Amendment],
    pub notices: Notices<'a>,
    /// What happened under it, in the order in which it did.
    pub events: &'a [&'a BillingEvent],
    pub pro_rata: ProRata,
    pub today: NaiveDate,
}

/// Something to bill: days of one line at one price for one client, a milestone, or something asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    pub line: LineKey,
    pub kind: LineKind,
    pub part: Part,
    pub client: ClientId,
    pub description: String,
    /// What is sold; the company's usual when absent.
    pub item: Option<ItemId>,
    /// First day of the month in which it was served, reached or asked for.
    pub month: NaiveDate,
    pub quantity: Decimal,
    /// Of one unit for the whole month.
    pub price: Money,
    /// The part of the price that its days are; absent when they are the whole month or it has no days.
    pub share: Option<Share>,
    pub amount: Money,
    pub window: Window,
}

/// What must be billed, and what is in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// By line, then by day.
    pub charges: Vec<Charge>,
    /// Milestones that nobody said were reached, with the day foreseen.
    pub waiting: Vec<Waiting>,
    /// Lines whose amount cannot be held in 28 digits.
    pub too_large: Vec<LineKey>,
}

/// A milestone that was not reached yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub line: LineKey,
    pub description: String,
    pub foreseen: Option<NaiveDate>,
    pub amount: Option<Money>,
}

/// The plan of a contract for the months that `within` touches.
pub fn plan(source: &Source<'_>, limits: &mut Limits<'_>, within: Period) -> Plan {
    let within = Period {
        from: first_of_month(within.from),
        to: last_of_month(within.to),
    };
    let mut planning = Planning {
        source,
        limits,
        plan: Plan::default(),
    };
    planning.days(within);
    planning.events(within);
    planning.waiting();
    let mut plan = planning.plan;
    order::sort_by(&mut plan.charges, |one, other| {
        (one.line, one.part).cmp(&(other.line, other.part))
    });
    plan
}

/// A plan being made.
struct Planning<'a, 'l, 'd> {
    source: &'a Source<'a>,
    limits: &'l mut Limits<'d>,
    plan: Plan,
}

impl Planning<'_, '_, '_> {
    /// What is charged by days.
    fn days(&mut self, within: Period) {
        let pieces = pieces(self.source, within);
        let stretches = stretches(self.source, &pieces);
        self.plan.charges.reserve(stretches.len());
        let mut rest = stretches.as_slice();
        while let Some(first) = rest.first() {
            let of_month = |each: &Stretch<'_>| {
                each.line.key == first.line.key && first_of_month(each.days.from) == first.month()
            };
            let count = rest.iter().take_while(|each| of_month(each)).count();
            let (month, later) = rest.split_at(count.max(1));
            self.month(month);
            rest = later;
        }
    }

    /// One line's stretches of one month. Each gets its part of what all together are charged, so that no cent is lost
    /// between them.
    fn month(&mut self, stretches: &[Stretch<'_>]) {
        let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else {
            return;
        };
        let line = &first.line.line;
        let served = Period {
            from: first.days.from,
            to: last.days.to,
        };
        let agreed = self.source.contract.terms.billing_day;
        let window = self.limits.of_days(served, line.timing, agreed);
        let rounding = rounding(self.source.notices.country);
        let Some(amounts) = amounts(stretches, rounding) else {
            self.too_large(first.line.key);
            return;
        };
        for (stretch, amount) in stretches.iter().zip(amounts) {
            let price = stretch.line.line.price;
            self.plan.charges.push(Charge {
                part: Part::Days(stretch.days),
                client: stretch.client,
                month: first.month(),
                quantity: stretch.quantity,
                price,
                share: Some(stretch.share).filter(|share| !share.is_whole()),
                amount: Money::new(amount, price.currency),
                window,
                ..charged(stretch.line)
            });
        }
    }

    /// Milestones reached and services asked for.
    fn events(&mut self, within: Period) {
        let mut reached = Vec::new();
        for event in self.source.events {
            if event.on > self.source.today {
                continue;
            }
            match event.what {
                // The first to say so counts, whichever month is asked for.
                Happening::Reached if !reached.contains(&event.line) => {
                    reached.push(event.line);
                    if within.from <= event.on && event.on <= within.to {
                        self.milestone(event);
                    }
                }
                Happening::Asked(quantity) if within.from <= event.on && event.on <= within.to => {
                    self.request(event, quantity);
                }
                Happening::Reached
                | Happening::Asked(_)
                | Happening::Measured(_)
                | Happening::Skipped(_) => {}
            }
        }
    }

    fn milestone(&mut self, event: &BillingEvent) {
        let now = self.known_on(event.on);
        let Some(line) = line_of(&now, event.line, LineKind::Milestone) else {
            return;
        };
        let window = self.limits.of_event(event.on);
        self.once(
            &now,
            line,
            (Part::Milestone, line.line.quantity),
            event.on,
            window,
        );
    }

    fn request(&mut self, event: &BillingEvent, quantity: Decimal) {
        let now = self.known_on(event.on);
        let Some(line) = line_of(&now, event.line, LineKind::OnDemand) else {
            return;
        };
        let window = match line.line.timing {
            BillingTiming::Arrears => self.limits.of_month(event.on),
            BillingTiming::Advance => self.limits.of_event(event.on),
        };
        let part: (Part, Decimal) = (Part::Request(event.id), quantity);
        self.once(&now, line, part, event.on, window);
    }

    fn once(
        &mut self,
        now: &InForce,
        line: &LineInForce,
        (part, quantity): (Part, Decimal),
        on: NaiveDate,
        window: Window,
    ) {
        let rounding = rounding(self.source.notices.country);
        let price = line.line.price;
        let Ok(amount) = price.checked_mul(quantity) else {
            self.too_large(line.key);
            return;
        };
        self.plan.charges.push(Charge {
            part,
            client: now.client.value,
            month: first_of_month(on),
            quantity,
            price,
            amount: amount.rounded(minor_units(price.currency), rounding),
            window,
            ..charged(line)
        });
    }

    fn waiting(&mut self) {
        let today = self.source.today;
        let is_reached = |key: LineKey| {
            let mut events = self.source.events.iter();
            events.any(|event| {
                event.line == key && event.what == Happening::Reached && event.on <= today
            })
        };
        let has_milestones = |line: &BillingLine| line.kind == LineKind::Milestone;
        let contract = self.source.contract;
        let added = self.source.amendments.iter();
        let mut lines = contract
            .terms
            .lines
            .iter()
            .chain(added.flat_map(|amendment| &amendment.changes.lines_added));
        if !lines.any(has_milestones) {
            return;
        }
        let now = self.known_on(today);
        let waiting = now
            .lines
            .iter()
            .filter(|line| has_milestones(&line.line) && !is_reached(line.key));
        self.plan.waiting = waiting
            .map(|line| Waiting {
                line: line.key,
                description: line.line.description.clone(),
                foreseen: line.line.to,
                amount: line.line.amount(),
            })
            .collect();
    }

    fn known_on(&self, day: NaiveDate) -> InForce {
        let Source {
            contract,
            amendments,
            notices,
            today,
            ..
        } = *self.source;
        known_on(contract, amendments, notices, (day, today))
    }

    fn too_large(&mut self, line: LineKey) {
        if !self.plan.too_large.contains(&line) {
            self.plan.too_large.push(line);
        }
    }
}

fn line_of(now: &InForce, key: LineKey, kind: LineKind) -> Option<&LineInForce> {
    let mut lines = now.lines.iter();
    lines.find(|line| line.key == key && line.line.kind == kind)
}

/// A charge of a line that says nothing yet of when, how much and for whom.
fn charged(line: &LineInForce) -> Charge {
    let price = line.line.price;
    let day = NaiveDate::MIN;
    Charge {
        line: line.key,
        kind: line.line.kind,
        part: Part::Milestone,
        client: ClientId(uuid::Uuid::nil()),
        description: line.line.description.clone(),
        item: line.line.item,
        month: day,
        quantity: line.line.quantity,
        price,
        share: None,
        amount: Money::zero(price.currency),
        window: Window {
            opens: day,
            limit: day,
        },
    }
}

/// What each stretch of a month is charged; absent when it cannot be held.
fn amounts(stretches: &[Stretch<'_>], rule: Rounding) -> Option<Vec<Decimal>> {
    if let [only] = stretches {
        let decimals = minor_units(only.line.line.price.currency);
        return Some(vec![round(only.exact()?, decimals, rule)]);
    }
    let exact: Vec<Decimal> = stretches
        .iter()
        .map(Stretch::exact)
        .collect::<Option<_>>()?;
    let decimals = minor_units(stretches.first()?.line.line.price.currency);
    let rounded = |amount: Decimal| round(amount, decimals, rule);
    let sum = exact
        .iter()
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))?;
    // Days at a price of zero divide nothing.
    Some(
        allocate(rounded(sum), &exact, decimals)
            .unwrap_or_else(|_| exact.iter().copied().map(rounded).collect()),
    )
}

impl Charge {
    /// The days that it is about: those served, or the month of a request, or the day of a milestone.
    pub fn days(&self) -> Period {
        match self.part {
            Part::Days(days) | Part::Difference(days) => days,
            Part::Milestone => Period {
                from: self.window.opens,
                to: self.window.opens,
            },
            Part::Request(_) => Period {
                from: self.month,
                to: last_of_month(self.month),
            },
        }
    }
}

#[cfg(test)]
mod tests;

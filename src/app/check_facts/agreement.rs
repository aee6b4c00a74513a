//! What was agreed with one contract about what a document bills of it: the plan of the same days beside each line,
//! and what other documents bill.

use crate::app::billing_now::{claims_on, currency_of, events_of, rules};
use crate::app::book::Book;
use crate::app::contract_now;
use crate::domain::billing::days::meet;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::ledger::{Account, ClaimStage, Claimed, Entry, ledger};
use crate::domain::billing::limit::{Limits, Window};
use crate::domain::billing::plan::{Charge, Plan, Source, plan};
use crate::domain::billing::{Claim, Part};
use crate::domain::calendar::{add_days, add_months, first_of_month, last_of_month};
use crate::domain::check::facts::{Asked, ClaimFacts, ContractFacts, Facts, Forgotten, Unplanned};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::billing::{LineKey, LineKind};
use crate::domain::contract::in_force::{Decision, InForce, LineInForce, agreed, known_on};
use crate::domain::invoice::{Invoice, Line, Period};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What claims more months is not worked out: such days were mistyped.
const MONTHS_MAX: u32 = 24;

/// One contract and one document.
pub(super) struct Agreement<'a> {
    book: &'a Book,
    contract: &'a Contract,
    invoice: &'a Invoice,
    amendments: Vec<&'a Amendment>,
    decisions: Vec<Decision>,
    events: Vec<&'a BillingEvent>,
    /// What other documents bill of it and was not taken back.
    others: Vec<Claimed>,
    /// The day as of which it is judged: that of issue, or today for a draft.
    day: NaiveDate,
    today: NaiveDate,
}

impl<'a> Agreement<'a> {
    pub(super) fn new(
        book: &'a Book,
        contract: &'a Contract,
        invoice: &'a Invoice,
        today: NaiveDate,
    ) -> Agreement<'a> {
        let always = Period {
            from: NaiveDate::MIN,
            to: NaiveDate::MAX,
        };
        let mut others = claims_on(book, contract, always);
        others.retain(|other| other.invoice != invoice.id && other.stage != ClaimStage::Voided);
        Agreement {
            book,
            contract,
            invoice,
            amendments: book.amendments_of(contract.id),
            decisions: contract_now::decisions(book, contract),
            events: events_of(book, contract.id),
            others,
            day: invoice.issued_on().unwrap_or(today),
            today,
        }
    }

    /// Adds what was agreed about each line that claims from the contract, and about the whole.
    pub(super) fn add_to(&self, facts: &mut Facts, limits: &mut Limits<'_>) {
        let mut plans: Vec<(Period, Plan)> = Vec::new();
        for (place, line) in self.invoice.content.lines.iter().enumerate() {
            let claim = line.bills.as_deref().copied();
            let Some(claim) = claim.filter(|claim| claim.contract == self.contract.id) else {
                continue;
            };
            if let Some(months) = self.months(claim)
                && !plans.iter().any(|(known, _)| *known == months)
            {
                plans.push((months, self.plan(limits, months, self.day)));
            }
            let about = self.claim_facts((place, line), claim, &plans, limits);
            facts.claims.push(about);
        }
        facts.contracts.push(self.whole(&plans));
    }

    fn plan(&self, limits: &mut Limits<'_>, months: Period, as_of: NaiveDate) -> Plan {
        let source = Source {
            contract: self.contract,
            amendments: &self.amendments,
            notices: contract_now::notices(self.book, &self.decisions),
            events: &self.events,
            pro_rata: rules(self.book).pro_rata,
            today: as_of,
        };
        plan(&source, limits, months)
    }

    /// The months that a claim is about; absent when nobody can tell.
    fn months(&self, claim: Claim) -> Option<Period> {
        let (from, to) = match claim.part {
            Part::Days(days) | Part::Difference(days) => (days.from, days.to),
            Part::Milestone | Part::Request(_) => {
                let on = self.happened(claim)?;
                (on, on)
            }
        };
        let is_short = from <= to && to <= add_months(from, MONTHS_MAX);
        is_short.then(|| Period {
            from: first_of_month(from),
            to: last_of_month(to),
        })
    }

    /// The day of the event that lets a milestone or a request be billed.
    fn happened(&self, claim: Claim) -> Option<NaiveDate> {
        let of_line = |event: &&&BillingEvent| event.line == claim.line && event.on <= self.day;
        let mut events = self.events.iter().filter(of_line);
        let event = match claim.part {
            Part::Milestone => events.find(|event| event.what == Happening::Reached),
            Part::Request(id) => events.find(|event| event.id == id),
            Part::Days(_) | Part::Difference(_) => None,
        };
        event.map(|event| event.on)
    }

    fn known_on(&self, day: NaiveDate) -> InForce {
        let notices = contract_now::notices(self.book, &self.decisions);
        let as_of = (day, self.day);
        known_on(self.contract, &self.amendments, notices, as_of)
    }

    fn claim_facts(
        &self,
        (place, line): (usize, &Line),
        claim: Claim,
        plans: &[(Period, Plan)],
        limits: &mut Limits<'_>,
    ) -> ClaimFacts {
        let now = self.known_on(match claim.part {
            Part::Days(days) | Part::Difference(days) => days.to,
            Part::Milestone | Part::Request(_) => self.happened(claim).unwrap_or(self.day),
        });
        let agreed = now.lines.iter().find(|agreed| agreed.key == claim.line);
        let mut facts = ClaimFacts {
            line: place,
            is_agreed: agreed.is_some(),
            currency: agreed.map(|agreed| agreed.line.price.currency),
            asked: None,
            asked_since: None,
            billed_by: self.billed_by(claim),
            is_skipped: self.is_skipped(claim),
            unplanned: None,
            other_client: None,
        };
        let Some(agreed) = agreed else {
            return facts;
        };
        let months = self.months(claim);
        let planned = plans.iter().find(|(known, _)| Some(*known) == months);
        let charges = planned.map(|(_, plan)| about(plan, claim));
        facts.unplanned = self.unplanned(claim, charges.as_deref(), &now, agreed);
        let charges = charges.unwrap_or_default();
        facts.other_client = self.other_client(&charges);
        facts.asked = self.asked((line, claim), &charges);
        if let (Some(asked), Some(months)) = (facts.asked, months)
            && self.was_amended_since()
        {
            let since = about(&self.plan(limits, months, self.today), claim);
            let since = self.asked((line, claim), &since).map(|asked| asked.amount);
            facts.asked_since = since.filter(|since| *since != asked.amount);
        }
        facts
    }

    /// Whether something was signed after the document was issued.
    fn was_amended_since(&self) -> bool {
        let mut amendments = self.amendments.iter();
        amendments.any(|amendment| {
            amendment.is_signed_by(self.today) && !amendment.is_signed_by(self.day)
        })
    }

    fn billed_by(&self, claim: Claim) -> Option<String> {
        let other = self.others.iter().find(|other| {
            other.line.is_none_or(|line| line == claim.line) && clash(other.part, claim.part)
        })?;
        let number = self.book.invoice(other.invoice).map(Invoice::number);
        Some(number.unwrap_or_default().to_owned())
    }

    fn is_skipped(&self, claim: Claim) -> bool {
        let mut events = self.events.iter();
        events.any(|event| match event.what {
            Happening::Skipped(part) => event.line == claim.line && clash(part, claim.part),
            Happening::Reached | Happening::Asked(_) | Happening::Measured(_) => false,
        })
    }

    fn other_client(&self, charges: &[Charge]) -> Option<String> {
        let mut clients = charges.iter().map(|charge| charge.client);
        let other = clients.find(|client| *client != self.invoice.client)?;
        let name = self.book.client(other).map(|client| client.name.clone());
        Some(name.unwrap_or_default())
    }

    /// Why the contract does not charge for all that is claimed.
    fn unplanned(
        &self,
        claim: Claim,
        charges: Option<&[Charge]>,
        now: &InForce,
        agreed: &LineInForce,
    ) -> Option<Unplanned> {
        let days = match claim.part {
            Part::Difference(_) => return None,
            Part::Milestone if charges.is_none_or(<[Charge]>::is_empty) => {
                return Some(Unplanned::NotReached);
            }
            Part::Request(_) if charges.is_none_or(<[Charge]>::is_empty) => {
                return Some(Unplanned::NotAsked);
            }
            Part::Milestone | Part::Request(_) => return None,
            Part::Days(days) => days,
        };
        let day = first_gap(days, charges?)?;
        match agreed.line.kind {
            LineKind::Milestone => return Some(Unplanned::NotReached),
            LineKind::OnDemand => return Some(Unplanned::NotAsked),
            LineKind::Fixed | LineKind::PerUnit => {}
        }
        let start = self.contract.start;
        let start = agreed.line.from.map_or(start, |from| from.max(start));
        if day < start {
            return Some(Unplanned::BeforeStart(day, start));
        }
        if now.pause_on(day).is_some() {
            return Some(Unplanned::Paused(day));
        }
        let end = now.end.value;
        let end = end.filter(|end| now.has_ended_by(add_days(*end, 1)));
        let end = [agreed.line.to, end].into_iter().flatten().min()?;
        (end < day).then_some(Unplanned::AfterEnd(day, end))
    }

    fn asked(&self, (line, claim): (&Line, Claim), charges: &[Charge]) -> Option<Asked> {
        let first = charges.first()?;
        let windows = || charges.iter().map(|charge| charge.window);
        let units = charges
            .iter()
            .find(|charge| charge.part == claim.part && charge.share.is_none());
        let amount = match claim.part {
            Part::Days(_) => self.asked_of_days(line, claim, charges),
            _ => first.amount.amount,
        };
        Some(Asked {
            amount,
            units: units.map(|charge| (charge.quantity, charge.price)),
            window: Window {
                opens: windows().map(|window| window.opens).max()?,
                limit: windows().map(|window| window.limit).min()?,
            },
        })
    }

    /// The ledger says how much more or less than the plan a claim asks for.
    fn asked_of_days(&self, line: &Line, claim: Claim, charges: &[Charge]) -> Decimal {
        let plan = Plan {
            charges: charges.to_vec(),
            ..Plan::default()
        };
        let entries = self.ledger(&plan, &[self.claimed(line, claim)], &[]);
        entries.iter().fold(line.amount, |asked, entry| {
            asked.saturating_sub(entry.difference)
        })
    }

    fn ledger(&self, plan: &Plan, claims: &[Claimed], events: &[&BillingEvent]) -> Vec<Entry> {
        ledger(&Account {
            plan,
            claims,
            events,
            rule: rules(self.book).pro_rata,
            within: Period {
                from: NaiveDate::MIN,
                to: NaiveDate::MAX,
            },
            client: self.contract.client,
            currency: currency_of(self.book, self.contract),
        })
    }

    fn claimed(&self, line: &Line, claim: Claim) -> Claimed {
        Claimed {
            invoice: self.invoice.id,
            line: Some(claim.line),
            part: claim.part,
            amount: line.amount,
            stage: ClaimStage::Draft,
        }
    }

    fn whole(&self, plans: &[(Period, Plan)]) -> ContractFacts {
        let is_binding = contract_now::is_binding(self.book, self.contract);
        let notices = contract_now::notices(self.book, &self.decisions);
        let agreed = agreed(self.contract, &self.amendments, notices, self.day);
        let issued = |other: &&Claimed| matches!(other.stage, ClaimStage::Issued(_));
        let billed = self.others.iter().filter(issued);
        let is_draft = self.invoice.issuance().is_none();
        ContractFacts {
            contract: self.contract.id,
            number: self.contract.number.clone(),
            is_binding,
            limit: agreed.value.value.or(self.contract.terms.cap),
            billed: billed.fold(Decimal::ZERO, |sum, other| sum.saturating_add(other.amount)),
            forgotten: if is_binding && is_draft {
                self.forgotten(plans)
            } else {
                Vec::new()
            },
        }
    }

    /// What can be billed to the same client for the same months, in the same currency, and nobody bills.
    fn forgotten(&self, plans: &[(Period, Plan)]) -> Vec<Forgotten> {
        let lines = self.invoice.content.lines.iter();
        let own = lines.filter_map(|line| {
            let claim = line.bills.as_deref().copied();
            let claim = claim.filter(|claim| claim.contract == self.contract.id)?;
            Some(self.claimed(line, claim))
        });
        let claims: Vec<Claimed> = self.others.iter().copied().chain(own).collect();
        let mut seen: Vec<(LineKey, NaiveDate, Part)> = Vec::new();
        let mut found = Vec::new();
        for (_, plan) in plans {
            for entry in self.ledger(plan, &claims, &self.events) {
                let key = (entry.line, entry.month, entry.part);
                let is_due = !entry.open.is_empty()
                    && entry.window.opens <= self.day
                    && entry.client == self.invoice.client
                    && entry.currency == self.invoice.content.currency
                    && entry.left() > Decimal::ZERO;
                if is_due && !seen.contains(&key) {
                    seen.push(key);
                    found.push(Forgotten {
                        amount: entry.left(),
                        description: entry.description,
                    });
                }
            }
        }
        found
    }
}

/// The charges of a plan that a claim is about, by day.
fn about(plan: &Plan, claim: Claim) -> Vec<Charge> {
    let charges = plan.charges.iter();
    charges
        .filter(|charge| charge.line == claim.line && clash(charge.part, claim.part))
        .cloned()
        .collect()
}

/// Whether two parts have a day, or the thing, in common.
fn clash(one: Part, other: Part) -> bool {
    match (one, other) {
        (Part::Days(one), Part::Days(other)) => meet(one, other),
        (one, other) => one == other,
    }
}

/// The first of some days that no charge is for. Charges come by day.
fn first_gap(days: Period, charges: &[Charge]) -> Option<NaiveDate> {
    let day = charges.iter().fold(days.from, |day, charge| {
        let charged = charge.days();
        let goes_on = charged.from <= day && day <= charged.to;
        if goes_on {
            add_days(charged.to, 1)
        } else {
            day
        }
    });
    (day <= days.to).then_some(day)
}

//! The ledger: each line and month of a contract once, with what was billed of it, and what is left to bill.
//! It compares the plan with what invoices claim. It decides nothing: commands refuse what it shows to be billed.

mod parts;

use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::ledger::parts::{Billed, Piece, pieces};
use crate::domain::billing::limit::Window;
use crate::domain::billing::plan::{Charge, Plan};
use crate::domain::billing::{Part, ProRata};
use crate::domain::calendar::{days_between, first_of_month, last_of_month};
use crate::domain::contract::billing::{LineKey, LineKind};
use crate::domain::ids::{BillingEventId, ClientId, InvoiceId};
use crate::domain::invoice::Period;
use crate::domain::money::{Currency, Money, allocate, minor_units};
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Something that a document bills of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed {
    pub invoice: InvoiceId,
    /// Absent for a document that does not say which lines it bills: it stands for all of them.
    pub line: Option<LineKey>,
    pub part: Part,
    /// Before taxes, in the currency of the contract.
    pub amount: Decimal,
    pub stage: ClaimStage,
}

/// Whether what is claimed counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimStage {
    Draft,
    Issued(NaiveDate),
    /// It was taken back: it counts no more.
    Voided,
}

/// One line and month of a contract, for one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub line: LineKey,
    pub kind: LineKind,
    pub client: ClientId,
    /// First day of the month.
    pub month: NaiveDate,
    pub description: String,
    /// From the first to the last day charged; or which milestone or request.
    pub part: Part,
    pub currency: Currency,
    /// What the plan asks for.
    pub expected: Decimal,
    /// What was deliberately not billed.
    pub skipped: Decimal,
    /// What drafts and issued documents bill of it.
    pub drafted: Decimal,
    pub issued: Decimal,
    /// What they bill more, or less when negative, than the plan asks for the same days.
    pub difference: Decimal,
    /// Units and price of its last days; absent when nothing is expected.
    pub last_rate: Option<(Decimal, Money)>,
    /// What is left to bill.
    pub open: Vec<Charge>,
    pub window: Window,
    /// The last day on which a part of it was issued.
    pub issued_on: Option<NaiveDate>,
    /// Whether one of the documents that bill it is a draft.
    pub has_draft: bool,
    /// The documents that bill it and count.
    pub invoices: Vec<InvoiceId>,
    /// Those that were voided.
    pub voided: Vec<InvoiceId>,
    /// Why parts of it are not billed.
    pub skips: Vec<BillingEventId>,
    /// Whether two documents bill the same part of it.
    pub is_doubled: bool,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryState {
    /// It cannot be billed yet.
    Foreseen,
    /// It can be billed, and is in time.
    ToBill,
    /// It should have been billed so many days ago.
    Late(i64),
    Drafted,
    Issued,
    /// Deliberately not billed.
    Skipped,
}

impl Entry {
    pub fn state(&self, today: NaiveDate) -> EntryState {
        let late = days_between(self.window.limit, today);
        if !self.open.is_empty() || self.has_draft {
            return match late {
                late if late > 0 => EntryState::Late(late),
                _ if self.has_draft => EntryState::Drafted,
                _ if today < self.window.opens => EntryState::Foreseen,
                _ => EntryState::ToBill,
            };
        }
        match self.issued_on {
            Some(_) => EntryState::Issued,
            None => EntryState::Skipped,
        }
    }

    /// The days charged, from the first to the last; absent for a milestone or a request.
    pub fn period(&self) -> Option<Period> {
        match self.part {
            Part::Days(days) | Part::Difference(days) => Some(days),
            Part::Milestone | Part::Request(_) => None,
        }
    }

    /// What is left to bill, in money.
    pub fn left(&self) -> Decimal {
        self.open.iter().fold(Decimal::ZERO, |sum, charge| {
            sum.saturating_add(charge.amount.amount)
        })
    }

    /// How many days after its limit it was issued; absent when in time or not issued.
    pub fn issued_late(&self) -> Option<i64> {
        let late = days_between(self.window.limit, self.issued_on?);
        Some(late).filter(|late| *late > 0)
    }

    /// What the plan asks for, with its currency.
    pub fn expected_money(&self) -> Money {
        Money::new(self.expected, self.currency)
    }
}

/// What the ledger of one contract is made of.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    pub plan: &'a Plan,
    pub claims: &'a [Claimed],
    pub events: &'a [&'a BillingEvent],
    pub rule: ProRata,
    /// The months that the plan is for.
    pub within: Period,
    /// Whom the contract is with, and its currency: for what is billed without being expected.
    pub client: ClientId,
    pub currency: Currency,
}

/// Each charge of a contract with the amount of it that is left to bill: what is open in its ledger, without the rest.
pub fn left(account: &Account<'_>, visit: &mut dyn FnMut(&Charge, Decimal)) {
    let skips = skips(account.events);
    let is_untouched = account.claims.is_empty() && skips.is_empty();
    for charge in &account.plan.charges {
        if is_untouched {
            visit(charge, charge.amount.amount);
            continue;
        }
        for piece in pieces(charge, account.claims, &skips, account.rule) {
            if piece.billed == Billed::Nothing {
                visit(charge, piece.amount);
            }
        }
    }
}

/// The parts that are deliberately not billed.
fn skips(events: &[&BillingEvent]) -> Vec<(LineKey, Part, BillingEventId)> {
    let skipped = |event: &&BillingEvent| match event.what {
        Happening::Skipped(part) => Some((event.line, part, event.id)),
        Happening::Reached | Happening::Asked(_) | Happening::Measured(_) => None,
    };
    events.iter().filter_map(skipped).collect()
}

/// The ledger of a contract: its plan beside what was billed of it. Entries are by line and month.
/// What is billed without being expected has an entry with nothing expected.
pub fn ledger(account: &Account<'_>) -> Vec<Entry> {
    let claims = account.claims;
    let skips = skips(account.events);
    let mut entries: Vec<Entry> = Vec::new();
    let mut wholes: Vec<Covered> = Vec::new();
    for charge in &account.plan.charges {
        let at = entry_of(&mut entries, charge);
        for piece in pieces(charge, claims, &skips, account.rule) {
            let Some(entry) = entries.get_mut(at) else {
                continue;
            };
            entry.add(charge, &piece, claims);
            let Billed::Live(claim) = piece.billed else {
                continue;
            };
            entry.difference = entry.difference.saturating_sub(piece.amount);
            if claims.get(claim).is_some_and(|claim| claim.line.is_none()) {
                let expected = piece.amount;
                wholes.push(Covered {
                    claim,
                    at,
                    expected,
                });
            }
        }
    }
    for claimed in claims {
        if let Some(line) = claimed.line
            && let Some(at) = claimed_entry(&mut entries, account, line, claimed)
            && let Some(entry) = entries.get_mut(at)
        {
            entry.count(claimed);
        }
    }
    share_wholes(&mut entries, claims, &wholes);
    entries
}

/// Something expected that a document covers which does not say its lines.
struct Covered {
    /// Place of the claim.
    claim: usize,
    /// Place of the entry.
    at: usize,
    expected: Decimal,
}

/// Divides what such documents ask for among the entries that they stand for, by what each expects.
fn share_wholes(entries: &mut [Entry], claims: &[Claimed], wholes: &[Covered]) {
    for (place, claimed) in claims.iter().enumerate() {
        let covered = || wholes.iter().filter(|covered| covered.claim == place);
        let weights: Vec<Decimal> = covered().map(|covered| covered.expected).collect();
        let first = covered().next().and_then(|covered| entries.get(covered.at));
        let Some(currency) = first.map(|entry| entry.currency) else {
            continue;
        };
        let shares = allocate(claimed.amount, &weights, minor_units(currency));
        let shares = shares.unwrap_or_else(|_| weights.clone());
        for (covered, share) in covered().zip(shares) {
            if let Some(entry) = entries.get_mut(covered.at) {
                entry.count(&Claimed {
                    amount: share,
                    ..*claimed
                });
            }
        }
    }
}

/// The place of the entry that a charge belongs to.
fn entry_of(entries: &mut Vec<Entry>, charge: &Charge) -> usize {
    let is_days = matches!(charge.part, Part::Days(_));
    let same = |entry: &Entry| {
        is_days
            && entry.period().is_some()
            && (entry.line, entry.month, entry.client) == (charge.line, charge.month, charge.client)
    };
    // Charges come by line and day: the entry is among the last ones, if there is one.
    if let Some(at) = entries.iter().rposition(same) {
        return at;
    }
    entries.push(Entry {
        kind: charge.kind,
        description: charge.description.clone(),
        window: charge.window,
        ..Entry::empty(
            (charge.line, charge.part, charge.month),
            charge.client,
            charge.amount.currency,
        )
    });
    entries.len() - 1
}

/// The place of the entry that a claim of one line is about; a new one when nothing is expected there.
/// A claim that was taken back, or of other months, makes none.
fn claimed_entry(
    entries: &mut Vec<Entry>,
    account: &Account<'_>,
    line: LineKey,
    claimed: &Claimed,
) -> Option<usize> {
    let month = match claimed.part {
        Part::Days(days) | Part::Difference(days) => Some(first_of_month(days.from)),
        Part::Milestone | Part::Request(_) => None,
    };
    let is_about = |entry: &Entry| {
        entry.line == line
            && match month {
                Some(month) => entry.period().is_some() && entry.month == month,
                None => entry.part == claimed.part,
            }
    };
    if let Some(at) = entries.iter().position(is_about) {
        return Some(at);
    }
    let month = month.filter(|_| claimed.stage != ClaimStage::Voided)?;
    if month < account.within.from || account.within.to < month {
        return None;
    }
    let key = (line, claimed.part, month);
    entries.push(Entry::empty(key, account.client, account.currency));
    Some(entries.len() - 1)
}

impl Entry {
    fn empty(
        (line, part, month): (LineKey, Part, NaiveDate),
        client: ClientId,
        currency: Currency,
    ) -> Entry {
        let zero = Decimal::ZERO;
        Entry {
            line,
            kind: LineKind::Fixed,
            client,
            month,
            description: String::new(),
            part,
            currency,
            expected: zero,
            skipped: zero,
            drafted: zero,
            issued: zero,
            difference: zero,
            last_rate: None,
            open: Vec::new(),
            window: Window {
                opens: month,
                limit: last_of_month(month),
            },
            issued_on: None,
            has_draft: false,
            invoices: Vec::new(),
            voided: Vec::new(),
            skips: Vec::new(),
            is_doubled: false,
        }
    }

    fn add(&mut self, charge: &Charge, piece: &Piece, claims: &[Claimed]) {
        if let (Part::Days(known), Part::Days(days)) = (self.part, piece.part) {
            self.part = Part::Days(Period {
                from: known.from.min(days.from),
                to: known.to.max(days.to),
            });
        }
        self.last_rate = Some((charge.quantity, charge.price));
        self.expected = self.expected.saturating_add(piece.amount);
        self.is_doubled |= piece.is_doubled;
        for claim in piece.voided.iter().filter_map(|claim| claims.get(*claim)) {
            if !self.voided.contains(&claim.invoice) {
                self.voided.push(claim.invoice);
            }
        }
        match piece.billed {
            Billed::Live(_) => {}
            Billed::Skipped(event) => {
                self.skipped = self.skipped.saturating_add(piece.amount);
                if !self.skips.contains(&event) {
                    self.skips.push(event);
                }
            }
            Billed::Nothing => self.open.push(Charge {
                part: piece.part,
                share: piece.share,
                amount: Money::new(piece.amount, self.currency),
                ..charge.clone()
            }),
        }
    }

    /// Counts what a document bills of it.
    fn count(&mut self, claimed: &Claimed) {
        match claimed.stage {
            ClaimStage::Voided => return,
            ClaimStage::Draft => self.drafted = self.drafted.saturating_add(claimed.amount),
            ClaimStage::Issued(on) => {
                self.issued = self.issued.saturating_add(claimed.amount);
                self.issued_on = self.issued_on.max(Some(on));
            }
        }
        self.has_draft |= claimed.stage == ClaimStage::Draft;
        self.difference = self.difference.saturating_add(claimed.amount);
        if !self.invoices.contains(&claimed.invoice) {
            self.invoices.push(claimed.invoice);
        }
    }
}

/// In the order of months, then lines: as people read it.
pub fn by_month(entries: &mut [Entry]) {
    order::sort_by(entries, |one, other| {
        (one.month, one.line).cmp(&(other.month, other.line))
    });
}

#[cfg(test)]
mod tests;

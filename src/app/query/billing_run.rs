//! What can be billed for a month: a proposal for each contract or client, with what is different from the month before.
//! Nothing is written here: `Command::PrepareInvoices` turns proposals into drafts.

use crate::app::billing_now::{Accounts, Billing, planned_months};
use crate::app::book::Book;
use crate::domain::billing::ledger::Entry;
use crate::domain::billing::plan::Charge;
use crate::domain::billing::pro_rata::Share;
use crate::domain::calendar::{first_of_month, last_of_month, subtract_months};
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::invoice::Period;
use crate::domain::money::{Currency, Money};
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Whether each contract gets its own invoice, or all of a client's are billed in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    #[default]
    Contract,
    Client,
}

impl Grouping {
    pub const ALL: [Grouping; 2] = [Grouping::Contract, Grouping::Client];
}

/// Names a proposal: the same on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProposalKey {
    pub client: ClientId,
    pub currency: Currency,
    /// Absent when the client's contracts are billed together.
    pub contract: Option<ContractId>,
}

/// One invoice to prepare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub key: ProposalKey,
    /// What is billed, with the contract that each thing is of.
    pub charges: Vec<(ContractId, Charge)>,
    /// Before taxes.
    pub amount: Decimal,
    /// What the same contracts expected for the month before; absent when nothing.
    pub before: Option<Decimal>,
    /// Why that differs.
    pub changes: Vec<Change>,
    /// The last day to issue it in time: the first of its charges'.
    pub limit: NaiveDate,
    /// Whether a part of it is about a month before the one asked for.
    pub has_older: bool,
}

/// Why a line asks for another amount than the month before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub description: String,
    pub what: Changed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Price {
        from: Money,
        to: Money,
    },
    Units {
        from: Decimal,
        to: Decimal,
    },
    /// A part of the month is charged.
    Days(Share),
    /// It was not charged the month before.
    New,
    /// It is not charged any more.
    Gone,
    /// A milestone, or a service asked for.
    Once,
}

/// What is in the way of billing a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It charges for nothing that the app knows of.
    NoLines(ContractId),
    TooLarge(ContractId, LineKey),
}

/// The proposals of a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// By client, then contract.
    pub proposals: Vec<Proposal>,
    pub troubles: Vec<Trouble>,
    /// Contracts with something to bill that cannot be billed yet.
    pub foreseen: usize,
    /// Contracts all of whose months up to this one are drafted, billed or skipped.
    pub done: usize,
}

/// What can be billed on `today` of the months up to `month`.
pub fn run(book: &Book, month: NaiveDate, grouping: Grouping, today: NaiveDate) -> Run {
    let mut running = Running::new(book, month, grouping, today);
    for (_, contract) in book.contracts().iter() {
        running.add(contract.id);
    }
    running.finish()
}

/// A [`Run`] made contract by contract.
#[derive(Debug)]
pub struct Running<'a> {
    book: &'a Book,
    accounts: Accounts<'a>,
    month: NaiveDate,
    grouping: Grouping,
    today: NaiveDate,
    run: Run,
}

impl<'a> Running<'a> {
    pub fn new(
        book: &'a Book,
        month: NaiveDate,
        grouping: Grouping,
        today: NaiveDate,
    ) -> Running<'a> {
        let month = first_of_month(month);
        let first = planned_months(book, today).from;
        let within = Period {
            from: first.min(subtract_months(month, 1)),
            to: last_of_month(month),
        };
        Running {
            book,
            accounts: Accounts::new(book, within, today),
            month,
            grouping,
            today,
            run: Run::default(),
        }
    }

    /// Adds what is to be billed of a contract.
    pub fn add(&mut self, id: ContractId) {
        let Some(contract) = self.book.contract(id) else {
            return;
        };
        if contract.terms.lines.is_empty() {
            let runs = crate::app::contract_now::runs_on(self.book, contract, self.month);
            if runs && self.book.amendments_of(id).is_empty() {
                self.run.troubles.push(Trouble::NoLines(id));
            }
            return;
        }
        let Some(billing) = self.accounts.of(contract) else {
            return;
        };
        let too_large = billing.too_large.iter();
        let too_large = too_large.map(|line| Trouble::TooLarge(id, *line));
        self.run.troubles.extend(too_large);
        self.count(&billing);
        let first = planned_months(self.book, self.today).from;
        let (today, month) = (self.today, self.month);
        let is_due = |charge: &&Charge| {
            charge.window.opens <= today && charge.month <= month && first <= charge.month
        };
        let entries = billing.entries.iter();
        let due: Vec<&Charge> = entries
            .flat_map(|entry| &entry.open)
            .filter(is_due)
            .collect();
        for charge in due {
            self.propose(&billing, charge);
        }
        self.explain(&billing);
    }

    fn count(&mut self, billing: &Billing) {
        let of_month = || {
            let entries = billing.entries.iter();
            entries.filter(|entry| entry.month == self.month)
        };
        let is_open = |entry: &Entry| !entry.open.is_empty();
        if of_month().any(|entry| is_open(entry) && self.today < entry.window.opens) {
            self.run.foreseen += 1;
        } else if of_month().next().is_some() && !billing.entries.iter().any(is_open) {
            self.run.done += 1;
        }
    }

    fn propose(&mut self, billing: &Billing, charge: &Charge) {
        let key = ProposalKey {
            client: charge.client,
            currency: charge.amount.currency,
            contract: match self.grouping {
                Grouping::Contract => Some(billing.contract),
                Grouping::Client => None,
            },
        };
        let known = self.run.proposals.iter().rposition(|own| own.key == key);
        let at = known.unwrap_or_else(|| {
            self.run.proposals.push(Proposal {
                key,
                charges: Vec::new(),
                amount: Decimal::ZERO,
                before: None,
                changes: Vec::new(),
                limit: charge.window.limit,
                has_older: false,
            });
            self.run.proposals.len() - 1
        });
        if let Some(proposal) = self.run.proposals.get_mut(at) {
            proposal.amount = proposal.amount.saturating_add(charge.amount.amount);
            proposal.limit = proposal.limit.min(charge.window.limit);
            proposal.has_older |= charge.month < self.month;
            proposal.charges.push((billing.contract, charge.clone()));
        }
    }

    /// Says what is different from the month before, in the proposals that this contract is in.
    fn explain(&mut self, billing: &Billing) {
        let before = subtract_months(self.month, 1);
        let of = |month: NaiveDate| {
            billing
                .entries
                .iter()
                .filter(move |entry| entry.month == month)
        };
        for proposal in &mut self.run.proposals {
            let mut own = proposal.charges.iter();
            if !own.any(|(contract, _)| *contract == billing.contract) {
                continue;
            }
            let expected = of(before).filter(|entry| entry.client == proposal.key.client);
            let sum = expected.fold(Decimal::ZERO, |sum, entry| {
                sum.saturating_add(entry.expected)
            });
            if !sum.is_zero() {
                proposal.before = Some(proposal.before.unwrap_or_default().saturating_add(sum));
            }
            let charges = proposal.charges.iter();
            let charges = charges.filter(|(contract, charge)| {
                *contract == billing.contract && charge.month == self.month
            });
            let mut changes: Vec<Change> = charges
                .filter_map(|(_, charge)| changed(charge, billing, before))
                .collect();
            let still = |line: LineKey| of(self.month).any(|entry| entry.line == line);
            let gone = of(before).filter(|entry| !still(entry.line) && entry.period().is_some());
            changes.extend(gone.map(|entry| Change {
                description: entry.description.clone(),
                what: Changed::Gone,
            }));
            proposal.changes.extend(changes);
        }
    }

    /// The proposals, by client and contract.
    pub fn finish(self) -> Run {
        let Running { book, mut run, .. } = self;
        let name = |key: &ProposalKey| {
            let client = book.client(key.client).map(|client| client.name.as_str());
            let contract = key.contract.and_then(|id| book.contract(id));
            (client, contract.map(|contract| contract.number.as_str()))
        };
        order::sort_by(&mut run.proposals, |one, other| {
            (name(&one.key), one.key).cmp(&(name(&other.key), other.key))
        });
        run
    }
}

/// What is different about a charge from what its line was charged the month before.
fn changed(charge: &Charge, billing: &Billing, before: NaiveDate) -> Option<Change> {
    let mut entries = billing.entries.iter();
    let earlier = entries.find(|entry| entry.month == before && entry.line == charge.line);
    let what = match (earlier, charge.share) {
        _ if !matches!(charge.part, crate::domain::billing::Part::Days(_)) => Changed::Once,
        (_, Some(share)) => Changed::Days(share),
        (None, None) => Changed::New,
        (Some(earlier), None) => rate_changed(charge, earlier)?,
    };
    let description = charge.description.clone();
    Some(Change { description, what })
}

/// The last rate of the month before, beside this one.
fn rate_changed(charge: &Charge, earlier: &Entry) -> Option<Changed> {
    let (quantity, price) = earlier.last_rate?;
    if price != charge.price {
        let (from, to) = (price, charge.price);
        return Some(Changed::Price { from, to });
    }
    if quantity != charge.quantity {
        let (from, to) = (quantity, charge.quantity);
        return Some(Changed::Units { from, to });
    }
    None
}

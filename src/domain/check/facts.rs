//! What the book says about a document that is written here, worked out once before the rules run.
//! Plain data: how it is found is not here, and what it means is for the rules of `billing`, `policy` and `outliers`.

use crate::domain::billing::limit::Window;
use crate::domain::ids::ContractId;
use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Everything known about one document and the agreements that it bills. The default is of a document that claims
/// nothing, of a client without history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// What was agreed about each line that claims something of a contract, in the order of the lines.
    pub claims: Vec<ClaimFacts>,
    /// The contracts that its lines claim from, each once.
    pub contracts: Vec<ContractFacts>,
    /// The median of what the client was asked to pay lately under the same contract; absent while too little is known.
    pub usual: Option<Decimal>,
    /// Whether another draft asks the same client for the same amount and the same days.
    pub is_twin_of_draft: bool,
    /// The document numbered before it in its range; absent for a draft and for the first one.
    pub previous: Option<Previous>,
    /// Colombia: rates of income tax that are withheld on what its lines sell.
    pub income_rates: Vec<Decimal>,
}

/// What was agreed about what one line claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Place of the line, counted from 0.
    pub line: usize,
    /// Whether the contract has such a line.
    pub is_agreed: bool,
    /// Currency of that line.
    pub currency: Option<Currency>,
    /// What the plan asks for the same days or thing; absent when nothing, or when it cannot be worked out.
    pub asked: Option<Asked>,
    /// What it asks for by everything signed since the document was issued, when that is something else.
    pub asked_since: Option<Decimal>,
    /// Number of another document that bills it; empty when that is a draft.
    pub billed_by: Option<String>,
    /// Whether somebody decided that it is not billed.
    pub is_skipped: bool,
    /// Why it cannot be billed, when the plan has nothing for some of it.
    pub unplanned: Option<Unplanned>,
    /// Name of another client who is billed for it.
    pub other_client: Option<String>,
}

/// What a contract asks to be billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub amount: Decimal,
    /// Units and price of one, when they are charged for the whole month.
    pub units: Option<(Decimal, Money)>,
    pub window: Window,
}

/// Why a contract does not charge for something that is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplanned {
    /// That day is before the first one, the other.
    BeforeStart(NaiveDate, NaiveDate),
    /// That day is after the last one, the other.
    AfterEnd(NaiveDate, NaiveDate),
    /// The contract is paused on that day.
    Paused(NaiveDate),
    /// The milestone was not reached.
    NotReached,
    /// Nobody registered that it was asked for.
    NotAsked,
}

/// What was agreed with the contract that some lines claim from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractFacts {
    pub contract: ContractId,
    pub number: String,
    /// Whether it is signed and was not given up.
    pub is_binding: bool,
    /// Its value, or the most that may be charged when the value is open.
    pub limit: Option<Money>,
    /// What other issued documents bill of it, in its currency.
    pub billed: Decimal,
    /// What is due in the months that the document bills and no document bills.
    pub forgotten: Vec<Forgotten>,
}

/// Something due that nobody bills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    pub description: String,
    pub amount: Decimal,
}

/// The document numbered before another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    pub number: String,
    pub on: NaiveDate,
    /// How many numbers between them nobody used.
    pub unused: u64,
}

impl Facts {
    /// When each line can be billed and must have been, by its place.
    pub fn windows(&self) -> impl Iterator<Item = (usize, Window)> + '_ {
        let claims = self.claims.iter();
        claims.filter_map(|claim| Some((claim.line, claim.asked.as_ref()?.window)))
    }
}

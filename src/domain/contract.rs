//! Contracts: what was agreed, the policies that guarantee it, and how agreements change.
//! A [`Contract`] is what was signed first; what is in force on a day is [`in_force`], with its amendments.

pub mod amendment;
pub mod billing;
pub mod deadlines;
pub mod in_force;
pub mod obligation;
pub mod policy;
pub mod progress;
#[cfg(test)]
pub(crate) mod samples;
pub mod step;
pub mod terms;

use crate::domain::contract::policy::Policy;
use crate::domain::contract::terms::Terms;
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Money;
use chrono::NaiveDate;

/// An agreement with a client, as it was first signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    pub id: ContractId,
    pub number: String,
    pub client: ClientId,
    /// What is contracted (objeto).
    pub object: String,
    /// First day in force.
    pub start: NaiveDate,
    /// Last day in force; absent when indefinite.
    pub end: Option<NaiveDate>,
    /// Absent when the value is open.
    pub value: Option<Money>,
    /// Days from issue to due date.
    pub payment_days: u16,
    /// Who supervises it on our side.
    pub owner: Option<PersonId>,
    pub policies: Vec<Policy>,
    pub notes: String,
    pub terms: Terms,
}

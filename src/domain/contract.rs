//! Contracts in their first form: term, value, payment term and the policies that guarantee them.

use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An agreement with a client.
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
    pub owner: Option<PersonId>,
    pub policies: Vec<Policy>,
    pub notes: String,
}

/// Insurance that guarantees a contract (póliza).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub cover: Cover,
    pub insurer: String,
    pub number: String,
    pub amount: Money,
    pub from: NaiveDate,
    /// Last day covered.
    pub to: NaiveDate,
}

/// What a policy guarantees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// Cumplimiento.
    Performance,
    /// Calidad del servicio.
    ServiceQuality,
    /// Salarios y prestaciones sociales.
    WagesAndBenefits,
    /// Responsabilidad civil extracontractual.
    CivilLiability,
    /// Buen manejo del anticipo.
    AdvancePayment,
    /// Seriedad de la oferta.
    BidBond,
    Other,
}

impl Cover {
    pub const ALL: [Cover; 7] = [
        Cover::Performance,
        Cover::ServiceQuality,
        Cover::WagesAndBenefits,
        Cover::CivilLiability,
        Cover::AdvancePayment,
        Cover::BidBond,
        Cover::Other,
    ];
}

impl Contract {
    /// Whether the contract is in force on that day, both ends included.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}

//! Policies: the insurance that guarantees a contract, and which of it the contract asks for.

use crate::domain::attachment::Attachment;
use crate::domain::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Insurance that guarantees a contract (póliza), or an endorsement of it (anexo).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub cover: Cover,
    pub insurer: String,
    pub number: String,
    /// Number of the endorsement; empty for the policy itself. The last one in force stands for the policy.
    pub endorsement: String,
    pub amount: Money,
    pub from: NaiveDate,
    /// Last day covered.
    pub to: NaiveDate,
    /// Day on which it was approved; absent while it waits.
    pub approved_on: Option<NaiveDate>,
    /// The policy as the insurer issued it.
    pub file: Option<Attachment>,
}

/// What a policy guarantees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// A policy that the contract asks for, from its first day to some months after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyRequirement {
    pub cover: Cover,
    pub basis: CoverBasis,
    /// Months beyond the last day of the contract.
    pub months_after: u16,
}

/// How much a policy must insure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverBasis {
    /// Per cent of the value in force.
    Percent(Decimal),
    Amount(Money),
}

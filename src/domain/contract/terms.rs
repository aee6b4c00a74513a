//! The terms of a contract besides its object, dates and value: supervision, billing, renewal, guarantees.

use crate::domain::contract::billing::BillingLine;
use crate::domain::contract::policy::PolicyRequirement;
use crate::domain::document::DocumentKind;
use crate::domain::money::Money;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What was agreed besides object, dates and value. The default is what nothing said means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    pub service: ServiceType,
    /// Line of business, in the company's own words.
    pub segment: String,
    /// Who supervises it at the client.
    pub client_supervisor: String,
    pub lines: Vec<BillingLine>,
    /// Day of the month on which it is billed, 1 to 31; a shorter month uses its last day.
    pub billing_day: Option<u16>,
    /// The most that may be charged when the value is open.
    pub cap: Option<Money>,
    pub revision: PriceRevision,
    pub renewal: Renewal,
    /// Months of secrecy after the last day; absent when none was agreed.
    pub confidential_months: Option<u16>,
    pub requirements: Vec<PolicyRequirement>,
    /// Documents that must be valid while it is in force.
    pub documents: Vec<DocumentKind>,
    /// Whether general management must approve it whatever its value.
    pub high_risk: bool,
    /// Days of warning before every deadline of this contract; the company's when absent.
    pub lead_days: Option<u16>,
}

/// What kind of service is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceType {
    Cloud,
    /// On the client's premises.
    InHouse,
    Hybrid,
    /// Puesto de trabajo tercerizado.
    BpoSeat,
    Consulting,
    #[default]
    Other,
}

impl ServiceType {
    pub const ALL: [ServiceType; 6] = [
        ServiceType::Cloud,
        ServiceType::InHouse,
        ServiceType::Hybrid,
        ServiceType::BpoSeat,
        ServiceType::Consulting,
        ServiceType::Other,
    ];
}

/// How prices change on each anniversary of the first day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PriceRevision {
    /// They do not.
    #[default]
    None,
    /// By so many per cent.
    Fixed(Decimal),
    /// By a published index, as IPC, and some points more.
    Index(IndexRevision),
}

/// A revision by a published index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexRevision {
    /// As the contract names it.
    pub index: String,
    /// Per cent points added to it.
    pub points: Decimal,
}

/// What happens at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Renewal {
    /// It ends.
    #[default]
    None,
    /// It goes on when both sign an amendment.
    ByAmendment,
    /// It goes on unless somebody gives notice.
    Automatic(AutomaticRenewal),
}

/// Renewal unless notice is given in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutomaticRenewal {
    /// Months of each renewal.
    pub months: u16,
    /// Days before the end at which notice must have been given.
    pub notice_days: u16,
    /// Whether those are business days.
    pub in_business_days: bool,
}

//! Clients: the companies and people served, and who to talk to there.

use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::TaxId;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A company or person served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub id: ClientId,
    pub country: Country,
    /// Legal name (razón social).
    pub name: String,
    /// Absent while it is not known; documents cannot be issued without it.
    pub tax_id: Option<TaxId>,
    pub address: String,
    pub city: String,
    pub email: String,
    pub phone: String,
    /// Line of business in the company's own words; used to filter and to compare.
    pub segment: String,
    /// First day of the relation.
    pub since: Option<NaiveDate>,
    pub contacts: Vec<Contact>,
    pub billing: ClientBilling,
    pub notes: String,
    pub active: bool,
}

/// How a client is billed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClientBilling {
    /// Colombia: DIAN TaxLevelCode, parts separated by semicolons; none known when empty.
    pub responsibilities: String,
    /// Whether invoices must name a purchase order.
    pub demands_order: bool,
    /// Colombia: whether it withholds income tax at the rate of what is sold (retención en la fuente).
    pub withholds_income: bool,
    /// Colombia: what else it withholds, as ReteIVA and ReteICA.
    pub withholdings: Vec<Withholding>,
}

/// A tax that a client withholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withholding {
    /// DIAN 13.2.2 code: 05 ReteIVA, 07 ReteICA.
    pub code: String,
    /// Per cent of IVA for 05, per mille of the base for 07.
    pub percent: Decimal,
}

/// A person at a client.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    pub name: String,
    pub role: ContactRole,
    pub email: String,
    pub phone: String,
}

/// What a contact answers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    SystemsHead,
    FinanceManager,
    ChiefAccountant,
    Legal,
    UserArea,
    #[default]
    Other,
}

impl ContactRole {
    pub const ALL: [ContactRole; 6] = [
        ContactRole::SystemsHead,
        ContactRole::FinanceManager,
        ContactRole::ChiefAccountant,
        ContactRole::Legal,
        ContactRole::UserArea,
        ContactRole::Other,
    ];
}

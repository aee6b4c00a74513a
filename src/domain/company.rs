//! The company's own settings: who it is, its calendar, its policies and the leads of its alerts.

use crate::domain::alert::AlertKind;
use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxId;
use chrono::NaiveDate;

/// The only record of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    pub name: String,
    pub country: Country,
    pub tax_id: Option<TaxId>,
    pub currency: Currency,
    pub address: String,
    pub city: String,
    pub email: String,
    /// Days the company does not work besides national holidays.
    pub days_off: Vec<NaiveDate>,
    /// Days of warning before each kind of deadline; a kind that is absent uses the default.
    pub alert_leads: Vec<AlertLead>,
    /// Days without a backup after which the person is reminded.
    pub backup_days_max: u16,
    pub numbering: Vec<NumberingRange>,
    /// DIAN software PIN, used to recompute the CUDE of notes; empty when unknown.
    pub software_pin: String,
    /// True while the book holds the fictional example company.
    pub example: bool,
}

/// How early a kind of deadline is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertLead {
    pub kind: AlertKind,
    /// Calendar days before the due date from which it is shown.
    pub days: u16,
}

/// Authorised numbering (resolución de numeración, DIAN).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberingRange {
    pub resolution: String,
    pub prefix: String,
    pub from: u64,
    pub to: u64,
    pub valid_from: NaiveDate,
    pub valid_to: NaiveDate,
    /// Technical key that enters the CUFE; empty when unknown.
    pub technical_key: String,
}

impl Company {
    /// The lead of a kind of alert: the company's own or the default.
    pub fn lead(&self, kind: AlertKind) -> u16 {
        self.alert_leads
            .iter()
            .find(|lead| lead.kind == kind)
            .map_or(kind.default_lead_days(), |lead| lead.days)
    }
}

//! The company's own settings: who it is, its calendar, its policies and the leads of its alerts.

use crate::domain::alert::AlertKind;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::Stage;
use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxId;
use chrono::NaiveDate;
use rust_decimal::Decimal;

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
    /// Whom each kind of alert is for; a kind that is absent is for everybody.
    pub alert_recipients: Vec<AlertRecipients>,
    pub contract_rules: ContractRules,
    /// Days without a backup after which the person is reminded.
    pub backup_days_max: u16,
    pub numbering: Vec<NumberingRange>,
    /// DIAN software PIN, used to recompute the CUDE of notes; empty when unknown.
    pub software_pin: String,
    /// True while the book holds the fictional example company.
    pub example: bool,
}

/// How contracts are approved. What is absent is as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContractRules {
    /// Business days allowed for a review.
    pub review_days: Option<u16>,
    /// Business days allowed for an approval.
    pub approval_days: Option<u16>,
    /// Business days allowed until it is signed.
    pub signature_days: Option<u16>,
    /// Business days allowed from signature until its policies are approved.
    pub policies_days: Option<u16>,
    /// From this value on, in the company's currency, general management must approve a contract too.
    pub management_from: Option<Decimal>,
}

/// How early a kind of deadline is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertLead {
    pub kind: AlertKind,
    /// Calendar days before the due date from which it is shown.
    pub days: u16,
}

/// Whom a kind of alert is for, besides the person responsible for what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertRecipients {
    pub kind: AlertKind,
    /// What those people do, in the company's words; empty for the person responsible alone.
    pub role: String,
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

impl ContractRules {
    /// Whether general management must approve a contract: one of high risk, or with a value from the threshold on.
    pub fn needs_management(&self, contract: &Contract) -> bool {
        let value = contract.value.or(contract.terms.cap);
        contract.terms.high_risk
            || self
                .management_from
                .zip(value)
                .is_some_and(|(threshold, value)| value.amount >= threshold)
    }

    /// Business days allowed in a stage before a contract is ready; absent where nothing limits it.
    pub fn days_allowed(&self, stage: Stage) -> Option<u16> {
        match stage {
            Stage::Review => Some(self.review_days.unwrap_or(5)),
            Stage::Approval => Some(self.approval_days.unwrap_or(3)),
            Stage::Signature => Some(self.signature_days.unwrap_or(5)),
            Stage::Policies => Some(self.policies_days.unwrap_or(5)),
            _ => None,
        }
    }
}

impl Company {
    /// The role that a kind of alert is for; empty for the person responsible alone, absent for everybody.
    pub fn recipients(&self, kind: AlertKind) -> Option<&str> {
        let mut recipients = self.alert_recipients.iter();
        let own = recipients.find(|own| own.kind == kind)?;
        Some(&own.role)
    }

    /// The lead of a kind of alert: the company's own or the default.
    pub fn lead(&self, kind: AlertKind) -> u16 {
        self.alert_leads
            .iter()
            .find(|lead| lead.kind == kind)
            .map_or(kind.default_lead_days(), |lead| lead.days)
    }
}

//! The company's own settings: who it is, its calendar, its policies and the leads of its alerts.

use crate::domain::alert::AlertKind;
use crate::domain::attachment::Attachment;
use crate::domain::billing::ProRata;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::Stage;
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::invoice::DocumentType;
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
    pub billing_rules: BillingRules,
    /// Days without a backup after which the person is reminded.
    pub backup_days_max: u16,
    pub numbering: Vec<NumberingRange>,
    /// The device that gives out the numbers that no block keeps for another; empty until one has issued.
    pub numbering_device: String,
    /// DIAN software PIN, used to recompute the CUDE of notes; empty when unknown.
    pub software_pin: String,
    pub official: Official,
    /// True while the book holds the fictional example company.
    pub example: bool,
}

/// What official documents say of the company besides name, tax id and address. What is empty is as usual or not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Official {
    /// Stands at the head of printed documents: PNG or JPEG.
    pub logo: Option<Attachment>,
    /// Code of the municipality, DANE or ubigeo; empty when the name of the city says it (`domain::municipality`).
    pub municipality: String,
    pub phone: String,
    /// Colombia: DIAN 13.2.6.1, separated by semicolons, as the RUT says; empty for none.
    pub responsibilities: String,
    /// Colombia: DIAN 13.2.6.2, what the company charges: 01 IVA, 04 INC, ZA both, ZZ neither; empty for 01.
    pub tax_scheme: String,
    /// Colombia: the software registered with the DIAN that issues; empty when the provider adds its own.
    pub software_id: String,
    /// NIT of whoever provides that software, without check digit.
    pub software_provider: String,
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

/// How the company bills. What is absent is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingRules {
    /// The first month that is billed here: what was served before is not asked for.
    pub since: Option<NaiveDate>,
    /// Business days after the close of a period within which its invoices are issued.
    pub issue_days: Option<u16>,
    /// Business days after issue within which an invoice is handed over.
    pub deliver_days: Option<u16>,
    /// Whether whoever wrote an invoice may approve it: for companies of one person.
    pub self_approval: bool,
    pub pro_rata: ProRata,
    /// What is sold when a line of a contract does not say.
    pub item: Option<ItemId>,
    /// Peru: account at the Banco de la Nación where clients make tax deposits.
    pub detraction_account: String,
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

/// Authorised numbering (resolución de numeración, DIAN), or a series (serie, SUNAT).
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
    /// The documents that it numbers.
    pub documents: DocumentType,
    /// Official code of those documents, as `03` for a boleta; the usual one when empty.
    pub type_code: String,
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

impl BillingRules {
    /// See [`BillingRules::issue_days`].
    pub fn days_to_issue(&self) -> u16 {
        self.issue_days.unwrap_or(5)
    }

    /// See [`BillingRules::deliver_days`].
    pub fn days_to_deliver(&self) -> u16 {
        self.deliver_days.unwrap_or(1)
    }
}

impl NumberingRange {
    /// Whether some number is of both.
    pub fn meets(&self, other: &NumberingRange) -> bool {
        self.prefix == other.prefix && self.from <= other.to && other.from <= self.to
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

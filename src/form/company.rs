//! The form of the company's settings, with its days off, alert leads, rules for contracts and for billing, and
//! numbering ranges.

pub mod billing_rules;
pub mod contract_rules;
pub mod numbering;
pub mod official;

use crate::domain::alert::AlertKind;
use crate::domain::company::{AlertLead, AlertRecipients, Company};
use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::form::client::company_tax_id_kind;
use crate::form::company::billing_rules::BillingRulesForm;
use crate::form::company::contract_rules::ContractRulesForm;
use crate::form::company::numbering::{NumberingForm, ranges};
use crate::form::company::official::OfficialForm;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use crate::order;
use chrono::NaiveDate;

#[cfg(test)]
mod tests;

/// Longest warning before a deadline: two years.
const LEAD_DAYS_MAX: u64 = 731;
const BACKUP_DAYS_MAX: u64 = 365;

/// As typed. Fields of errors: `name`, `tax_id`, `address`, `city`, `email`, `days_off[0]`, `alert_leads[0]`,
/// `backup_days_max`, `software_pin`, and those of the rules, of `official` and of `numbering[0]`, which are said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyForm {
    pub name: String,
    pub country: Country,
    pub tax_id_kind: TaxIdKind,
    pub tax_id: String,
    pub currency: Currency,
    pub address: String,
    pub city: String,
    pub email: String,
    /// One date each; empty ones are passed over.
    pub days_off: Vec<String>,
    /// One per kind, in the order of [`AlertKind::ALL`].
    pub alert_leads: Vec<LeadForm>,
    pub contract_rules: ContractRulesForm,
    pub billing_rules: BillingRulesForm,
    pub backup_days_max: String,
    pub numbering: Vec<NumberingForm>,
    pub software_pin: String,
    /// Not shown, as the next; kept as it was.
    pub numbering_device: String,
    pub official: OfficialForm,
    /// Not shown; kept as it was.
    pub example: bool,
}

/// Days of warning for a kind of deadline; empty for the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadForm {
    pub kind: AlertKind,
    pub days: String,
    pub audience: Audience,
}

/// Whom a kind of alert is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    Everybody,
    /// The person responsible for what it is about.
    Responsible,
    /// Who does that, and the person responsible.
    Role(String),
}

impl CompanyForm {
    /// An empty form for a company of that country.
    pub fn new(country: Country) -> CompanyForm {
        CompanyForm {
            name: String::new(),
            country,
            tax_id_kind: company_tax_id_kind(country),
            tax_id: String::new(),
            currency: match country {
                Country::Colombia => Currency::COP,
                Country::Peru => Currency::PEN,
            },
            address: String::new(),
            city: String::new(),
            email: String::new(),
            days_off: Vec::new(),
            alert_leads: leads_of(&[], &[]),
            contract_rules: ContractRulesForm::default(),
            billing_rules: BillingRulesForm::default(),
            backup_days_max: "7".to_owned(),
            numbering: Vec::new(),
            software_pin: String::new(),
            numbering_device: String::new(),
            official: OfficialForm::default(),
            example: false,
        }
    }

    /// The settings.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, mark: DecimalMark) -> Result<Company, FormErrors> {
        let mut errors = FormErrors::new();
        let name = errors.keep("name", input::required(&self.name, 200));
        let read_tax_id = |text: &str| input::tax_id(self.tax_id_kind, text);
        let tax_id = errors.keep("tax_id", input::optional(&self.tax_id, read_tax_id));
        let address = errors.keep("address", input::free(&self.address, 300));
        let city = errors.keep("city", input::free(&self.city, 120));
        let email = errors.keep("email", input::optional(&self.email, input::email));
        let days_off = self.days_off(&mut errors);
        let alert_leads = self.alert_leads(mark, &mut errors);
        let contract_rules = self.contract_rules.parse(mark, self.currency, &mut errors);
        let backup_days_max = errors.keep(
            "backup_days_max",
            days(&self.backup_days_max, mark, BACKUP_DAYS_MAX),
        );
        let billing_rules = self.billing_rules.parse(mark, &mut errors);
        let numbering = ranges(&self.numbering, self.country, mark, &mut errors);
        let software_pin = errors.keep("software_pin", input::free(&self.software_pin, 60));
        let official = (self.official).parse(self.country, &self.software_pin, &mut errors);
        let company = (|| {
            Some(Company {
                name: name?,
                country: self.country,
                tax_id: tax_id?,
                currency: self.currency,
                address: address?,
                city: city?,
                email: email?.unwrap_or_default(),
                days_off,
                alert_leads,
                alert_recipients: self.alert_recipients(),
                contract_rules: contract_rules?,
                billing_rules: billing_rules?,
                backup_days_max: backup_days_max?,
                numbering,
                software_pin: software_pin?,
                numbering_device: self.numbering_device.clone(),
                official: official?,
                example: self.example,
            })
        })();
        errors.finish(company)
    }

    /// In order, each once.
    fn days_off(&self, errors: &mut FormErrors) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self
            .days_off
            .iter()
            .enumerate()
            .filter_map(|(index, text)| {
                let field = format!("days_off[{index}]");
                errors.keep(&field, input::optional(text, input::date))?
            })
            .collect();
        order::sort(&mut days);
        days.dedup();
        days
    }

    fn alert_recipients(&self) -> Vec<AlertRecipients> {
        let leads = self.alert_leads.iter();
        leads
            .filter_map(|lead| {
                let role = match &lead.audience {
                    Audience::Everybody => return None,
                    Audience::Responsible => String::new(),
                    Audience::Role(role) => role.clone(),
                };
                let kind = lead.kind;
                Some(AlertRecipients { kind, role })
            })
            .collect()
    }

    fn alert_leads(&self, mark: DecimalMark, errors: &mut FormErrors) -> Vec<AlertLead> {
        self.alert_leads
            .iter()
            .enumerate()
            .filter_map(|(index, lead)| {
                let field = format!("alert_leads[{index}]");
                let read = |text: &str| days(text, mark, LEAD_DAYS_MAX);
                let days = errors.keep(&field, input::optional(&lead.days, read))??;
                Some(AlertLead {
                    kind: lead.kind,
                    days,
                })
            })
            .collect()
    }
}

fn days(text: &str, mark: DecimalMark, max: u64) -> Result<u16, FieldError> {
    let days = input::whole(text, mark, max)?;
    u16::try_from(days).map_err(|_| FieldError::AboveMax(max))
}

/// A row per kind; empty where the company uses the default.
fn leads_of(leads: &[AlertLead], recipients: &[AlertRecipients]) -> Vec<LeadForm> {
    let audience = |kind| match recipients.iter().find(|own| own.kind == kind) {
        None => Audience::Everybody,
        Some(own) if own.role.is_empty() => Audience::Responsible,
        Some(own) => Audience::Role(own.role.clone()),
    };
    AlertKind::ALL
        .into_iter()
        .map(|kind| LeadForm {
            kind,
            audience: audience(kind),
            days: leads
                .iter()
                .find(|lead| lead.kind == kind)
                .map(|lead| lead.days.to_string())
                .unwrap_or_default(),
        })
        .collect()
}

impl CompanyForm {
    /// The form of the settings as they are.
    pub fn of(company: &Company, mark: DecimalMark) -> CompanyForm {
        CompanyForm {
            name: company.name.clone(),
            country: company.country,
            tax_id_kind: written::tax_id_kind(
                company.tax_id.as_ref(),
                company_tax_id_kind(company.country),
            ),
            tax_id: written::tax_id(company.tax_id.as_ref()),
            currency: company.currency,
            address: company.address.clone(),
            city: company.city.clone(),
            email: company.email.clone(),
            days_off: company
                .days_off
                .iter()
                .map(|day| written::date(Some(*day)))
                .collect(),
            alert_leads: leads_of(&company.alert_leads, &company.alert_recipients),
            contract_rules: ContractRulesForm::of(company.contract_rules, mark),
            billing_rules: BillingRulesForm::of(&company.billing_rules),
            backup_days_max: company.backup_days_max.to_string(),
            numbering: company
                .numbering
                .iter()
                .map(|range| NumberingForm::of(range, company.country))
                .collect(),
            software_pin: company.software_pin.clone(),
            numbering_device: company.numbering_device.clone(),
            official: OfficialForm::of(&company.official),
            example: company.example,
        }
    }
}

//! The company's settings as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::alert::AlertKind;
use crate::domain::company::{AlertLead, Company, NumberingRange};
use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::journal::record::ValueError;
use crate::journal::record::client::TaxIdRecord;
use crate::journal::record::skip::{is_default, is_false, is_zero_u16};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct CompanyRecord {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    address: String,
    #[serde(default, skip_serializing_if = "is_default")]
    alert_leads: AlertLeadsRecord,
    #[serde(default, skip_serializing_if = "is_zero_u16")]
    backup_days_max: u16,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    city: String,
    country: Country,
    currency: Currency,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    days_off: Vec<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(default, skip_serializing_if = "is_false")]
    example: bool,
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    numbering: Vec<NumberingRangeRecord>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    software_pin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax_id: Option<TaxIdRecord>,
}

/// One field per kind of alert, so that the lead of a kind that this version does not know survives as an unknown field.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct AlertLeadsRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    backup_too_old: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contract_end: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice_overdue: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice_with_errors: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    policy_expiry: Option<u16>,
}

#[derive(Debug, Serialize, Deserialize)]
struct NumberingRangeRecord {
    from: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    prefix: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    resolution: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    technical_key: String,
    to: u64,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
}

impl AlertLeadsRecord {
    fn slot(&mut self, kind: AlertKind) -> &mut Option<u16> {
        match kind {
            AlertKind::BackupTooOld => &mut self.backup_too_old,
            AlertKind::ContractEnd => &mut self.contract_end,
            AlertKind::InvoiceOverdue => &mut self.invoice_overdue,
            AlertKind::InvoiceWithErrors => &mut self.invoice_with_errors,
            AlertKind::PolicyExpiry => &mut self.policy_expiry,
        }
    }
}

impl From<&[AlertLead]> for AlertLeadsRecord {
    /// The first lead of a kind counts, as in [`Company::lead`].
    fn from(leads: &[AlertLead]) -> Self {
        let mut record = AlertLeadsRecord::default();
        for lead in leads {
            record.slot(lead.kind).get_or_insert(lead.days);
        }
        record
    }
}

impl From<AlertLeadsRecord> for Vec<AlertLead> {
    fn from(mut record: AlertLeadsRecord) -> Self {
        AlertKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let days = (*record.slot(kind))?;
                Some(AlertLead { kind, days })
            })
            .collect()
    }
}

impl From<&Company> for CompanyRecord {
    fn from(company: &Company) -> Self {
        CompanyRecord {
            address: company.address.clone(),
            alert_leads: company.alert_leads.as_slice().into(),
            backup_days_max: company.backup_days_max,
            city: company.city.clone(),
            country: company.country,
            currency: company.currency,
            days_off: company.days_off.clone(),
            email: company.email.clone(),
            example: company.example,
            name: company.name.clone(),
            numbering: company.numbering.iter().map(Into::into).collect(),
            software_pin: company.software_pin.clone(),
            tax_id: company.tax_id.as_ref().map(Into::into),
        }
    }
}

impl TryFrom<CompanyRecord> for Company {
    type Error = ValueError;

    fn try_from(record: CompanyRecord) -> Result<Self, Self::Error> {
        Ok(Company {
            name: record.name,
            country: record.country,
            tax_id: record.tax_id.map(TryInto::try_into).transpose()?,
            currency: record.currency,
            address: record.address,
            city: record.city,
            email: record.email,
            days_off: record.days_off,
            alert_leads: record.alert_leads.into(),
            backup_days_max: record.backup_days_max,
            numbering: record.numbering.into_iter().map(Into::into).collect(),
            software_pin: record.software_pin,
            example: record.example,
        })
    }
}

impl From<&NumberingRange> for NumberingRangeRecord {
    fn from(range: &NumberingRange) -> Self {
        NumberingRangeRecord {
            from: range.from,
            prefix: range.prefix.clone(),
            resolution: range.resolution.clone(),
            technical_key: range.technical_key.clone(),
            to: range.to,
            valid_from: range.valid_from,
            valid_to: range.valid_to,
        }
    }
}

impl From<NumberingRangeRecord> for NumberingRange {
    fn from(record: NumberingRangeRecord) -> Self {
        NumberingRange {
            resolution: record.resolution,
            prefix: record.prefix,
            from: record.from,
            to: record.to,
            valid_from: record.valid_from,
            valid_to: record.valid_to,
            technical_key: record.technical_key,
        }
    }
}

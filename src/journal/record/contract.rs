//! A contract as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::contract::{Contract, Cover, Policy};
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Money;
use crate::journal::record::skip::is_zero_u16;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct ContractRecord {
    client: ClientId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    object: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owner: Option<PersonId>,
    #[serde(default, skip_serializing_if = "is_zero_u16")]
    payment_days: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    policies: Vec<PolicyRecord>,
    start: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Money>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PolicyRecord {
    amount: Money,
    cover: CoverRecord,
    from: NaiveDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    insurer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    to: NaiveDate,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CoverRecord {
    Performance,
    ServiceQuality,
    WagesAndBenefits,
    CivilLiability,
    AdvancePayment,
    BidBond,
    Other,
}

impl From<&Contract> for ContractRecord {
    fn from(contract: &Contract) -> Self {
        ContractRecord {
            client: contract.client,
            end: contract.end,
            notes: contract.notes.clone(),
            number: contract.number.clone(),
            object: contract.object.clone(),
            owner: contract.owner,
            payment_days: contract.payment_days,
            policies: contract.policies.iter().map(Into::into).collect(),
            start: contract.start,
            value: contract.value,
        }
    }
}

impl From<(ContractId, ContractRecord)> for Contract {
    fn from((id, record): (ContractId, ContractRecord)) -> Self {
        Contract {
            id,
            number: record.number,
            client: record.client,
            object: record.object,
            start: record.start,
            end: record.end,
            value: record.value,
            payment_days: record.payment_days,
            owner: record.owner,
            policies: record.policies.into_iter().map(Into::into).collect(),
            notes: record.notes,
        }
    }
}

impl From<&Policy> for PolicyRecord {
    fn from(policy: &Policy) -> Self {
        PolicyRecord {
            amount: policy.amount,
            cover: policy.cover.into(),
            from: policy.from,
            insurer: policy.insurer.clone(),
            number: policy.number.clone(),
            to: policy.to,
        }
    }
}

impl From<PolicyRecord> for Policy {
    fn from(record: PolicyRecord) -> Self {
        Policy {
            cover: record.cover.into(),
            insurer: record.insurer,
            number: record.number,
            amount: record.amount,
            from: record.from,
            to: record.to,
        }
    }
}

impl From<Cover> for CoverRecord {
    fn from(cover: Cover) -> Self {
        match cover {
            Cover::Performance => CoverRecord::Performance,
            Cover::ServiceQuality => CoverRecord::ServiceQuality,
            Cover::WagesAndBenefits => CoverRecord::WagesAndBenefits,
            Cover::CivilLiability => CoverRecord::CivilLiability,
            Cover::AdvancePayment => CoverRecord::AdvancePayment,
            Cover::BidBond => CoverRecord::BidBond,
            Cover::Other => CoverRecord::Other,
        }
    }
}

impl From<CoverRecord> for Cover {
    fn from(record: CoverRecord) -> Self {
        match record {
            CoverRecord::Performance => Cover::Performance,
            CoverRecord::ServiceQuality => Cover::ServiceQuality,
            CoverRecord::WagesAndBenefits => Cover::WagesAndBenefits,
            CoverRecord::CivilLiability => Cover::CivilLiability,
            CoverRecord::AdvancePayment => Cover::AdvancePayment,
            CoverRecord::BidBond => Cover::BidBond,
            CoverRecord::Other => Cover::Other,
        }
    }
}

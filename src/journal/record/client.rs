//! A client as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::client::{Client, Contact, ContactRole};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::journal::record::ValueError;
use crate::journal::record::skip::{is_default, is_true, yes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct ClientRecord {
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    active: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    address: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    city: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<ContactRecord>,
    country: Country,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    segment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax_id: Option<TaxIdRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ContactRecord {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    phone: String,
    #[serde(default, skip_serializing_if = "is_default")]
    role: ContactRoleRecord,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ContactRoleRecord {
    SystemsHead,
    FinanceManager,
    ChiefAccountant,
    Legal,
    UserArea,
    #[default]
    Other,
}

/// An identification number; reading one checks it as typing one does.
#[derive(Debug, Serialize, Deserialize)]
pub struct TaxIdRecord {
    kind: TaxIdKind,
    number: String,
}

impl From<&TaxId> for TaxIdRecord {
    fn from(tax_id: &TaxId) -> Self {
        TaxIdRecord {
            kind: tax_id.kind(),
            number: tax_id.number().to_owned(),
        }
    }
}

impl TryFrom<TaxIdRecord> for TaxId {
    type Error = ValueError;

    fn try_from(record: TaxIdRecord) -> Result<Self, Self::Error> {
        TaxId::from_parts(record.kind, &record.number).map_err(|cause| ValueError {
            field: "tax_id.number",
            problem: cause.to_string(),
        })
    }
}

impl From<&Client> for ClientRecord {
    fn from(client: &Client) -> Self {
        ClientRecord {
            active: client.active,
            address: client.address.clone(),
            city: client.city.clone(),
            contacts: client.contacts.iter().map(Into::into).collect(),
            country: client.country,
            email: client.email.clone(),
            name: client.name.clone(),
            notes: client.notes.clone(),
            phone: client.phone.clone(),
            segment: client.segment.clone(),
            since: client.since,
            tax_id: client.tax_id.as_ref().map(Into::into),
        }
    }
}

impl TryFrom<(ClientId, ClientRecord)> for Client {
    type Error = ValueError;

    fn try_from((id, record): (ClientId, ClientRecord)) -> Result<Self, Self::Error> {
        Ok(Client {
            id,
            country: record.country,
            name: record.name,
            tax_id: record.tax_id.map(TryInto::try_into).transpose()?,
            address: record.address,
            city: record.city,
            email: record.email,
            phone: record.phone,
            segment: record.segment,
            since: record.since,
            contacts: record.contacts.into_iter().map(Into::into).collect(),
            notes: record.notes,
            active: record.active,
        })
    }
}

impl From<&Contact> for ContactRecord {
    fn from(contact: &Contact) -> Self {
        ContactRecord {
            email: contact.email.clone(),
            name: contact.name.clone(),
            phone: contact.phone.clone(),
            role: contact.role.into(),
        }
    }
}

impl From<ContactRecord> for Contact {
    fn from(record: ContactRecord) -> Self {
        Contact {
            name: record.name,
            role: record.role.into(),
            email: record.email,
            phone: record.phone,
        }
    }
}

impl From<ContactRole> for ContactRoleRecord {
    fn from(role: ContactRole) -> Self {
        match role {
            ContactRole::SystemsHead => ContactRoleRecord::SystemsHead,
            ContactRole::FinanceManager => ContactRoleRecord::FinanceManager,
            ContactRole::ChiefAccountant => ContactRoleRecord::ChiefAccountant,
            ContactRole::Legal => ContactRoleRecord::Legal,
            ContactRole::UserArea => ContactRoleRecord::UserArea,
            ContactRole::Other => ContactRoleRecord::Other,
        }
    }
}

impl From<ContactRoleRecord> for ContactRole {
    fn from(record: ContactRoleRecord) -> Self {
        match record {
            ContactRoleRecord::SystemsHead => ContactRole::SystemsHead,
            ContactRoleRecord::FinanceManager => ContactRole::FinanceManager,
            ContactRoleRecord::ChiefAccountant => ContactRole::ChiefAccountant,
            ContactRoleRecord::Legal => ContactRole::Legal,
            ContactRoleRecord::UserArea => ContactRole::UserArea,
            ContactRoleRecord::Other => ContactRole::Other,
        }
    }
}

//! The form of a client, with its contacts.

pub mod billing;

use crate::domain::client::{Client, Contact, ContactRole};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::TaxIdKind;
use crate::form::client::billing::ClientBillingForm;
use crate::form::input::DecimalMark;
use crate::form::{FormErrors, input, written};
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// As typed. Fields of errors: `name`, `tax_id`, `address`, `city`, `email`, `phone`, `segment`, `since`, `notes`,
/// and `contacts[0].name`, `.email`, `.phone`. Those of how it is billed are said there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientForm {
    pub country: Country,
    pub name: String,
    pub tax_id_kind: TaxIdKind,
    /// Empty while it is not known.
    pub tax_id: String,
    pub address: String,
    pub city: String,
    pub email: String,
    pub phone: String,
    pub segment: String,
    pub since: String,
    pub contacts: Vec<ContactForm>,
    #[serde(default)]
    pub billing: ClientBillingForm,
    pub notes: String,
    pub active: bool,
}

/// A row of the list of contacts. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ContactForm {
    pub name: String,
    pub role: ContactRole,
    pub email: String,
    pub phone: String,
}

/// The kinds of identification offered in a country; companies' first.
pub fn tax_id_kinds(country: Country) -> &'static [TaxIdKind] {
    match country {
        Country::Colombia => &[
            TaxIdKind::Nit,
            TaxIdKind::Cc,
            TaxIdKind::Ce,
            TaxIdKind::Passport,
            TaxIdKind::Other,
        ],
        Country::Peru => &[
            TaxIdKind::Ruc,
            TaxIdKind::Dni,
            TaxIdKind::Ce,
            TaxIdKind::Passport,
            TaxIdKind::Other,
        ],
    }
}

/// The kind of identification that companies of a country have.
pub fn company_tax_id_kind(country: Country) -> TaxIdKind {
    match country {
        Country::Colombia => TaxIdKind::Nit,
        Country::Peru => TaxIdKind::Ruc,
    }
}

impl ClientForm {
    /// An empty form for a client of that country.
    pub fn new(country: Country) -> ClientForm {
        ClientForm {
            country,
            name: String::new(),
            tax_id_kind: company_tax_id_kind(country),
            tax_id: String::new(),
            address: String::new(),
            city: String::new(),
            email: String::new(),
            phone: String::new(),
            segment: String::new(),
            since: String::new(),
            contacts: Vec::new(),
            billing: ClientBillingForm::default(),
            notes: String::new(),
            active: true,
        }
    }

    /// The form of a client as it is.
    pub fn of(client: &Client, mark: DecimalMark) -> ClientForm {
        ClientForm {
            country: client.country,
            name: client.name.clone(),
            tax_id_kind: written::tax_id_kind(
                client.tax_id.as_ref(),
                company_tax_id_kind(client.country),
            ),
            tax_id: written::tax_id(client.tax_id.as_ref()),
            address: client.address.clone(),
            city: client.city.clone(),
            email: client.email.clone(),
            phone: client.phone.clone(),
            segment: client.segment.clone(),
            since: written::date(client.since),
            contacts: client.contacts.iter().map(Into::into).collect(),
            billing: ClientBillingForm::of(&client.billing, mark),
            notes: client.notes.clone(),
            active: client.active,
        }
    }

    /// The client with that id, new or not.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, id: ClientId, mark: DecimalMark) -> Result<Client, FormErrors> {
        let mut errors = FormErrors::new();
        let name = errors.keep("name", input::required(&self.name, 200));
        let read_tax_id = |text: &str| input::tax_id(self.tax_id_kind, text);
        let tax_id = errors.keep("tax_id", input::optional(&self.tax_id, read_tax_id));
        let address = errors.keep("address", input::free(&self.address, 300));
        let city = errors.keep("city", input::free(&self.city, 120));
        let email = errors.keep("email", input::optional(&self.email, input::email));
        let phone = errors.keep("phone", input::free(&self.phone, 60));
        let segment = errors.keep("segment", input::free(&self.segment, 120));
        let since = errors.keep("since", input::optional(&self.since, input::date));
        let contacts = contacts(&self.contacts, &mut errors);
        let billing = self.billing.parse(mark, &mut errors);
        let notes = errors.keep("notes", input::free(&self.notes, 10_000));
        let client = (|| {
            Some(Client {
                id,
                country: self.country,
                name: name?,
                tax_id: tax_id?,
                address: address?,
                city: city?,
                email: email?.unwrap_or_default(),
                phone: phone?,
                segment: segment?,
                since: since?,
                contacts,
                billing: billing?,
                notes: notes?,
                active: self.active,
            })
        })();
        errors.finish(client)
    }
}

fn contacts(forms: &[ContactForm], errors: &mut FormErrors) -> Vec<Contact> {
    forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !form.is_blank())
        .filter_map(|(index, form)| {
            let at = |field: &str| format!("contacts[{index}].{field}");
            let name = errors.keep(&at("name"), input::required(&form.name, 120));
            let email = errors.keep(&at("email"), input::optional(&form.email, input::email));
            let phone = errors.keep(&at("phone"), input::free(&form.phone, 60));
            Some(Contact {
                name: name?,
                role: form.role,
                email: email?.unwrap_or_default(),
                phone: phone?,
            })
        })
        .collect()
}

impl ContactForm {
    fn is_blank(&self) -> bool {
        [&self.name, &self.email, &self.phone]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

impl From<&Contact> for ContactForm {
    fn from(contact: &Contact) -> Self {
        ContactForm {
            name: contact.name.clone(),
            role: contact.role,
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }
    }
}

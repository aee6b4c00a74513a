//! A client as documents name it.

use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::invoice::Party;
use crate::domain::municipality::code_of;
use crate::domain::tax_id::{TaxId, TaxIdKind};

/// DIAN 13.2.6.2: a company that says nothing else charges IVA.
const IVA: &str = "01";
/// Colombia: what a client answers for when nobody said anything else (DIAN 13.2.6.1).
const NO_RESPONSIBILITY: &str = "R-99-PN";

impl Default for Party {
    fn default() -> Party {
        Party {
            id_kind: TaxIdKind::Other,
            id_code: String::new(),
            id_number: String::new(),
            check_digit: String::new(),
            name: String::new(),
            address: String::new(),
            city: String::new(),
            country_code: String::new(),
            email: String::new(),
            responsibilities: String::new(),
            municipality: String::new(),
            postal_code: String::new(),
            person_type: String::new(),
            tax_scheme: String::new(),
        }
    }
}

/// The client as a document under the rules of `country` names it.
pub fn of_client(client: &Client, country: Country) -> Party {
    let tax_id = client.tax_id.as_ref();
    let kind = tax_id.map_or(TaxIdKind::Other, TaxId::kind);
    let check_digit = tax_id
        .filter(|id| id.kind() == TaxIdKind::Nit)
        .and_then(TaxId::check_digit);
    let responsibilities = match country {
        Country::Colombia if client.billing.responsibilities.is_empty() => NO_RESPONSIBILITY,
        Country::Colombia => &client.billing.responsibilities,
        Country::Peru => "",
    };
    Party {
        id_kind: kind,
        id_code: id_code(kind, country).to_owned(),
        id_number: tax_id.map(|id| id.number().to_owned()).unwrap_or_default(),
        check_digit: check_digit.map(String::from).unwrap_or_default(),
        name: client.name.clone(),
        address: client.address.clone(),
        city: client.city.clone(),
        country_code: client.country.code().to_owned(),
        email: client.email.clone(),
        responsibilities: responsibilities.to_owned(),
        municipality: municipality(client.country, country, &client.city),
        ..Party::default()
    }
}

/// The company itself as its documents name it: a legal person, that charges the tax on sales unless its settings say
/// otherwise.
pub fn of_company(company: &Company) -> Party {
    let tax_id = company.tax_id.as_ref();
    let kind = tax_id.map_or(TaxIdKind::Other, TaxId::kind);
    let is_colombia = company.country == Country::Colombia;
    let check_digit = tax_id.filter(|_| is_colombia).and_then(TaxId::check_digit);
    let of_colombia = |text: &str| if is_colombia { text } else { "" }.to_owned();
    let official = &company.official;
    let or = |stated: &str, usual: &str| if stated.is_empty() { usual } else { stated }.to_owned();
    Party {
        id_kind: kind,
        id_code: id_code(kind, company.country).to_owned(),
        id_number: tax_id.map(|id| id.number().to_owned()).unwrap_or_default(),
        check_digit: check_digit.map(String::from).unwrap_or_default(),
        name: company.name.clone(),
        address: company.address.clone(),
        city: company.city.clone(),
        country_code: company.country.code().to_owned(),
        email: company.email.clone(),
        responsibilities: of_colombia(&or(&official.responsibilities, NO_RESPONSIBILITY)),
        municipality: or(
            &official.municipality,
            code_of(company.country, &company.city),
        ),
        person_type: of_colombia("1"),
        tax_scheme: of_colombia(&or(&official.tax_scheme, IVA)),
        ..Party::default()
    }
}

/// Only cities of the country whose authority reads the document have a code there.
fn municipality(of: Country, country: Country, city: &str) -> String {
    if of == country {
        code_of(country, city).to_owned()
    } else {
        String::new()
    }
}

/// The authority's code for a kind of id (DIAN 13.2.1, SUNAT catalogue 06); empty where it has none for it.
pub fn id_code(kind: TaxIdKind, country: Country) -> &'static str {
    match (country, kind) {
        (Country::Colombia, TaxIdKind::Nit) => "31",
        (Country::Colombia, TaxIdKind::Cc) => "13",
        (Country::Colombia, TaxIdKind::Ce) => "22",
        (Country::Colombia, TaxIdKind::Passport) => "41",
        // A tax id of another country.
        (Country::Colombia, TaxIdKind::Ruc) => "50",
        (Country::Peru, TaxIdKind::Ruc) => "6",
        (Country::Peru, TaxIdKind::Dni) => "1",
        (Country::Peru, TaxIdKind::Ce) => "4",
        (Country::Peru, TaxIdKind::Passport) => "7",
        (Country::Peru, TaxIdKind::Nit) => "0",
        (Country::Colombia, TaxIdKind::Dni | TaxIdKind::Other)
        | (Country::Peru, TaxIdKind::Cc | TaxIdKind::Other) => "",
    }
}

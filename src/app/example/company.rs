//! The example company itself and the people who work in it.

use crate::app::example::random::Random;
use crate::app::example::{Plan, id};
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::company::{BillingRules, Company, ContractRules, NumberingRange, Official};
use crate::domain::country::Country;
use crate::domain::ids::{ItemId, PersonId};
use crate::domain::invoice::DocumentType;
use crate::domain::person::Person;
use crate::domain::tax_id::{TaxId, TaxIdKind, ruc_check_digit};
use chrono::{Months, NaiveDate};

/// First consecutive of invoices.
pub(super) const FIRST_NUMBER: u64 = 1001;

/// Secrets that make the CUFE of invoices and the CUDE of notes; not anybody's.
const TECHNICAL_KEY: &str = "5f1c0a7be2d94836a0b1c2d3e4f5061728394a5b";
const SOFTWARE_PIN: &str = "75315";

/// Prefix of the numbers of invoices: letters and digits only, as DIAN and SUNAT ask.
pub(super) fn invoice_prefix(country: Country) -> &'static str {
    match country {
        Country::Colombia => "FE",
        Country::Peru => "F001-",
    }
}

/// Prefix of the numbers of notes.
pub(super) fn note_prefix(country: Country, documents: DocumentType) -> &'static str {
    match (country, documents) {
        (_, DocumentType::Invoice) => invoice_prefix(country),
        (Country::Colombia, DocumentType::CreditNote) => "NC",
        (Country::Colombia, DocumentType::DebitNote) => "ND",
        (Country::Peru, DocumentType::CreditNote) => "FC01-",
        (Country::Peru, DocumentType::DebitNote) => "FD01-",
    }
}

/// Account for tax deposits of the company at the Banco de la Nación; not a real one.
const DEPOSIT_ACCOUNT: &str = "00999000123";
/// Months before the one of today that are billed here.
const MONTHS_KEPT: u32 = 11;

/// `invoices` is how many numbers the range must hold; `item` is what is sold where a contract does not say.
pub(super) fn company(plan: &Plan, invoices: usize, item: Option<ItemId>) -> Company {
    let (name, host, city, address, phone) = match plan.country {
        Country::Colombia => (
            "Puente Andino Servicios S.A.S.",
            "puenteandino.example",
            "Bogotá, D.C.",
            "Calle 93 # 14-27, piso 6",
            "+57 601 555 0142",
        ),
        Country::Peru => (
            "Puente Andino Servicios S.A.C.",
            "puenteandino.example",
            "Lima",
            "Av. El Mirador 1240, piso 6",
            "+51 1 555 0142",
        ),
    };
    Company {
        name: name.to_owned(),
        country: plan.country,
        tax_id: tax_id(plan.country, 0),
        currency: plan.currency(),
        address: address.to_owned(),
        city: city.to_owned(),
        email: format!("facturacion@{host}"),
        days_off: Vec::new(),
        alert_leads: Vec::new(),
        alert_recipients: Vec::new(),
        contract_rules: ContractRules::default(),
        billing_rules: BillingRules {
            since: Some(subtract_months(first_of_month(plan.today), MONTHS_KEPT)),
            item,
            detraction_account: match plan.country {
                Country::Colombia => String::new(),
                Country::Peru => DEPOSIT_ACCOUNT.to_owned(),
            },
            ..BillingRules::default()
        },
        backup_days_max: 7,
        numbering: numbering(plan, invoices),
        numbering_device: String::new(),
        software_pin: match plan.country {
            Country::Colombia => SOFTWARE_PIN.to_owned(),
            Country::Peru => String::new(),
        },
        official: Official {
            phone: phone.to_owned(),
            ..Official::default()
        },
        example: true,
    }
}

/// Colombia authorises ranges of invoices; Peru has series, and neither authorises the numbers of notes.
fn numbering(plan: &Plan, invoices: usize) -> Vec<NumberingRange> {
    let invoices = u64::try_from(invoices).unwrap_or(0);
    let room = invoices + invoices / 100 + 4_000;
    let country = plan.country;
    let (resolution, technical_key) = match country {
        Country::Colombia => ("18760000099999", TECHNICAL_KEY),
        Country::Peru => ("", ""),
    };
    let of_notes = |documents| NumberingRange {
        resolution: String::new(),
        prefix: note_prefix(country, documents).to_owned(),
        from: 1,
        to: 99_999_999,
        valid_from: plan.first_month(),
        valid_to: NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or(plan.today),
        technical_key: String::new(),
        documents,
        type_code: String::new(),
    };
    vec![
        NumberingRange {
            resolution: resolution.to_owned(),
            prefix: invoice_prefix(country).to_owned(),
            from: FIRST_NUMBER,
            to: (FIRST_NUMBER + room).next_multiple_of(1_000),
            valid_to: plan
                .today
                .checked_add_months(Months::new(8))
                .unwrap_or(plan.today),
            technical_key: technical_key.to_owned(),
            ..of_notes(DocumentType::Invoice)
        },
        of_notes(DocumentType::CreditNote),
        of_notes(DocumentType::DebitNote),
    ]
}

/// Five people who share the work.
pub(super) fn people(plan: &Plan) -> Vec<Person> {
    let mut random = Random::for_part(plan.seed, 1);
    [
        ("Marcela Duarte Peña", "Auxiliar de facturación", "MD"),
        ("Hernán Beltrán Acosta", "Coordinador de cartera", "HB"),
        ("Adriana Quispe Rojas", "Ejecutiva de cuenta", "AQ"),
        ("Rodrigo Ospina Mejía", "Director comercial", "RO"),
        ("Beatriz Salazar Ríos", "Abogada de contratos", "BS"),
    ]
    .into_iter()
    .map(|(name, role, initials)| Person {
        id: PersonId(id(plan.first_month(), &mut random)),
        name: name.to_owned(),
        role: role.to_owned(),
        initials: initials.to_owned(),
        email: format!("{}@puenteandino.example", initials.to_lowercase()),
        active: true,
    })
    .collect()
}

/// A valid number for the firm number `index`, from ranges not given out: NIT 98x million, RUC 209x.
pub(super) fn tax_id(country: Country, index: u64) -> Option<TaxId> {
    // The factor has none in common with ten million: numbers look mixed and do not repeat within it.
    let serial = index.wrapping_mul(6_180_339).wrapping_add(2_614_803) % 10_000_000;
    match country {
        Country::Colombia => TaxId::from_parts(TaxIdKind::Nit, &format!("98{serial:07}")).ok(),
        Country::Peru => {
            let stem = format!("209{serial:07}");
            let digit = ruc_check_digit(&stem)?;
            TaxId::from_parts(TaxIdKind::Ruc, &format!("{stem}{digit}")).ok()
        }
    }
}

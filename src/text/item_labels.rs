//! The words of the catalogue: units, taxes, deposits; and of how a client is billed.

use crate::domain::client::ClientBilling;
use crate::domain::country::Country;
use crate::domain::item::ItemTax;
use crate::domain::words::{Words, words};
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{NO_BREAK_SPACE, quantity};

/// Units of UN/ECE Recommendation 20 that service companies use, and SUNAT's own code for a service.
pub const UNITS: [(&str, Words); 13] = [
    ("E48", words("Unidad de servicio", "Service unit")),
    ("ZZ", words("Servicio", "Service")),
    ("HUR", words("Hora", "Hour")),
    ("DAY", words("Día", "Day")),
    ("WEE", words("Semana", "Week")),
    ("MON", words("Mes", "Month")),
    ("ANN", words("Año", "Year")),
    ("MIN", words("Minuto", "Minute")),
    ("EA", words("Cada uno", "Each")),
    ("NIU", words("Unidad de bienes", "Number of units")),
    ("E34", words("Gigabyte", "Gigabyte")),
    ("MTK", words("Metro cuadrado", "Square metre")),
    ("KMT", words("Kilómetro", "Kilometre")),
];

/// Services subject to a deposit, in SUNAT's catalogue 54.
pub const DEPOSITS: [(&str, Words); 12] = [
    (
        "012",
        words(
            "Intermediación laboral y tercerización",
            "Staffing and outsourcing",
        ),
    ),
    (
        "019",
        words("Arrendamiento de bienes muebles", "Lease of movable goods"),
    ),
    (
        "020",
        words(
            "Mantenimiento y reparación de bienes muebles",
            "Maintenance and repair of movable goods",
        ),
    ),
    ("021", words("Movimiento de carga", "Cargo handling")),
    (
        "022",
        words("Otros servicios empresariales", "Other business services"),
    ),
    ("024", words("Comisión mercantil", "Commercial commission")),
    (
        "025",
        words("Fabricación de bienes por encargo", "Goods made to order"),
    ),
    (
        "026",
        words("Servicio de transporte de personas", "Transport of people"),
    ),
    (
        "027",
        words("Servicio de transporte de carga", "Transport of cargo"),
    ),
    (
        "028",
        words("Transporte de pasajeros", "Passenger transport"),
    ),
    (
        "030",
        words("Contratos de construcción", "Construction contracts"),
    ),
    (
        "037",
        words(
            "Demás servicios gravados con el IGV",
            "Other services taxed with IGV",
        ),
    ),
];

/// Duties towards DIAN that change an invoice (casilla 53 of the RUT).
pub const RESPONSIBILITIES: [(&str, Words); 5] = [
    ("O-13", words("Gran contribuyente", "Large taxpayer")),
    ("O-15", words("Autorretenedor", "Withholds for itself")),
    (
        "O-23",
        words("Agente de retención en el IVA", "Withholds IVA"),
    ),
    (
        "O-47",
        words("Régimen simple de tributación", "Simple tax regime"),
    ),
    ("R-99-PN", words("No aplica", "Does not apply")),
];

/// What a code of a list is called; absent for one that is not in it.
pub fn name_of(list: &[(&str, Words)], code: &str) -> Option<Words> {
    let mut list = list.iter();
    let (_, name) = list.find(|(own, _)| *own == code)?;
    Some(*name)
}

/// A list as it is offered beside a field: "HUR · Hora".
pub fn offered(list: &[(&str, Words)], lang: Lang) -> Vec<String> {
    let list = list.iter();
    list.map(|(code, name)| format!("{code} · {}", name.in_lang(lang)))
        .collect()
}

/// The tax in words: "IVA 19 %", "Excluido".
pub fn tax(country: Country, tax: ItemTax, locale: Locale) -> String {
    let plain = match (country, tax) {
        (Country::Colombia, ItemTax::Taxed(percent)) => {
            return format!("IVA {}", rate(percent, '%', locale));
        }
        (Country::Peru, ItemTax::Taxed(percent)) => {
            return format!("IGV {}", rate(percent, '%', locale));
        }
        (_, ItemTax::Consumption(percent)) => {
            return format!("INC {}", rate(percent, '%', locale));
        }
        (Country::Colombia, ItemTax::Exempt) => words("Exento", "Exempt"),
        (Country::Peru, ItemTax::Exempt) => words("Exonerado", "Exempt"),
        (Country::Colombia, ItemTax::Excluded) => words("Excluido", "Excluded"),
        (Country::Peru, ItemTax::Excluded) => words("Inafecto", "Not subject"),
        (_, ItemTax::Export) => words("Exportación", "Export"),
    };
    plain.in_lang(locale.lang()).to_owned()
}

/// "9,66 ‰".
pub fn rate(rate: rust_decimal::Decimal, sign: char, locale: Locale) -> String {
    format!("{}{NO_BREAK_SPACE}{sign}", quantity(rate, locale))
}

/// How a client is billed, in one line: "Exige orden de compra · Gran contribuyente · ReteICA 9,66 ‰". Empty when
/// nothing is out of the usual.
pub fn client_billing(billing: &ClientBilling, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    let mut parts = Vec::new();
    if billing.demands_order {
        parts.push(say("Exige orden de compra", "Demands a purchase order"));
    }
    let codes = billing.responsibilities.split(';').map(str::trim);
    for code in codes.filter(|code| !code.is_empty() && *code != "R-99-PN") {
        let name = name_of(&RESPONSIBILITIES, code);
        parts.push(name.map_or(code, |name| name.in_lang(lang)).to_owned());
    }
    if billing.withholds_income {
        parts.push(say("Retiene en la fuente", "Withholds income tax"));
    }
    for withholding in &billing.withholdings {
        let (name, sign) = match withholding.code.as_str() {
            "05" => ("ReteIVA", '%'),
            "07" => ("ReteICA", '‰'),
            code => (code, '%'),
        };
        parts.push(format!(
            "{name} {}",
            rate(withholding.percent, sign, locale)
        ));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::{DEPOSITS, UNITS, client_billing, name_of, offered, tax};
    use crate::domain::check::codes::SUNAT_DETRACTIONS;
    use crate::domain::client::{ClientBilling, Withholding};
    use crate::domain::country::Country;
    use crate::domain::item::ItemTax;
    use crate::text::lang::{Lang, Locale};
    use rust_decimal::Decimal;

    #[test]
    fn a_tax_is_called_as_each_country_calls_it() {
        for (country, item, es) in [
            (
                Country::Colombia,
                ItemTax::Taxed(Decimal::from(19)),
                "IVA 19\u{a0}%",
            ),
            (
                Country::Peru,
                ItemTax::Taxed(Decimal::from(18)),
                "IGV 18\u{a0}%",
            ),
            (Country::Colombia, ItemTax::Exempt, "Exento"),
            (Country::Peru, ItemTax::Exempt, "Exonerado"),
            (Country::Peru, ItemTax::Excluded, "Inafecto"),
        ] {
            assert_eq!(tax(country, item, Locale::EsCo), es);
        }
    }

    #[test]
    fn lists_say_the_code_before_the_name() {
        assert!(offered(&UNITS, Lang::Es).contains(&"HUR · Hora".to_owned()));
        assert!(name_of(&UNITS, "XXX").is_none());
        for (code, _) in DEPOSITS {
            assert!(SUNAT_DETRACTIONS.contains(&code), "{code}");
        }
    }

    #[test]
    fn a_client_is_told_in_one_line() {
        let billing = ClientBilling {
            responsibilities: "O-13;O-99".to_owned(),
            demands_order: true,
            withholds_income: true,
            withholdings: vec![Withholding {
                code: "07".to_owned(),
                percent: Decimal::new(966, 2),
            }],
        };
        assert_eq!(
            client_billing(&billing, Locale::EsCo),
            "Exige orden de compra · Gran contribuyente · O-99 · Retiene en la fuente · ReteICA 9,66\u{a0}‰"
        );
        assert_eq!(client_billing(&ClientBilling::default(), Locale::En), "");
    }
}

//! Rules about who is named in a document and what that makes of it: shapes of codes, the final consumer, exports.
//! Whether each is identified at all is in `identity`.

use crate::domain::check::identity::issuer_number;
use crate::domain::check::tolerance::sum;
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Party;
use crate::domain::tax_id::{TaxIdKind, ruc_check_digit};
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "identity.same",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words(
            "Emisor y cliente son el mismo",
            "Issuer and customer are the same",
        ),
        says: words(
            "El cliente {found} es el mismo emisor. Revise a quién se factura.",
            "Customer {found} is the issuer itself. Check who is billed.",
        ),
        fix: None,
        check: same,
    },
    Rule {
        code: "identity.email_form",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Resolución 000165 de 2023 (entrega del documento); política de la empresa / company policy",
        title: words("Correo mal escrito", "Malformed e-mail"),
        says: words(
            "«{found}» no es un correo: le falta la arroba, el dominio o le sobran espacios.",
            "“{found}” is not an e-mail: it lacks the at sign or the domain, or has spaces.",
        ),
        fix: None,
        check: email_form,
    },
    Rule {
        code: "identity.name_length",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2022",
        title: words(
            "Nombre demasiado corto o largo",
            "Name too short or too long",
        ),
        says: words(
            "El nombre del cliente «{found}» no tiene entre 3 y 1500 letras.",
            "The customer's name “{found}” does not have between 3 and 1500 letters.",
        ),
        fix: None,
        check: name_length,
    },
    Rule {
        code: "identity.ruc_prefix",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "SUNAT (RUC: 10, 15, 16, 17, 20)",
        title: words(
            "RUC de un tipo que no existe",
            "RUC of a kind that does not exist",
        ),
        says: words(
            "El RUC {found} no empieza por 10, 15, 16, 17 o 20. Revíselo.",
            "RUC {found} does not begin with 10, 15, 16, 17 or 20. Check it.",
        ),
        fix: None,
        check: ruc_prefix,
    },
    Rule {
        code: "identity.scheme",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAJ40, FAJ41, FAK40, FAK41; tabla 13.2.6.2",
        title: words("Tributo del contribuyente", "Tax of the taxpayer"),
        says: words(
            "El tributo «{found}» no está en la tabla: {expected}.",
            "Tax “{found}” is not in the table: {expected}.",
        ),
        fix: None,
        check: scheme,
    },
    Rule {
        code: "identity.person_type",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAJ02, FAK02; tabla 13.2.3",
        title: words("Tipo de persona", "Kind of person"),
        says: words(
            "El tipo de persona «{found}» no es 1 (jurídica) ni 2 (natural).",
            "Kind of person “{found}” is neither 1 (legal) nor 2 (natural).",
        ),
        fix: None,
        check: person_type,
    },
    Rule {
        code: "identity.municipality",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN, tabla de municipios (DANE); SUNAT, catálogo 13 (ubigeo)",
        title: words("Código de municipio", "Code of the municipality"),
        says: words(
            "El código de municipio «{found}» no tiene {expected} dígitos.",
            "Municipality code “{found}” does not have {expected} digits.",
        ),
        fix: None,
        check: municipality,
    },
    Rule {
        code: "identity.final_consumer",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN, Anexo técnico 1.9 (consumidor final); Resolución 000165 de 2023",
        title: words("Consumidor final", "Final consumer"),
        says: words(
            "Al consumidor final se le identifica con el tipo {expected} y el documento dice {found}.",
            "The final consumer is identified by kind {expected}, and the document says {found}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: final_consumer,
    },
    Rule {
        code: "identity.consumer_withholds",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "Estatuto Tributario, arts. 368 y 437-2 / arts. 368 and 437-2",
        title: words(
            "El consumidor final no retiene",
            "The final consumer does not withhold",
        ),
        says: words(
            "El documento resta {found} de retenciones y el cliente es consumidor final: no es agente de retención.",
            "The document deducts {found} of withholdings and the customer is the final consumer, who does not withhold.",
        ),
        fix: None,
        check: consumer_withholds,
    },
    Rule {
        code: "document.export_home",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN 13.1.3 (02)",
        title: words(
            "Exportación a un cliente del país",
            "Export to a customer of the country",
        ),
        says: words(
            "Es factura de exportación y el cliente está en Colombia. Use el tipo 01 o corrija el país.",
            "It is an export invoice and the customer is in Colombia. Use type 01 or correct the country.",
        ),
        fix: None,
        check: export_home,
    },
    Rule {
        code: "document.contingency",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FBG01, FBG03",
        title: words(
            "Contingencia sin la factura de papel",
            "Contingency without the paper invoice",
        ),
        says: words(
            "Transcribe una factura de papel y no dice cuál. Agregue su número.",
            "It transcribes a paper invoice and does not say which. Add its number.",
        ),
        fix: None,
        check: contingency,
    },
];

/// The number that stands for whoever buys without giving a name.
const FINAL_CONSUMER: &str = "222222222222";
/// Kinds of the first two digits of a RUC.
const RUC_KINDS: [&str; 5] = ["10", "15", "16", "17", "20"];
/// DIAN 13.2.6.2.
const SCHEMES: [&str; 4] = ["01", "04", "ZA", "ZZ"];

/// Both parties with whether each is the customer.
fn parties<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (bool, &'a Party)> + use<'a> {
    let supplier = subject.content.supplier.iter().map(|party| (false, party));
    supplier.chain([(true, &subject.content.customer)])
}

/// The place of a field of one of them.
fn place(is_customer: bool, supplier: &'static str, customer: &'static str) -> Place {
    Place::Field(if is_customer { customer } else { supplier })
}

fn same(subject: &Subject, report: &mut Report) {
    let customer = &subject.content.customer.id_number;
    if !customer.is_empty() && customer == issuer_number(subject) {
        let found = Some(Fact::Text(customer.clone()));
        report.find(Place::Field("customer.id_number"), found, None);
    }
}

/// Something, one at sign, and a domain with a dot; several addresses are parted by semicolons.
fn is_email(text: &str) -> bool {
    text.split(';').map(str::trim).all(|address| {
        let Some((name, domain)) = address.split_once('@') else {
            return false;
        };
        let is_plain =
            |text: &str| !text.contains(|letter: char| letter.is_whitespace() || letter == '@');
        let has_dot = domain.split_once('.').is_some_and(|(left, right)| {
            !left.is_empty() && !right.is_empty() && !right.ends_with('.')
        });
        !name.is_empty() && is_plain(name) && is_plain(domain) && has_dot
    })
}

fn email_form(subject: &Subject, report: &mut Report) {
    for (is_customer, party) in parties(subject) {
        if !party.email.is_empty() && !is_email(&party.email) {
            let place = place(is_customer, "supplier.email", "customer.email");
            report.find(place, Some(Fact::Text(party.email.clone())), None);
        }
    }
}

fn name_length(subject: &Subject, report: &mut Report) {
    let name = subject.content.customer.name.trim();
    // Most names are within both bounds whatever their letters.
    if (12..=1500).contains(&name.len()) || name.is_empty() {
        return;
    }
    let letters = name.chars().count();
    // Boletas of small sales name nobody, with a dash.
    let is_nobody = subject.content.type_code != "01" && name == "-";
    if !is_nobody && !(3..=1500).contains(&letters) {
        let found = Some(Fact::Text(name.to_owned()));
        report.find(Place::Field("customer.name"), found, None);
    }
}

fn ruc_prefix(subject: &Subject, report: &mut Report) {
    for (is_customer, party) in parties(subject) {
        let number = party.id_number.as_str();
        // A number whose check digit is wrong is said to be so, and no more.
        let is_ruc = party.id_kind == TaxIdKind::Ruc
            && number.split_at_checked(10).is_some_and(|(ten, last)| {
                ruc_check_digit(ten).is_some_and(|digit| last.chars().eq([digit]))
            });
        if is_ruc && !RUC_KINDS.iter().any(|kind| number.starts_with(kind)) {
            let place = place(is_customer, "supplier.id_number", "customer.id_number");
            report.find(place, Some(Fact::Text(number.to_owned())), None);
        }
    }
}

fn scheme(subject: &Subject, report: &mut Report) {
    for (is_customer, party) in parties(subject) {
        let scheme = party.tax_scheme.as_str();
        if !scheme.is_empty() && !SCHEMES.contains(&scheme) {
            report.find(
                place(is_customer, "supplier.tax_scheme", "customer.tax_scheme"),
                Some(Fact::Text(scheme.to_owned())),
                Some(Fact::Text(SCHEMES.join(", "))),
            );
        }
    }
}

fn person_type(subject: &Subject, report: &mut Report) {
    for (is_customer, party) in parties(subject) {
        let kind = party.person_type.as_str();
        if !matches!(kind, "" | "1" | "2") {
            let place = place(is_customer, "supplier.person_type", "customer.person_type");
            report.find(place, Some(Fact::Text(kind.to_owned())), None);
        }
    }
}

fn municipality(subject: &Subject, report: &mut Report) {
    let (digits, home) = match subject.content.country {
        Country::Colombia => (5, "CO"),
        Country::Peru => (6, "PE"),
    };
    for (is_customer, party) in parties(subject) {
        let code = party.municipality.as_str();
        let is_right = code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit());
        let is_abroad = !party.country_code.is_empty() && party.country_code != home;
        if !code.is_empty() && !is_right && !is_abroad {
            report.find(
                place(
                    is_customer,
                    "supplier.municipality",
                    "customer.municipality",
                ),
                Some(Fact::Text(code.to_owned())),
                Some(Fact::Text(digits.to_string())),
            );
        }
    }
}

fn final_consumer(subject: &Subject, report: &mut Report) {
    let customer = &subject.content.customer;
    if customer.id_number == FINAL_CONSUMER && customer.id_code != "13" {
        report.find(
            Place::Field("customer.id_code"),
            Some(Fact::Text(customer.id_code.clone())),
            Some(Fact::Text("13".to_owned())),
        );
    }
}

fn consumer_withholds(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if content.customer.id_number != FINAL_CONSUMER {
        return;
    }
    let total = sum(content.withholdings.iter().map(|tax| tax.amount));
    if let Some(total) = total.filter(|total| *total > Decimal::ZERO) {
        report.find(
            Place::Field("withholdings"),
            Some(Fact::Amount(total)),
            None,
        );
    }
}

fn export_home(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    // A zona franca is abroad for this purpose and has a NIT, so that only the country and the kind together tell.
    let is_home = content.customer.country_code == "CO" && content.customer.id_code == "13";
    if content.type_code == "02" && is_home {
        report.find(Place::Field("type_code"), None, None);
    }
}

fn contingency(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let named = content
        .references
        .iter()
        .any(|reference| !reference.number.is_empty());
    if content.type_code == "03" && !named {
        report.find(Place::Field("references"), None, None);
    }
}

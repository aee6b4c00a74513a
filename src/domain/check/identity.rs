//! Rules about who issues and who buys: identification numbers, names and tax responsibilities.
//! Whether a number really exists is known only to the authority.

use crate::domain::check::codes;
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Party;
use crate::domain::tax_id::{TaxIdKind, nit_check_digit, ruc_check_digit};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "identity.issuer",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAJ21, CAJ21, DAJ21; SUNAT 1008, 1037",
        title: words("Emisor sin identificar", "Issuer not identified"),
        says: words(
            "Falta {expected} del emisor. Complete los datos de la empresa en Ajustes.",
            "The issuer's {expected} is missing. Complete the company's data in Settings.",
        ),
        fix: None,
        check: issuer,
    },
    Rule {
        code: "identity.other_issuer",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Otro emisor", "Another issuer"),
        says: words(
            "El documento es de {found} y la empresa es {expected}: puede ser una factura recibida.",
            "The document is of {found} and the company is {expected}: it may be an invoice received.",
        ),
        fix: None,
        check: other_issuer,
    },
    Rule {
        code: "identity.customer",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAK20, FAK21; SUNAT 2014, 2015, 2021, 2022",
        title: words("Cliente sin identificar", "Customer not identified"),
        says: words(
            "Falta {expected} del cliente. Complete su ficha.",
            "The customer's {expected} is missing. Complete its card.",
        ),
        fix: None,
        check: customer,
    },
    Rule {
        code: "identity.check_digit",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAJ24, FAK24, FAK47; SUNAT 1083; Orden administrativa 4 de 1989",
        title: words("Dígito de verificación equivocado", "Wrong check digit"),
        says: words(
            "El dígito de verificación es «{found}» y a ese número le corresponde {expected}. Revise el número y el dígito.",
            "The check digit is “{found}” and that number should have {expected}. Check the number and the digit.",
        ),
        fix: Some(Fix::TakeExpected),
        check: check_digit,
    },
    Rule {
        code: "identity.form",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAJ21, FAK21; SUNAT 2017, 2801",
        title: words(
            "Número de identidad mal formado",
            "Malformed identity number",
        ),
        says: words(
            "«{found}» no tiene la forma de su tipo de documento: {expected}.",
            "“{found}” does not have the form of its kind of document: {expected}.",
        ),
        fix: None,
        check: form,
    },
    Rule {
        code: "identity.kind",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAJ22, FAK22, tabla 13.2.1; SUNAT 2800, catálogo 06",
        title: words(
            "Tipo de documento del cliente",
            "Customer's kind of document",
        ),
        says: words(
            "El tipo de documento de identidad «{found}» no se admite aquí; se espera {expected}.",
            "The kind of identity document “{found}” is not accepted here; {expected} is expected.",
        ),
        fix: None,
        check: kind,
    },
    Rule {
        code: "identity.responsibilities",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAJ26, FAK26; tabla 13.2.6.1",
        title: words("Responsabilidad fiscal", "Tax responsibility"),
        says: words(
            "La responsabilidad «{found}» no está en la tabla vigente: {expected}.",
            "Responsibility “{found}” is not in the table in force: {expected}.",
        ),
        fix: None,
        check: responsibilities,
    },
    Rule {
        code: "identity.email",
        severity: Severity::Note,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Resolución 000165 de 2023 (datos del adquiriente)",
        title: words("Cliente sin correo", "Customer without e-mail"),
        says: words(
            "El documento no trae el correo del cliente, al que se entrega la factura electrónica.",
            "The document has no e-mail of the customer, to which the electronic invoice is delivered.",
        ),
        fix: Some(Fix::TakeExpected),
        check: email,
    },
];

/// The number of whoever issues the document, without check digit: its own when it states one, else the company's.
pub fn issuer_number<'a>(subject: &Subject<'a>) -> &'a str {
    match (&subject.content.supplier, subject.company) {
        (Some(supplier), _) => &supplier.id_number,
        (None, Some(company)) => company.tax_id.as_ref().map_or("", |id| id.number()),
        (None, None) => "",
    }
}

/// Whether the company itself issues the document, as far as can be told.
pub fn is_own(subject: &Subject) -> bool {
    let Some(id) = subject.company.and_then(|company| company.tax_id.as_ref()) else {
        return true;
    };
    match &subject.content.supplier {
        Some(supplier) => supplier.id_number == id.number(),
        None => true,
    }
}

/// Parties with the place of a field of each.
fn parties<'a>(
    subject: &Subject<'a>,
    fields: [&'static str; 2],
) -> impl Iterator<Item = (Place, &'a Party)> {
    let [supplier, customer] = fields;
    let stated = subject
        .content
        .supplier
        .as_ref()
        .map(|party| (Place::Field(supplier), party));
    stated
        .into_iter()
        .chain([(Place::Field(customer), &subject.content.customer)])
}

const NUMBERS: [&str; 2] = ["supplier.id_number", "customer.id_number"];

fn lack(report: &mut Report, field: &'static str, missing: bool, what: &str) {
    if missing {
        report.find(Place::Field(field), None, Some(Fact::Text(what.to_owned())));
    }
}

fn issuer(subject: &Subject, report: &mut Report) {
    lack(
        report,
        "supplier.id_number",
        issuer_number(subject).is_empty(),
        "NIT / RUC",
    );
    let name_missing = match (&subject.content.supplier, subject.company) {
        (Some(supplier), _) => supplier.name.is_empty(),
        (None, Some(company)) => company.name.is_empty(),
        (None, None) => true,
    };
    lack(report, "supplier.name", name_missing, "nombre / name");
}

fn other_issuer(subject: &Subject, report: &mut Report) {
    if is_own(subject) {
        return;
    }
    let own = subject.company.and_then(|company| company.tax_id.as_ref());
    report.find(
        Place::Field("supplier.id_number"),
        Some(Fact::Text(issuer_number(subject).to_owned())),
        own.map(|id| Fact::Text(id.number().to_owned())),
    );
}

fn customer(subject: &Subject, report: &mut Report) {
    let customer = &subject.content.customer;
    lack(
        report,
        "customer.id_number",
        customer.id_number.is_empty(),
        "NIT / RUC / número / number",
    );
    lack(
        report,
        "customer.id_code",
        customer.id_code.is_empty(),
        "tipo de documento / kind of document",
    );
    lack(
        report,
        "customer.name",
        customer.name.trim().is_empty(),
        "nombre / name",
    );
}

fn check_digit(subject: &Subject, report: &mut Report) {
    for (place, party) in parties(subject, ["supplier.check_digit", "customer.check_digit"]) {
        let (written, right) = match party.id_kind {
            TaxIdKind::Nit => (
                party.check_digit.as_str(),
                nit_check_digit(&party.id_number),
            ),
            TaxIdKind::Ruc => match party.id_number.split_at_checked(10) {
                Some((ten, last)) if last.len() == 1 => (last, ruc_check_digit(ten)),
                _ => continue,
            },
            _ => continue,
        };
        if let Some(right) = right
            && !written.chars().eq([right])
        {
            let found = Some(Fact::Text(written.to_owned()));
            report.find(place, found, Some(Fact::Text(right.to_string())));
        }
    }
}

fn form(subject: &Subject, report: &mut Report) {
    for (place, party) in parties(subject, NUMBERS) {
        let number = party.id_number.as_str();
        let digits = |length: std::ops::RangeInclusive<usize>| {
            length.contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        let (right, expected) = match party.id_kind {
            _ if number.is_empty() => continue,
            TaxIdKind::Nit => (
                digits(3..=13),
                "dígitos sin puntos ni guion / digits without dots or dash",
            ),
            TaxIdKind::Cc => (digits(3..=12), "3–12 dígitos / digits"),
            TaxIdKind::Ruc => (digits(11..=11), "11 dígitos / digits"),
            TaxIdKind::Dni => (digits(8..=8), "8 dígitos / digits"),
            _ => continue,
        };
        if !right {
            report.find(
                place,
                Some(Fact::Text(number.to_owned())),
                Some(Fact::Text(expected.to_owned())),
            );
        }
    }
}

fn kind(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let code = content.customer.id_code.as_str();
    if code.is_empty() {
        return;
    }
    let (accepted, expected) = match content.country {
        Country::Colombia => (codes::DIAN_IDS.contains(&code), "11–50, 91 (13.2.1)"),
        Country::Peru if !codes::SUNAT_IDS.contains(&code) => (false, "catálogo 06 / catalogue 06"),
        Country::Peru if content.type_code != "01" => (true, ""),
        // A factura is for whoever has a RUC; exports and sales to non-residents are the exception.
        Country::Peru => match content.operation.as_str() {
            "0112" => (matches!(code, "1" | "6"), "1 (DNI), 6 (RUC)"),
            operation if operation.starts_with("02") || operation == "0401" => (true, ""),
            _ => (code == "6", "6 (RUC)"),
        },
    };
    if !accepted {
        report.find(
            Place::Field("customer.id_code"),
            Some(Fact::Text(code.to_owned())),
            Some(Fact::Text(expected.to_owned())),
        );
    }
}

fn responsibilities(subject: &Subject, report: &mut Report) {
    for (place, party) in parties(
        subject,
        ["supplier.responsibilities", "customer.responsibilities"],
    ) {
        let parts = party.responsibilities.split(';').map(str::trim);
        let unknown =
            |part: &&str| !part.is_empty() && !codes::DIAN_RESPONSIBILITIES.contains(part);
        for part in parts.filter(unknown) {
            let expected = codes::DIAN_RESPONSIBILITIES.join(", ");
            report.find(
                place,
                Some(Fact::Text(part.to_owned())),
                Some(Fact::Text(expected)),
            );
        }
    }
}

fn email(subject: &Subject, report: &mut Report) {
    let customer = &subject.content.customer;
    // The final consumer is nobody in particular.
    if customer.email.is_empty() && customer.id_number != "222222222222" {
        let recorded = subject.client.map_or("", |client| &client.email);
        let recorded = (!recorded.is_empty()).then(|| Fact::Text(recorded.to_owned()));
        report.find(Place::Field("customer.email"), None, recorded);
    }
}

//! Rules that compare a draft with the client's record: who it names, and what the client demands and withholds.
//! Of an issued document they ask nothing: the record may have changed since.

use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Tax;
use crate::domain::tax_id::TaxId;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "client.name",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "DIAN FAJ43b; SUNAT 2022",
        title: words(
            "El nombre no es el de la ficha",
            "Name is not that of the record",
        ),
        says: words(
            "El documento nombra a «{found}» y la ficha del cliente dice «{expected}».",
            "The document names “{found}” and the client's record says “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: name,
    },
    Rule {
        code: "client.tax_id",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "La identificación no es la de la ficha",
            "Tax id is not that of the record",
        ),
        says: words(
            "El documento identifica al cliente con {found} y su ficha dice {expected}.",
            "The document identifies the client by {found} and its record says {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: tax_id,
    },
    Rule {
        code: "client.address",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "La dirección no es la de la ficha",
            "Address is not that of the record",
        ),
        says: words(
            "El documento dice «{found}» y la ficha del cliente «{expected}».",
            "The document says “{found}” and the client's record “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: address,
    },
    Rule {
        code: "client.email",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "El correo no es el de la ficha",
            "E-mail is not that of the record",
        ),
        says: words(
            "El documento se entrega a «{found}» y la ficha del cliente dice «{expected}».",
            "The document is delivered to “{found}” and the client's record says “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: email,
    },
    Rule {
        code: "client.responsibilities",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAK26; tabla 13.2.6.1",
        title: words(
            "Responsabilidades distintas de la ficha",
            "Responsibilities differ from the record",
        ),
        says: words(
            "El documento dice «{found}» y la ficha del cliente «{expected}».",
            "The document says “{found}” and the client's record “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: responsibilities,
    },
    Rule {
        code: "client.inactive",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Cliente inactivo", "Inactive client"),
        says: words(
            "{found} está inactivo. Actívelo o confirme que se le factura.",
            "{found} is inactive. Activate it, or confirm that it is billed.",
        ),
        fix: None,
        check: inactive,
    },
    Rule {
        code: "client.order",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Falta la orden de compra", "Purchase order missing"),
        says: words(
            "{found} exige una orden de compra. Escriba su número antes de emitir.",
            "{found} demands a purchase order. Write its number before issuing.",
        ),
        fix: None,
        check: order,
    },
    Rule {
        code: "client.withholding_missing",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Ficha del cliente / client's record; DIAN FAT07",
        title: words("Falta una retención", "A withholding is missing"),
        says: words(
            "El cliente retiene {expected} y el documento dice {found}.",
            "The client withholds {expected} and the document says {found}.",
        ),
        fix: None,
        check: withholding_missing,
    },
    Rule {
        code: "client.withholding_extra",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Ficha del cliente / client's record; DIAN FAT07",
        title: words(
            "Retención que el cliente no hace",
            "Withholding that the client does not make",
        ),
        says: words(
            "El documento resta {found} y la ficha dice que el cliente no lo retiene.",
            "The document deducts {found} and the record says that the client does not withhold it.",
        ),
        fix: None,
        check: withholding_extra,
    },
    Rule {
        code: "client.income",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Ficha del cliente / client's record; Estatuto Tributario, arts. 365 a 419 / arts. 365 to 419",
        title: words(
            "Falta la retención en la fuente",
            "Income tax withholding is missing",
        ),
        says: words(
            "El cliente retiene renta y lo que se vende lleva {expected} %; el documento dice {found}.",
            "The client withholds income tax and what is sold bears {expected} %; the document says {found}.",
        ),
        fix: None,
        check: income,
    },
];

/// Reports a field that says something else than the record, when the record says anything.
fn compare(report: &mut Report, field: &'static str, stated: &str, recorded: &str) {
    let recorded = recorded.trim();
    if !recorded.is_empty() && !stated.trim().is_empty() && stated.trim() != recorded {
        let expected = Some(Fact::Text(recorded.to_owned()));
        report.find(
            Place::Field(field),
            Some(Fact::Text(stated.to_owned())),
            expected,
        );
    }
}

fn name(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft() {
        let stated = &subject.content.customer.name;
        compare(report, "customer.name", stated, &client.name);
    }
}

fn tax_id(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft() {
        let recorded = client.tax_id.as_ref().map_or("", TaxId::number);
        let stated = &subject.content.customer.id_number;
        compare(report, "customer.id_number", stated, recorded);
    }
}

fn address(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft() {
        let customer = &subject.content.customer;
        compare(
            report,
            "customer.address",
            &customer.address,
            &client.address,
        );
        compare(report, "customer.city", &customer.city, &client.city);
    }
}

fn email(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft() {
        let stated = &subject.content.customer.email;
        compare(report, "customer.email", stated, &client.email);
    }
}

fn responsibilities(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft() {
        let stated = &subject.content.customer.responsibilities;
        let recorded = &client.billing.responsibilities;
        compare(report, "customer.responsibilities", stated, recorded);
    }
}

fn inactive(subject: &Subject, report: &mut Report) {
    if let Some(client) = subject.client_of_draft().filter(|client| !client.active) {
        let found = Some(Fact::Text(client.name.clone()));
        report.find(Place::Field("customer.name"), found, None);
    }
}

fn order(subject: &Subject, report: &mut Report) {
    let missing = subject.content.purchase_order.trim().is_empty();
    let client = subject.client_of_draft();
    if let Some(client) = client.filter(|client| missing && client.billing.demands_order) {
        let found = Some(Fact::Text(client.name.clone()));
        report.find(Place::Field("purchase_order"), found, None);
    }
}

/// What a document withholds, of itself and of its lines.
fn withheld<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Tax> + use<'a> {
    let content = subject.content;
    let of_lines = content.lines.iter().flat_map(|line| &line.withholdings);
    content.withholdings.iter().chain(of_lines)
}

fn named(code: &str, percent: Decimal) -> Fact {
    let name = match code {
        "05" => "ReteIVA",
        "06" => "ReteFuente",
        "07" => "ReteICA",
        other => other,
    };
    let unit = if code == "07" { "‰" } else { "%" };
    Fact::Text(format!("{name} {} {unit}", percent.normalize()))
}

fn withholding_missing(subject: &Subject, report: &mut Report) {
    let client = subject.client_of_draft().into_iter();
    for demanded in client.flat_map(|client| &client.billing.withholdings) {
        let of_code = |tax: &&Tax| tax.code == demanded.code;
        let is_right = |tax: &Tax| tax.percent == Some(demanded.percent);
        if withheld(subject).filter(of_code).any(is_right) {
            continue;
        }
        let other = withheld(subject).find(of_code);
        let found = other.and_then(|tax| tax.percent);
        report.find(
            Place::Field("withholdings"),
            found.map(|percent| named(&demanded.code, percent)),
            Some(named(&demanded.code, demanded.percent)),
        );
    }
}

fn withholding_extra(subject: &Subject, report: &mut Report) {
    let Some(client) = subject.client_of_draft() else {
        return;
    };
    let billing = &client.billing;
    for tax in withheld(subject) {
        let makes = match tax.code.as_str() {
            "06" => billing.withholds_income,
            code => billing.withholdings.iter().any(|own| own.code == code),
        };
        if !makes && !tax.amount.is_zero() {
            let found = named(&tax.code, tax.percent.unwrap_or_default());
            report.find(Place::Field("withholdings"), Some(found), None);
        }
    }
}

fn income(subject: &Subject, report: &mut Report) {
    let client = subject.client_of_draft();
    if client.is_none_or(|client| !client.billing.withholds_income) {
        return;
    }
    let rates = subject
        .facts
        .into_iter()
        .flat_map(|facts| &facts.income_rates);
    for rate in rates {
        let income = || withheld(subject).filter(|tax| tax.code == "06");
        if !income().any(|tax| tax.percent == Some(*rate)) {
            let found = income().find_map(|tax| tax.percent);
            report.find(
                Place::Field("withholdings"),
                found.map(Fact::Amount),
                Some(Fact::Amount(*rate)),
            );
        }
    }
}

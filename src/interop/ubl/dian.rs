//! Invoices and notes of Colombia (DIAN, Resolución 000165 de 2023, Anexo técnico 1.9).
//! Only what is written differently from the SUNAT's documents; the rest is in `body`.

use crate::domain::country::Country;
use crate::domain::finding::Fact;
use crate::domain::invoice::{
    Content, DocumentType, Issuance, Line, Numbering, Party, PaymentForm, PaymentTerms,
};
use crate::domain::tax_id::{TaxIdKind, nit_check_digit};
use crate::interop::ubl::UblError;
use crate::interop::ubl::body;
use crate::interop::ubl::line;
use crate::interop::ubl::reader::Reading;
use crate::interop::ubl::xml::{Element, Space};

/// Elements that every document must have; their absence is a finding.
const REQUIRED: &[&str] = &[
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:ProfileID",
    "cbc:ProfileExecutionID",
    "cbc:UUID",
    "cbc:IssueTime",
    "cbc:DocumentCurrencyCode",
    "cbc:LineCountNumeric",
    "cac:AccountingSupplierParty/cbc:AdditionalAccountID",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:TaxLevelCode",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cac:TaxScheme/cbc:ID",
    "cac:AccountingCustomerParty/cbc:AdditionalAccountID",
];

/// Elements of the DIAN's own extension.
const REQUIRED_EXTENSION: &[&str] = &[
    "sts:InvoiceSource/cbc:IdentificationCode",
    "sts:SoftwareProvider/sts:ProviderID",
    "sts:SoftwareProvider/sts:SoftwareID",
    "sts:SoftwareSecurityCode",
    "sts:AuthorizationProvider/sts:AuthorizationProviderID",
    "sts:QRCode",
];

/// Reads a document whose root is in `reading`.
///
/// # Errors
/// When its number, day or amount to pay is absent or unreadable.
pub fn read(
    reading: &mut Reading,
    document_type: DocumentType,
) -> Result<(Content, Issuance), UblError> {
    let root = reading.root;
    let number = reading.needed("cbc:ID")?;
    let issued_on = body::issue_date(reading)?;
    if let Some(currency) = reading.currency_at(root, "cbc:DocumentCurrencyCode") {
        reading.currency = currency;
    }
    required(reading, document_type);
    let supplier = party(reading, "cac:AccountingSupplierParty");
    let customer = party(reading, "cac:AccountingCustomerParty");
    other_identities(reading, &supplier, &customer);
    let mut lines = line::lines(reading, document_type);
    principals(reading, &mut lines);
    let (taxes, taxes_stated) = body::taxes(reading, root, "cac:TaxTotal");
    let (withholdings, _) = body::taxes(reading, root, "cac:WithholdingTaxTotal");
    let totals = body::totals(reading, document_type, taxes_stated, &lines)?;
    let mut references = body::references(reading);
    let reason = body::reason(reading, &mut references);
    let issuance = Issuance::new(
        number,
        issued_on,
        reading.code(root, "cbc:IssueTime"),
        reading.code(root, "cbc:UUID").to_ascii_lowercase(),
        reading.code(root, "cbc:ProfileExecutionID"),
    );
    let content = Content {
        country: Country::Colombia,
        document_type,
        type_code: type_code(reading, document_type),
        operation: reading.code(root, "cbc:CustomizationID"),
        currency: reading.currency,
        supplier: Some(supplier),
        customer,
        lines,
        adjustments: body::adjustments(reading, root),
        taxes,
        withholdings,
        totals,
        payment: payment(reading),
        references,
        reason,
        period: body::period(reading),
        purchase_order: reading.text(root, "cac:OrderReference/cbc:ID"),
        notes: body::notes(root),
        numbering: numbering(reading),
        exchange: body::exchange(reading),
        detraction: None,
        prepayments: body::prepayments(reading),
        legends: Vec::new(),
    };
    Ok((content, issuance))
}

fn required(reading: &mut Reading, document_type: DocumentType) {
    let root = reading.root;
    reading.require(root, REQUIRED);
    if document_type == DocumentType::Invoice {
        reading.require(root, &["cbc:InvoiceTypeCode"]);
    }
    match root.anywhere("sts:DianExtensions") {
        Some(extension) => {
            reading.require(extension, REQUIRED_EXTENSION);
            if document_type == DocumentType::Invoice {
                reading.require(extension, &["sts:InvoiceControl"]);
            }
        }
        None => {
            let place = format!(
                "{}/UBLExtensions/UBLExtension/ExtensionContent/DianExtensions",
                root.name
            );
            reading.note_at("reading.missing", place, None, None);
        }
    }
    if root.anywhere("ds:Signature").is_none() {
        reading.note("reading.unsigned", root, None, None);
    }
}

fn type_code(reading: &mut Reading, document_type: DocumentType) -> String {
    let root = reading.root;
    match document_type {
        DocumentType::Invoice => reading.code(root, "cbc:InvoiceTypeCode"),
        DocumentType::CreditNote => match reading.code(root, "cbc:CreditNoteTypeCode") {
            code if code.is_empty() => "91".to_owned(),
            code => code,
        },
        DocumentType::DebitNote => "92".to_owned(),
    }
}

fn party(reading: &mut Reading, role: &str) -> Party {
    let root = reading.root;
    let Some(party) = root.find(role).and_then(|group| group.find("cac:Party")) else {
        reading.require(root, &[&format!("{role}/cac:Party")]);
        return Party::default();
    };
    let id = [
        "cac:PartyTaxScheme/cbc:CompanyID",
        "cac:PartyLegalEntity/cbc:CompanyID",
        "cac:PartyIdentification/cbc:ID",
    ]
    .iter()
    .find_map(|path| {
        party
            .find(path)
            .filter(|element| !element.value().is_empty())
    });
    let (id_code, id_number, check_digit) = match id {
        Some(element) => identification(reading, element),
        None => Default::default(),
    };
    let first = |paths: &[&str]| {
        let mut values = paths
            .iter()
            .map(|path| party.find(path).map_or("", Element::value));
        values
            .find(|value| !value.is_empty())
            .unwrap_or("")
            .to_owned()
    };
    let mut name = first(&[
        "cac:PartyTaxScheme/cbc:RegistrationName",
        "cac:PartyLegalEntity/cbc:RegistrationName",
        "cac:PartyName/cbc:Name",
    ]);
    if name.is_empty() {
        let given = first(&["cac:Person/cbc:FirstName"]);
        name = format!("{given} {}", first(&["cac:Person/cbc:FamilyName"]))
            .trim()
            .to_owned();
    }
    let location = "cac:PhysicalLocation/cac:Address";
    let registered = "cac:PartyTaxScheme/cac:RegistrationAddress";
    let at = |path: &str| {
        first(&[
            &format!("{location}/{path}"),
            &format!("{registered}/{path}"),
        ])
    };
    Party {
        id_kind: id_kind(&id_code),
        id_code,
        id_number,
        check_digit,
        name,
        address: at("cac:AddressLine/cbc:Line"),
        city: at("cbc:CityName"),
        country_code: at("cac:Country/cbc:IdentificationCode"),
        email: first(&["cac:Contact/cbc:ElectronicMail"]),
        responsibilities: first(&["cac:PartyTaxScheme/cbc:TaxLevelCode"]),
        municipality: at("cbc:ID"),
        postal_code: at("cbc:PostalZone"),
        person_type: reading.text(root, &format!("{role}/cbc:AdditionalAccountID")),
        tax_scheme: first(&["cac:PartyTaxScheme/cac:TaxScheme/cbc:ID"]),
    }
}

fn id_kind(code: &str) -> TaxIdKind {
    match code {
        "31" => TaxIdKind::Nit,
        "13" => TaxIdKind::Cc,
        "22" => TaxIdKind::Ce,
        "41" => TaxIdKind::Passport,
        _ => TaxIdKind::Other,
    }
}

/// Whose income each line is, where that is not the issuer (mandates, table 13.3.13).
fn principals(reading: &mut Reading, lines: &mut [Line]) {
    let root = reading.root;
    let elements = root.children.iter().filter(|child| {
        child.space == Space::Aggregate
            && matches!(
                child.name.as_str(),
                "InvoiceLine" | "CreditNoteLine" | "DebitNoteLine"
            )
    });
    let agent = "cac:Item/cac:InformationContentProviderParty/cac:PowerOfAttorney/cac:AgentParty";
    for (element, line) in elements.zip(lines) {
        let named = element
            .find(agent)
            .and_then(|agent| Some((agent, agent.find("cac:PartyIdentification/cbc:ID")?)));
        if let Some((agent, id)) = named {
            let (id_code, id_number, check_digit) = identification(reading, id);
            line.on_behalf_of = Some(Box::new(Party {
                id_kind: id_kind(&id_code),
                id_code,
                id_number,
                check_digit,
                name: reading.text(agent, "cac:PartyName/cbc:Name"),
                ..Party::default()
            }));
        }
    }
}

/// Kind, number and check digit. Some issuers write the number as people do, `900.123.456-7`.
fn identification(reading: &mut Reading, element: &Element) -> (String, String, String) {
    let kind = element.attribute("schemeName").to_owned();
    let written = reading.code_of(element);
    let mut number = written.clone();
    let mut check_digit = element.attribute("schemeID").to_owned();
    if kind == "31" && written.bytes().any(|byte| !byte.is_ascii_digit()) {
        let (body, after) = written.split_once('-').unwrap_or((&written, ""));
        number = body.replace(['.', ' '], "");
        if check_digit.is_empty() {
            check_digit = after.trim().to_owned();
        }
        let expected = Some(Fact::Text(number.clone()));
        reading.note(
            "reading.id_form",
            element,
            Some(Fact::Text(written)),
            expected,
        );
    }
    (kind, number, check_digit)
}

/// A document names NITs in many more places than its two parties; those with a wrong check digit are noted.
fn other_identities(reading: &mut Reading, supplier: &Party, customer: &Party) {
    let mut wrong: Vec<&Element> = Vec::new();
    collect_identities(reading.root, &mut wrong);
    for element in wrong {
        let (number, written) = (element.value(), element.attribute("schemeID"));
        let known = |party: &Party| party.id_number == number && party.check_digit == written;
        if known(supplier) || known(customer) {
            continue;
        }
        if let Some(right) = nit_check_digit(number)
            && written != right.to_string()
        {
            let place = format!("{} ({number})", reading.root.path_of(element));
            let found = (!written.is_empty()).then(|| Fact::Text(written.to_owned()));
            reading.note_at(
                "reading.check_digit",
                place,
                found,
                Some(Fact::Text(right.to_string())),
            );
        }
    }
}

fn collect_identities<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    if element.attribute("schemeName") == "31" && !element.value().is_empty() {
        found.push(element);
    }
    for child in &element.children {
        collect_identities(child, found);
    }
}

fn payment(reading: &mut Reading) -> PaymentTerms {
    let root = reading.root;
    let mut terms = PaymentTerms::default();
    for means in root.all("cac:PaymentMeans") {
        let form = match reading.code(means, "cbc:ID").as_str() {
            "1" => PaymentForm::Cash,
            "2" => PaymentForm::Credit,
            _ => PaymentForm::Unknown,
        };
        if terms.form == PaymentForm::Unknown || form == PaymentForm::Credit {
            terms.form = form;
        }
        if terms.means.is_empty() {
            terms.means = reading.code(means, "cbc:PaymentMeansCode");
        }
        terms.due_on = terms.due_on.max(reading.date(means, "cbc:PaymentDueDate"));
    }
    if terms.due_on.is_none() {
        terms.due_on = reading.date(root, "cbc:DueDate");
    }
    terms
}

fn numbering(reading: &mut Reading) -> Option<Numbering> {
    let control = reading.root.anywhere("sts:InvoiceControl")?;
    let integer = |reading: &mut Reading, path: &str| {
        let element = control.find(path)?;
        let value = reading.code_of(element);
        let parsed = value.parse::<u64>().ok();
        if parsed.is_none() {
            reading.note("reading.number", element, Some(Fact::Text(value)), None);
        }
        parsed
    };
    Some(Numbering {
        resolution: reading.code(control, "sts:InvoiceAuthorization"),
        prefix: reading.code(control, "sts:AuthorizedInvoices/sts:Prefix"),
        from: integer(reading, "sts:AuthorizedInvoices/sts:From"),
        to: integer(reading, "sts:AuthorizedInvoices/sts:To"),
        valid_from: reading.date(control, "sts:AuthorizationPeriod/cbc:StartDate"),
        valid_to: reading.date(control, "sts:AuthorizationPeriod/cbc:EndDate"),
    })
}

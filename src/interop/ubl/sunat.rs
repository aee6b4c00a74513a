//! Invoices and notes of Peru (SUNAT, UBL 2.1 customization 2.0).
//! Only what is written differently from the DIAN's documents; the rest is in `body`.

use crate::domain::country::Country;
use crate::domain::finding::Fact;
use crate::domain::invoice::legend::Legend;
use crate::domain::invoice::{
    Content, Detraction, DocumentType, Instalment, Issuance, Party, PaymentForm, PaymentTerms,
};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::interop::ubl::UblError;
use crate::interop::ubl::body;
use crate::interop::ubl::legends;
use crate::interop::ubl::line;
use crate::interop::ubl::reader::Reading;
use crate::interop::ubl::xml::Element;
use rust_decimal::Decimal;

/// Elements that every document must have; their absence is a finding.
const REQUIRED: &[&str] = &[
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:DocumentCurrencyCode",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
    "cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID",
    "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
    "cac:TaxTotal",
];

/// Elements that a factura must have besides.
const REQUIRED_INVOICE: &[&str] = &[
    "cbc:InvoiceTypeCode",
    "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cac:RegistrationAddress/cbc:AddressTypeCode",
    "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
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
    reading.require(root, REQUIRED);
    if document_type == DocumentType::Invoice {
        reading.require(root, REQUIRED_INVOICE);
    }
    if root.anywhere("ds:Signature").is_none() {
        reading.note("reading.unsigned", root, None, None);
    }
    let supplier = party(reading, "cac:AccountingSupplierParty/cac:Party");
    let customer = party(reading, "cac:AccountingCustomerParty/cac:Party");
    let lines = line::lines(reading, document_type);
    let (taxes, taxes_stated) = body::taxes(reading, root, "cac:TaxTotal");
    let totals = body::totals(reading, document_type, taxes_stated, &lines)?;
    let mut references = body::references(reading);
    let reason = body::reason(reading, &mut references);
    let issuance = Issuance::new(
        number,
        issued_on,
        reading.code(root, "cbc:IssueTime"),
        String::new(),
        String::new(),
    );
    let (type_code, operation) = kind(reading, document_type);
    let (notes, stated) = notes(root);
    let mut content = Content {
        country: Country::Peru,
        document_type,
        type_code,
        operation,
        currency: reading.currency,
        supplier: Some(supplier),
        customer,
        lines,
        adjustments: body::adjustments(reading, root),
        taxes,
        withholdings: Vec::new(),
        totals,
        payment: payment(reading),
        references,
        reason,
        period: body::period(reading),
        purchase_order: reading.text(root, "cac:OrderReference/cbc:ID"),
        notes,
        numbering: None,
        exchange: body::exchange(reading),
        detraction: detraction(reading),
        prepayments: body::prepayments(reading),
        legends: Vec::new(),
    };
    content.legends = legends::beyond(&content, stated);
    Ok((content, issuance))
}

/// Type of document and type of operation.
fn kind(reading: &mut Reading, document_type: DocumentType) -> (String, String) {
    let root = reading.root;
    match document_type {
        DocumentType::Invoice => {
            let element = root.find("cbc:InvoiceTypeCode");
            let stated = element.map_or("", |code| code.attribute("listID"));
            let operation = if stated.is_empty() {
                reading.code(root, "cbc:ProfileID")
            } else {
                stated.to_owned()
            };
            (reading.code(root, "cbc:InvoiceTypeCode"), operation)
        }
        DocumentType::CreditNote => ("07".to_owned(), String::new()),
        DocumentType::DebitNote => ("08".to_owned(), String::new()),
    }
}

fn party(reading: &mut Reading, path: &str) -> Party {
    let root = reading.root;
    let party = root.find(path);
    let id = party.and_then(|party| party.find("cac:PartyIdentification/cbc:ID"));
    let id_number = id.map_or_else(String::new, |element| reading.code_of(element));
    let id_code = id
        .map_or("", |element| element.attribute("schemeID"))
        .to_owned();
    let value = |path: &str| {
        let element = party.and_then(|party| party.find(path));
        element.map_or("", Element::value).to_owned()
    };
    let registered = "cac:PartyLegalEntity/cac:RegistrationAddress";
    let country_code = value(&format!("{registered}/cac:Country/cbc:IdentificationCode"));
    let name = match value("cac:PartyLegalEntity/cbc:RegistrationName") {
        name if name.is_empty() => value("cac:PartyName/cbc:Name"),
        name => name,
    };
    Party {
        id_kind: match id_code.as_str() {
            "6" => TaxIdKind::Ruc,
            "1" => TaxIdKind::Dni,
            "4" => TaxIdKind::Ce,
            "7" => TaxIdKind::Passport,
            _ => TaxIdKind::Other,
        },
        id_code,
        id_number,
        check_digit: String::new(),
        name,
        address: value(&format!("{registered}/cac:AddressLine/cbc:Line")),
        city: value(&format!("{registered}/cbc:CityName")),
        country_code,
        email: value("cac:Contact/cbc:ElectronicMail"),
        municipality: value(&format!("{registered}/cbc:ID")),
        ..Party::default()
    }
}

/// What the document says in words: its notes, and the legends that carry a code.
fn notes(root: &Element) -> (Vec<String>, Vec<Legend>) {
    let mut notes = Vec::new();
    let mut legends = Vec::new();
    for note in root.all("cbc:Note").filter(|note| !note.value().is_empty()) {
        let text = note.value().to_owned();
        match note.attribute("languageLocaleID") {
            "" => notes.push(text),
            code => legends.push(Legend {
                code: code.to_owned(),
                text,
            }),
        }
    }
    (notes, legends)
}

/// Form of payment and instalments, with findings for what the terms say twice or wrongly (SUNAT 3246–3256, 3461).
fn payment(reading: &mut Reading) -> PaymentTerms {
    let root = reading.root;
    let mut terms = PaymentTerms::default();
    let mut seen: Vec<String> = Vec::new();
    for element in root.all("cac:PaymentTerms") {
        if element.find("cbc:ID").map_or("", Element::value) != "FormaPago" {
            continue;
        }
        if element.all("cbc:PaymentMeansID").count() > 1 {
            reading.note("reading.payment_terms_joined", element, None, None);
        }
        for means in element.all("cbc:PaymentMeansID") {
            let id = reading.code_of(means);
            if seen.contains(&id) {
                reading.note(
                    "reading.payment_terms_repeated",
                    means,
                    Some(Fact::Text(id.clone())),
                    None,
                );
            }
            match id.as_str() {
                "Contado" => form(reading, &mut terms, means, PaymentForm::Cash),
                "Credito" => {
                    form(reading, &mut terms, means, PaymentForm::Credit);
                    terms.net_pending = reading.amount(element, "cbc:Amount");
                }
                _ if is_instalment(&id) => instalment(reading, &mut terms, element),
                _ => reading.note(
                    "reading.payment_terms_form",
                    means,
                    Some(Fact::Text(id.clone())),
                    None,
                ),
            }
            seen.push(id);
        }
    }
    // Where the only means stated is that of the deposit (SPOT), it is the document's.
    let is_other =
        |means: &&Element| means.find("cbc:ID").map_or("", Element::value) != "Detraccion";
    let other = root.all("cac:PaymentMeans").find(is_other);
    if let Some(means) = other.or_else(|| root.find("cac:PaymentMeans")) {
        terms.means = reading.code(means, "cbc:PaymentMeansCode");
    }
    terms.due_on = reading.date(root, "cbc:DueDate");
    terms
}

fn form(reading: &mut Reading, terms: &mut PaymentTerms, at: &Element, form: PaymentForm) {
    if terms.form != PaymentForm::Unknown && terms.form != form {
        reading.note("reading.payment_terms_both", at, None, None);
    }
    if terms.form != PaymentForm::Credit {
        terms.form = form;
    }
}

fn is_instalment(id: &str) -> bool {
    id.strip_prefix("Cuota")
        .is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn instalment(reading: &mut Reading, terms: &mut PaymentTerms, element: &Element) {
    let amount = reading.amount(element, "cbc:Amount");
    let due_on = reading.date(element, "cbc:PaymentDueDate");
    match (due_on, amount) {
        (Some(due_on), Some(amount)) => terms.instalments.push(Instalment { due_on, amount }),
        _ => reading.note("reading.instalment", element, None, None),
    }
}

fn detraction(reading: &mut Reading) -> Option<Box<Detraction>> {
    let root = reading.root;
    let named =
        |element: &&Element| element.find("cbc:ID").map_or("", Element::value) == "Detraccion";
    let terms = root.all("cac:PaymentTerms").find(named);
    let means = root.all("cac:PaymentMeans").find(named);
    if terms.is_none() && means.is_none() {
        return None;
    }
    let mut detraction = Detraction {
        code: String::new(),
        percent: None,
        amount: None,
        currency: None,
        account: String::new(),
    };
    if let Some(terms) = terms {
        detraction.code = reading.code(terms, "cbc:PaymentMeansID");
        detraction.percent = reading.number(terms, "cbc:PaymentPercent");
        detraction.amount = reading.number(terms, "cbc:Amount");
        let stated = terms
            .find("cbc:Amount")
            .map_or("", |amount| amount.attribute("currencyID"));
        detraction.currency = Currency::parse(stated).ok();
    }
    if let Some(means) = means {
        detraction.account = reading.code(means, "cac:PayeeFinancialAccount/cbc:ID");
    }
    if detraction.amount == Some(Decimal::ZERO) {
        detraction.amount = None;
    }
    Some(Box::new(detraction))
}

//! The words of a printed document: its title, the sentences that the law wants, and what it says of itself.
//! Sentences that the law words itself stay in Spanish in both languages.

pub mod sums;

use crate::app::query::invoice_print::{Force, Printed};
use crate::domain::country::Country;
use crate::domain::fiscal_qr::has_cufe;
use crate::domain::invoice::{Content, DocumentType, Numbering, Party};
use crate::domain::money::Money;
use crate::domain::tax_id::TaxIdKind;
use crate::domain::words::{Words, words};
use crate::interop::ubl::write::dian::names;
use crate::text::dates;
use crate::text::item_labels::{DEPOSITS, RESPONSIBILITIES, UNITS, name_of, rate};
use crate::text::labels;
use crate::text::lang::{Lang, Locale};
use crate::text::money;
use crate::text::numbers::{NO_BREAK_SPACE, quantity};

/// What the document is called by its authority.
pub fn title(content: &Content) -> Words {
    match (content.country, content.document_type) {
        (Country::Colombia, DocumentType::Invoice) => match &*content.type_code {
            "02" => words(
                "Factura electrónica de venta de exportación",
                "Electronic export invoice",
            ),
            "03" => words(
                "Factura de venta por contingencia",
                "Sales invoice of a contingency",
            ),
            _ => words("Factura electrónica de venta", "Electronic sales invoice"),
        },
        (Country::Colombia, DocumentType::CreditNote) => {
            words("Nota crédito electrónica", "Electronic credit note")
        }
        (Country::Colombia, DocumentType::DebitNote) => {
            words("Nota débito electrónica", "Electronic debit note")
        }
        (Country::Peru, DocumentType::Invoice) if content.type_code == "03" => {
            words("Boleta de venta electrónica", "Electronic sales receipt")
        }
        (Country::Peru, DocumentType::Invoice) => {
            words("Factura electrónica", "Electronic invoice")
        }
        (Country::Peru, DocumentType::CreditNote) => {
            words("Nota de crédito electrónica", "Electronic credit note")
        }
        (Country::Peru, DocumentType::DebitNote) => {
            words("Nota de débito electrónica", "Electronic debit note")
        }
    }
}

/// The word and the sentence for a document that does not count, or not any more.
pub fn force(printed: &Printed, lang: Lang) -> Option<(&'static str, String)> {
    let authority = match printed.content.country {
        Country::Colombia => "DIAN",
        Country::Peru => "SUNAT",
    };
    let (word, es, en) = match printed.force {
        Force::Signed => return None,
        Force::Draft => (
            words("Borrador", "Draft"),
            "Sin número ni validez fiscal: así saldría si se emitiera hoy.".to_owned(),
            "Without number or fiscal validity: as it would go out if it were issued today."
                .to_owned(),
        ),
        Force::Unsigned => (
            words("Sin firma", "Not signed"),
            format!(
                "El documento firmado no está en Vigía. No tiene validez fiscal mientras el proveedor no lo firme y lo transmita a la {authority}."
            ),
            format!(
                "The signed document is not in Vigía. It has no fiscal validity until the provider signs it and sends it to {authority}."
            ),
        ),
        Force::Voided => {
            let by = printed.voided_by.join(", ");
            (
                words("Anulada", "Void"),
                format!("Anulada del todo por la nota crédito {by}."),
                format!("Taken back entirely by credit note {by}."),
            )
        }
    };
    let sentence = match lang {
        Lang::Es => es,
        Lang::En => en,
    };
    Some((word.in_lang(lang), sentence))
}

/// Why there is no QR code.
pub fn no_qr(printed: &Printed) -> Words {
    match (printed.force, printed.content.country) {
        (Force::Draft, _) => words(
            "El código QR sale al emitir.",
            "The QR code comes when it is issued.",
        ),
        (_, Country::Colombia) if has_cufe(&printed.content) => words(
            "Sin código QR: el CUFE se calcula con la clave técnica del rango, que no está en Ajustes. Lo trae el documento firmado.",
            "No QR code: the CUFE is made with the technical key of the range, which is not in Settings. The signed document brings it.",
        ),
        (_, Country::Colombia) => words(
            "Sin código QR: el CUDE se calcula con el PIN del software, que no está en Ajustes. Lo trae el documento firmado.",
            "No QR code: the CUDE is made with the PIN of the software, which is not in Settings. The signed document brings it.",
        ),
        (_, Country::Peru) => words(
            "Sin código QR: lleva el valor resumen de la firma. Aparece al importar el XML firmado.",
            "No QR code: it carries the digest of the signature. It appears once the signed XML is imported.",
        ),
    }
}

/// The sentences at the foot, in the words of the law: the authorised range, or that this is a representation.
pub fn legend(content: &Content) -> String {
    match content.country {
        Country::Colombia => content.numbering.as_ref().map_or_else(String::new, range),
        Country::Peru => {
            let of = match (content.document_type, &*content.type_code) {
                (DocumentType::Invoice, "03") => "boleta de venta electrónica",
                (DocumentType::Invoice, _) => "factura electrónica",
                (DocumentType::CreditNote, _) => "nota de crédito electrónica",
                (DocumentType::DebitNote, _) => "nota de débito electrónica",
            };
            format!("Representación impresa de la {of}. Consulte su validez en www.sunat.gob.pe")
        }
    }
}

/// DIAN, Resolución 000165 de 2023, art. 11: number, days and numbers of the authorisation.
fn range(range: &Numbering) -> String {
    let mut text = format!(
        "Autorización de numeración de facturación n.º {}",
        range.resolution
    );
    if let (Some(from), Some(to)) = (range.valid_from, range.valid_to) {
        let (from, to) = (dates::short(from), dates::short(to));
        text.push_str(&format!(", vigente del {from} al {to}"));
    }
    if !range.prefix.is_empty() {
        text.push_str(&format!(", prefijo {}", range.prefix));
    }
    if let (Some(from), Some(to)) = (range.from, range.to) {
        text.push_str(&format!(", del {from} al {to}"));
    }
    text.push('.');
    text
}

/// The number of a party as it is printed: "NIT 900373115-3".
pub fn tax_id(party: &Party, lang: Lang) -> String {
    if party.id_number.is_empty() {
        return String::new();
    }
    let kind = match party.id_kind {
        TaxIdKind::Other => "",
        kind => labels::tax_id_initials(kind).in_lang(lang),
    };
    let number = match party.check_digit.as_str() {
        "" => party.id_number.clone(),
        digit => format!("{}-{digit}", party.id_number),
    };
    format!("{kind}{NO_BREAK_SPACE}{number}").trim().to_owned()
}

/// Colombia: what the issuer is before the DIAN, as an invoice must say: "Responsable de IVA · Gran contribuyente".
pub fn regime(party: &Party, lang: Lang) -> String {
    let scheme = scheme(&party.tax_scheme).unwrap_or(words("", ""));
    let codes = party.responsibilities.split(';').map(str::trim);
    let codes = codes.filter(|code| *code != "R-99-PN");
    let named =
        codes.map(|code| name_of(&RESPONSIBILITIES, code).map_or(code, |name| name.in_lang(lang)));
    let parts = std::iter::once(scheme.in_lang(lang)).chain(named);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What a party charges (DIAN 13.2.6.2).
pub fn scheme(code: &str) -> Option<Words> {
    let name = match code {
        "01" => words("Responsable de IVA", "Charges IVA"),
        "04" => words("Responsable de INC", "Charges INC"),
        "ZA" => words("Responsable de IVA e INC", "Charges IVA and INC"),
        "ZZ" => words("No responsable de IVA", "Does not charge IVA"),
        _ => return None,
    };
    Some(name)
}

/// How it is paid (DIAN 13.3.4.2; SUNAT catalogue 59 is longer and stands for itself).
pub fn means(content: &Content) -> Option<Words> {
    let name = match (content.country, &*content.payment.means) {
        (Country::Colombia, "10") => words("Efectivo", "Cash"),
        (Country::Colombia, "20") => words("Cheque", "Cheque"),
        (Country::Colombia, "42") => words("Consignación bancaria", "Bank deposit"),
        (Country::Colombia, "47") => words("Transferencia bancaria", "Bank transfer"),
        (Country::Colombia, "48") => words("Tarjeta de crédito", "Credit card"),
        (Country::Colombia, "49") => words("Tarjeta débito", "Debit card"),
        (Country::Colombia, "1") => words("A convenir", "To be agreed"),
        (Country::Peru, "001") => words("Depósito en cuenta", "Deposit to account"),
        (Country::Peru, "003") => words("Transferencia de fondos", "Transfer of funds"),
        _ => return None,
    };
    Some(name)
}

/// A unit by its name; one that is not usual by its code.
pub fn unit(code: &str, lang: Lang) -> &str {
    name_of(&UNITS, code).map_or(code, |name| name.in_lang(lang))
}

/// Why a note was written; the DIAN's own words for its concept when it says none.
pub fn reason(content: &Content) -> String {
    let Some(reason) = &content.reason else {
        return String::new();
    };
    match content.country {
        Country::Colombia if reason.text.is_empty() => {
            names::concept(content.document_type, &reason.code).to_owned()
        }
        _ => reason.text.clone(),
    }
}

/// Peru: the deposit at the Banco de la Nación, in one sentence. Its amount is in soles.
pub fn detraction(content: &Content, locale: Locale) -> Option<String> {
    let detraction = content.detraction.as_ref()?;
    let lang = locale.lang();
    let name = name_of(&DEPOSITS, &detraction.code).map_or("", |name| name.in_lang(lang));
    let mut parts = vec![format!("{} {name}", detraction.code).trim().to_owned()];
    let percent = detraction.percent;
    parts.extend(percent.map(|percent| rate(percent, '%', locale)));
    let currency = detraction.currency.unwrap_or(content.currency);
    let amount = detraction.amount;
    parts.extend(amount.map(|amount| money::money(Money::new(amount, currency), locale)));
    if !detraction.account.is_empty() {
        let account = words("cuenta", "account").in_lang(lang);
        parts.push(format!("{account} {}", detraction.account));
    }
    Some(parts.join(" · "))
}

/// The rate to another currency: "1 USD = 4.012,35 COP (22/11/2026)".
pub fn exchange(content: &Content, locale: Locale) -> Option<String> {
    let exchange = content.exchange?;
    let on = exchange.on.map(|on| format!(" ({})", dates::short(on)));
    Some(format!(
        "1 {} = {} {}{}",
        content.currency.code(),
        quantity(exchange.rate, locale),
        exchange.to.code(),
        on.unwrap_or_default()
    ))
}

#[cfg(test)]
mod tests;

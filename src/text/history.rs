//! The fields and values of written records as a person says them: who reads a history or a conflict reads no JSON.
//! What changed is found by `journal::diff`.

use crate::app::book::Book;
use crate::domain::alert::AlertKind;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::domain::words::{Words, words};
use crate::text::lang::{Lang, Locale};
use crate::text::{billing_words, contract_words, dates, findings, labels, money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Most characters of a text that a list of changes shows.
const TEXT_MAX: usize = 160;

/// The path of a field as a person says it: `contacts[0].email` is "contacto 1, correo".
pub fn field(path: &str, lang: Lang) -> String {
    let parts: Vec<String> = path
        .split('.')
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('[') {
            Some((list, place)) => {
                let place = place.trim_end_matches(']').parse::<usize>().unwrap_or(0);
                format!("{} {}", single(list, lang), place + 1)
            }
            None => name(part, lang),
        })
        .collect();
    parts.join(", ")
}

/// The value of a field as a person says it; a dash for nothing.
pub fn value(value: Option<&Value>, book: &Book, locale: Locale) -> String {
    match value {
        None | Some(Value::Null) => "—".to_owned(),
        Some(value) => text_of(value, book, locale),
    }
}

fn text_of(value: &Value, book: &Book, locale: Locale) -> String {
    let lang = locale.lang();
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(true) => words("sí", "yes").in_lang(lang).to_owned(),
        Value::Bool(false) => words("no", "no").in_lang(lang).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => string(text, book, locale),
        Value::Array(items) if items.is_empty() => "—".to_owned(),
        Value::Array(items) => items
            .iter()
            .map(|item| text_of(item, book, locale))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Object(fields) => object(fields, book, locale),
    }
}

fn string(text: &str, book: &Book, locale: Locale) -> String {
    if text.is_empty() {
        return "—".to_owned();
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return dates::medium(day, locale.lang());
    }
    if let Some(name) = record_name(text, book) {
        return name;
    }
    if let Some(known) = code(text) {
        return known.in_lang(locale.lang()).to_owned();
    }
    let mut short: String = text.chars().take(TEXT_MAX).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What the record with that id is called now.
fn record_name(text: &str, book: &Book) -> Option<String> {
    let id = Uuid::parse_str(text).ok()?;
    [
        Kind::Client,
        Kind::Contract,
        Kind::Person,
        Kind::Invoice,
        Kind::Item,
    ]
    .into_iter()
    .find_map(|kind| book.entity(RecordId::new(kind, id)))
    .map(|entity| crate::app::command::records::name_of(&entity))
}

/// Amounts with their currency as money, identifications as printed; anything else field by field, its name first.
fn object(fields: &Map<String, Value>, book: &Book, locale: Locale) -> String {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    if let (Some(amount), Some(currency)) = (text("amount"), text("currency"))
        && fields.len() == 2
        && let (Ok(amount), Ok(currency)) = (amount.parse::<Decimal>(), Currency::parse(currency))
    {
        return money::money(Money::new(amount, currency), locale);
    }
    if let (Some(kind), Some(number)) = (text("kind"), text("number"))
        && fields.len() == 2
        && let Some(kind) = TaxIdKind::from_name(kind)
        && let Ok(tax_id) = TaxId::from_parts(kind, number)
    {
        let initials = labels::tax_id_initials(kind).in_lang(locale.lang());
        return format!("{initials} {tax_id}");
    }
    let (named, others): (Vec<_>, Vec<_>) = fields.iter().partition(|(field, _)| *field == "name");
    named
        .into_iter()
        .chain(others)
        .map(|(field, value)| {
            format!(
                "{}: {}",
                name(field, locale.lang()),
                text_of(value, book, locale)
            )
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// Codes that records are written with.
fn code(text: &str) -> Option<Words> {
    Some(match text {
        "dismissed" => words("descartada", "dismissed"),
        "performance" => words("Cumplimiento", "Performance"),
        "service_quality" => words("Calidad del servicio", "Service quality"),
        "wages_and_benefits" => words(
            "Salarios y prestaciones sociales",
            "Wages and social benefits",
        ),
        "civil_liability" => words(
            "Responsabilidad civil extracontractual",
            "Third-party liability",
        ),
        "advance_payment" => words("Buen manejo del anticipo", "Advance payment"),
        "bid_bond" => words("Seriedad de la oferta", "Bid bond"),
        "systems_head" => words("Jefatura de sistemas", "Head of systems"),
        "finance_manager" => words("Gerencia financiera", "Finance manager"),
        "chief_accountant" => words("Contaduría", "Accounting"),
        "legal" => words("Jurídica", "Legal"),
        "user_area" => words("Área usuaria", "User department"),
        "other" => words("Otro", "Other"),
        "credit_note" => labels::document_type(crate::domain::invoice::DocumentType::CreditNote),
        "debit_note" => labels::document_type(crate::domain::invoice::DocumentType::DebitNote),
        "invoice" => labels::document_type(crate::domain::invoice::DocumentType::Invoice),
        "CO" => words("Colombia", "Colombia"),
        "PE" => words("Perú", "Peru"),
        _ => {
            let mut codes = contract_words::CODES.iter().chain(billing_words::CODES);
            if let Some((_, es, en)) = codes.find(|(code, _, _)| *code == text) {
                return Some(words(es, en));
            }
            return AlertKind::ALL
                .into_iter()
                .find(|kind| kind.name() == text)
                .map(labels::alert_kind);
        }
    })
}

/// The name of one element of a list.
fn single(list: &str, lang: Lang) -> String {
    let words = match list {
        "contacts" => words("contacto", "contact"),
        "policies" => words("póliza", "policy"),
        "allocations" => words("aplicación", "allocation"),
        "days_off" => words("día no hábil", "day off"),
        "numbering" => words("rango de numeración", "numbering range"),
        "requirements" => words("póliza exigida", "required policy"),
        "outcomes" => words("respuesta", "outcome"),
        "documents" => words("documento exigido", "required document"),
        "lines_added" => words("renglón nuevo", "new line"),
        "lines_changed" => words("renglón que cambia", "changed line"),
        "accepted" => words("advertencia aceptada", "accepted warning"),
        _ => return findings::place(list, lang),
    };
    words.in_lang(lang).to_owned()
}

/// The name of a field; one that is unknown stays readable.
fn name(field: &str, lang: Lang) -> String {
    let others = contract_words::FIELDS.iter().chain(billing_words::FIELDS);
    let mut fields = FIELDS.iter().chain(others);
    fields.find(|(key, _, _)| *key == field).map_or_else(
        || findings::place(field, lang),
        |(_, es, en)| match lang {
            Lang::Es => (*es).to_owned(),
            Lang::En => (*en).to_owned(),
        },
    )
}

/// Fields of records, besides those of documents that `text::findings` names.
const FIELDS: &[(&str, &str, &str)] = &[
    ("active", "activo", "active"),
    ("address", "dirección", "address"),
    ("alert_leads", "anticipación de avisos", "alert leads"),
    ("alert_recipients", "a quién se avisa", "alert recipients"),
    (
        "allocations",
        "aplicación a facturas",
        "allocation to invoices",
    ),
    ("backup_too_old", "respaldo atrasado", "backup too old"),
    (
        "backup_days_max",
        "días entre respaldos",
        "days between backups",
    ),
    ("by", "quién", "by"),
    ("city", "ciudad", "city"),
    ("client", "cliente", "client"),
    ("contacts", "contactos", "contacts"),
    ("contract", "contrato", "contract"),
    ("country", "país", "country"),
    ("country_code", "código del país", "country code"),
    ("contract_end", "fin de contrato", "contract end"),
    ("cover", "amparo", "cover"),
    ("days_off", "días no hábiles", "days off"),
    ("decision", "decisión", "decision"),
    ("document_type", "clase de documento", "kind of document"),
    ("due", "vence", "due"),
    ("end", "fin", "end"),
    ("example", "datos de ejemplo", "example data"),
    ("from", "desde", "from"),
    (
        "id_kind",
        "clase de identificación",
        "kind of identification",
    ),
    ("initials", "iniciales", "initials"),
    ("insurer", "aseguradora", "insurer"),
    ("invoice", "factura", "invoice"),
    ("invoice_overdue", "factura vencida", "invoice overdue"),
    (
        "invoice_with_errors",
        "factura con errores",
        "invoice with errors",
    ),
    ("issued", "emisión", "issuance"),
    ("item_code", "código propio", "own code"),
    ("key", "aviso", "alert"),
    ("kind", "clase", "kind"),
    ("legends", "leyendas", "legends"),
    ("logo", "logo", "logo"),
    ("municipality", "municipio", "municipality"),
    ("notes", "notas", "notes"),
    (
        "numbering_device",
        "equipo que numera",
        "device that numbers",
    ),
    ("object", "objeto", "object"),
    ("official", "datos oficiales", "official data"),
    ("on", "día", "day"),
    ("on_behalf_of", "por cuenta de", "on behalf of"),
    ("owner", "responsable", "responsible"),
    ("part", "parte", "part"),
    ("payment_days", "días de pago", "payment days"),
    ("per_unit", "por unidad", "per unit"),
    ("person_type", "clase de persona", "kind of person"),
    ("phone", "teléfono", "phone"),
    ("policies", "pólizas", "policies"),
    ("policy_expiry", "vencimiento de póliza", "policy expiry"),
    ("postal_code", "código postal", "postal code"),
    ("prefix", "prefijo", "prefix"),
    ("prepayments", "anticipos", "prepayments"),
    ("purchase_order", "orden de compra", "purchase order"),
    ("received_on", "recibido el", "received on"),
    ("reference", "referencia", "reference"),
    ("reference_price", "precio de referencia", "reference price"),
    ("resolution", "resolución", "resolution"),
    ("review", "revisión", "review"),
    ("role", "cargo", "role"),
    ("rule_set", "versión de las reglas", "version of the rules"),
    ("segment", "segmento", "segment"),
    ("since", "cliente desde", "client since"),
    ("snoozed_until", "pospuesta hasta", "snoozed until"),
    ("software_id", "ID del software", "software ID"),
    ("software_pin", "PIN del software", "software PIN"),
    (
        "software_provider",
        "proveedor del software",
        "provider of the software",
    ),
    ("source", "archivo original", "original file"),
    ("start", "inicio", "start"),
    ("subject", "registro", "record"),
    ("subject_kind", "clase de registro", "kind of record"),
    ("tax_id", "identificación", "tax id"),
    ("tax_scheme", "régimen de IVA e INC", "IVA and INC scheme"),
    ("technical_key", "clave técnica", "technical key"),
    ("to", "hasta", "to"),
    ("valid_from", "vigente desde", "valid from"),
    ("valid_to", "vigente hasta", "valid until"),
    ("value", "valor", "value"),
    ("withheld", "retenido", "withheld"),
];

#[cfg(test)]
mod tests {
    use super::{field, value};
    use crate::app::book::Book;
    use crate::text::lang::{Lang, Locale};
    use serde_json::{Value, json};

    #[test]
    fn a_path_reads_as_a_person_says_it() {
        for (path, es, en) in [
            ("notes", "notas", "notes"),
            (
                "contacts[0].email",
                "contacto 1, correo",
                "contact 1, e-mail",
            ),
            ("policies[2].to", "póliza 3, hasta", "policy 3, to"),
            ("lines[1].amount", "línea 2, importe", "line 2, amount"),
            ("some_new_field", "some new field", "some new field"),
        ] {
            assert_eq!(field(path, Lang::Es), es);
            assert_eq!(field(path, Lang::En), en);
        }
    }

    /// Every field of every kind of record, as far as its parts go.
    fn fields_in(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (field, inner) in fields {
                    found.push(field.clone());
                    fields_in(inner, found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| fields_in(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_written_field_has_words_in_both_languages() {
        let mut fields = Vec::new();
        for entity in crate::journal::samples::full() {
            let body = crate::journal::record::encode(&entity).unwrap_or_default();
            fields_in(
                &serde_json::from_str(&body).unwrap_or_default(),
                &mut fields,
            );
        }
        let compound = fields.iter().filter(|name| name.contains('_'));
        let missing: Vec<&String> = compound
            .filter(|name| field(name, Lang::Es) == name.replace('_', " "))
            .collect();
        assert_eq!(missing, Vec::<&String>::new(), "fields without words");
    }

    fn check(written: Value, expected: &str) {
        assert_eq!(value(Some(&written), &Book::new(), Locale::En), expected);
    }

    #[test]
    fn a_value_reads_as_a_person_says_it() {
        check(json!("2026-12-22"), "22 Dec 2026");
        check(json!(true), "yes");
        check(json!(""), "—");
        check(json!("performance"), "Performance");
        check(json!(["a", "b"]), "a; b");
        check(json!({"name": "Ana", "phone": "1"}), "name: Ana, phone: 1");
        check(
            json!({"email": "a@b.co", "name": "Ana"}),
            "name: Ana, e-mail: a@b.co",
        );
        check(
            json!({"kind": "nit", "number": "900123456"}),
            "NIT 900.123.456-8",
        );
        check(
            json!({"amount": "1500", "currency": "USD"}),
            "US$\u{a0}1,500.00",
        );
        assert_eq!(value(None, &Book::new(), Locale::En), "—");
    }
}

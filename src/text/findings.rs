//! Findings in words: what is wrong, where, and where the rule comes from.
//! The sentences themselves are in the rows of `domain::check`.

use crate::domain::check;
use crate::domain::finding::{Fact, Finding};
use crate::text::lang::{Lang, Locale};
use crate::text::{dates, money};

/// Most letters of a value taken from a document that a sentence repeats.
const QUOTED_MAX: usize = 80;

/// The rule in a few words; the code when it is of a version that this one does not know.
pub fn title(finding: &Finding, lang: Lang) -> String {
    check::rule(&finding.rule).map_or_else(
        || finding.rule.clone(),
        |rule| rule.title.in_lang(lang).to_owned(),
    )
}

/// What was found and what was expected, as a sentence.
pub fn sentence(finding: &Finding, locale: Locale) -> String {
    let lang = locale.lang();
    let Some(rule) = check::rule(&finding.rule) else {
        return match lang {
            Lang::Es => format!(
                "Una versión más nueva de Vigía encontró «{}».",
                finding.rule
            ),
            Lang::En => format!("A newer version of Vigía found “{}”.", finding.rule),
        };
    };
    rule.says
        .in_lang(lang)
        .replace("{found}", &fact(finding.found.as_ref(), locale))
        .replace("{expected}", &fact(finding.expected.as_ref(), locale))
        .replace("{place}", &place(&finding.place, lang))
}

/// Where the rule comes from: a law, an annex, a catalogue; what the table says in both languages, in one.
pub fn source(finding: &Finding, lang: Lang) -> String {
    let source = check::rule(&finding.rule).map_or("", |rule| rule.source);
    let parts = source.split("; ").map(|part| match part.split_once(" / ") {
        Some((es, en)) => match lang {
            Lang::Es => es,
            Lang::En => en,
        },
        None => part,
    });
    let mut said = parts.collect::<Vec<_>>().join("; ");
    if lang == Lang::En && said.starts_with("company") {
        said.replace_range(..1, "C");
    }
    said
}

/// The place as a person says it: `lines[2].amount` is "Línea 2, importe"; empty for the whole document.
pub fn place(path: &str, lang: Lang) -> String {
    let parts: Vec<String> = path
        .split('.')
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('[') {
            Some((list, index)) => {
                format!("{} {}", word(list, lang), index.trim_end_matches(']'))
            }
            None => word(part, lang),
        })
        .collect();
    parts.join(", ")
}

/// A value as a sentence names it.
pub fn fact(fact: Option<&Fact>, locale: Locale) -> String {
    match fact {
        None => "—".to_owned(),
        Some(Fact::Amount(amount)) => {
            money::amount(*amount, amount.normalize().scale().clamp(2, 6), locale)
        }
        Some(Fact::Date(day)) => dates::short(*day),
        Some(Fact::Text(text)) if text.chars().count() > QUOTED_MAX => {
            text.chars().take(QUOTED_MAX).chain(['…']).collect()
        }
        Some(Fact::Text(text)) => text.clone(),
    }
}

/// The name of a field of an invoice; an unknown one stays as it is.
fn word(field: &str, lang: Lang) -> String {
    const WORDS: &[(&str, &str, &str)] = &[
        ("account", "cuenta", "account"),
        ("address", "dirección", "address"),
        ("adjustments", "descuento o cargo", "allowance or charge"),
        ("allowances", "descuentos", "allowances"),
        ("amount", "importe", "amount"),
        ("base", "base", "base"),
        ("charges", "cargos", "charges"),
        ("check_digit", "dígito de verificación", "check digit"),
        ("city", "ciudad", "city"),
        ("code", "código", "code"),
        ("currency", "moneda", "currency"),
        ("customer", "cliente", "customer"),
        ("description", "descripción", "description"),
        ("detraction", "detracción", "detracción"),
        ("due_on", "vencimiento", "due date"),
        ("email", "correo", "e-mail"),
        ("environment", "ambiente", "environment"),
        ("exchange", "tasa de cambio", "exchange rate"),
        ("fiscal_code", "CUFE", "CUFE"),
        ("form", "forma", "form"),
        ("id_code", "tipo de identificación", "kind of id"),
        ("id_number", "identificación", "tax id"),
        ("instalments", "cuota", "instalment"),
        ("issued_on", "fecha de emisión", "issue date"),
        ("lines", "línea", "line"),
        ("means", "medio", "means"),
        ("name", "nombre", "name"),
        ("net_pending", "neto pendiente", "net pending"),
        ("number", "número", "number"),
        ("numbering", "numeración", "numbering"),
        ("operation", "tipo de operación", "operation type"),
        ("payable", "total a pagar", "payable amount"),
        ("payment", "pago", "payment"),
        ("percent", "tarifa", "rate"),
        ("period", "periodo", "period"),
        ("prepaid", "anticipos", "prepaid"),
        ("price", "precio", "price"),
        ("price_with_tax", "precio con impuestos", "price with taxes"),
        ("quantity", "cantidad", "quantity"),
        ("reason", "motivo", "reason"),
        ("references", "referencia", "reference"),
        ("responsibilities", "responsabilidades", "responsibilities"),
        ("supplier", "emisor", "issuer"),
        ("tax_amount", "impuesto", "tax"),
        ("tax_exclusive", "base gravable", "taxable amount"),
        ("tax_inclusive", "total con impuestos", "amount with taxes"),
        ("taxes", "impuesto", "tax"),
        ("time", "hora", "time"),
        ("totals", "totales", "totals"),
        ("type_code", "tipo de documento", "document type"),
        ("unit", "unidad", "unit"),
        ("withholdings", "retención", "withholding"),
    ];
    WORDS
        .iter()
        .find(|(name, _, _)| *name == field)
        .map_or_else(
            || field.replace('_', " "),
            |(_, es, en)| match lang {
                Lang::Es => (*es).to_owned(),
                Lang::En => (*en).to_owned(),
            },
        )
}

#[cfg(test)]
mod tests {
    use super::{place, sentence, source};
    use crate::domain::check;
    use crate::domain::finding::{Fact, Finding, Severity};
    use crate::text::lang::{Lang, Locale};

    #[test]
    fn says_the_place_as_a_person_would() {
        assert_eq!(place("lines[2].amount", Lang::Es), "línea 2, importe");
        assert_eq!(
            place("lines[2].taxes[1].percent", Lang::En),
            "line 2, tax 1, rate"
        );
        assert_eq!(place("", Lang::Es), "");
    }

    #[test]
    fn a_source_is_said_in_one_language() {
        for rule in check::table::rules() {
            let finding = Finding {
                rule: rule.code.to_owned(),
                severity: Severity::Error,
                place: String::new(),
                found: None,
                expected: None,
            };
            let (es, en) = (source(&finding, Lang::Es), source(&finding, Lang::En));
            assert!(!es.contains("ompany policy"), "{}: {es}", rule.code);
            assert!(!en.contains("olítica de la empresa"), "{}: {en}", rule.code);
            assert!(!es.is_empty() && !en.is_empty(), "{}", rule.code);
        }
    }

    #[test]
    fn every_rule_says_something_without_a_hole() {
        for rule in check::table::rules() {
            let finding = Finding {
                rule: rule.code.to_owned(),
                severity: Severity::Error,
                place: "lines[1].amount".to_owned(),
                found: Some(Fact::Text("uno".to_owned())),
                expected: Some(Fact::Text("dos".to_owned())),
            };
            for locale in [Locale::EsCo, Locale::EsPe, Locale::En] {
                let sentence = sentence(&finding, locale);
                assert!(
                    !sentence.is_empty() && !sentence.contains(['{', '}']),
                    "{}: {sentence}",
                    rule.code
                );
            }
        }
    }
}

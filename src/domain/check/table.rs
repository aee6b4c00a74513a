//! The whole rule table, in the order in which rules are run and documented.
//! The rows are in the files of their areas.

use crate::domain::check::{
    Rule, agreed, amounts, billing, client, contract, detraction, document, exchange, fiscal,
    identity, igv, is_of_reading, lines, notes, numbering, outliers, party, payment, policy,
    ranges, reading, references, sizes, taxes, terms, text, treatment,
};
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use crate::domain::words::{Words, words};
use std::sync::LazyLock;

/// The areas in order, each with its heading.
pub const AREAS: &[(Words, &[Rule])] = &[
    (
        words("Lectura del archivo", "Reading the file"),
        reading::RULES,
    ),
    (words("Identidad", "Identity"), identity::RULES),
    (words("Quién es quién", "Who is who"), party::RULES),
    (words("Ficha del cliente", "Client's record"), client::RULES),
    (
        words("Documento y fechas", "Document and dates"),
        document::RULES,
    ),
    (
        words("Política y calendario", "Policy and calendar"),
        policy::RULES,
    ),
    (words("Tasa de cambio", "Exchange rate"), exchange::RULES),
    (words("Numeración", "Numbering"), numbering::RULES),
    (words("Rangos", "Ranges"), ranges::RULES),
    (words("CUFE y CUDE", "CUFE and CUDE"), fiscal::RULES),
    (words("Líneas", "Lines"), lines::RULES),
    (words("Textos", "Texts"), text::RULES),
    (
        words("Tamaño de las cifras", "Size of the figures"),
        sizes::RULES,
    ),
    (words("Totales", "Totals"), amounts::RULES),
    (words("Impuestos", "Taxes"), taxes::RULES),
    (words("IGV", "IGV"), igv::RULES),
    (
        words("Tratamiento de los impuestos", "Treatment of taxes"),
        treatment::RULES,
    ),
    (words("Pago", "Payment"), payment::RULES),
    (words("Plazos", "Terms"), terms::RULES),
    (words("Detracción", "Detracción"), detraction::RULES),
    (words("Notas", "Notes"), references::RULES),
    (
        words("Notas y sus facturas", "Notes and their invoices"),
        notes::RULES,
    ),
    (words("Contrato", "Contract"), contract::RULES),
    (
        words(
            "Qué se cobra del contrato",
            "What is billed of the contract",
        ),
        billing::RULES,
    ),
    (
        words("Cuánto se cobra del contrato", "How much is billed of it"),
        agreed::RULES,
    ),
    (
        words("Fuera de lo usual", "Out of the usual"),
        outliers::RULES,
    ),
];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|(_, rules)| rules.iter())
}

/// The rules that the check runs on a document like that one, in order. Sought once for each kind of document, because
/// a check of everything would otherwise spend a good part of its time on asking which rules apply.
pub fn rules_for(content: &Content) -> &'static [&'static Rule] {
    static BY_KIND: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| {
        let kinds = COUNTRIES
            .iter()
            .flat_map(|country| DOCUMENTS.iter().map(move |kind| (*country, *kind)));
        kinds
            .map(|(country, kind)| {
                let applying = rules().filter(|rule| rule.applies.is_to(country, kind));
                applying.filter(|rule| !is_of_reading(rule.code)).collect()
            })
            .collect()
    });
    let country = COUNTRIES
        .iter()
        .position(|country| *country == content.country);
    let kind = DOCUMENTS
        .iter()
        .position(|kind| *kind == content.document_type);
    let place = country
        .zip(kind)
        .map(|(country, kind)| country * DOCUMENTS.len() + kind);
    place
        .and_then(|place| BY_KIND.get(place))
        .map_or(&[], Vec::as_slice)
}

const COUNTRIES: [Country; 2] = Country::ALL;
const DOCUMENTS: [DocumentType; 3] = [
    DocumentType::Invoice,
    DocumentType::CreditNote,
    DocumentType::DebitNote,
];

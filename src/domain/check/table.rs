//! The whole rule table, in the order in which rules are run and documented.
//! The rows are in the files of their areas.

use crate::domain::check::{
    Rule, amounts, contract, detraction, document, fiscal, identity, igv, lines, numbering,
    payment, reading, references, taxes,
};
use crate::domain::words::{Words, words};

/// The areas in order, each with its heading.
pub const AREAS: &[(Words, &[Rule])] = &[
    (
        words("Lectura del archivo", "Reading the file"),
        reading::RULES,
    ),
    (words("Identidad", "Identity"), identity::RULES),
    (
        words("Documento y fechas", "Document and dates"),
        document::RULES,
    ),
    (words("Numeración", "Numbering"), numbering::RULES),
    (words("CUFE y CUDE", "CUFE and CUDE"), fiscal::RULES),
    (words("Líneas", "Lines"), lines::RULES),
    (words("Totales", "Totals"), amounts::RULES),
    (words("Impuestos", "Taxes"), taxes::RULES),
    (words("IGV", "IGV"), igv::RULES),
    (words("Pago", "Payment"), payment::RULES),
    (words("Detracción", "Detracción"), detraction::RULES),
    (words("Notas", "Notes"), references::RULES),
    (words("Contrato", "Contract"), contract::RULES),
];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|(_, rules)| rules.iter())
}

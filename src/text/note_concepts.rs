//! The official concepts of notes.

use crate::domain::country::Country;
use crate::domain::invoice::DocumentType;
use crate::domain::words::{Words, words};

/// The concepts that a person chooses from for a note that does not void (DIAN 13.2.4 and 13.2.5, SUNAT catalogues 09
/// and 10). Those that take an invoice back entirely belong to voiding.
pub fn offered(country: Country, document_type: DocumentType) -> Vec<(&'static str, Words)> {
    match (country, document_type) {
        (_, DocumentType::Invoice) => Vec::new(),
        (Country::Colombia, DocumentType::CreditNote) => vec![
            (
                "1",
                words(
                    "Devolución o no aceptación parcial",
                    "Partial return or refusal",
                ),
            ),
            ("3", words("Rebaja o descuento", "Reduction or discount")),
            ("4", words("Ajuste de precio", "Price adjustment")),
            (
                "5",
                words("Descuento por pronto pago", "Discount for early payment"),
            ),
            ("6", words("Descuento por volumen", "Volume discount")),
        ],
        (Country::Colombia, DocumentType::DebitNote) => vec![
            ("1", words("Intereses", "Interest")),
            ("2", words("Gastos por cobrar", "Expenses to be charged")),
            ("3", words("Cambio del valor", "Change of the amount")),
            ("4", words("Otros", "Other")),
        ],
        (Country::Peru, DocumentType::CreditNote) => vec![
            (
                "03",
                words(
                    "Corrección por error en la descripción",
                    "Correction of the description",
                ),
            ),
            ("04", words("Descuento global", "Discount on the whole")),
            ("05", words("Descuento por ítem", "Discount on a line")),
            ("07", words("Devolución por ítem", "Return of a line")),
            ("08", words("Bonificación", "Bonus")),
            ("09", words("Disminución en el valor", "Lower amount")),
            ("10", words("Otros conceptos", "Other concepts")),
            (
                "13",
                words(
                    "Corrección del neto pendiente o de las cuotas",
                    "Correction of what is pending or of instalments",
                ),
            ),
        ],
        (Country::Peru, DocumentType::DebitNote) => vec![
            ("01", words("Intereses por mora", "Interest on arrears")),
            ("02", words("Aumento en el valor", "Higher amount")),
            (
                "03",
                words(
                    "Penalidades u otros conceptos",
                    "Penalties or other concepts",
                ),
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::offered;
    use crate::domain::check::codes;
    use crate::domain::country::Country;
    use crate::domain::invoice::DocumentType;

    #[test]
    fn what_is_offered_is_in_the_tables() {
        for (country, document_type, table) in [
            (
                Country::Colombia,
                DocumentType::CreditNote,
                codes::DIAN_CREDIT_REASONS,
            ),
            (
                Country::Colombia,
                DocumentType::DebitNote,
                codes::DIAN_DEBIT_REASONS,
            ),
            (
                Country::Peru,
                DocumentType::CreditNote,
                codes::SUNAT_CREDIT_REASONS,
            ),
            (
                Country::Peru,
                DocumentType::DebitNote,
                codes::SUNAT_DEBIT_REASONS,
            ),
        ] {
            for (code, _) in offered(country, document_type) {
                assert!(table.contains(&code), "{code}");
            }
        }
    }
}

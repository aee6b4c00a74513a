//! What the QR code of a printed document says, as each authority wants it.
//! Texts only: the modules are drawn by `interop::qr`.

use crate::domain::invoice::{Content, DocumentType, Issuance};
use crate::domain::money::{Rounding, round};
use rust_decimal::Decimal;

/// Where the code of a Colombian document comes from: a CUFE is made with the technical key of a range, a CUDE with the
/// PIN of the software. Notes and transcriptions of paper invoices (03) have no technical key.
pub fn has_cufe(content: &Content) -> bool {
    content.document_type == DocumentType::Invoice && content.type_code != "03"
}

/// Where anybody can look a document up (DIAN, Anexo técnico 1.9, FAB36). `environment`: 1 production, 2 tests.
pub fn search_address(fiscal_code: &str, environment: &str) -> String {
    let host = if environment == "1" {
        "catalogo-vpfe.dian.gov.co"
    } else {
        "catalogo-vpfe-hab.dian.gov.co"
    };
    format!("https://{host}/document/searchqr?documentkey={fiscal_code}")
}

/// Colombia: ten facts, one a line, and the address where the document is looked up (DIAN, Anexo técnico 1.9, 11.7).
/// `issuer` is the NIT without check digit. Absent without a code, or when its taxes are too large to add.
pub fn of_dian(
    content: &Content,
    issuance: &Issuance,
    issuer: &str,
    fiscal_code: &str,
) -> Option<String> {
    if fiscal_code.is_empty() {
        return None;
    }
    let iva = tax_sum(content, |code| code == "01")?;
    let others = tax_sum(content, |code| code != "01")?;
    let totals = &content.totals;
    let name = if has_cufe(content) { "CUFE" } else { "CUDE" };
    let lines = [
        ("NumFac", issuance.number().to_owned()),
        ("FecFac", issuance.on().to_string()),
        ("HorFac", issuance.time().to_owned()),
        ("NitFac", issuer.to_owned()),
        ("DocAdq", content.customer.id_number.clone()),
        ("ValFac", two(totals.lines)),
        ("ValIva", two(iva)),
        ("ValOtroIm", two(others)),
        ("ValTolFac", two(totals.payable)),
        (name, fiscal_code.to_owned()),
        (
            "QRCode",
            search_address(fiscal_code, issuance.environment()),
        ),
    ];
    let lines = lines.map(|(name, value)| format!("{name}: {value}"));
    Some(lines.join("\n"))
}

/// Peru: RUC, type, series, number, IGV, total, day, the client's kind of document and its number, and the digest of the
/// signature (valor resumen), parted by bars (R.S. 097-2012/SUNAT, Anexo 6, 6.4.3). Absent without a digest: only the
/// signed document has it.
pub fn of_sunat(
    content: &Content,
    issuance: &Issuance,
    issuer: &str,
    digest: &str,
) -> Option<String> {
    if digest.is_empty() {
        return None;
    }
    let (series, number) = issuance.number().rsplit_once('-')?;
    let igv = tax_sum(content, |code| code == "1000")?;
    let (igv, total) = (two(igv), two(content.totals.payable));
    let day = issuance.on().to_string();
    let customer = &content.customer;
    Some(
        [
            issuer,
            &content.type_code,
            series,
            number,
            &igv,
            &total,
            &day,
            &customer.id_code,
            &customer.id_number,
            digest,
        ]
        .join("|"),
    )
}

fn tax_sum(content: &Content, counts: impl Fn(&str) -> bool) -> Option<Decimal> {
    let taxes = content.taxes.iter().filter(|tax| counts(&tax.code));
    taxes
        .map(|tax| tax.amount)
        .try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// Two decimals, the rest cut off, as in the code of the document.
fn two(amount: Decimal) -> String {
    format!("{:.2}", round(amount, 2, Rounding::Truncate))
}

#[cfg(test)]
mod tests;

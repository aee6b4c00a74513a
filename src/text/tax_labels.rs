//! Taxes of documents by the names that people use.

use crate::domain::invoice::Tax;
use crate::domain::words::words;
use crate::text::item_labels::rate;
use crate::text::lang::Locale;

/// The tax by its usual name and rate: "IVA 19 %", "ICA 9,66 ‰".
pub fn tax(tax: &Tax, locale: Locale) -> String {
    let name = name(&tax.code, locale);
    // DIAN 03 and 07 are per mille.
    let sign = if matches!(&*tax.code, "03" | "07") {
        '‰'
    } else {
        '%'
    };
    match tax.percent {
        Some(percent) => format!("{name} {}", rate(percent, sign, locale)),
        None => name.to_owned(),
    }
}

/// A withholding says that it is one, unless its name does.
pub fn withholding(withheld: &Tax, locale: Locale) -> String {
    let label = tax(withheld, locale);
    if label.starts_with("Rete") {
        return label;
    }
    let word = words("Retención", "Withholding").in_lang(locale.lang());
    format!("{word} {label}")
}

/// DIAN 13.2.2 and SUNAT catalogue 05; a code that is not usual stands for itself.
pub fn name(code: &str, locale: Locale) -> &str {
    let name = match code {
        "01" => return "IVA",
        "02" => return "IC",
        "03" => return "ICA",
        "04" => return "INC",
        "05" => return "ReteIVA",
        "06" => return "ReteFuente",
        "07" => return "ReteICA",
        "1000" => return "IGV",
        "1016" => return "IVAP",
        "2000" => return "ISC",
        "7152" => return "ICBPER",
        "9995" => words("Exportación", "Export"),
        "9996" => words("Gratuito", "Free"),
        "9997" => words("Exonerado", "Exempt"),
        "9998" => words("Inafecto", "Not taxed"),
        other => return other,
    };
    name.in_lang(locale.lang())
}

#[cfg(test)]
mod tests {
    use super::{tax, withholding};
    use crate::domain::invoice::Tax;
    use crate::text::lang::Locale;
    use rust_decimal::Decimal;

    #[test]
    fn a_rate_is_per_cent_or_per_mille_as_the_tax_is() {
        let of = |code: &str| Tax {
            code: code.to_owned(),
            percent: Some(Decimal::new(966, 2)),
            base: Decimal::ZERO,
            amount: Decimal::ZERO,
            reason: String::new(),
            per_unit: None,
        };
        assert_eq!(tax(&of("01"), Locale::EsCo), "IVA 9,66\u{a0}%");
        assert_eq!(withholding(&of("07"), Locale::EsCo), "ReteICA 9,66\u{a0}‰");
        assert_eq!(
            withholding(&of("20"), Locale::En),
            "Withholding 20 9.66\u{a0}%"
        );
        let exempt = Tax {
            percent: None,
            ..of("9997")
        };
        assert_eq!(tax(&exempt, Locale::En), "Exempt");
    }
}

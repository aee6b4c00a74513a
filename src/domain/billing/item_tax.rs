//! The taxes that a line bears because of what it sells.

use crate::domain::country::Country;
use crate::domain::invoice::Tax;
use crate::domain::item::ItemTax;
use rust_decimal::Decimal;

/// The general rate: IVA 19 % (Estatuto Tributario, art. 468), IGV 18 % with the IPM (Decreto Supremo 055-99-EF, art. 17).
pub fn usual(country: Country) -> ItemTax {
    ItemTax::Taxed(Decimal::from(match country {
        Country::Colombia => 19,
        Country::Peru => 18,
    }))
}

/// The taxes of a line, with rates and without amounts; none for what Colombia excludes (its TaxTotal is left out).
pub fn taxes(country: Country, tax: ItemTax) -> Vec<Tax> {
    let zero = Decimal::ZERO;
    let (code, percent, reason) = match (country, tax) {
        (Country::Colombia, ItemTax::Taxed(percent)) => ("01", percent, ""),
        (Country::Colombia, ItemTax::Consumption(percent)) => ("04", percent, ""),
        (Country::Colombia, ItemTax::Exempt | ItemTax::Export) => ("01", zero, ""),
        (Country::Colombia, ItemTax::Excluded) => return Vec::new(),
        (Country::Peru, ItemTax::Taxed(percent)) => ("1000", percent, "10"),
        (Country::Peru, ItemTax::Consumption(percent)) => ("9999", percent, ""),
        (Country::Peru, ItemTax::Exempt) => ("9997", zero, "20"),
        (Country::Peru, ItemTax::Excluded) => ("9998", zero, "30"),
        (Country::Peru, ItemTax::Export) => ("9995", zero, "40"),
    };
    vec![Tax {
        code: code.to_owned(),
        percent: Some(percent),
        base: zero,
        amount: zero,
        reason: reason.to_owned(),
        per_unit: None,
    }]
}

/// The taxes of something given for nothing. In Peru it bears none but says which it would (SUNAT catalogue 05: 9996;
/// catalogue 07: 13 and 32 withdrawals, 21 exonerated); Colombia's are as those of a sale, on an amount of zero.
pub fn of_free(country: Country, tax: ItemTax) -> Vec<Tax> {
    let mut taxes = taxes(country, tax);
    if country == Country::Colombia {
        return taxes;
    }
    for tax in &mut taxes {
        tax.reason = match &*tax.code {
            "1000" => "13",
            "9997" => "21",
            "9998" => "32",
            _ => continue,
        }
        .to_owned();
        "9996".clone_into(&mut tax.code);
    }
    taxes
}

/// The usual percentage of the deposit of a service, by its code in SUNAT's catalogue 54 (Resolución de Superintendencia
/// 183-2004/SUNAT, annex 3); absent for goods and for what has no single one.
pub fn usual_deposit(code: &str) -> Option<Decimal> {
    let percent = match code {
        "012" | "020" | "022" | "037" => 12,
        "019" | "021" | "024" | "025" | "026" => 10,
        "027" | "030" => 4,
        _ => return None,
    };
    Some(Decimal::from(percent))
}

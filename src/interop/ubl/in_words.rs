//! An amount of money in Spanish words, as the SUNAT wants it on a document (catalogue 52, code 1000).
//! Capitals, the cents as a fraction of a hundred: MIL CIENTO OCHENTA CON 50/100 SOLES.

use crate::domain::money::{Currency, Rounding, round};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const UNITS: [&str; 30] = [
    "CERO",
    "UNO",
    "DOS",
    "TRES",
    "CUATRO",
    "CINCO",
    "SEIS",
    "SIETE",
    "OCHO",
    "NUEVE",
    "DIEZ",
    "ONCE",
    "DOCE",
    "TRECE",
    "CATORCE",
    "QUINCE",
    "DIECISÉIS",
    "DIECISIETE",
    "DIECIOCHO",
    "DIECINUEVE",
    "VEINTE",
    "VEINTIUNO",
    "VEINTIDÓS",
    "VEINTITRÉS",
    "VEINTICUATRO",
    "VEINTICINCO",
    "VEINTISÉIS",
    "VEINTISIETE",
    "VEINTIOCHO",
    "VEINTINUEVE",
];
const TENS: [&str; 10] = [
    "",
    "",
    "",
    "TREINTA",
    "CUARENTA",
    "CINCUENTA",
    "SESENTA",
    "SETENTA",
    "OCHENTA",
    "NOVENTA",
];
const HUNDREDS: [&str; 10] = [
    "",
    "CIENTO",
    "DOSCIENTOS",
    "TRESCIENTOS",
    "CUATROCIENTOS",
    "QUINIENTOS",
    "SEISCIENTOS",
    "SETECIENTOS",
    "OCHOCIENTOS",
    "NOVECIENTOS",
];
const MILLION: u64 = 1_000_000;

/// The amount in words; absent when it is negative or has more than eighteen digits before the point.
pub fn amount(amount: Decimal, currency: Currency) -> Option<String> {
    let cents = round(amount, 2, Rounding::HalfAway).checked_mul(Decimal::ONE_HUNDRED)?;
    let cents = cents.to_u64()?;
    let (whole, cents) = (cents / 100, cents % 100);
    Some(format!(
        "{} CON {cents:02}/100 {}",
        number(whole),
        plural(currency)
    ))
}

/// A whole number in words.
pub fn number(number: u64) -> String {
    if number == 0 {
        return "CERO".to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let billions = number / MILLION / MILLION;
    let millions = number / MILLION % MILLION;
    for (count, singular, plural) in [
        (billions, "UN BILLÓN", "BILLONES"),
        (millions, "UN MILLÓN", "MILLONES"),
    ] {
        match count {
            0 => {}
            1 => words.push(singular.to_owned()),
            _ => words.push(format!("{} {plural}", thousands(count, true))),
        }
    }
    let rest = number % MILLION;
    if rest > 0 {
        words.push(thousands(rest, false));
    }
    words.join(" ")
}

/// A number below a million. Before a noun “uno” loses its last letter, and before “mil” it is not said alone.
fn thousands(number: u64, before_noun: bool) -> String {
    let mut words: Vec<String> = Vec::new();
    match number / 1000 {
        0 => {}
        1 => words.push("MIL".to_owned()),
        many => words.push(format!("{} MIL", hundreds(many, true))),
    }
    let rest = number % 1000;
    if rest > 0 {
        words.push(hundreds(rest, before_noun));
    }
    words.join(" ")
}

/// A number below a thousand.
fn hundreds(number: u64, before_noun: bool) -> String {
    if number == 100 {
        return "CIEN".to_owned();
    }
    let (hundred, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundred > 0 {
        words.push(word(&HUNDREDS, hundred).to_owned());
    }
    if rest > 0 {
        words.push(tens(rest, before_noun));
    }
    words.join(" ")
}

fn tens(number: u64, before_noun: bool) -> String {
    match (number, before_noun) {
        (1, true) => "UN".to_owned(),
        (21, true) => "VEINTIÚN".to_owned(),
        (0..30, _) => word(&UNITS, number).to_owned(),
        _ => {
            let ten = word(&TENS, number / 10);
            match (number % 10, before_noun) {
                (0, _) => ten.to_owned(),
                (1, true) => format!("{ten} Y UN"),
                (unit, _) => format!("{ten} Y {}", word(&UNITS, unit)),
            }
        }
    }
}

fn word(words: &[&'static str], at: u64) -> &'static str {
    let at = usize::try_from(at).ok();
    at.and_then(|at| words.get(at)).copied().unwrap_or("")
}

/// Currencies by the name they have in Peru; others by their code.
fn plural(currency: Currency) -> String {
    match currency.code() {
        "PEN" => "SOLES".to_owned(),
        "USD" => "DÓLARES AMERICANOS".to_owned(),
        "EUR" => "EUROS".to_owned(),
        "COP" => "PESOS COLOMBIANOS".to_owned(),
        code => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, number};
    use crate::domain::money::Currency;
    use rust_decimal::Decimal;

    #[test]
    fn numbers_are_said_as_in_spanish() {
        for (figure, words) in [
            (0, "CERO"),
            (1, "UNO"),
            (16, "DIECISÉIS"),
            (21, "VEINTIUNO"),
            (22, "VEINTIDÓS"),
            (30, "TREINTA"),
            (31, "TREINTA Y UNO"),
            (100, "CIEN"),
            (101, "CIENTO UNO"),
            (500, "QUINIENTOS"),
            (721, "SETECIENTOS VEINTIUNO"),
            (999, "NOVECIENTOS NOVENTA Y NUEVE"),
            (1000, "MIL"),
            (1001, "MIL UNO"),
            (1180, "MIL CIENTO OCHENTA"),
            (2000, "DOS MIL"),
            (21_000, "VEINTIÚN MIL"),
            (31_021, "TREINTA Y UN MIL VEINTIUNO"),
            (100_000, "CIEN MIL"),
            (101_101, "CIENTO UN MIL CIENTO UNO"),
            (1_000_000, "UN MILLÓN"),
            (1_000_001, "UN MILLÓN UNO"),
            (2_001_000, "DOS MILLONES MIL"),
            (21_000_000, "VEINTIÚN MILLONES"),
            (1_000_000_000, "MIL MILLONES"),
            (1_001_000_000, "MIL UN MILLONES"),
            (1_000_000_000_000, "UN BILLÓN"),
            (2_000_001_000_100, "DOS BILLONES UN MILLÓN CIEN"),
        ] {
            assert_eq!(number(figure), words, "{figure}");
        }
    }

    #[test]
    fn an_amount_ends_with_its_cents_and_currency() {
        for (cents, currency, words) in [
            (118_000, "PEN", "MIL CIENTO OCHENTA CON 00/100 SOLES"),
            (5_050, "USD", "CINCUENTA CON 50/100 DÓLARES AMERICANOS"),
            (7, "EUR", "CERO CON 07/100 EUROS"),
            (100, "BRL", "UNO CON 00/100 BRL"),
        ] {
            let currency = Currency::parse(currency).ok();
            let said = currency.and_then(|currency| amount(Decimal::new(cents, 2), currency));
            assert_eq!(said.as_deref(), Some(words));
        }
        assert_eq!(amount(Decimal::NEGATIVE_ONE, Currency::PEN), None);
        assert_eq!(amount(Decimal::MAX, Currency::PEN), None);
    }
}

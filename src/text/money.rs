//! Amounts of money as people write them.
//! The amount itself and its rounding rules are in `domain::money`; here it is only shown.

use crate::domain::money::{Currency, Money, minor_units};
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{MINUS, NO_BREAK_SPACE, fixed, quantity};
use rust_decimal::{Decimal, RoundingStrategy};

/// The bare number, for columns under a heading that names the currency: "2.150.000,00".
pub fn amount(amount: Decimal, decimals: u32, locale: Locale) -> String {
    fixed(amount, decimals, locale)
}

/// The amount to its smallest unit with the sign of its currency: "$ 1.234.567,89", "S/ 1,234.56".
/// Between sign and number stands a no-break space.
pub fn money(money: Money, locale: Locale) -> String {
    let decimals = minor_units(money.currency);
    with_symbol(
        money.amount,
        &fixed(money.amount.abs(), decimals, locale),
        money.currency,
        locale,
    )
}

/// The amount inside a sentence, where cents that are zero only disturb: "$ 18.400.000", "$ 18.400.000,50".
pub fn in_sentence(money: Money, locale: Locale) -> String {
    let decimals = minor_units(money.currency);
    let shown = money
        .amount
        .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let decimals = if shown.is_integer() { 0 } else { decimals };
    with_symbol(
        shown,
        &fixed(shown.abs(), decimals, locale),
        money.currency,
        locale,
    )
}

/// The amount at a glance: from a million on in millions with one decimal below a thousand of them, "$ 182,4 M";
/// below, without cents. English has billions as well, always with their decimal, which is worth much: "US$ 2.0 B".
pub fn compact(money: Money, locale: Locale) -> String {
    let absolute = money.amount.abs();
    let units = absolute.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let (million, billion) = (Decimal::from(1_000_000), Decimal::from(1_000_000_000));
    let text = if locale.lang() == Lang::En && units >= billion {
        let (billions, decimals) = scaled(absolute, billion);
        format!("{}{NO_BREAK_SPACE}B", fixed(billions, decimals, locale))
    } else if units >= million {
        let (millions, _) = scaled(absolute, million);
        format!("{}{NO_BREAK_SPACE}M", quantity(millions, locale))
    } else {
        fixed(units, 0, locale)
    };
    let sign = if units.is_zero() {
        Decimal::ZERO
    } else {
        money.amount
    };
    with_symbol(sign, &text, money.currency, locale)
}

/// The sign of a currency where it cannot be taken for another; else its code.
pub fn symbol(currency: Currency, locale: Locale) -> String {
    let sign = match currency {
        // "$" alone means pesos to a reader in Colombia and dollars to the others.
        Currency::COP if locale == Locale::EsCo => "$",
        Currency::PEN => "S/",
        Currency::USD => "US$",
        Currency::EUR => "€",
        _ => currency.code(),
    };
    sign.to_owned()
}

/// How many of a unit there are, and the decimals it was rounded to: one below a thousand of them.
fn scaled(amount: Decimal, unit: Decimal) -> (Decimal, u32) {
    let many = amount.checked_div(unit).unwrap_or(Decimal::ZERO);
    let rounded =
        |decimals| many.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if rounded(1) < Decimal::ONE_THOUSAND {
        (rounded(1), 1)
    } else {
        (rounded(0), 0)
    }
}

fn with_symbol(amount: Decimal, text: &str, currency: Currency, locale: Locale) -> String {
    let sign = symbol(currency, locale);
    let is_shown_negative =
        amount.is_sign_negative() && text.contains(|c: char| matches!(c, '1'..='9'));
    let minus = if is_shown_negative {
        MINUS.to_string()
    } else {
        String::new()
    };
    format!("{minus}{sign}{NO_BREAK_SPACE}{text}")
}

#[cfg(test)]
mod tests;

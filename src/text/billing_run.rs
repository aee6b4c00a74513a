//! What the preparation of a month says: why an amount differs from the month before, and what is in the way.

use crate::app::query::billing_run::{Change, Changed, Grouping};
use crate::domain::money::Money;
use crate::domain::words::{Words, words};
use crate::text::lang::{Lang, Locale};
use crate::text::money::{in_sentence, money};
use crate::text::numbers::quantity;
use rust_decimal::Decimal;

pub fn grouping(grouping: Grouping) -> Words {
    match grouping {
        Grouping::Contract => words("Una por contrato", "One for each contract"),
        Grouping::Client => words("Una por cliente", "One for each client"),
    }
}

/// Why a line asks for another amount than the month before.
pub fn change(change: &Change, locale: Locale) -> String {
    let what = &change.description;
    match (change.what, locale.lang()) {
        (Changed::Price { from, to }, Lang::Es) => format!(
            "{what}: el precio pasa de {} a {}",
            money(from, locale),
            money(to, locale)
        ),
        (Changed::Price { from, to }, Lang::En) => format!(
            "{what}: the price goes from {} to {}",
            money(from, locale),
            money(to, locale)
        ),
        (Changed::Units { from, to }, Lang::Es) => format!(
            "{what}: de {} a {} unidades",
            quantity(from, locale),
            quantity(to, locale)
        ),
        (Changed::Units { from, to }, Lang::En) => format!(
            "{what}: from {} to {} units",
            quantity(from, locale),
            quantity(to, locale)
        ),
        (Changed::Days(share), Lang::Es) => {
            format!("{what}: se cobran {} de {} días", share.days, share.of)
        }
        (Changed::Days(share), Lang::En) => {
            format!("{what}: {} of {} days are charged", share.days, share.of)
        }
        (Changed::New, Lang::Es) => format!("{what}: no se cobraba el mes anterior"),
        (Changed::New, Lang::En) => format!("{what}: not charged the month before"),
        (Changed::Gone, Lang::Es) => format!("{what}: ya no se cobra"),
        (Changed::Gone, Lang::En) => format!("{what}: not charged any more"),
        (Changed::Once, Lang::Es) => format!("{what}: se cobra una vez"),
        (Changed::Once, Lang::En) => format!("{what}: charged once"),
    }
}

/// How an amount compares with that of the month before, as a short sentence.
pub fn compared(amount: Money, before: Option<Decimal>, locale: Locale) -> String {
    let lang = locale.lang();
    let Some(before) = before else {
        return words("Sin cobro el mes anterior", "Nothing the month before")
            .in_lang(lang)
            .to_owned();
    };
    let difference = amount.amount.saturating_sub(before);
    if difference.is_zero() {
        return words("Igual que el mes anterior", "As the month before")
            .in_lang(lang)
            .to_owned();
    }
    let size = in_sentence(Money::new(difference.abs(), amount.currency), locale);
    match (lang, difference.is_sign_positive()) {
        (Lang::Es, true) => format!("{size} más que el mes anterior"),
        (Lang::Es, false) => format!("{size} menos que el mes anterior"),
        (Lang::En, true) => format!("{size} more than the month before"),
        (Lang::En, false) => format!("{size} less than the month before"),
    }
}

//! Amounts of money: a decimal and its currency.
//! Formatting is in `text::money`; reading what a person typed is in `form::input`.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::fmt;

/// ISO 4217 code. Any well-formed code can be held, because a document received from elsewhere may carry it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    pub const COP: Currency = Currency(*b"COP");
    pub const PEN: Currency = Currency(*b"PEN");
    pub const USD: Currency = Currency(*b"USD");
    pub const EUR: Currency = Currency(*b"EUR");
    /// The currencies offered in forms.
    pub const OFFERED: [Currency; 4] = [Self::COP, Self::PEN, Self::USD, Self::EUR];

    /// # Errors
    /// When the text is not three upper-case ASCII letters.
    pub fn parse(text: &str) -> Result<Currency, MoneyError> {
        match *text.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Currency([a, b, c])),
            _ => Err(MoneyError::NotACurrency(text.to_owned())),
        }
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Currency::parse(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

/// An amount in a currency. Two currencies never add up silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    pub amount: Decimal,
    pub currency: Currency,
}

/// How an amount is brought to fewer decimals; each way is named by the rule that demands it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Half away from zero, the commercial rule.
    HalfAway,
    /// Digits dropped: the amounts in a CUFE (DIAN, Anexo técnico 1.9, 11.1).
    Truncate,
    /// DIAN, Anexo técnico 1.9, 5.2.1: 0–4 keep, 6–9 up; on a 5 the digit after it decides, 0 or even keeps, odd raises.
    DianAnnex,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("not a currency code: {0}")]
    NotACurrency(String),
    #[error("amounts in {0} and {1} cannot be added")]
    CurrencyMismatch(Currency, Currency),
    #[error("the amount is too large")]
    TooLarge,
    /// The amount to divide has more decimals than its parts may have.
    #[error("the amount has more than {0} decimals")]
    TooPrecise(u32),
    /// There is nothing to divide by: no weight above zero, or one below it.
    #[error("the weights do not divide anything")]
    Weights,
}

impl Money {
    pub fn new(amount: Decimal, currency: Currency) -> Money {
        Money { amount, currency }
    }

    pub fn zero(currency: Currency) -> Money {
        Money::new(Decimal::ZERO, currency)
    }

    /// # Errors
    /// [`MoneyError::CurrencyMismatch`] for two currencies, [`MoneyError::TooLarge`] beyond 28 digits.
    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch(self.currency, other.currency));
        }
        let amount = self.amount.checked_add(other.amount);
        // At 28 digits the decimal drops places instead of failing.
        let places = self.amount.scale().max(other.amount.scale());
        match amount {
            Some(amount) if amount.scale() >= places => Ok(Money::new(amount, self.currency)),
            _ => Err(MoneyError::TooLarge),
        }
    }

    /// # Errors
    /// As [`Money::checked_add`].
    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.checked_add(Money::new(-other.amount, other.currency))
    }

    /// This many times, or this share of, the amount; not rounded.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] beyond 28 digits.
    pub fn checked_mul(self, factor: Decimal) -> Result<Money, MoneyError> {
        let amount = self
            .amount
            .checked_mul(factor)
            .ok_or(MoneyError::TooLarge)?;
        Ok(Money::new(amount, self.currency))
    }

    /// The sum of amounts that are all in `currency`.
    ///
    /// # Errors
    /// As [`Money::checked_add`].
    pub fn sum(
        currency: Currency,
        amounts: impl IntoIterator<Item = Money>,
    ) -> Result<Money, MoneyError> {
        amounts
            .into_iter()
            .try_fold(Money::zero(currency), Money::checked_add)
    }

    /// Raised by so many per cent, to the currency's smallest unit, half away from zero; absent when it cannot be held.
    pub fn raised(self, percent: Decimal) -> Option<Money> {
        let factor = Decimal::ONE.checked_add(percent.checked_div(Decimal::ONE_HUNDRED)?)?;
        let raised = self.checked_mul(factor).ok()?;
        Some(raised.rounded(minor_units(self.currency), Rounding::HalfAway))
    }

    pub fn rounded(self, decimals: u32, rule: Rounding) -> Money {
        Money::new(round(self.amount, decimals, rule), self.currency)
    }
}

/// Brings an amount to `decimals` places by the rule named.
pub fn round(amount: Decimal, decimals: u32, rule: Rounding) -> Decimal {
    let strategy = match rule {
        Rounding::HalfAway => RoundingStrategy::MidpointAwayFromZero,
        Rounding::Truncate => RoundingStrategy::ToZero,
        Rounding::DianAnnex => return round_dian(amount, decimals),
    };
    amount.round_dp_with_strategy(decimals, strategy)
}

/// Decimals of the smallest unit of a currency (ISO 4217, amendment 176); 2 for a code that the table does not name.
pub fn minor_units(currency: Currency) -> u32 {
    match currency.code() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// Divides `total` in proportion to `weights` into parts of at most `decimals` places that add up to it exactly.
/// No part is further than one smallest unit from its exact share; what is left over goes to the first parts,
/// so that 100 in three is 33.34, 33.33, 33.33. A weight of zero gets nothing.
///
/// # Errors
/// [`MoneyError::TooPrecise`] when `total` has more decimals than that, [`MoneyError::Weights`] when a weight is
/// negative or none is above zero, [`MoneyError::TooLarge`] when amounts or weights do not fit in 28 digits.
pub fn allocate(
    total: Decimal,
    weights: &[Decimal],
    decimals: u32,
) -> Result<Vec<Decimal>, MoneyError> {
    if total.normalize().scale() > decimals {
        return Err(MoneyError::TooPrecise(decimals));
    }
    let mut sums = Vec::with_capacity(weights.len());
    let mut sum = Decimal::ZERO;
    for weight in weights {
        if *weight < Decimal::ZERO {
            return Err(MoneyError::Weights);
        }
        sum = sum.checked_add(*weight).ok_or(MoneyError::TooLarge)?;
        sums.push(sum);
    }
    if sum.is_zero() {
        return Err(MoneyError::Weights);
    }
    // Counted in whole units of the last decimal, because a sum of decimals drops places at 28 digits.
    let total_units = units(total, decimals).ok_or(MoneyError::TooLarge)?;
    let mut given = 0i128;
    let mut parts = Vec::with_capacity(weights.len());
    for (weight, until_here) in weights.iter().zip(sums) {
        // Each part ends where the exact share of all parts up to it, rounded, ends: the ends cannot lose anything.
        let end = if weight.is_zero() {
            given
        } else if until_here == sum {
            total_units
        } else {
            let end = share_until(total, until_here, sum, decimals);
            units(end, decimals).ok_or(MoneyError::TooLarge)?
        };
        let part = end.checked_sub(given).ok_or(MoneyError::TooLarge)?;
        let part = Decimal::try_from_i128_with_scale(part, decimals);
        parts.push(part.map_err(|_| MoneyError::TooLarge)?);
        given = end;
    }
    Ok(parts)
}

/// The amount in units of its `decimals`-th place, when it has no more places than that and fits.
fn units(amount: Decimal, decimals: u32) -> Option<i128> {
    let amount = amount.normalize();
    let shift = decimals.checked_sub(amount.scale())?;
    amount.mantissa().checked_mul(10i128.checked_pow(shift)?)
}

/// `total * until_here / sum`, away from zero to `decimals`, within `total`.
fn share_until(total: Decimal, until_here: Decimal, sum: Decimal, decimals: u32) -> Decimal {
    let multiplied_first = total
        .checked_mul(sum)
        .and_then(|_| total.checked_mul(until_here)?.checked_div(sum));
    let exact = multiplied_first
        .or_else(|| total.checked_mul(until_here.checked_div(sum)?))
        .unwrap_or(total);
    let rounded = exact.round_dp_with_strategy(decimals, RoundingStrategy::AwayFromZero);
    if rounded.abs() > total.abs() {
        total
    } else {
        rounded
    }
}

/// The annex looks at two digits only: the first dropped one and the one after it.
fn round_dian(amount: Decimal, decimals: u32) -> Decimal {
    let kept = amount.round_dp_with_strategy(decimals, RoundingStrategy::ToZero);
    let next = digit(amount, decimals.saturating_add(1));
    let after = digit(amount, decimals.saturating_add(2));
    if next < 5 || (next == 5 && after.is_multiple_of(2)) {
        return kept;
    }
    let away = Decimal::try_new(1, decimals).and_then(|mut step| {
        step.set_sign_negative(amount.is_sign_negative());
        kept.checked_add(step)
            .ok_or(rust_decimal::Error::ExceedsMaximumPossibleValue)
    });
    // A digit was dropped, so there is room for one more unit and this never falls back.
    away.unwrap_or(kept)
}

/// The digit at `place` after the decimal point.
fn digit(amount: Decimal, place: u32) -> u32 {
    let Some(dropped) = amount.scale().checked_sub(place) else {
        return 0;
    };
    let digits = 10u128
        .checked_pow(dropped)
        .map_or(0, |power| amount.mantissa().unsigned_abs() / power);
    u32::try_from(digits % 10).unwrap_or(0)
}

#[cfg(test)]
mod tests;

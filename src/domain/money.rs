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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
        let amount = self
            .amount
            .checked_add(other.amount)
            .ok_or(MoneyError::TooLarge)?;
        Ok(Money::new(amount, self.currency))
    }

    /// # Errors
    /// As [`Money::checked_add`].
    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.checked_add(Money::new(-other.amount, other.currency))
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

/// The annex looks at two digits only: the first dropped one and the one after it.
fn round_dian(amount: Decimal, decimals: u32) -> Decimal {
    let kept = amount.round_dp_with_strategy(decimals, RoundingStrategy::ToZero);
    let next = digit(amount, decimals + 1);
    let after = digit(amount, decimals + 2);
    let up = next > 5 || (next == 5 && after % 2 == 1);
    if up {
        let step = Decimal::new(1, decimals);
        if amount.is_sign_negative() {
            kept - step
        } else {
            kept + step
        }
    } else {
        kept
    }
}

/// The digit at `place` after the decimal point.
fn digit(amount: Decimal, place: u32) -> u32 {
    let scale = amount.scale();
    if place > scale {
        return 0;
    }
    let digits = amount.mantissa().unsigned_abs() / 10u128.pow(scale - place);
    u32::try_from(digits % 10).unwrap_or(0)
}

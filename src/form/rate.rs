//! Rates as typed: parts of a hundred or of a thousand, with or without their sign.

use crate::form::input::DecimalMark;
use crate::form::{FieldError, input};
use rust_decimal::Decimal;

/// Decimals of a rate.
const DECIMALS_MAX: u32 = 6;

/// A rate from zero to `max`: "19", "19 %", "9,66 ‰".
///
/// # Errors
/// As [`input::decimal_up_to`], [`FieldError::Negative`] and [`FieldError::AboveMax`].
pub fn rate(text: &str, mark: DecimalMark, max: u64) -> Result<Decimal, FieldError> {
    let number = text.trim().trim_end_matches(['%', '‰']);
    let rate = input::decimal_up_to(number, mark, DECIMALS_MAX)?;
    if rate.is_sign_negative() && !rate.is_zero() {
        Err(FieldError::Negative)
    } else if rate > Decimal::from(max) {
        Err(FieldError::AboveMax(max))
    } else {
        Ok(rate)
    }
}

//! Numbers that may not be below zero, or not even zero.

use crate::form::FieldError;
use rust_decimal::Decimal;

/// # Errors
/// [`FieldError::NotPositive`] for zero and below.
pub fn positive(number: Decimal) -> Result<Decimal, FieldError> {
    if number > Decimal::ZERO {
        Ok(number)
    } else {
        Err(FieldError::NotPositive)
    }
}

/// # Errors
/// [`FieldError::Negative`] below zero.
pub fn not_negative(number: Decimal) -> Result<Decimal, FieldError> {
    if number < Decimal::ZERO {
        Err(FieldError::Negative)
    } else {
        Ok(number)
    }
}

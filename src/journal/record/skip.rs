//! Which values a record leaves out, so that what is written stays small.
//! A value left out is the one that reading assumes: these functions and serde's defaults go together.

use rust_decimal::Decimal;

pub fn is_false(value: &bool) -> bool {
    !*value
}

pub fn is_true(value: &bool) -> bool {
    *value
}

/// The default of a field that is true unless it says otherwise.
pub fn yes() -> bool {
    true
}

pub fn is_zero(value: &Decimal) -> bool {
    value.is_zero()
}

pub fn is_zero_u16(value: &u16) -> bool {
    *value == 0
}

pub fn is_zero_u32(value: &u32) -> bool {
    *value == 0
}

/// True for a part that has nothing in it.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

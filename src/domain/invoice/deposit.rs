//! Peru: the deposit of a document (detracción), the part of its total that its client pays into a tax account.

use crate::domain::invoice::Content;
use crate::domain::money::{Currency, Rounding, round};
use rust_decimal::Decimal;

/// So many per cent of a total, in whole soles (Resolución de Superintendencia 183-2004/SUNAT; SUNAT 3037).
pub fn of_total(payable: Decimal, percent: Decimal) -> Option<Decimal> {
    let amount = payable.checked_mul(percent)?;
    let amount = amount.checked_div(Decimal::ONE_HUNDRED)?;
    Some(round(amount, 0, Rounding::HalfAway))
}

/// What is left of the total once the deposit is made: what the instalments add up to (SUNAT 3319).
pub fn net_of(content: &Content) -> Decimal {
    let in_soles = content.currency == Currency::PEN;
    let deposit = content.detraction.as_ref().filter(|_| in_soles);
    let deposit = deposit.and_then(|detraction| detraction.amount);
    let payable = content.totals.payable;
    payable.saturating_sub(deposit.unwrap_or_default())
}

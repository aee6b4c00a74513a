//! How a draft is paid, as typed: instalments and, in Peru, the deposit (detracción).

use crate::domain::calendar::add_months;
use crate::domain::invoice::{Detraction, Instalment};
use crate::domain::money::{Currency, Rounding, minor_units, round};
use crate::form::input::DecimalMark;
use crate::form::rate::rate;
use crate::form::{FormErrors, input, sign, written};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Decimals of an amount.
const DECIMALS_MAX: u32 = 10;
/// Most instalments that a debt is divided into at once.
pub const PARTS_MAX: u32 = 60;

/// A part of the debt with its own day (cuota).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstalmentForm {
    pub due_on: String,
    pub amount: String,
}

/// The form of those of a draft.
pub fn forms(instalments: &[Instalment], mark: DecimalMark) -> Vec<InstalmentForm> {
    let form = |part: &Instalment| InstalmentForm {
        due_on: written::date(Some(part.due_on)),
        amount: written::decimal(part.amount, mark),
    };
    instalments.iter().map(form).collect()
}

/// Every instalment; rows left empty are none. Fields of errors: `instalments[0].due_on`, `.amount`.
pub fn instalments(
    forms: &[InstalmentForm],
    mark: DecimalMark,
    errors: &mut FormErrors,
) -> Option<Vec<Instalment>> {
    let mut all = Some(Vec::new());
    for (index, form) in forms.iter().enumerate() {
        if form.due_on.trim().is_empty() && form.amount.trim().is_empty() {
            continue;
        }
        let at = |field: &str| format!("instalments[{index}].{field}");
        let due_on = errors.keep(&at("due_on"), input::date(&form.due_on));
        let amount =
            input::decimal_up_to(&form.amount, mark, DECIMALS_MAX).and_then(sign::positive);
        let amount = errors.keep(&at("amount"), amount);
        match (all.as_mut(), due_on, amount) {
            (Some(all), Some(due_on), Some(amount)) => all.push(Instalment { due_on, amount }),
            _ => all = None,
        }
    }
    all
}

/// A debt in equal parts a month apart; the last takes what the others leave, so that not a cent is lost.
pub fn divided(
    debt: Decimal,
    (parts, first): (u32, NaiveDate),
    currency: Currency,
    mark: DecimalMark,
) -> Vec<InstalmentForm> {
    let parts = parts.clamp(1, PARTS_MAX);
    let part = debt.checked_div(Decimal::from(parts)).unwrap_or(debt);
    let part = round(part, minor_units(currency), Rounding::HalfAway);
    let mut left = debt;
    (0..parts)
        .map(|index| {
            let amount = if index + 1 == parts { left } else { part };
            left = left.saturating_sub(amount);
            InstalmentForm {
                due_on: written::date(Some(add_months(first, index))),
                amount: written::decimal(amount, mark),
            }
        })
        .collect()
}

/// Peru: the deposit as typed; an empty code is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DetractionForm {
    /// SUNAT catalogue 54.
    pub code: String,
    pub percent: String,
}

impl DetractionForm {
    pub fn of(detraction: Option<&Detraction>, mark: DecimalMark) -> DetractionForm {
        detraction.map_or_else(DetractionForm::default, |known| DetractionForm {
            code: known.code.clone(),
            percent: known
                .percent
                .map_or_else(String::new, |percent| written::decimal(percent, mark)),
        })
    }

    /// The deposit into an account; its amount follows from the total. Fields of errors: `detraction.code`, `.percent`.
    pub fn parse(
        &self,
        before: Option<&Detraction>,
        account: &str,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Option<Box<Detraction>>> {
        if self.code.trim().is_empty() {
            return Some(None);
        }
        let code = errors.keep("detraction.code", input::required(&self.code, 3));
        let percent = errors.keep("detraction.percent", rate(&self.percent, mark, 100));
        let before = before.cloned();
        let stated = before.as_ref().map(|known| known.account.clone());
        let stated = stated.filter(|account| !account.is_empty());
        Some(Some(Box::new(Detraction {
            code: code?,
            percent: Some(percent?),
            amount: before.as_ref().and_then(|known| known.amount),
            currency: Some(Currency::PEN),
            account: stated.unwrap_or_else(|| account.to_owned()),
        })))
    }
}

//! Allowances and charges of a draft as typed, of a line or of the whole document.

use crate::domain::country::Country;
use crate::domain::invoice::Adjustment;
use crate::form::input::DecimalMark;
use crate::form::rate::rate;
use crate::form::{FormErrors, input, sign, written};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Decimals of an amount.
const DECIMALS_MAX: u32 = 10;
/// Longest reason.
const REASON_MAX: usize = 200;

/// Whether the value typed is a percentage or an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum AdjustedBy {
    #[default]
    Percent,
    Amount,
}

impl AdjustedBy {
    pub const ALL: [AdjustedBy; 2] = [AdjustedBy::Percent, AdjustedBy::Amount];

    /// How an adjustment says its size, and that size as it is typed.
    pub fn of(adjustment: &Adjustment, mark: DecimalMark) -> (AdjustedBy, String) {
        match adjustment.percent {
            Some(percent) => (AdjustedBy::Percent, written::decimal(percent, mark)),
            None => (
                AdjustedBy::Amount,
                written::decimal(adjustment.amount, mark),
            ),
        }
    }

    /// What is typed as an adjustment of that kind; none for nothing or zero.
    pub fn read(
        self,
        text: &str,
        mark: DecimalMark,
        kind: Adjustment,
    ) -> Result<Option<Adjustment>, crate::form::FieldError> {
        let read = |text: &str| match self {
            AdjustedBy::Percent => rate(text, mark, 100),
            AdjustedBy::Amount => {
                input::decimal_up_to(text, mark, DECIMALS_MAX).and_then(sign::not_negative)
            }
        };
        let value = input::optional(text, read)?.filter(|value| !value.is_zero());
        Ok(value.map(|value| match self {
            AdjustedBy::Percent => Adjustment {
                percent: Some(value),
                base: None,
                amount: Decimal::ZERO,
                ..kind
            },
            AdjustedBy::Amount => Adjustment {
                percent: None,
                amount: value,
                ..kind
            },
        }))
    }
}

/// An allowance or charge of the whole document as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentForm {
    /// Its place in the draft that the form was made from: its code goes with it.
    pub origin: Option<usize>,
    pub charge: bool,
    pub by: AdjustedBy,
    pub value: String,
    pub reason: String,
}

impl AdjustmentForm {
    /// A discount that is to be typed.
    pub fn new() -> AdjustmentForm {
        AdjustmentForm {
            origin: None,
            charge: false,
            by: AdjustedBy::Percent,
            value: String::new(),
            reason: String::new(),
        }
    }

    fn of(place: usize, adjustment: &Adjustment, mark: DecimalMark) -> AdjustmentForm {
        let (by, value) = AdjustedBy::of(adjustment, mark);
        AdjustmentForm {
            origin: Some(place),
            charge: adjustment.charge,
            by,
            value,
            reason: adjustment.reason.clone(),
        }
    }
}

impl Default for AdjustmentForm {
    fn default() -> AdjustmentForm {
        AdjustmentForm::new()
    }
}

/// The form of those of a document.
pub fn forms(adjustments: &[Adjustment], mark: DecimalMark) -> Vec<AdjustmentForm> {
    let adjustments = adjustments.iter().enumerate();
    adjustments
        .map(|(place, each)| AdjustmentForm::of(place, each, mark))
        .collect()
}

/// Those of a document as typed; what is left empty is none. Fields of errors: `adjustments[0].value`, `.reason`.
pub fn read(
    forms: &[AdjustmentForm],
    base: &[Adjustment],
    country: Country,
    mark: DecimalMark,
    errors: &mut FormErrors,
) -> Option<Vec<Adjustment>> {
    let mut all = Some(Vec::new());
    for (index, form) in forms.iter().enumerate() {
        let before = form.origin.and_then(|place| base.get(place));
        let before = before.filter(|before| before.charge == form.charge);
        let at = |field: &str| format!("adjustments[{index}].{field}");
        let reason = errors.keep(&at("reason"), input::free(&form.reason, REASON_MAX));
        let kind = before
            .cloned()
            .unwrap_or_else(|| of_document(country, form.charge));
        let value = errors.keep(&at("value"), form.by.read(&form.value, mark, kind));
        match (all.as_mut(), reason, value) {
            (Some(all), Some(reason), Some(Some(adjustment))) => {
                let reason = if reason.is_empty() {
                    usual_reason(form.charge).to_owned()
                } else {
                    reason
                };
                all.push(Adjustment {
                    reason,
                    ..adjustment
                });
            }
            (_, Some(_), Some(None)) => {}
            _ => all = None,
        }
    }
    all
}

/// A new one of a document (DIAN 13.3.8: 00 and 02; SUNAT catalogue 53: 02 and 49, which change the base of the IGV).
fn of_document(country: Country, charge: bool) -> Adjustment {
    kind(
        match (country, charge) {
            (Country::Colombia, false) => "00",
            (Country::Colombia, true) | (Country::Peru, false) => "02",
            (Country::Peru, true) => "49",
        },
        charge,
    )
}

/// A discount of a line (DIAN 13.3.8 and SUNAT catalogue 53: 00).
pub fn of_line() -> Adjustment {
    kind("00", false)
}

fn kind(code: &str, charge: bool) -> Adjustment {
    Adjustment {
        charge,
        code: code.to_owned(),
        reason: usual_reason(charge).to_owned(),
        amount: Decimal::ZERO,
        base: None,
        percent: None,
    }
}

/// In the language of the documents.
fn usual_reason(charge: bool) -> &'static str {
    if charge { "Recargo" } else { "Descuento" }
}

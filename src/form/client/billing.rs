//! How a client is billed, as typed.

use crate::domain::client::{ClientBilling, Withholding};
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Decimals of a rate.
const DECIMALS_MAX: u32 = 6;

/// As typed. Fields of errors: `billing.responsibilities`, `billing.withholdings[0].code`, `.percent`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClientBillingForm {
    pub responsibilities: String,
    pub demands_order: bool,
    pub withholds_income: bool,
    pub withholdings: Vec<WithholdingForm>,
}

/// A tax that the client withholds, as typed. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WithholdingForm {
    pub code: String,
    pub percent: String,
}

impl ClientBillingForm {
    pub fn of(billing: &ClientBilling, mark: DecimalMark) -> ClientBillingForm {
        let withholdings = billing.withholdings.iter();
        ClientBillingForm {
            responsibilities: billing.responsibilities.clone(),
            demands_order: billing.demands_order,
            withholds_income: billing.withholds_income,
            withholdings: withholdings
                .map(|withholding| WithholdingForm {
                    code: withholding.code.clone(),
                    percent: written::decimal(withholding.percent, mark),
                })
                .collect(),
        }
    }

    /// How it is billed, with what is wrong kept in `errors`.
    pub fn parse(&self, mark: DecimalMark, errors: &mut FormErrors) -> Option<ClientBilling> {
        let responsibilities = input::free(&self.responsibilities, 120);
        let responsibilities = errors.keep("billing.responsibilities", responsibilities);
        let mut withholdings = Vec::new();
        for (index, form) in self.withholdings.iter().enumerate() {
            if form.code.trim().is_empty() && form.percent.trim().is_empty() {
                continue;
            }
            let at = |field: &str| format!("billing.withholdings[{index}].{field}");
            let code = errors.keep(&at("code"), input::required(&form.code, 10));
            let percent = errors.keep(&at("percent"), rate(&form.percent, mark));
            if let (Some(code), Some(percent)) = (code, percent) {
                withholdings.push(Withholding { code, percent });
            }
        }
        Some(ClientBilling {
            responsibilities: responsibilities?,
            demands_order: self.demands_order,
            withholds_income: self.withholds_income,
            withholdings,
        })
    }
}

/// A part of a hundred or of a thousand.
fn rate(text: &str, mark: DecimalMark) -> Result<Decimal, FieldError> {
    let rate = input::decimal_up_to(text.trim_end_matches(['%', '‰', ' ']), mark, DECIMALS_MAX)?;
    if rate.is_sign_negative() && !rate.is_zero() {
        Err(FieldError::Negative)
    } else if rate > Decimal::ONE_THOUSAND {
        Err(FieldError::AboveMax(1_000))
    } else {
        Ok(rate)
    }
}

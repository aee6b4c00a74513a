//! How a client is billed, as typed.

use crate::domain::client::{ClientBilling, Withholding};
use crate::form::input::DecimalMark;
use crate::form::rate::rate;
use crate::form::{FormErrors, input, responsibilities, written};
use serde::{Deserialize, Serialize};

/// DIAN 13.2.2: tax on sales withheld, per cent of it.
const SALES: &str = "05";
/// DIAN 13.2.2: tax of the municipality withheld, per mille of the base.
const MUNICIPAL: &str = "07";

/// As typed. Fields of errors: `billing.responsibilities`, `billing.sales`, `billing.municipal`,
/// `billing.others[0].code`, `.percent`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientBillingForm {
    /// Codes of DIAN, separated by semicolons.
    pub responsibilities: String,
    pub demands_order: bool,
    pub withholds_income: bool,
    /// ReteIVA.
    pub sales: String,
    /// ReteICA.
    pub municipal: String,
    /// Not shown; kept as they were.
    pub others: Vec<WithholdingForm>,
}

/// Another tax that the client withholds. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WithholdingForm {
    pub code: String,
    pub percent: String,
}

impl ClientBillingForm {
    pub fn of(billing: &ClientBilling, mark: DecimalMark) -> ClientBillingForm {
        let all = || billing.withholdings.iter();
        let percent = |withholding: &Withholding| written::decimal(withholding.percent, mark);
        let first = |code: &str| {
            let found = all().find(|withholding| withholding.code == code);
            found.map(percent).unwrap_or_default()
        };
        ClientBillingForm {
            responsibilities: billing.responsibilities.clone(),
            demands_order: billing.demands_order,
            withholds_income: billing.withholds_income,
            sales: first(SALES),
            municipal: first(MUNICIPAL),
            others: all()
                .filter(|withholding| ![SALES, MUNICIPAL].contains(&withholding.code.as_str()))
                .map(|withholding| WithholdingForm {
                    code: withholding.code.clone(),
                    percent: percent(withholding),
                })
                .collect(),
        }
    }

    /// Whether a responsibility is ticked.
    pub fn has(&self, code: &str) -> bool {
        responsibilities::has(&self.responsibilities, code)
    }

    /// Ticks a responsibility or not.
    pub fn tick(&mut self, code: &str, on: bool) {
        responsibilities::tick(&mut self.responsibilities, code, on);
    }

    /// How it is billed, with what is wrong kept in `errors`.
    pub fn parse(&self, mark: DecimalMark, errors: &mut FormErrors) -> Option<ClientBilling> {
        let responsibilities = input::free(&self.responsibilities, 120);
        let responsibilities = errors.keep("billing.responsibilities", responsibilities);
        let mut withholdings = Vec::new();
        for (code, text, field, max) in [
            (SALES, &self.sales, "billing.sales", 100),
            (MUNICIPAL, &self.municipal, "billing.municipal", 1_000),
        ] {
            let read = input::optional(text, |text| rate(text, mark, max));
            if let Some(Some(percent)) = errors.keep(field, read) {
                let code = code.to_owned();
                withholdings.push(Withholding { code, percent });
            }
        }
        for (index, form) in self.others.iter().enumerate() {
            if form.code.trim().is_empty() && form.percent.trim().is_empty() {
                continue;
            }
            let at = |field: &str| format!("billing.others[{index}].{field}");
            let code = errors.keep(&at("code"), input::required(&form.code, 10));
            let percent = errors.keep(&at("percent"), rate(&form.percent, mark, 1_000));
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

//! How contracts are approved, as typed in the settings. What is left empty is as usual.

use crate::domain::company::ContractRules;
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};

/// Longest time allowed for a stage: a year.
const DAYS_MAX: u64 = 365;

/// As typed. Fields of errors: `contract_rules.review_days` and the like.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContractRulesForm {
    pub review_days: String,
    pub approval_days: String,
    pub signature_days: String,
    pub policies_days: String,
    pub management_from: String,
}

impl ContractRulesForm {
    pub fn of(rules: ContractRules, mark: DecimalMark) -> ContractRulesForm {
        let days = |days: Option<u16>| days.map(|days| days.to_string()).unwrap_or_default();
        let amount = rules.management_from;
        ContractRulesForm {
            review_days: days(rules.review_days),
            approval_days: days(rules.approval_days),
            signature_days: days(rules.signature_days),
            policies_days: days(rules.policies_days),
            management_from: amount
                .map(|amount| written::decimal(amount, mark))
                .unwrap_or_default(),
        }
    }

    /// The rules, with what is wrong kept in `errors`.
    pub fn parse(
        &self,
        mark: DecimalMark,
        currency: Currency,
        errors: &mut FormErrors,
    ) -> Option<ContractRules> {
        let mut days = |field: &str, text: &str| {
            let read = |text: &str| {
                let days = input::whole(text, mark, DAYS_MAX)?;
                u16::try_from(days).map_err(|_| FieldError::AboveMax(DAYS_MAX))
            };
            let name = format!("contract_rules.{field}");
            errors.keep(&name, input::optional(text, read))
        };
        let review_days = days("review_days", &self.review_days);
        let approval_days = days("approval_days", &self.approval_days);
        let signature_days = days("signature_days", &self.signature_days);
        let policies_days = days("policies_days", &self.policies_days);
        let read = |text: &str| input::money(text, mark, currency);
        let amount = errors.keep(
            "contract_rules.management_from",
            input::optional(&self.management_from, read),
        );
        Some(ContractRules {
            review_days: review_days?,
            approval_days: approval_days?,
            signature_days: signature_days?,
            policies_days: policies_days?,
            management_from: amount?.map(|amount| amount.amount),
        })
    }
}

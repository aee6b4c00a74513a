//! How the company bills, as typed in the settings. What is left empty is as usual.

use crate::domain::billing::ProRata;
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::company::BillingRules;
use crate::domain::ids::ItemId;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use chrono::NaiveDate;

/// Longest time allowed to issue or to hand over: two months.
const DAYS_MAX: u64 = 60;

/// As typed. Fields of errors: `billing_rules.since`, `.issue_days`, `.deliver_days`, `.detraction_account`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingRulesForm {
    /// The first month billed here.
    pub since: String,
    pub issue_days: String,
    pub deliver_days: String,
    pub pro_rata: ProRata,
    pub self_approval: bool,
    pub item: Option<ItemId>,
    pub detraction_account: String,
}

impl BillingRulesForm {
    /// For a company that begins today: last month is the first to be billed, as it has just closed.
    pub fn beginning(today: NaiveDate) -> BillingRulesForm {
        let last = subtract_months(first_of_month(today), 1);
        BillingRulesForm {
            since: written::month(Some(last)),
            ..BillingRulesForm::default()
        }
    }

    pub fn of(rules: &BillingRules) -> BillingRulesForm {
        let days = |days: Option<u16>| days.map(|days| days.to_string()).unwrap_or_default();
        BillingRulesForm {
            since: written::month(rules.since),
            issue_days: days(rules.issue_days),
            deliver_days: days(rules.deliver_days),
            pro_rata: rules.pro_rata,
            self_approval: rules.self_approval,
            item: rules.item,
            detraction_account: rules.detraction_account.clone(),
        }
    }

    /// The rules, with what is wrong kept in `errors`.
    pub fn parse(&self, mark: DecimalMark, errors: &mut FormErrors) -> Option<BillingRules> {
        let since = errors.keep(
            "billing_rules.since",
            input::optional(&self.since, input::month),
        );
        let mut days = |field: &str, text: &str| {
            let read = |text: &str| {
                let days = input::whole(text, mark, DAYS_MAX)?;
                u16::try_from(days).map_err(|_| FieldError::AboveMax(DAYS_MAX))
            };
            let name = format!("billing_rules.{field}");
            errors.keep(&name, input::optional(text, read))
        };
        let issue_days = days("issue_days", &self.issue_days);
        let deliver_days = days("deliver_days", &self.deliver_days);
        let account = input::free(&self.detraction_account, 30);
        let account = errors.keep("billing_rules.detraction_account", account);
        Some(BillingRules {
            since: since?,
            issue_days: issue_days?,
            deliver_days: deliver_days?,
            self_approval: self.self_approval,
            pro_rata: self.pro_rata,
            item: self.item,
            detraction_account: account?,
        })
    }
}

//! The form of a contract, with its policies.

pub mod lines;
pub mod terms;

use crate::domain::attachment::Attachment;
use crate::domain::contract::Contract;
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Currency;
use crate::form::contract::terms::{TermsForm, last_day};
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// Longest payment term that is not a slip of the keyboard: two years.
const PAYMENT_DAYS_MAX: u64 = 731;

/// As typed. Fields of errors: `number`, `client`, `object`, `start`, `end`, `value`, `payment_days`, `notes`,
/// and `policies[0].insurer`, `.number`, `.amount`, `.from`, `.to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractForm {
    pub number: String,
    pub client: Option<ClientId>,
    pub object: String,
    pub start: String,
    /// Empty when indefinite.
    pub end: String,
    /// Empty when open.
    pub value: String,
    pub currency: Currency,
    pub payment_days: String,
    pub owner: Option<PersonId>,
    pub policies: Vec<PolicyForm>,
    pub notes: String,
    pub terms: TermsForm,
}

/// A row of the list of policies. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyForm {
    pub cover: Cover,
    pub insurer: String,
    pub number: String,
    pub endorsement: String,
    pub amount: String,
    pub currency: Currency,
    pub from: String,
    pub to: String,
    pub approved_on: String,
    /// The policy as it was issued; it stays with its row.
    #[serde(default)]
    pub file: Option<Attachment>,
}

impl ContractForm {
    /// An empty form: 30 days to pay, in that currency.
    pub fn new(client: Option<ClientId>, currency: Currency) -> ContractForm {
        ContractForm {
            number: String::new(),
            client,
            object: String::new(),
            start: String::new(),
            end: String::new(),
            value: String::new(),
            currency,
            payment_days: "30".to_owned(),
            owner: None,
            policies: Vec::new(),
            notes: String::new(),
            terms: TermsForm::default(),
        }
    }

    /// The form of a contract as it is; `currency` for one without value.
    pub fn of(contract: &Contract, mark: DecimalMark, currency: Currency) -> ContractForm {
        let value = contract.value;
        ContractForm {
            number: contract.number.clone(),
            client: Some(contract.client),
            object: contract.object.clone(),
            start: written::date(Some(contract.start)),
            end: written::date(contract.end),
            value: value
                .map(|value| written::decimal(value.amount, mark))
                .unwrap_or_default(),
            currency: value
                .or(contract.terms.cap)
                .map_or(currency, |value| value.currency),
            payment_days: contract.payment_days.to_string(),
            owner: contract.owner,
            policies: contract
                .policies
                .iter()
                .map(|policy| PolicyForm::of(policy, mark))
                .collect(),
            notes: contract.notes.clone(),
            terms: TermsForm::of(&contract.terms, mark),
        }
    }

    /// The contract with that id, new or not.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, id: ContractId, mark: DecimalMark) -> Result<Contract, FormErrors> {
        let mut errors = FormErrors::new();
        let number = errors.keep("number", input::required(&self.number, 60));
        let client = errors.keep("client", self.client.ok_or(FieldError::Required));
        let object = errors.keep("object", input::free(&self.object, 2_000));
        let start = errors.keep("start", input::date(&self.start));
        let read_end = |text: &str| last_day(text, start);
        let end = errors.keep("end", input::optional(&self.end, read_end));
        let read_value = |text: &str| input::money(text, mark, self.currency);
        let value = errors.keep("value", input::optional(&self.value, read_value));
        let payment_days = errors.keep(
            "payment_days",
            input::whole(&self.payment_days, mark, PAYMENT_DAYS_MAX),
        );
        let terms = self.terms.parse(mark, self.currency, &mut errors);
        let policies = policies(&self.policies, mark, &mut errors);
        let notes = errors.keep("notes", input::free(&self.notes, 10_000));
        let contract = (|| {
            Some(Contract {
                id,
                number: number?,
                client: client?,
                object: object?,
                start: start?,
                end: end?,
                value: value?,
                payment_days: u16::try_from(payment_days?).ok()?,
                owner: self.owner,
                policies,
                notes: notes?,
                terms: terms?,
            })
        })();
        errors.finish(contract)
    }
}

fn policies(forms: &[PolicyForm], mark: DecimalMark, errors: &mut FormErrors) -> Vec<Policy> {
    forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !form.is_blank())
        .filter_map(|(index, form)| {
            let at = |field: &str| format!("policies[{index}].{field}");
            let insurer = errors.keep(&at("insurer"), input::free(&form.insurer, 120));
            let number = errors.keep(&at("number"), input::free(&form.number, 60));
            let amount = errors.keep(
                &at("amount"),
                input::money(&form.amount, mark, form.currency),
            );
            let from = errors.keep(&at("from"), input::date(&form.from));
            let to = errors.keep(&at("to"), last_day(&form.to, from));
            let endorsement = errors.keep(&at("endorsement"), input::free(&form.endorsement, 30));
            let approved_on = input::optional(&form.approved_on, input::date);
            let approved_on = errors.keep(&at("approved_on"), approved_on);
            Some(Policy {
                cover: form.cover,
                insurer: insurer?,
                number: number?,
                endorsement: endorsement?,
                amount: amount?,
                from: from?,
                to: to?,
                approved_on: approved_on?,
                file: form.file.clone(),
            })
        })
        .collect()
}

impl PolicyForm {
    /// An empty row of a contract in that currency.
    pub fn new(currency: Currency) -> PolicyForm {
        PolicyForm {
            cover: Cover::Performance,
            insurer: String::new(),
            number: String::new(),
            endorsement: String::new(),
            amount: String::new(),
            currency,
            from: String::new(),
            to: String::new(),
            approved_on: String::new(),
            file: None,
        }
    }

    fn of(policy: &Policy, mark: DecimalMark) -> PolicyForm {
        PolicyForm {
            cover: policy.cover,
            insurer: policy.insurer.clone(),
            number: policy.number.clone(),
            endorsement: policy.endorsement.clone(),
            amount: written::decimal(policy.amount.amount, mark),
            currency: policy.amount.currency,
            from: written::date(Some(policy.from)),
            to: written::date(Some(policy.to)),
            approved_on: written::date(policy.approved_on),
            file: policy.file.clone(),
        }
    }

    fn is_blank(&self) -> bool {
        [
            &self.insurer,
            &self.number,
            &self.amount,
            &self.from,
            &self.to,
        ]
        .iter()
        .all(|text| text.trim().is_empty())
    }
}

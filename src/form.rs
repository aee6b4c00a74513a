//! What a person typed and how it becomes a value or a command, with all the errors and not the first alone.
//! The sentences for the errors are in `text::errors`; what a valid command does is in `app`.

pub mod amendment;
pub mod billing_event;
pub mod client;
pub mod company;
pub mod contract;
pub mod csv_import;
pub mod document;
pub mod draft;
pub mod first_run;
pub mod input;
pub mod invoice;
pub mod item;
pub mod number_block;
pub mod obligation;
pub mod payment;
pub mod person;
pub mod rate;
pub mod refusal;
pub mod report;
pub mod responsibilities;
pub mod sign;
pub mod written;

use crate::domain::tax_id::TaxIdError;
use chrono::NaiveDate;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    #[error("a value is required")]
    Required,
    /// The most characters allowed.
    #[error("more than {0} characters")]
    TooLong(usize),
    #[error("not a number")]
    NotANumber,
    /// More digits than can be held exactly.
    #[error("the number is too large")]
    TooLarge,
    /// The most decimals allowed; 0 for a whole number.
    #[error("more than {0} decimals")]
    TooManyDecimals(u32),
    #[error("the number must be above zero")]
    NotPositive,
    #[error("the number may not be below zero")]
    Negative,
    /// The largest number allowed.
    #[error("the number is above {0}")]
    AboveMax(u64),
    #[error("not a date")]
    NotADate,
    /// It has the form of a date, but no calendar has it.
    #[error("there is no such date")]
    NoSuchDate,
    /// The date that this one may not precede.
    #[error("before {0}")]
    Before(NaiveDate),
    /// The date that this one may not follow.
    #[error("after {0}")]
    After(NaiveDate),
    #[error("not a month")]
    NotAMonth,
    /// How many digits a code has.
    #[error("not a code of {0} digits")]
    NotDigits(usize),
    /// Another range of the same prefix has some of the numbers.
    #[error("the numbers meet those of another range")]
    NumbersMeet,
    #[error("not an e-mail address")]
    NotAnEmail,
    #[error("not an identification number: {0}")]
    TaxId(#[from] TaxIdError),
    /// A choice that is not, or no longer, among those offered.
    #[error("not one of the choices")]
    NotOffered,
    /// Another record already has it.
    #[error("already taken")]
    Taken,
}

/// Every error of a form, each with the name of its field, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
#[error("{} fields are not right", .errors.len())]
pub struct FormErrors {
    errors: Vec<FormError>,
}

/// One error and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Name of the field in the form, as `name` or `policies[1].amount`.
    pub field: String,
    pub error: FieldError,
}

impl FormErrors {
    pub fn new() -> FormErrors {
        FormErrors::default()
    }

    /// Gives the value that was read, or keeps the error under the name of its field.
    pub fn keep<T>(&mut self, field: &str, read: Result<T, FieldError>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, error);
                None
            }
        }
    }

    pub fn add(&mut self, field: &str, error: FieldError) {
        self.errors.push(FormError {
            field: field.to_owned(),
            error,
        });
    }

    /// The first error of a field.
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.iter()
            .find(|entry| entry.field == field)
            .map(|entry| &entry.error)
    }

    pub fn iter(&self) -> impl Iterator<Item = &FormError> {
        self.errors.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// Ends the reading of a form: the whole value when nothing was wrong, else all the errors.
    /// `value` is absent only when a field that it needs was kept as an error.
    ///
    /// # Errors
    /// All that were kept.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, FormErrors> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldError, FormErrors, input};

    #[test]
    fn a_form_says_all_that_is_wrong() {
        let mut errors = FormErrors::new();
        let name = errors.keep("name", input::required("  ", 80));
        let start = errors.keep("start", input::date("31/02/2026"));
        let email = errors.keep("email", input::email("ana@norte.co"));
        assert_eq!(
            (name.as_ref(), start, email.as_deref()),
            (None, None, Some("ana@norte.co"))
        );
        assert_eq!(errors.of("name"), Some(&FieldError::Required));
        assert_eq!(errors.of("start"), Some(&FieldError::NoSuchDate));
        assert_eq!(errors.of("email"), None);
        let refused = errors.finish(name.zip(start));
        let fields = refused.map_err(|errors| {
            errors
                .iter()
                .map(|entry| entry.field.clone())
                .collect::<Vec<_>>()
        });
        assert_eq!(fields, Err(vec!["name".to_owned(), "start".to_owned()]));
        assert_eq!(FormErrors::new().finish(Some(1)), Ok(1));
    }
}

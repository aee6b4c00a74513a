//! Which field of a form a refused command is about, so that the refusal is shown beside it.
//! Refusals that concern no single field are shown above the form; their sentences are in `text`.

use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::form::{FieldError, FormError};

/// The field and what to say there; absent when no field of the form is to blame.
pub fn field_of(refusal: &CommandError) -> Option<FormError> {
    let (field, error) = match refusal {
        CommandError::NameMissing => ("name".to_owned(), FieldError::Required),
        CommandError::NumberMissing => ("number".to_owned(), FieldError::Required),
        CommandError::DuplicateTaxId { .. } => ("tax_id".to_owned(), FieldError::Taken),
        CommandError::DuplicateContractNumber { .. } => ("number".to_owned(), FieldError::Taken),
        CommandError::NegativeAmount { field } => (field.clone(), FieldError::Negative),
        CommandError::AmountNotPositive => ("amount".to_owned(), FieldError::NotPositive),
        CommandError::ReasonMissing => ("note".to_owned(), FieldError::Required),
        CommandError::Billing(error) => billing_field(error)?,
        _ => return None,
    };
    Some(FormError { field, error })
}

fn billing_field(refusal: &BillingError) -> Option<(String, FieldError)> {
    let (field, error) = match refusal {
        BillingError::CodeMissing => ("code", FieldError::Required),
        BillingError::DuplicateItem { .. } => ("code", FieldError::Taken),
        BillingError::QuantityNotPositive => ("quantity", FieldError::NotPositive),
        BillingError::QuantityNegative => ("quantity", FieldError::Negative),
        _ => return None,
    };
    Some((field.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::field_of;
    use crate::app::command_error::CommandError;
    use crate::domain::ids::ClientId;
    use crate::form::FieldError;
    use uuid::Uuid;

    #[test]
    fn a_refusal_is_shown_where_it_belongs() {
        let taken = CommandError::DuplicateTaxId {
            existing: ClientId(Uuid::nil()),
            name: "Norte".to_owned(),
        };
        let shown = field_of(&taken).map(|error| (error.field, error.error));
        assert_eq!(shown, Some(("tax_id".to_owned(), FieldError::Taken)));
        assert_eq!(field_of(&CommandError::NothingToDo), None);
    }
}

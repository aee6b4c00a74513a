//! The form of the first run: which country, which company, who is here.
//! The rest of the company's settings is in `form::company`.

use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::form::FormErrors;
use crate::form::company::CompanyForm;
use crate::form::company::billing_rules::BillingRulesForm;
use crate::form::input::DecimalMark;
use crate::form::person::PersonForm;
use chrono::NaiveDate;

/// As typed. Fields of errors: `company`, `tax_id`, `person`, `role`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRunForm {
    pub country: Country,
    pub company: String,
    /// May stay empty.
    pub tax_id: String,
    pub person: String,
    pub role: String,
}

impl FirstRunForm {
    /// Nothing answered yet.
    pub fn new(country: Country) -> FirstRunForm {
        FirstRunForm {
            country,
            company: String::new(),
            tax_id: String::new(),
            person: String::new(),
            role: String::new(),
        }
    }

    /// The company and the person, with everything else as by default; the last month that closed is the first to be
    /// billed.
    ///
    /// # Errors
    /// All that is wrong, the first question first.
    pub fn parse(&self, id: PersonId, today: NaiveDate) -> Result<(Company, Person), FormErrors> {
        let mut errors = FormErrors::new();
        let company = CompanyForm {
            name: self.company.clone(),
            tax_id: self.tax_id.clone(),
            billing_rules: BillingRulesForm::beginning(today),
            ..CompanyForm::new(self.country)
        };
        let company = take(&mut errors, company.parse(DecimalMark::Comma), "company");
        let person = PersonForm {
            name: self.person.clone(),
            role: self.role.clone(),
            initials: String::new(),
            email: String::new(),
            active: true,
        };
        let person = take(&mut errors, person.parse(id), "person");
        errors.finish(company.zip(person))
    }
}

/// Takes a part over; an error of its name goes under the question's own name.
fn take<T>(errors: &mut FormErrors, part: Result<T, FormErrors>, name: &str) -> Option<T> {
    match part {
        Ok(part) => Some(part),
        Err(found) => {
            for entry in found.iter() {
                let field = if entry.field == "name" {
                    name
                } else {
                    &entry.field
                };
                errors.add(field, entry.error.clone());
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::FirstRunForm;
    use crate::domain::country::Country;
    use crate::domain::ids::PersonId;
    use uuid::Uuid;

    fn fields(form: &FirstRunForm) -> Vec<String> {
        let today = "2026-01-15".parse().unwrap();
        match form.parse(PersonId(Uuid::from_u128(1)), today) {
            Ok((company, _)) => {
                let since = company.billing_rules.since;
                assert_eq!(since, Some("2025-12-01".parse().unwrap()));
                Vec::new()
            }
            Err(errors) => errors.iter().map(|entry| entry.field.clone()).collect(),
        }
    }

    #[test]
    fn says_everything_that_is_missing_under_the_question_that_asked_it() {
        let mut form = FirstRunForm::new(Country::Peru);
        assert_eq!(fields(&form), ["company", "person"]);
        form.company = "Servicios Andinos".to_owned();
        form.tax_id = "20123456789".to_owned();
        form.person = "Ana Ríos".to_owned();
        assert_eq!(fields(&form), ["tax_id"]);
        form.tax_id = "20100047218".to_owned();
        assert!(fields(&form).is_empty());
    }
}

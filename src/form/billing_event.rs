//! The forms of what happens under a contract and changes what is billed: a milestone reached, something asked for,
//! units counted over a month, a part that is not billed.

use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::domain::calendar::{first_of_month, last_of_month, subtract_months};
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{BillingEventId, ContractId, PersonId};
use crate::domain::invoice::Period;
use crate::form::contract::terms::DECIMALS_MAX;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, sign, written};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What is being registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registering {
    Reached,
    Asked,
    Measured,
    Skipped(Part),
}

/// Of which line, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    pub id: BillingEventId,
    pub contract: ContractId,
    pub line: LineKey,
    pub what: Registering,
    pub by: Option<PersonId>,
}

/// As typed; what is not asked stays empty. Fields of errors: `on`, `month`, `quantity`, `note`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingEventForm {
    pub on: String,
    /// The month that was counted.
    pub month: String,
    pub quantity: String,
    pub note: String,
}

impl BillingEventForm {
    /// It happened today; what is counted is usually the month that closed.
    pub fn new(today: NaiveDate) -> BillingEventForm {
        BillingEventForm {
            on: written::date(Some(today)),
            month: written::month(Some(subtract_months(first_of_month(today), 1))),
            ..BillingEventForm::default()
        }
    }

    /// The event.
    ///
    /// # Errors
    /// Every field that is asked and not right.
    pub fn parse(
        &self,
        about: Registered,
        today: NaiveDate,
        mark: DecimalMark,
    ) -> Result<BillingEvent, FormErrors> {
        let mut errors = FormErrors::new();
        let happened = match about.what {
            Registering::Reached => self.day(today, &mut errors).zip(Some(Happening::Reached)),
            Registering::Asked => {
                let on = self.day(today, &mut errors);
                let quantity = self.quantity(mark, &mut errors, sign::positive);
                on.zip(quantity.map(Happening::Asked))
            }
            Registering::Measured => self.measured(today, mark, &mut errors),
            Registering::Skipped(part) => Some((today, Happening::Skipped(part))),
        };
        let note = match about.what {
            Registering::Skipped(_) => input::required(&self.note, 2_000),
            _ => input::free(&self.note, 2_000),
        };
        let note = errors.keep("note", note);
        let event = (|| {
            let (on, what) = happened?;
            Some(BillingEvent {
                id: about.id,
                contract: about.contract,
                line: about.line,
                on,
                what,
                by: about.by,
                note: note?,
            })
        })();
        errors.finish(event)
    }

    /// A day that has come.
    fn day(&self, today: NaiveDate, errors: &mut FormErrors) -> Option<NaiveDate> {
        let on = input::date(&self.on);
        errors.keep("on", on.and_then(|on| not_after(on, today)))
    }

    fn quantity(
        &self,
        mark: DecimalMark,
        errors: &mut FormErrors,
        check: fn(Decimal) -> Result<Decimal, FieldError>,
    ) -> Option<Decimal> {
        let quantity = input::decimal_up_to(&self.quantity, mark, DECIMALS_MAX);
        errors.keep("quantity", quantity.and_then(check))
    }

    fn measured(
        &self,
        today: NaiveDate,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<(NaiveDate, Happening)> {
        let month = input::month(&self.month).and_then(|first| not_after(first, today));
        let month = errors.keep("month", month);
        let quantity = self.quantity(mark, errors, sign::not_negative);
        let (from, quantity) = month.zip(quantity)?;
        let to = last_of_month(from);
        let period = Period { from, to };
        let measured = Measured { period, quantity };
        Some((to.min(today), Happening::Measured(measured)))
    }
}

fn not_after(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, FieldError> {
    if today < day {
        Err(FieldError::After(today))
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{BillingEventForm, Registered, Registering};
    use crate::domain::billing::Part;
    use crate::domain::billing::event::Happening;
    use crate::domain::contract::billing::LineKey;
    use crate::domain::ids::{BillingEventId, ContractId};
    use crate::form::FieldError;
    use crate::form::input::DecimalMark;
    use chrono::NaiveDate;
    use uuid::Uuid;

    fn about(what: Registering) -> Registered {
        Registered {
            id: BillingEventId(Uuid::from_u128(1)),
            contract: ContractId(Uuid::from_u128(2)),
            line: LineKey {
                added_by: None,
                number: 1,
            },
            what,
            by: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn errors(form: &BillingEventForm, what: Registering) -> Vec<(String, FieldError)> {
        let today = day("2026-11-27");
        let parsed = form.parse(about(what), today, DecimalMark::Comma);
        let errors = parsed.err().unwrap_or_default();
        let told = errors.iter();
        told.map(|entry| (entry.field.clone(), entry.error.clone()))
            .collect()
    }

    #[test]
    fn only_what_is_asked_must_be_right() {
        let empty = BillingEventForm::default();
        let fields = |what| {
            let errors = errors(&empty, what).into_iter();
            errors.map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(fields(Registering::Reached), ["on"]);
        assert_eq!(fields(Registering::Asked), ["on", "quantity"]);
        assert_eq!(fields(Registering::Measured), ["month", "quantity"]);
        assert_eq!(fields(Registering::Skipped(Part::Milestone)), ["note"]);
    }

    #[test]
    fn nothing_happens_tomorrow_and_quantities_are_what_they_count() {
        let form = BillingEventForm {
            on: "28/11/2026".to_owned(),
            month: "2026-12".to_owned(),
            quantity: "-2".to_owned(),
            note: String::new(),
        };
        let today = FieldError::After(day("2026-11-27"));
        let told = |field: &str, error: FieldError| (field.to_owned(), error);
        assert_eq!(
            errors(&form, Registering::Asked),
            [
                told("on", today.clone()),
                told("quantity", FieldError::NotPositive)
            ]
        );
        assert_eq!(
            errors(&form, Registering::Measured),
            [told("month", today), told("quantity", FieldError::Negative)]
        );
    }

    #[test]
    fn a_month_is_counted_as_a_whole_and_known_at_its_end() {
        let today = day("2026-11-27");
        let form = BillingEventForm {
            quantity: "1.250,5".to_owned(),
            ..BillingEventForm::new(today)
        };
        for (month, to, on) in [
            ("2026-10", "2026-10-31", "2026-10-31"),
            ("2026-11", "2026-11-30", "2026-11-27"),
        ] {
            let form = BillingEventForm {
                month: month.to_owned(),
                ..form.clone()
            };
            let what = about(Registering::Measured);
            let event = form.parse(what, today, DecimalMark::Comma).unwrap();
            let Happening::Measured(measured) = event.what else {
                unreachable!("what was asked for is what comes");
            };
            assert_eq!((measured.period.to, event.on), (day(to), day(on)));
            assert_eq!(measured.quantity.to_string(), "1250.5");
        }
        assert_eq!(form.month, "2026-10", "the month that closed");
    }
}

//! Numbers to be kept for another device, as typed.

use crate::app::command::number_blocks::Reservation;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input};

/// Most numbers that are kept at once.
const COUNT_MAX: u64 = 100_000;

/// As typed. Fields of errors: `count`, `device`, `label`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReservationForm {
    pub prefix: String,
    pub count: String,
    pub device: String,
    pub label: String,
}

impl ReservationForm {
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, mark: DecimalMark) -> Result<Reservation, FormErrors> {
        let mut errors = FormErrors::new();
        let count = input::whole(&self.count, mark, COUNT_MAX);
        let count =
            count.and_then(|count| (count > 0).then_some(count).ok_or(FieldError::NotPositive));
        let count = errors.keep("count", count);
        let device = errors.keep("device", input::required(&self.device, 40));
        let label = errors.keep("label", input::required(&self.label, 60));
        let reservation = (|| {
            Some(Reservation {
                prefix: self.prefix.clone(),
                count: count?,
                device: device?,
                label: label?,
            })
        })();
        errors.finish(reservation)
    }
}

#[cfg(test)]
mod tests {
    use super::ReservationForm;
    use crate::form::FieldError;
    use crate::form::input::DecimalMark;

    #[test]
    fn everything_is_asked_for() {
        let form = ReservationForm {
            count: "0".to_owned(),
            ..ReservationForm::default()
        };
        let errors = form.parse(DecimalMark::Comma).err().unwrap_or_default();
        assert_eq!(errors.of("count"), Some(&FieldError::NotPositive));
        assert_eq!(errors.of("device"), Some(&FieldError::Required));
        assert_eq!(errors.of("label"), Some(&FieldError::Required));
    }

    #[test]
    fn what_is_typed_is_what_is_asked() {
        let form = ReservationForm {
            prefix: "FE".to_owned(),
            count: "1.000".to_owned(),
            device: "0123 4567 89AB CDEF".to_owned(),
            label: " Portátil de Ana ".to_owned(),
        };
        let asked = form.parse(DecimalMark::Comma).ok();
        let asked = asked.map(|asked| (asked.prefix, asked.count, asked.label));
        let expected = ("FE".to_owned(), 1_000, "Portátil de Ana".to_owned());
        assert_eq!(asked, Some(expected));
    }
}

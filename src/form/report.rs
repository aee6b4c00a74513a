//! The form of an error that a client reports.

use crate::domain::ids::{InvoiceId, InvoiceReportId};
use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::domain::invoice::step::VoidCause;
use crate::form::{FieldError, FormErrors, input, written};
use chrono::NaiveDate;

/// As typed. Fields of errors: `what`, `on`, `answered_on`, `answer`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportForm {
    pub cause: VoidCause,
    pub source: ReportSource,
    pub what: String,
    pub on: String,
    pub answered_on: String,
    pub answer: String,
}

impl ReportForm {
    /// One that came today.
    pub fn new(today: NaiveDate) -> ReportForm {
        ReportForm {
            cause: VoidCause::Amount,
            source: ReportSource::Email,
            what: String::new(),
            on: written::date(Some(today)),
            answered_on: String::new(),
            answer: String::new(),
        }
    }

    pub fn of(report: &InvoiceReport) -> ReportForm {
        ReportForm {
            cause: report.cause,
            source: report.source,
            what: report.what.clone(),
            on: written::date(Some(report.on)),
            answered_on: written::date(report.answered_on),
            answer: report.answer.clone(),
        }
    }

    /// # Errors
    /// Every field that is not right.
    pub fn parse(
        &self,
        id: InvoiceReportId,
        invoice: InvoiceId,
    ) -> Result<InvoiceReport, FormErrors> {
        let mut errors = FormErrors::new();
        let what = errors.keep("what", input::required(&self.what, 2_000));
        let on = errors.keep("on", input::date(&self.on));
        let read = |text: &str| {
            let day = input::date(text)?;
            match on {
                Some(on) if day < on => Err(FieldError::Before(on)),
                _ => Ok(day),
            }
        };
        let answered_on = errors.keep("answered_on", input::optional(&self.answered_on, read));
        let answer = errors.keep("answer", input::free(&self.answer, 2_000));
        let report = (|| {
            Some(InvoiceReport {
                id,
                invoice,
                on: on?,
                source: self.source,
                cause: self.cause,
                what: what?,
                answered_on: answered_on?,
                answer: answer?,
            })
        })();
        errors.finish(report)
    }
}

#[cfg(test)]
mod tests {
    use super::ReportForm;
    use crate::domain::ids::{InvoiceId, InvoiceReportId};
    use uuid::Uuid;

    #[test]
    fn an_answer_is_not_before_the_report() {
        let today = "2026-11-05".parse().unwrap_or_default();
        let id = (InvoiceReportId(Uuid::nil()), InvoiceId(Uuid::nil()));
        let mut form = ReportForm::new(today);
        form.what = "Cobra diez puestos y son nueve".to_owned();
        let read = form.parse(id.0, id.1);
        assert_eq!(read.as_ref().map(ReportForm::of), Ok(form.clone()));
        form.answered_on = "2026-11-04".to_owned();
        form.what.clear();
        let fields: Vec<String> = form
            .parse(id.0, id.1)
            .err()
            .iter()
            .flat_map(|errors| errors.iter().map(|error| error.field.clone()))
            .collect();
        assert_eq!(fields, ["what", "answered_on"]);
    }
}

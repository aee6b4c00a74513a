//! Alerts of what is waited for: a reviewer, an approval, a signature, policies; an amendment that was never signed.

use crate::app::alerts::contracts::Look;
use crate::app::alerts::{Alert, Cause, NextStep};
use crate::app::contract_now::{calendar, rules};
use crate::domain::alert::AlertKind;
use crate::domain::calendar::{add_business_days, business_days_between};
use crate::domain::contract::progress::{Span, Stage};
use chrono::NaiveDate;

/// What the stage of a contract waits for: one alert per reviewer without an answer, or one for the stage.
pub(super) fn of(look: Look<'_>) -> Vec<Alert> {
    let Some(span) = look.now.progress.waiting() else {
        return Vec::new();
    };
    if span.stage != Stage::Review {
        return waiting(look, span, String::new(), String::new())
            .into_iter()
            .collect();
    }
    let reviews = look.now.progress.reviews.iter();
    reviews
        .filter(|review| review.answer.is_none())
        .filter_map(|review| {
            let name = look
                .book
                .person(review.person)
                .map(|person| person.name.clone());
            let part = review.person.to_string();
            waiting(look, span, part, name.unwrap_or_default())
        })
        .collect()
}

fn waiting(look: Look<'_>, span: Span, person: String, who: String) -> Option<Alert> {
    let allowed = rules(look.book).days_allowed(span.stage)?;
    let (country, days_off) = calendar(look.book);
    let due = add_business_days(country, days_off, span.from, allowed);
    let part = format!("{}/{person}", span.stage.name());
    let alert = look.alert(AlertKind::ContractStage, due, part)?;
    Some(Alert {
        cause: Cause::StageWaits {
            number: look.contract.number.clone(),
            stage: span.stage,
            who,
            used: business_days_between(country, days_off, span.from, look.today),
            allowed,
        },
        amount: look.value(),
        next: NextStep::ContinueContract(look.contract.id),
        ..alert
    })
}

/// Drafts of amendments that are not signed in the time that a contract has.
pub(super) fn add_amendments(look: Look<'_>, alerts: &mut Vec<Alert>) {
    let allowed = rules(look.book)
        .days_allowed(Stage::Signature)
        .unwrap_or_default();
    let (country, days_off) = calendar(look.book);
    for amendment in look.book.amendments_of(look.contract.id) {
        if amendment.signed_on.is_some() {
            continue;
        }
        let due: NaiveDate = add_business_days(country, days_off, amendment.drafted_on, allowed);
        let part = amendment.id.to_string();
        alerts.extend(
            look.alert(AlertKind::AmendmentUnsigned, due, part)
                .map(|alert| Alert {
                    cause: Cause::AmendmentUnsigned {
                        contract: look.contract.number.clone(),
                        number: amendment.number.clone(),
                    },
                    amount: amendment.changes.value,
                    next: NextStep::SignAmendment(look.contract.id, amendment.id),
                    ..alert
                }),
        );
    }
}

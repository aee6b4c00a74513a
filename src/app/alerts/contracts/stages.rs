//! Alerts of what is waited for: a reviewer, an approval, a signature, policies; an amendment that was never signed.

use crate::app::alerts::contracts::{Look, Told};
use crate::app::alerts::{Alert, Cause, NextStep};
use crate::app::contract_now::{calendar, rules};
use crate::domain::alert::AlertKind;
use crate::domain::calendar::{add_business_days, business_days_between};
use crate::domain::contract::progress::{Span, Stage};

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
    look.alert(AlertKind::ContractStage, due, || Told {
        part: format!("{}/{person}", span.stage.name()),
        cause: Cause::StageWaits {
            number: look.number(),
            stage: span.stage,
            who,
            used: business_days_between(country, days_off, span.from, look.today),
            allowed,
        },
        amount: look.value(),
        next: NextStep::ContinueContract(look.contract.id),
    })
}

/// Drafts of amendments that are not signed in the time that a contract has.
pub(super) fn add_amendments(look: Look<'_>, alerts: &mut Vec<Alert>) {
    let mut drafts = look.book.amendments_of(look.contract.id);
    drafts.retain(|amendment| amendment.signed_on.is_none());
    if drafts.is_empty() {
        return;
    }
    let allowed = rules(look.book)
        .days_allowed(Stage::Signature)
        .unwrap_or_default();
    let (country, days_off) = calendar(look.book);
    for draft in drafts {
        let due = add_business_days(country, days_off, draft.drafted_on, allowed);
        alerts.extend(look.alert(AlertKind::AmendmentUnsigned, due, || Told {
            part: draft.id.to_string(),
            cause: Cause::AmendmentUnsigned {
                contract: look.number(),
                number: draft.number.clone(),
            },
            amount: draft.changes.value,
            next: NextStep::SignAmendment(look.contract.id, draft.id),
        }));
    }
}

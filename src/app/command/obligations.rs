//! Commands on obligations and on what became of each of their days.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::contract_now;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::agreement::AgreementEvent;
use crate::domain::contract::obligation::{
    Obligation, Outcome as Settled, OutcomeResult, Schedule,
};
use crate::domain::ids::{ObligationId, RecordId};
use chrono::NaiveDate;

/// # Errors
/// See [`check`].
pub fn save(book: &Book, obligation: Obligation, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Obligation(obligation.id);
    unchanged_since(book, record, seen)?;
    check(book, &obligation)?;
    let event = AgreementEvent::ObligationSaved {
        title: obligation.title.clone(),
        created: !book.contains(record),
    };
    Ok(put(obligation, event))
}

/// # Errors
/// When it is not there.
pub fn remove(book: &Book, id: ObligationId) -> Result<Outcome, CommandError> {
    let obligation = find(book, id)?;
    let event = AgreementEvent::ObligationRemoved {
        title: obligation.title.clone(),
    };
    let record = RecordId::Obligation(id);
    Ok(Outcome::delete(record, Event::Agreement(event)))
}

/// Says what became of one due day; said again, the later word counts.
///
/// # Errors
/// When it was not due that day, for a day after today, or without the reason why it was not done.
pub fn settle(
    book: &Book,
    id: ObligationId,
    settled: Settled,
    today: NaiveDate,
) -> Result<Outcome, CommandError> {
    let obligation = find(book, id)?;
    let due = settled.due;
    if today < settled.on || settled.accepted_on.is_some_and(|day| today < day) {
        return Err(AgreementError::OutcomeInFuture.into());
    }
    if settled.result != OutcomeResult::Done && settled.note.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    let contract = book.contract(obligation.contract);
    let end = contract.and_then(|contract| contract_now::agreed(book, contract, today).end.value);
    let was_due = !obligation.due_between(end, due, due).is_empty();
    if !was_due && obligation.outcome(due).is_none() {
        return Err(AgreementError::NotDue { day: due }.into());
    }
    let event = AgreementEvent::ObligationSettled {
        title: obligation.title.clone(),
        due,
        result: settled.result,
    };
    let mut changed = obligation.clone();
    changed.outcomes.retain(|outcome| outcome.due != due);
    let place = changed
        .outcomes
        .partition_point(|outcome| outcome.due < due);
    changed.outcomes.insert(place, settled);
    Ok(put(changed, event))
}

/// Takes back what was said about a due day.
///
/// # Errors
/// When nothing was said.
pub fn reopen(book: &Book, id: ObligationId, due: NaiveDate) -> Result<Outcome, CommandError> {
    let obligation = find(book, id)?;
    if obligation.outcome(due).is_none() {
        return Err(CommandError::NothingToDo);
    }
    let mut changed = obligation.clone();
    changed.outcomes.retain(|outcome| outcome.due != due);
    let title = obligation.title.clone();
    Ok(put(
        changed,
        AgreementEvent::ObligationReopened { title, due },
    ))
}

/// What must hold of an obligation in this book.
///
/// # Errors
/// Without a title, of a contract that is not there, or ending before it begins.
pub fn check(book: &Book, obligation: &Obligation) -> Result<(), CommandError> {
    let contract = RecordId::Contract(obligation.contract);
    if !book.contains(contract) {
        return Err(CommandError::NotFound(contract));
    }
    if obligation.title.trim().is_empty() {
        return Err(AgreementError::TitleMissing.into());
    }
    if let Schedule::Every(recurrence) = obligation.schedule
        && recurrence
            .until
            .is_some_and(|until| until < recurrence.first)
    {
        return Err(AgreementError::RecurrenceEndsBefore.into());
    }
    Ok(())
}

fn find(book: &Book, id: ObligationId) -> Result<&Obligation, CommandError> {
    let missing = CommandError::NotFound(RecordId::Obligation(id));
    book.obligation(id).ok_or(missing)
}

fn put(obligation: Obligation, event: AgreementEvent) -> Outcome {
    let entity = Entity::Obligation(Box::new(obligation));
    Outcome::put(entity, Event::Agreement(event))
}

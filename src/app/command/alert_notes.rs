//! Commands on alerts: a person's decision to hide one, always with a reason.
//! One decision per alert: a new one takes the place of the old.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::domain::alert::{AlertDecision, AlertKey, AlertNote};
use crate::domain::ids::{AlertNoteId, RecordId};
use chrono::NaiveDate;

/// # Errors
/// Without a reason, or when the snooze would not outlast today.
pub fn snooze(
    book: &Book,
    context: &mut Context,
    keys: Vec<AlertKey>,
    until: NaiveDate,
    reason: String,
) -> Result<Outcome, CommandError> {
    if until <= context.today {
        return Err(CommandError::SnoozeNotAhead);
    }
    let event = Event::AlertsSnoozed {
        count: keys.len(),
        until,
    };
    let decision = AlertDecision::SnoozedUntil(until);
    decide(book, context, keys, decision, reason, event)
}

/// # Errors
/// Without a reason.
pub fn dismiss(
    book: &Book,
    context: &mut Context,
    keys: Vec<AlertKey>,
    reason: String,
) -> Result<Outcome, CommandError> {
    let event = Event::AlertsDismissed { count: keys.len() };
    decide(book, context, keys, AlertDecision::Dismissed, reason, event)
}

/// # Errors
/// When the alert was neither snoozed nor dismissed.
pub fn wake(book: &Book, key: &AlertKey) -> Result<Outcome, CommandError> {
    let changes: Vec<Change> = book
        .notes_on(key)
        .into_iter()
        .map(|note| Change::Delete(RecordId::AlertNote(note.id)))
        .collect();
    if changes.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let event = Event::AlertWoken { kind: key.kind };
    Ok(Outcome { changes, event })
}

fn decide(
    book: &Book,
    context: &mut Context,
    keys: Vec<AlertKey>,
    decision: AlertDecision,
    reason: String,
    event: Event,
) -> Result<Outcome, CommandError> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    if keys.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let mut changes = Vec::new();
    for key in keys {
        // A backup is about the company even before its settings are saved.
        if key.subject != RecordId::Company && !book.contains(key.subject) {
            return Err(CommandError::NotFound(key.subject));
        }
        let earlier = book.notes_on(&key).into_iter();
        changes.extend(earlier.map(|note| Change::Delete(RecordId::AlertNote(note.id))));
        let note = AlertNote {
            id: AlertNoteId(context.new_id()),
            key,
            decision,
            reason: reason.clone(),
            by: context.author,
        };
        changes.push(Change::Put(Entity::AlertNote(Box::new(note))));
    }
    Ok(Outcome { changes, event })
}

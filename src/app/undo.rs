//! Undo: for every outcome, the changes that bring the book back.
//! A step is refused when one of its records changed after it: undoing must not erase later work.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::entity::Change;
use crate::app::event::Event;
use crate::domain::ids::RecordId;
use std::collections::HashSet;

/// How many steps are kept.
const STEPS_MAX: usize = 50;

/// How to take one outcome back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoStep {
    /// What happened, for the label of the button.
    pub event: Event,
    inverse: Vec<Change>,
    /// Version of the book right after the outcome was applied.
    applied_at: u64,
}

/// The steps that can be taken back, the latest last. It lives as long as the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoStack {
    steps: Vec<UndoStep>,
}

/// The changes that undo others. Call it before they are applied.
pub fn inverse(before: &Book, changes: &[Change]) -> Vec<Change> {
    let mut seen: HashSet<RecordId> = HashSet::new();
    let mut inverse: Vec<Change> = changes
        .iter()
        .map(Change::record)
        .filter(|record| seen.insert(*record))
        .map(|record| match before.entity(record) {
            Some(entity) => Change::Put(entity),
            None => Change::Delete(record),
        })
        .collect();
    inverse.reverse();
    inverse
}

impl UndoStep {
    /// `inverse` from [`inverse`] before, `after` the book once the outcome is applied.
    pub fn new(event: Event, inverse: Vec<Change>, after: &Book) -> UndoStep {
        UndoStep {
            event,
            inverse,
            applied_at: after.version(),
        }
    }

    /// The changes that take the step back.
    ///
    /// # Errors
    /// [`CommandError::ChangedMeanwhile`] with the first record that changed after the step.
    pub fn outcome(&self, book: &Book) -> Result<Outcome, CommandError> {
        let changed = self
            .inverse
            .iter()
            .map(Change::record)
            .find(|record| book.changed_at(*record) > self.applied_at);
        if let Some(record) = changed {
            return Err(CommandError::ChangedMeanwhile(record));
        }
        Ok(Outcome {
            changes: self.inverse.clone(),
            event: Event::Undone {
                event: Box::new(self.event.clone()),
            },
        })
    }
}

impl UndoStack {
    /// Keeps a step. One that cannot be taken back hides the earlier ones: what they would bring back may be in use elsewhere.
    pub fn push(&mut self, step: UndoStep) {
        if !step.event.can_be_undone() {
            self.steps.clear();
            return;
        }
        if self.steps.len() == STEPS_MAX {
            self.steps.remove(0);
        }
        self.steps.push(step);
    }

    /// The step that would be undone next.
    pub fn last(&self) -> Option<&UndoStep> {
        self.steps.last()
    }

    /// Takes the latest step, once it was undone or found impossible.
    pub fn pop(&mut self) -> Option<UndoStep> {
        self.steps.pop()
    }

    /// Forgets everything, as after the book was loaded anew.
    pub fn clear(&mut self) {
        self.steps.clear();
    }
}

//! Taking a step: its day and what is said with it. A refusal is shown, and nothing typed is lost.

use crate::app::command::Command;
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::ids::{ContractId, StepId};
use crate::form::input;
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::text::errors;
use crate::ui::lang::lang;
use leptos::prelude::*;

/// Longest comment or reason.
const NOTE_MAX: usize = 2_000;

/// What a person says with a step.
#[derive(Clone, Copy)]
pub struct Taking {
    pub session: Session,
    contract: ContractId,
    pub on: RwSignal<String>,
    pub on_error: RwSignal<Option<String>>,
    pub note: RwSignal<String>,
    pub refusal: RwSignal<Option<String>>,
}

impl Taking {
    pub fn new(session: Session, contract: ContractId) -> Taking {
        Taking {
            session,
            contract,
            on: RwSignal::new(session.today.get_untracked().to_string()),
            on_error: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            refusal: RwSignal::new(None),
        }
    }

    /// That of the contract shown: it outlives the drawing of the contract, which any change of it renews.
    pub fn expect() -> Taking {
        expect_context()
    }

    /// Takes the step, or shows why not; nothing typed is lost.
    pub fn take(self, action: StepAction) {
        let on = input::date(&self.on.read_untracked());
        let problem = on.as_ref().err();
        self.on_error
            .set(problem.map(|error| errors::field_error(error, lang())));
        let Ok(on) = on else {
            return;
        };
        let note: String = self
            .note
            .read_untracked()
            .trim()
            .chars()
            .take(NOTE_MAX)
            .collect();
        let session = self.session;
        let step = Step {
            id: StepId(session.fresh_id()),
            contract: self.contract,
            on,
            place: 0,
            by: session.context().author,
            action,
            note,
        };
        let command = Command::TakeStep {
            step: Box::new(step),
        };
        leptos::task::spawn_local(async move {
            match session.dispatch(command).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    self.note.try_set(String::new());
                    self.refusal.try_set(None);
                }
                Err(error @ DispatchError::Refused(_)) => {
                    self.refusal.try_set(Some(session.error_text(&error)));
                }
                Err(error) => session.say_failed(session.error_text(&error)),
            }
        });
    }
}

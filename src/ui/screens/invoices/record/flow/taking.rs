//! Taking a step with a document: its day, what is said with it, and why warnings may stand.

use crate::app::command::Command;
use crate::app::command::invoice_flow::Move;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::step::AcceptedWarning;
use crate::form::input;
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::text::errors;
use crate::ui::lang::lang;
use leptos::prelude::*;
use std::collections::HashMap;

/// Longest comment or reason.
const NOTE_MAX: usize = 2_000;

/// What a person says with a step. It outlives the drawing of the document, which any change of it renews.
#[derive(Clone, Copy)]
pub struct Taking {
    pub session: Session,
    invoice: InvoiceId,
    pub on: RwSignal<String>,
    pub on_error: RwSignal<Option<String>>,
    pub note: RwSignal<String>,
    /// Why a warning stands, by rule and place.
    pub reasons: RwSignal<HashMap<(String, String), String>>,
    pub refusal: RwSignal<Option<String>>,
}

impl Taking {
    pub fn new(session: Session, invoice: InvoiceId) -> Taking {
        Taking {
            session,
            invoice,
            on: RwSignal::new(session.today.get_untracked().to_string()),
            on_error: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            reasons: RwSignal::new(HashMap::new()),
            refusal: RwSignal::new(None),
        }
    }

    /// Hands the document in, with the reasons typed.
    pub fn submit(self) {
        let accepted = self.reasons.with_untracked(|reasons| {
            let reasons = reasons.iter();
            reasons
                .map(|((rule, place), reason)| AcceptedWarning {
                    rule: rule.clone(),
                    place: place.clone(),
                    reason: reason.trim().chars().take(NOTE_MAX).collect(),
                })
                .collect()
        });
        self.take(Move::Submit(accepted));
    }

    /// Takes a step on the day typed, or shows why not.
    pub fn take(self, step: Move) {
        let on = input::date(&self.on.read_untracked());
        let problem = on.as_ref().err();
        self.on_error
            .set(problem.map(|error| errors::field_error(error, lang())));
        let Ok(on) = on else {
            return;
        };
        let note = self.note.with_untracked(|note| {
            let note = note.trim().chars();
            note.take(NOTE_MAX).collect()
        });
        self.run(Command::MoveInvoices {
            ids: vec![self.invoice],
            step,
            said: (on, note),
        });
    }

    /// Gives the document its number.
    pub fn issue(self) {
        self.run(Command::IssueInvoices {
            ids: vec![self.invoice],
        });
    }

    /// Carries a command out; a refusal is shown here, where the person looks.
    pub fn run(self, command: Command) {
        let session = self.session;
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

//! Short messages about what was done, with the way back where there is one.
//! The messages are kept here; how they look is the kit's.

use crate::shell::session::Session;
use leptos::prelude::*;

/// How many messages stay on show.
const SHOWN_MAX: usize = 3;

/// A short message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: u64,
    pub text: String,
    pub bad: bool,
    /// Whether it offers to undo what it tells.
    pub undo: bool,
}

impl Session {
    /// Says that something was done.
    pub fn say_done(self, text: String, undo: bool) {
        self.push(text, false, undo);
    }

    /// Says that something could not be done.
    pub fn say_failed(self, text: String) {
        self.push(text, true, false);
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u64) {
        self.toasts
            .update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    fn push(self, text: String, bad: bool, undo: bool) {
        self.toasts.update(|toasts| {
            let id = toasts.last().map_or(1, |toast| toast.id + 1);
            // Only the last step can be undone, so only the last message offers it.
            if undo {
                toasts.iter_mut().for_each(|toast| toast.undo = false);
            }
            toasts.push(Message {
                id,
                text,
                bad,
                undo,
            });
            if toasts.len() > SHOWN_MAX {
                toasts.remove(0);
            }
        });
    }
}

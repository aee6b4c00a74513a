//! What a form on the screen needs: what is typed, what is wrong with it, and how often it was sent.
//! What is right or wrong is decided in `form`.

use crate::form::FormErrors;
use crate::text::errors;
use crate::ui::kit::error_summary::SummaryError;
use crate::ui::lang::lang;
use leptos::prelude::*;

/// The state of one form; `F` is its type in `form`.
pub struct FormState<F: Send + Sync + 'static> {
    /// As typed.
    pub typed: RwSignal<F>,
    pub errors: RwSignal<FormErrors>,
    /// How often it was sent with something wrong: the summary takes the focus when it grows.
    pub attempt: RwSignal<u32>,
    /// Begins the id of each field in the page.
    prefix: &'static str,
}

impl<F: Send + Sync + 'static> Clone for FormState<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Send + Sync + 'static> Copy for FormState<F> {}

impl<F: Send + Sync + 'static> FormState<F> {
    /// A form as it is before anything is typed; `prefix` is unique in the page.
    pub fn new(typed: F, prefix: &'static str) -> FormState<F> {
        FormState {
            typed: RwSignal::new(typed),
            errors: RwSignal::new(FormErrors::new()),
            attempt: RwSignal::new(0),
            prefix,
        }
    }

    /// The id of a field in the page: `policies[1].amount` is `<prefix>-policies-1-amount`.
    pub fn id(self, field: &str) -> String {
        let field = field.replace("].", "-").replace(['[', '.', ']'], "-");
        format!("{}-{field}", self.prefix)
    }

    /// The text of one field.
    pub fn text(self, get: impl Fn(&F) -> &String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.typed.with(|typed| get(typed).clone()))
    }

    /// Something of what is typed.
    pub fn get<T: Send + Sync + 'static>(
        self,
        get: impl Fn(&F) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.typed.with(&get))
    }

    /// Changes what is typed.
    pub fn change(self, change: impl FnOnce(&mut F)) {
        self.typed.update(change);
    }

    /// What is wrong with one field, as a sentence.
    pub fn error(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.errors.with(|errors| {
                errors
                    .of(&field)
                    .map(|error| errors::field_error(error, lang()))
            })
        })
    }

    /// Everything that is wrong, each leading to its field.
    pub fn summary(self) -> Signal<Vec<SummaryError>> {
        Signal::derive(move || {
            self.errors.with(|errors| {
                errors
                    .iter()
                    .map(|entry| SummaryError {
                        field_id: self.id(&entry.field),
                        text: errors::field_error(&entry.error, lang()),
                    })
                    .collect()
            })
        })
    }

    /// How many things are wrong, as a sentence.
    pub fn summary_title(self) -> Signal<String> {
        Signal::derive(move || {
            self.errors
                .with(|errors| errors::form_summary(errors, lang()))
        })
    }

    /// Reads the form: the value, or shows everything that is wrong.
    pub fn parse<T>(self, parse: impl FnOnce(&F) -> Result<T, FormErrors>) -> Option<T> {
        match self.typed.with_untracked(parse) {
            Ok(value) => {
                self.errors.set(FormErrors::new());
                Some(value)
            }
            Err(errors) => {
                self.errors.set(errors);
                self.attempt.update(|attempt| *attempt += 1);
                None
            }
        }
    }
}

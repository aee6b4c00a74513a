//! A record stays as it is drawn while a dialog over it is open: another window may change the record meanwhile, and
//! drawing it anew would close the dialog with all that was typed. What changed shows when the dialog is closed.

use leptos::prelude::*;

/// Whether the record shown is held.
#[derive(Clone, Copy)]
pub struct Holding(RwSignal<bool>);

impl Holding {
    /// For the record drawn here and everything in it.
    pub fn provide() -> Holding {
        let holding = Holding(RwSignal::new(false));
        provide_context(holding);
        holding
    }

    /// What is drawn: what is shown, or what was when it began to be held.
    pub fn drawn<T: Clone + PartialEq + Send + Sync + 'static>(self, shown: Memo<T>) -> Memo<T> {
        Memo::new(move |before: Option<&T>| match before {
            Some(before) if self.0.get() => before.clone(),
            _ => shown.get(),
        })
    }

    /// Holds the record, if there is one around, while a dialog is open.
    pub fn while_open(is_open: impl Fn() -> bool + Send + Sync + 'static) {
        let Some(Holding(held)) = use_context::<Holding>() else {
            return;
        };
        Effect::new(move |_| held.set(is_open()));
        on_cleanup(move || {
            held.try_set(false);
        });
    }
}

//! One row of a list inside a form: the names of its fields, its values, and taking it away.

use crate::ui::form_state::FormState;
use leptos::prelude::*;

/// A row of a list of `R` in the form `F`.
pub struct RowAt<F: Send + Sync + 'static, R: 'static> {
    pub form: FormState<F>,
    /// Name of the list in the form's errors.
    pub list: &'static str,
    pub rows: fn(&F) -> &Vec<R>,
    pub rows_mut: fn(&mut F) -> &mut Vec<R>,
    pub place: usize,
}

impl<F: Send + Sync + 'static, R: 'static> Clone for RowAt<F, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Send + Sync + 'static, R: 'static> Copy for RowAt<F, R> {}

impl<F: Send + Sync + 'static, R: 'static> RowAt<F, R> {
    fn path(self, name: &str) -> String {
        format!("{}[{}].{name}", self.list, self.place)
    }

    /// The id of a field in the page.
    pub fn id(self, name: &str) -> String {
        self.form.id(&self.path(name))
    }

    /// What is wrong with a field.
    pub fn error(self, name: &str) -> Signal<Option<String>> {
        self.form.error(self.path(name))
    }

    /// Something of the row; empty once the row is gone.
    pub fn get<T: Default + Send + Sync + 'static>(
        self,
        get: impl Fn(&R) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || {
            self.form.typed.with(|typed| {
                let rows = (self.rows)(typed);
                rows.get(self.place).map(&get).unwrap_or_default()
            })
        })
    }

    pub fn change(self, change: impl FnOnce(&mut R)) {
        self.form.change(|typed| {
            if let Some(row) = (self.rows_mut)(typed).get_mut(self.place) {
                change(row);
            }
        });
    }

    pub fn remove(self) {
        self.form.change(|typed| {
            let rows = (self.rows_mut)(typed);
            if self.place < rows.len() {
                rows.remove(self.place);
            }
        });
        // The names of the fields count the rows, so what was found in them no longer fits.
        self.form.errors.set(Default::default());
    }
}

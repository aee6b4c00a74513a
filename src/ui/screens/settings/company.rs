//! /ajustes/empresa - who the company is, the days it does not work, its rules for contracts and billing, and its numbering.
//! What is right or wrong is decided in `form::company`; the leads of alerts are another part.

pub mod billing;
pub mod contract_rules;
pub mod days_off;
pub mod devices;
pub mod identity;
pub mod logo;
pub mod numbering;
pub mod official;

use crate::app::command::Command;
use crate::domain::country::Country;
use crate::form::company::CompanyForm;
use crate::shell::session::Session;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::settings::company::billing::Billing;
use crate::ui::screens::settings::company::contract_rules::Rules;
use crate::ui::screens::settings::company::days_off::DaysOff;
use crate::ui::screens::settings::company::devices::Devices;
use crate::ui::screens::settings::company::identity::Identity;
use crate::ui::screens::settings::company::numbering::Numbering;
use crate::ui::screens::settings::company::official::Documents;
use crate::ui::view::view;
use leptos::prelude::*;

/// The company's settings, of which each part of the screen shows some.
#[derive(Clone, Copy)]
pub struct CompanyEditing {
    pub form: FormState<CompanyForm>,
    /// A logo that was chosen and is not kept yet: its digest and its bytes.
    pub logo: RwSignal<Option<(String, Vec<u8>)>>,
    /// The version of the book the person started from.
    seen: RwSignal<u64>,
}

impl CompanyEditing {
    /// Starts from the company as it is now.
    pub fn start(session: Session, prefix: &'static str) -> CompanyEditing {
        CompanyEditing {
            form: FormState::new(typed_now(session), prefix),
            logo: RwSignal::new(None),
            seen: RwSignal::new(session.book.with_untracked(|book| book.version())),
        }
    }

    /// Saves, or shows everything that is wrong.
    pub fn save(self, session: Session) {
        let mark = locale().decimal_mark();
        let Some(company) = self.form.parse(|typed| typed.parse(mark)) else {
            return;
        };
        let command = Command::SaveCompany {
            company: Box::new(company),
            seen: self.seen.get_untracked(),
        };
        let files = self.logo.get_untracked().into_iter().collect();
        leptos::task::spawn_local(async move {
            match session.dispatch_with_blobs(command, files).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    self.saved(session);
                }
                Err((error, _)) => session.say_failed(session.error_text(&error)),
            }
        });
    }

    /// What was saved is what the next change starts from. The screen may be gone by now.
    fn saved(self, session: Session) {
        let _ = self
            .seen
            .try_set(session.book.with_untracked(|book| book.version()));
        let _ = self.form.typed.try_set(typed_now(session));
        let _ = self.logo.try_set(None);
    }
}

fn typed_now(session: Session) -> CompanyForm {
    session.book.with_untracked(|book| {
        book.company().map_or_else(
            || CompanyForm::new(Country::Colombia),
            |company| CompanyForm::of(company, locale().decimal_mark()),
        )
    })
}

/// The company.
#[component]
pub fn CompanySettings() -> impl IntoView {
    let session = Session::expect();
    let editing = CompanyEditing::start(session, "company");
    let form = editing.form;
    view! {
        <div class="stack" data-gap="large">
        <form
            class="stack"
            data-gap="large"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                editing.save(session);
            }
        >
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <Identity form />
            <DaysOff form />
            <Rules form />
            <Documents form logo=editing.logo />
            <Billing form />
            <Numbering form />
            <div class="cluster">
                <Button
                    label=tr("Guardar", "Save")
                    kind=ButtonKind::Submit
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </form>
        <Devices />
        </div>
    }
}

//! Saying what became of an obligation on one of its days: done, not done, waived; when, and the evidence.

use crate::app::command::Command;
use crate::domain::contract::obligation::OutcomeResult;
use crate::domain::ids::ObligationId;
use crate::form::obligation::OutcomeForm;
use crate::shell::session::Session;
use crate::text::{contract_labels, dates};
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::radio_group::{RadioGroup, RadioOption};
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::attachments::entry::{Attaching, AttachmentEntry};
use crate::ui::screens::contracts::edit::choices::{chosen, value_of};
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

const RESULTS: [OutcomeResult; 3] = [
    OutcomeResult::Done,
    OutcomeResult::NotDone,
    OutcomeResult::Waived,
];

/// Which due day is being answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answering {
    pub id: ObligationId,
    pub due: NaiveDate,
}

/// Asks what became of it.
#[component]
pub fn AnswerDialog(answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let form = FormState::new(OutcomeForm::of(None, today, today), "answer");
    let attaching = Attaching::new(None);
    Holding::while_open(move || answering.read().is_some());
    let before = move |answering: Answering| {
        session.book.with_untracked(|book| {
            let obligation = book.obligation(answering.id)?;
            obligation.outcome(answering.due).cloned()
        })
    };
    Effect::new(move |_| {
        if let Some(answering) = answering.get() {
            let outcome = before(answering);
            attaching.begin(outcome.as_ref().and_then(|outcome| outcome.file.clone()));
            form.typed
                .set(OutcomeForm::of(outcome.as_ref(), answering.due, today));
            form.errors.set(Default::default());
        }
    });
    let save = move || {
        let Some(at) = answering.get_untracked() else {
            return;
        };
        let Some(settled) = form.parse(|typed| typed.parse(attaching.file())) else {
            return;
        };
        let command = Command::SettleObligation {
            id: at.id,
            settled: Box::new(settled),
        };
        attaching.save(session, command, move || {
            answering.try_set(None);
        });
    };
    let reopen = move || {
        if let Some(at) = answering.get_untracked() {
            let command = Command::ReopenObligation {
                id: at.id,
                due: at.due,
            };
            session.run(command, move |_| answering.set(None));
        }
    };
    let answered = Signal::derive(move || answering.get().is_some_and(|at| before(at).is_some()));
    let title = Signal::derive(move || title_of(session, answering.get()));
    view! {
        <Dialog
            open=Signal::derive(move || answering.read().is_some())
            on_close=move |()| answering.set(None)
            title
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                {answered.get().then(|| view! {
                    <Button
                        label=tr("Dejarla pendiente", "Leave it open")
                        appearance=ButtonAppearance::Quiet
                        on_press=move |()| reopen()
                    />
                })}
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| answering.set(None) />
                <Button
                    label=tr("Guardar respuesta", "Save answer")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Entries form attaching />
        </Dialog>
    }
}

/// "Informe mensual · 31 ene 2026".
fn title_of(session: Session, at: Option<Answering>) -> String {
    let name = at.and_then(|at| {
        session
            .book
            .with_untracked(|book| book.obligation(at.id).map(|each| each.title.clone()))
    });
    let day = at
        .map(|at| dates::medium(at.due, lang()))
        .unwrap_or_default();
    format!("{} · {day}", name.unwrap_or_default())
}

#[component]
fn Entries(form: FormState<OutcomeForm>, attaching: Attaching) -> impl IntoView {
    let options: Vec<RadioOption> = RESULTS
        .into_iter()
        .map(|result| RadioOption {
            value: value_of(result),
            label: say(contract_labels::outcome_result(result)).to_owned(),
            hint: None,
        })
        .collect();
    let done = move || form.typed.with(|typed| typed.result == OutcomeResult::Done);
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <RadioGroup
                id="answer-result"
                label=tr("¿Qué pasó?", "What became of it?")
                options
                value=form.get(|typed| value_of(typed.result))
                on_change=move |value: String| form.change(|typed| {
                    typed.result = chosen(&RESULTS, &value, typed.result);
                })
            />
            <TextField
                id=form.id("on")
                label=Signal::derive(move || if done() {
                    tr("Cumplida el", "Done on")
                } else {
                    tr("Se supo el", "Known on")
                }.to_owned())
                kind=FieldKind::Date
                value=form.text(|typed| &typed.on)
                on_input=move |text| form.change(|typed| typed.on = text)
                error=form.error("on")
            />
            <LongTextField
                id=form.id("note")
                label=Signal::derive(move || if done() {
                    tr("Evidencia", "Evidence")
                } else {
                    tr("Motivo", "Reason")
                }.to_owned())
                value=form.text(|typed| &typed.note)
                on_input=move |text| form.change(|typed| typed.note = text)
                error=form.error("note")
            />
            <TextField
                id=form.id("link")
                label=tr("Enlace a la evidencia", "Link to the evidence")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.link)
                on_input=move |text| form.change(|typed| typed.link = text)
                error=form.error("link")
            />
            <Show when=done>
                <TextField
                    id=form.id("accepted_on")
                    label=tr("Aceptada por el cliente el", "Accepted by the client on")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.accepted_on)
                    on_input=move |text| form.change(|typed| typed.accepted_on = text)
                    error=form.error("accepted_on")
                />
            </Show>
            <AttachmentEntry at=attaching label=tr("Archivo que lo prueba", "File that proves it") />
        </div>
    }
}

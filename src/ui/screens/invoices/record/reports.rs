//! What the client said is wrong with an invoice, and what was answered.

use crate::app::command::Command;
use crate::domain::ids::{InvoiceId, InvoiceReportId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::domain::invoice::step::VoidCause;
use crate::form::report::ReportForm;
use crate::shell::session::Session;
use crate::text::{billing_labels, dates};
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::view::view;
use leptos::prelude::*;

/// The report that the dialog is about; absent while it is closed, and nothing in it for a new one.
pub type Open = RwSignal<Option<Option<InvoiceReportId>>>;

/// The reports of an invoice that was issued.
#[component]
pub fn Reports(invoice: Invoice, open: Open) -> impl IntoView {
    let session = Session::expect();
    let reports: Vec<InvoiceReport> = session.book.with_untracked(|book| {
        let reports = book.reports_of_invoice(invoice.id);
        reports.into_iter().cloned().collect()
    });
    invoice.issuance().is_some().then(|| view! {
        <Panel title=Some(tr("Errores informados por el cliente", "Errors reported by the client").to_owned())>
            <div class="stack">
                <ul class="record-lines" role="list">
                    {reports.into_iter().map(|report| report_view(report, open)).collect_view()}
                </ul>
                <div class="cluster">
                    <Button
                        label=tr("Registrar error informado", "Record a reported error")
                        size=ButtonSize::Small
                        on_press=move |()| open.set(Some(None))
                    />
                </div>
            </div>
        </Panel>
    })
}

fn report_view(report: InvoiceReport, open: Open) -> AnyView {
    let cause = say(billing_labels::void_cause(report.cause));
    let source = say(billing_labels::report_source(report.source));
    let on = dates::medium(report.on, lang());
    let (label, tone) = match report.answered_on {
        Some(day) => (
            format!(
                "{} {}",
                tr("Respondido el", "Answered on"),
                dates::medium(day, lang())
            ),
            Tone::Good,
        ),
        None => (tr("Sin responder", "Not answered").to_owned(), Tone::Warn),
    };
    let id = report.id;
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <p><strong>{cause}</strong>": "<bdi>{report.what}</bdi></p>
                <p class="muted small">{format!("{on} · {source}")}</p>
                {(!report.answer.is_empty()).then(|| view! { <p class="small"><bdi>{report.answer.clone()}</bdi></p> })}
            </div>
            <Badge label tone=Signal::stored(tone) />
            <Button
                label=tr("Responder", "Answer")
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| open.set(Some(Some(id)))
            />
        </li>
    }
    .into_any()
}

/// Asks what is wrong, and what was answered.
#[component]
pub fn ReportDialog(invoice: InvoiceId, open: Open) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let form = FormState::new(ReportForm::new(today), "report");
    // Version of the book from which the person started.
    let seen = RwSignal::new(0);
    Effect::new(move |_| {
        if let Some(id) = open.get() {
            let known = id.and_then(|id| {
                session
                    .book
                    .with_untracked(|book| book.invoice_report(id).cloned())
            });
            let fresh =
                known.map_or_else(|| ReportForm::new(today), |known| ReportForm::of(&known));
            form.typed.set(fresh);
            form.errors.set(Default::default());
            seen.set(session.book.with_untracked(|book| book.version()));
        }
    });
    let save = move || {
        let id = open.get_untracked().flatten();
        let id = id.unwrap_or_else(|| InvoiceReportId(session.fresh_id()));
        let Some(report) = form.parse(|typed| typed.parse(id, invoice)) else {
            return;
        };
        let command = Command::SaveReport {
            report: Box::new(report),
            seen: seen.get_untracked(),
        };
        session.run(command, move |_| open.set(None));
    };
    view! {
        <Dialog
            open=Signal::derive(move || open.read().is_some())
            on_close=move |()| open.set(None)
            title=tr("Error informado por el cliente", "Error reported by the client")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| open.set(None) />
                <Button
                    label=tr("Guardar", "Save")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Fields form />
        </Dialog>
    }
}

#[component]
fn Fields(form: FormState<ReportForm>) -> impl IntoView {
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <SelectField
                id=form.id("cause")
                label=tr("Qué está mal", "What is wrong")
                options=choices(&VoidCause::ALL, billing_labels::void_cause)
                value=form.get(|typed| value_of(typed.cause))
                on_change=move |value: String| form.change(|typed| typed.cause = chosen(&VoidCause::ALL, &value, typed.cause))
            />
            <LongTextField
                id=form.id("what")
                label=tr("Qué dice el cliente", "What the client says")
                value=form.text(|typed| &typed.what)
                on_input=move |text| form.change(|typed| typed.what = text)
                error=form.error("what")
            />
            <div class="grid" data-columns="fields">
                <TextField
                    id=form.id("on")
                    label=tr("Fecha", "Date")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.on)
                    on_input=move |text| form.change(|typed| typed.on = text)
                    error=form.error("on")
                />
                <SelectField
                    id=form.id("source")
                    label=tr("Cómo llegó", "How it came")
                    options=choices(&ReportSource::ALL, billing_labels::report_source)
                    value=form.get(|typed| value_of(typed.source))
                    on_change=move |value: String| form.change(|typed| typed.source = chosen(&ReportSource::ALL, &value, typed.source))
                />
                <TextField
                    id=form.id("answered_on")
                    label=tr("Respondido el", "Answered on")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.answered_on)
                    on_input=move |text| form.change(|typed| typed.answered_on = text)
                    error=form.error("answered_on")
                />
            </div>
            <LongTextField
                id=form.id("answer")
                label=tr("Respuesta", "Answer")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.answer)
                on_input=move |text| form.change(|typed| typed.answer = text)
                error=form.error("answer")
            />
        </div>
    }
}

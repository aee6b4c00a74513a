//! What an import would do, file by file: what it is, what is made or skipped, and everything found in it.
//! Nothing is written until the person confirms.

use crate::app::command::import_invoices::IncomingDocument;
use crate::app::event::{DocumentFate, ImportedDocument};
use crate::domain::finding::{Finding, Severity};
use crate::domain::money::Money;
use crate::interop::intake::{Taken, What};
use crate::shell::session::Session;
use crate::text::{findings, intake, labels, money, signed_words};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::invoices::import::{Import, Stage, confirm};
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;

/// Files shown one by one; beyond them only what needs attention would help, so they are counted.
const SHOWN_MAX: usize = 400;

/// The preview and its confirmation.
#[component]
pub fn Preview(import: Import) -> impl IntoView {
    let session = Session::expect();
    let imported = move || {
        import
            .batch
            .with(|batch| batch.as_ref().map_or(0, |batch| batch.report.imported()))
    };
    let busy = Signal::derive(move || matches!(import.stage.get(), Stage::Writing));
    view! {
        <section class="stack">
            <div class="cluster" data-align="between">
                <p role="status">{move || import.batch.with(|batch| batch.as_ref().map(summary))}</p>
                <div class="cluster">
                    <Show when=move || imported() != 0>
                        <Button
                            label=Signal::derive(move || format!("{} {}", tr("Importar", "Import"), list::count(
                                imported(),
                                tr("documento", "document"),
                                tr("documentos", "documents"),
                            )))
                            appearance=ButtonAppearance::Primary
                            disabled=busy
                            on_press=move |()| confirm(session, import)
                        />
                    </Show>
                    <Button label=tr("Cancelar", "Cancel") on_press=move |()| {
                        import.batch.set(None);
                        import.stage.set(Stage::Waiting);
                    } />
                </div>
            </div>
            {move || import.batch.with(|batch| batch.as_ref().map(|batch| {
                if batch.documents.is_empty() && batch.others.is_empty() {
                    return view! {
                        <EmptyState
                            icon=Icon::Folder
                            title=tr("No había archivos", "There were no files")
                            text=tr("La carpeta o el ZIP estaba vacío. Elige otro.", "The folder or ZIP was empty. Choose another.")
                        />
                    };
                }
                let problems = batch.others.iter().filter(|taken| is_problem(&taken.what));
                let aside = batch.others.iter().filter(|taken| !is_problem(&taken.what));
                let documents = batch.report.documents.iter().zip(&batch.documents);
                view! {
                    <ul class="intake" role="list" aria-label=tr("Archivos leídos", "Files read")>
                        {problems.map(other_view).collect_view()}
                        {documents.take(SHOWN_MAX).map(|(fate, document)| document_view(fate, document)).collect_view()}
                        {aside.take(SHOWN_MAX).map(other_view).collect_view()}
                    </ul>
                }
            }))}
        </section>
    }
}

/// How many files of each fate.
fn summary(batch: &super::reading::Batch) -> String {
    let report = &batch.report;
    let errors = batch
        .documents
        .iter()
        .filter(|document| document.review.worst() == Some(Severity::Error))
        .count();
    let unreadable = batch
        .others
        .iter()
        .filter(|taken| is_problem(&taken.what))
        .count();
    let parts = [
        (report.imported(), tr("nuevo", "new"), tr("nuevos", "new")),
        (
            report.clients_created,
            tr("cliente nuevo", "new client"),
            tr("clientes nuevos", "new clients"),
        ),
        (
            report.duplicates(),
            tr("ya estaba", "already there"),
            tr("ya estaban", "already there"),
        ),
        (
            report.received(),
            tr("recibida", "received"),
            tr("recibidas", "received"),
        ),
        (
            errors,
            tr("con errores", "with errors"),
            tr("con errores", "with errors"),
        ),
        (
            unreadable,
            tr("ilegible", "unreadable"),
            tr("ilegibles", "unreadable"),
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| list::count(count, one, many))
        .collect();
    parts.join(" · ")
}

fn is_problem(what: &What) -> bool {
    matches!(what, What::Unreadable(_) | What::BadArchive(_))
}

/// A file that brings no document.
fn other_view(taken: &Taken) -> impl IntoView + use<> {
    let tone = if is_problem(&taken.what) {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    let label = if is_problem(&taken.what) {
        tr("Ilegible", "Unreadable")
    } else {
        tr("Se deja", "Left aside")
    };
    view! {
        <li class="intake__file">
            <p class="intake__head">
                <Badge label tone=Signal::stored(tone) />
                <bdi class="intake__name">{taken.file.clone()}</bdi>
            </p>
            <p class="intake__detail">{intake::no_document(&taken.what, lang())}</p>
        </li>
    }
}

/// A document, what becomes of it, and what was found in it.
fn document_view(fate: &ImportedDocument, document: &IncomingDocument) -> impl IntoView + use<> {
    let (tone, label) = fate_words(&fate.fate);
    let content = &document.content;
    let amount = Money::new(content.totals.payable, content.currency);
    let kind = say(labels::document_type(content.document_type));
    let found = &document.review.findings;
    let shown: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity != Severity::Note)
        .map(finding_view)
        .collect();
    let notes: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Note)
        .map(finding_view)
        .collect();
    let note_count = notes.len();
    let differences: Vec<String> = match &fate.fate {
        DocumentFate::Differs { differences, .. } => differences
            .iter()
            .map(|each| signed_words::difference(each, locale()))
            .collect(),
        _ => Vec::new(),
    };
    view! {
        <li class="intake__file findings__place">
            <p class="intake__head">
                <Badge label tone=Signal::stored(tone) />
                <strong>{format!("{kind} {}", fate.number)}</strong>
                <bdi>{fate.client.clone()}</bdi>
                <span class="intake__amount">{money::money(amount, locale())}</span>
            </p>
            <p class="intake__detail"><bdi>{fate.file.clone()}</bdi></p>
            {(!differences.is_empty()).then(|| view! {
                <ul class="next-step__missing">
                    {differences.into_iter().map(|each| view! { <li>{each}</li> }).collect_view()}
                </ul>
            })}
            <ul class="findings" role="list">{shown}</ul>
            {(note_count > 0).then(|| view! {
                <details class="intake__notes">
                    <summary>{list::count(note_count, tr("nota", "note"), tr("notas", "notes"))}</summary>
                    <ul class="findings" role="list">{notes}</ul>
                </details>
            })}
        </li>
    }
}

/// A finding: how grave, what is wrong, where the rule comes from.
pub fn finding_view(finding: &Finding) -> AnyView {
    finding_with(finding, None)
}

/// The same, with what can be done about it.
pub fn finding_with(finding: &Finding, action: Option<AnyView>) -> AnyView {
    let tone = severity_tone(finding.severity);
    let place = findings::place(&finding.place, lang());
    let source = findings::source(finding, lang());
    let origin = if place.is_empty() {
        source.to_owned()
    } else {
        format!("{place} · {source}")
    };
    view! {
        <li class="findings__finding">
            <Badge label=say(labels::severity_name(finding.severity)) tone=Signal::stored(tone) />
            <div>
                <p class="findings__title">{findings::title(finding, lang())}</p>
                <p>{findings::sentence(finding, locale())}</p>
                <p class="findings__source">{origin}</p>
                {action}
            </div>
        </li>
    }
}

/// How a severity looks.
pub fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Note => Tone::Neutral,
    }
}

fn fate_words(fate: &DocumentFate) -> (Tone, &'static str) {
    match fate {
        DocumentFate::Imported {
            other_issuer: true, ..
        } => (
            Tone::Warn,
            tr("Nueva, de otro emisor", "New, of another issuer"),
        ),
        DocumentFate::Imported {
            new_client: true, ..
        } => (
            Tone::Good,
            tr("Nueva, con su cliente", "New, with its client"),
        ),
        DocumentFate::Imported { .. } => (Tone::Good, tr("Nueva", "New")),
        DocumentFate::Signed { .. } => (
            Tone::Good,
            tr(
                "Firmada: se guarda con la emitida",
                "Signed: kept with the issued one",
            ),
        ),
        DocumentFate::Differs { .. } => (
            Tone::Bad,
            tr(
                "No coincide con la emitida: no se importa",
                "Differs from the issued one: not imported",
            ),
        ),
        DocumentFate::Duplicate { .. } => (Tone::Neutral, tr("Ya estaba", "Already there")),
        DocumentFate::RepeatedInImport => (Tone::Neutral, tr("Repetida aquí", "Repeated here")),
        DocumentFate::Received => (
            Tone::Neutral,
            tr("Recibida, no se importa", "Received, not imported"),
        ),
    }
}

//! The documents of a contract and of its client: what is asked for and missing, what expires, and every version kept.

pub mod edit;

use crate::app::command::Command;
use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::domain::document::{Document, DocumentKind, current};
use crate::shell::session::Session;
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLabel, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::attachments::view::{FileButton, FileDialog, Opened};
use crate::ui::screens::contracts::record::documents::edit::{Adding, DocumentDialog};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked for and what is there.
#[component]
pub fn Documents(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let id = contract.id;
    let client = card.row.client;
    let adding: RwSignal<Option<Adding>> = RwSignal::new(None);
    let opened: RwSignal<Option<Opened>> = RwSignal::new(None);
    let mut papers: Vec<Document> = session.book.with_untracked(|book| {
        let papers = book.papers_of(client).into_iter();
        papers.filter(|paper| paper.serves(id)).cloned().collect()
    });
    crate::order::sort_by_key(&mut papers, |paper| {
        std::cmp::Reverse((paper.issued_on, paper.id))
    });
    let asked = contract.terms.documents.iter().map(|kind| {
        let current = current(&papers, *kind);
        let (tone, state) = standing(current, today);
        let kind = *kind;
        view! {
            <li class="record-lines__line">
                <div class="record-lines__main">
                    <strong>{say(contract_labels::document_kind(kind))}</strong>
                </div>
                <Badge label=state tone=Signal::stored(tone) />
                <Button
                    label=format!("{} {}", tr("Registrar", "Register"), say(contract_labels::document_kind(kind)).to_lowercase())
                    size=ButtonSize::Small
                    on_press=move |()| adding.set(Some(Adding { contract: id, client, kind }))
                />
            </li>
        }
    });
    let asked = asked.collect_view();
    let asks = !contract.terms.documents.is_empty();
    let none = papers.is_empty();
    view! {
        {asks.then(|| view! {
            <Panel title=Some(tr("Documentos exigidos", "Required documents").to_owned()) flush=true>
                <ul class="record-lines" role="list">{asked}</ul>
            </Panel>
        })}
        <Panel
            title=Some(tr("Documentos y archivos", "Documents and files").to_owned())
            flush=true
            aside=move || view! {
                <Button
                    label=tr("Agregar documento", "Add document")
                    icon=Icon::Plus
                    size=ButtonSize::Small
                    on_press=move |()| adding.set(Some(Adding { contract: id, client, kind: DocumentKind::Other }))
                />
            }
        >
            <ul class="record-lines" role="list">
                {papers.clone().into_iter().map(|paper| paper_view(session, paper, &papers, today, opened)).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "Guarda aquí el contrato firmado, certificados y anexos: PDF, imágenes u Office, hasta 25 MB cada uno.",
                            "Keep the signed contract, certificates and annexes here: PDF, images or Office, up to 25 MB each.",
                        )}</span>
                    </li>
                })}
            </ul>
        </Panel>
        <DocumentDialog adding />
        <FileDialog opened />
    }
}

fn standing(paper: Option<&Document>, today: NaiveDate) -> (Tone, String) {
    let Some(paper) = paper else {
        return (Tone::Bad, tr("Falta", "Missing").to_owned());
    };
    match paper.expires_on {
        None => (Tone::Good, tr("Al día", "Valid").to_owned()),
        Some(day) if day < today => (
            Tone::Bad,
            format!(
                "{} {}",
                tr("Venció el", "Expired on"),
                dates::medium(day, lang())
            ),
        ),
        Some(day) => {
            let tone = if (day - today).num_days() <= 15 {
                Tone::Warn
            } else {
                Tone::Good
            };
            (
                tone,
                format!(
                    "{} {}",
                    tr("Vence el", "Expires on"),
                    dates::medium(day, lang())
                ),
            )
        }
    }
}

fn paper_view(
    session: Session,
    paper: Document,
    all: &[Document],
    today: NaiveDate,
    opened: RwSignal<Option<Opened>>,
) -> AnyView {
    let replaced = paper.kind != DocumentKind::Other
        && current(all, paper.kind).is_some_and(|current| current.id != paper.id);
    let (tone, state) = if replaced {
        (Tone::Neutral, tr("Reemplazado", "Replaced").to_owned())
    } else {
        standing(Some(&paper), today)
    };
    let id = paper.id;
    let kind = say(contract_labels::document_kind(paper.kind));
    let title = if paper.name.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind} · {}", paper.name)
    };
    let issued = format!(
        "{} {}",
        tr("Expedido el", "Issued on"),
        dates::medium(paper.issued_on, lang())
    );
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <strong><bdi>{title.clone()}</bdi></strong>
                <p class="muted small">{issued}</p>
                {(!paper.notes.is_empty()).then(|| view! { <p class="muted small"><bdi>{paper.notes.clone()}</bdi></p> })}
                {paper.file.map(|file| view! { <FileButton file opened /> })}
            </div>
            <Badge label=state tone=Signal::stored(tone) />
            <Button
                label=format!("{} {title}", tr("Quitar", "Remove"))
                label_mode=ButtonLabel::Hidden
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                icon=Icon::Trash
                on_press=move |()| session.run(Command::RemoveDocument { id }, |_| {})
            />
        </li>
    }
}

//! One document as a line: what it is, until when it is valid, its file; and one that is asked for.

use crate::app::command::Command;
use crate::domain::document::{Document, DocumentKind, current};
use crate::shell::session::Session;
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLabel, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::attachments::view::{FileButton, Opened};
use crate::ui::screens::documents::adding::Adding;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A kind that is asked for: how its current version stands, and the button to register one.
pub fn asked_view(
    asked: Adding,
    papers: &[Document],
    today: NaiveDate,
    adding: RwSignal<Option<Adding>>,
) -> AnyView {
    let (tone, state) = standing(current(papers, asked.kind), today);
    let kind = say(contract_labels::document_kind(asked.kind));
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <strong>{kind}</strong>
            </div>
            <Badge label=state tone=Signal::stored(tone) />
            <Button
                label=tr("Registrar", "Register")
                about=kind.to_lowercase()
                size=ButtonSize::Small
                on_press=move |()| adding.set(Some(asked))
            />
        </li>
    }
    .into_any()
}

/// How a document stands, or that there is none.
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

/// One document, with its file and how it stands among all of its kind.
pub fn document_view(
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

//! /historia/:kind/:id - everything that happened to a record: who, when, which field, from what to what.
//! An earlier version can be made the present one; the present one stays in the history.

use crate::domain::ids::{PersonId, RecordId};
use crate::route::Route;
use crate::shell::session::Session;
use crate::shell::session::history::Past;
use crate::text::{dates, history, labels};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonLink, ButtonSize};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::conflicts::record_title;
use crate::ui::view::view;
use leptos::prelude::*;

/// What is known of the history so far.
#[derive(Clone)]
enum Stage {
    Reading,
    Read(Vec<Past>),
    Failed(String),
}

/// The history of one record.
#[component]
pub fn RecordHistory(record: RecordId) -> impl IntoView {
    let session = Session::expect();
    let stage = RwSignal::new_local(Stage::Reading);
    Effect::new(move |_| {
        session.journal_version.track();
        leptos::task::spawn_local(async move {
            let found = match session.history_of(record).await {
                // The latest first: what happened last is what is looked for.
                Ok(versions) => Stage::Read(versions.into_iter().rev().collect()),
                Err(error) => Stage::Failed(session.vault_text(&error)),
            };
            stage.try_set(found);
        });
    });
    let title = move || {
        format!(
            "{} · {}",
            tr("Historia", "History"),
            record_title(session, record)
        )
    };
    view! {
        <div class="screen">
            <header class="stack" data-gap="small">
                <h1>{title}</h1>
                <p class="screen__subtitle">
                    {tr(
                        "Cada cambio queda aquí y no se puede alterar sin que se note.",
                        "Every change stays here and cannot be altered unseen.",
                    )}
                </p>
                {back_link(record)}
            </header>
            {move || stage.with(|stage| match stage {
                Stage::Reading => view! {
                    <p role="status">{tr("Leyendo la historia…", "Reading the history…")}</p>
                },
                Stage::Failed(cause) => view! {
                    <Banner
                        tone=Tone::Bad
                        title=tr("No se pudo leer la historia", "The history could not be read")
                        detail=Some(cause.clone())
                    />
                },
                Stage::Read(versions) if versions.is_empty() => view! {
                    <EmptyState
                        icon=Icon::Clock
                        title=tr("Sin historia", "No history")
                        text=tr("En este equipo no hay ningún registro con ese nombre.", "There is no such record on this device.")
                    />
                },
                Stage::Read(versions) => view! {
                    <ol class="stack" role="list" aria-label=tr("Cambios", "Changes")>
                        {versions.iter().map(|version| version_view(session, record, version.clone())).collect_view()}
                    </ol>
                },
            })}
        </div>
    }
}

fn back_link(record: RecordId) -> impl IntoView {
    let there = Route::of_record(record);
    (!matches!(there, Route::History(_))).then(|| {
        view! {
            <div class="cluster">
                <ButtonLink
                    href=place::href(there)
                    label=format!("{} {}", tr("Ver", "See"), say(labels::kind(record.kind())).to_lowercase())
                    size=ButtonSize::Small
                    icon=Icon::ArrowLeft
                />
            </div>
        }
    })
}

/// One change.
fn version_view(session: Session, record: RecordId, version: Past) -> impl IntoView {
    let what = if version.is_deletion() {
        tr("Borrado", "Deleted")
    } else if version.is_first() {
        tr("Creado", "Created")
    } else {
        tr("Cambiado", "Changed")
    };
    let who = author(session, version.author());
    let changes = version.changes().to_vec();
    let shown: Vec<_> = session.book.with_untracked(|book| {
        changes
            .iter()
            .map(|change| {
                (
                    history::field(&change.path, lang()),
                    history::value(change.before.as_ref(), book, locale()),
                    history::value(change.after.as_ref(), book, locale()),
                )
            })
            .collect()
    });
    let is_first = version.is_first();
    let can_return = !version.is_head() && !version.is_deletion();
    let is_head = version.is_head();
    view! {
        <li>
            <Panel
                title=Some(format!("{what} · {who}"))
                aside=move || view! {
                    {is_head.then(|| view! { <Badge tone=Tone::Accent label=tr("Vigente", "Current") /> })}
                    <span class="muted">{dates::moment(version.at_ms(), lang())}</span>
                    {can_return.then(|| view! {
                        <Button
                            label=tr("Recuperar esta versión", "Bring this version back")
                            size=ButtonSize::Small
                            icon=Icon::Undo
                            on_press=move |()| bring_back(session, record, version.clone())
                        />
                    })}
                }
            >
                <dl class="changes">
                    {shown.into_iter().map(|(field, before, after)| view! {
                        <div class="changes__change">
                            <dt>{field}</dt>
                            <dd>
                                {(!is_first).then(|| view! { <del><bdi>{before}</bdi></del>" → " })}
                                <ins><bdi>{after}</bdi></ins>
                            </dd>
                        </div>
                    }).collect_view()}
                </dl>
            </Panel>
        </li>
    }
}

fn author(session: Session, author: Option<PersonId>) -> String {
    match author {
        None => tr("Alguien sin nombre", "Someone unnamed").to_owned(),
        Some(id) => session
            .book
            .with_untracked(|book| book.person(id).map(|person| person.name.clone()))
            .unwrap_or_else(|| tr("Alguien que ya no está", "Someone no longer here").to_owned()),
    }
}

fn bring_back(session: Session, record: RecordId, version: Past) {
    leptos::task::spawn_local(async move {
        match session.restore_version(record, &version).await {
            Ok(said) => session.say_done(said, true),
            Err(error) => session.say_failed(session.vault_text(&error)),
        }
    });
}

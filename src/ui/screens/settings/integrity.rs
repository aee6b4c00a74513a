//! /ajustes/integridad - whether all of history is as it was written, and the number that tells two copies apart.
//! The check itself is in `journal::verify`.

use crate::route::Route;
use crate::shell::session::Session;
use crate::shell::session::history::SetAside;
use crate::shell::session::vault::VaultError;
use crate::text::{backup, labels, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::progress::Progress;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Where the check stands.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Waiting,
    /// Blocks checked of those to check.
    Checking {
        done: u64,
        total: u64,
    },
    /// What was found: a title, a detail, and whether it is good.
    Checked {
        title: String,
        detail: String,
        good: bool,
    },
}

/// The part of the settings about integrity.
#[component]
pub fn Integrity() -> impl IntoView {
    view! {
        <div class="stack" data-gap="large">
            <BookDigest />
            <HistoryCheck />
            <Quarantine />
        </div>
    }
}

/// The number of the book.
#[component]
fn BookDigest() -> impl IntoView {
    let session = Session::expect();
    let digest = RwSignal::new(String::new());
    Effect::new(move |_| {
        session.journal_version.track();
        leptos::task::spawn_local(async move {
            let found = match session.book_digest().await {
                Ok(found) => found,
                Err(error) => session.vault_text(&error),
            };
            digest.try_set(found);
        });
    });
    view! {
        <Panel title=Some(tr("Huella del libro", "Digest of the book").to_owned())>
            <div class="stack" data-gap="small">
                <p>{tr(
                    "Dos equipos con la misma huella muestran exactamente los mismos registros. Es también la que lleva el nombre de cada respaldo.",
                    "Two devices with the same digest show exactly the same records. It is also the one in the name of each backup.",
                )}</p>
                <p class="digest" role="status" aria-label=tr("Huella del libro", "Digest of the book")>{move || digest.get()}</p>
            </div>
        </Panel>
    }
}

/// The check of all of history.
#[component]
fn HistoryCheck() -> impl IntoView {
    let stage = RwSignal::new(Stage::Waiting);
    let stopped = RwSignal::new(false);
    let session = Session::expect();
    let part = move || match stage.get() {
        Stage::Checking { done, total } => (done, total),
        _ => (0, 0),
    };
    view! {
        <Panel title=Some(tr("Historia completa", "Complete history").to_owned())>
            <div class="stack">
                <p>{tr(
                    "Cada cambio lleva una huella de lo que dice y de los cambios de los que viene. Comprobarla muestra si algo se alteró o se perdió.",
                    "Each change carries a digest of what it says and of the changes it comes from. Checking it shows whether anything was altered or lost.",
                )}</p>
                {move || match stage.get() {
                    Stage::Waiting => ().into_any(),
                    Stage::Checking { .. } => view! {
                        <Progress
                            label=tr("Comprobando la historia", "Checking the history")
                            detail=Signal::derive(move || format!(
                                "{} {} {}",
                                numbers::whole(part().0, locale()),
                                tr("de", "of"),
                                numbers::whole(part().1, locale()),
                            ))
                            done=Signal::derive(move || part().0)
                            total=Signal::derive(move || part().1)
                            cancel_label=Some(tr("Cancelar", "Cancel").to_owned())
                            on_cancel=move |()| stopped.set(true)
                        />
                    },
                    Stage::Checked { title, detail, good } => view! {
                        <Banner tone=if good { Tone::Good } else { Tone::Bad } title detail=Some(detail) />
                    },
                }}
                <div class="cluster">
                    <Button
                        label=tr("Comprobar ahora", "Check now")
                        appearance=ButtonAppearance::Primary
                        icon=Icon::Shield
                        disabled=Signal::derive(move || matches!(stage.get(), Stage::Checking { .. }))
                        on_press=move |()| leptos::task::spawn_local(check(session, stage, stopped))
                    />
                </div>
            </div>
        </Panel>
    }
}

async fn check(session: Session, stage: RwSignal<Stage>, stopped: RwSignal<bool>) {
    stopped.set(false);
    stage.set(Stage::Checking { done: 0, total: 0 });
    let verified = session
        .verify_history(|done, total| {
            // One step in the bar at a time is enough to see it move.
            stage.try_set(Stage::Checking {
                done: done as u64,
                total: total as u64,
            });
            !stopped.try_get_untracked().unwrap_or(true)
        })
        .await;
    let count = |number: usize| numbers::whole(number as u64, locale());
    let checked = match verified {
        Err(VaultError::Stopped) => Stage::Waiting,
        Err(error) => Stage::Checked {
            title: tr("No se pudo comprobar", "It could not be checked").to_owned(),
            detail: session.vault_text(&error),
            good: false,
        },
        Ok(report) => {
            let amounts = format!(
                "{} {} · {} {}",
                count(report.revisions),
                tr("cambios comprobados", "changes checked"),
                count(report.records),
                tr("registros", "records"),
            );
            match &report.first_broken {
                None => Stage::Checked {
                    title: tr(
                        "Todo está como se escribió",
                        "Everything is as it was written",
                    )
                    .to_owned(),
                    detail: amounts,
                    good: true,
                },
                Some(broken) => Stage::Checked {
                    title: format!(
                        "{} {}",
                        count(report.broken),
                        tr("daños encontrados", "damages found")
                    ),
                    detail: format!("{} {amounts}", backup::broken(broken, lang())),
                    good: false,
                },
            }
        }
    };
    stage.try_set(checked);
}

/// Records that are kept but cannot be shown.
#[component]
fn Quarantine() -> impl IntoView {
    let session = Session::expect();
    let found = RwSignal::new(Vec::<SetAside>::new());
    Effect::new(move |_| {
        session.journal_version.track();
        leptos::task::spawn_local(async move {
            found.try_set(session.set_aside().await.unwrap_or_default());
        });
    });
    view! {
        <Show when=move || !found.read().is_empty()>
            <Panel title=Some(tr("Registros apartados", "Records set aside").to_owned())>
                <div class="stack">
                    <p>{tr(
                        "Su contenido no se puede leer con esta versión. No se muestran, pero siguen guardados y van en los respaldos.",
                        "This version cannot read their content. They are not shown, but they are kept and go into backups.",
                    )}</p>
                    <ul class="stack" data-gap="small" role="list">
                        {move || found.get().into_iter().map(|each| view! {
                            <li>
                                <a href=place::href(Route::History(each.record))>
                                    {format!("{} {}", say(labels::kind(each.record.kind())), each.record.uuid())}
                                </a>
                                <p class="muted small">{each.cause}</p>
                            </li>
                        }).collect_view()}
                    </ul>
                </div>
            </Panel>
        </Show>
    }
}

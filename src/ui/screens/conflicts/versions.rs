//! The versions of one record in conflict, field by field, and the decision.
//! Fields that depend on each other, as those of a document, can only be taken together.

use crate::domain::ids::{Kind, RecordId};
use crate::route::Route;
use crate::shell::session::Session;
use crate::shell::session::conflicts::{Contest, Decision, Disputed};
use crate::text::{dates, history, labels};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::conflicts::record_title;
use crate::ui::view::view;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the person has chosen so far: the version of each top-level field.
type Chosen = RwSignal<BTreeMap<String, usize>>;

/// One record in conflict.
#[component]
pub fn Versions(record: RecordId) -> impl IntoView {
    let session = Session::expect();
    let contest = RwSignal::new_local(None::<Contest>);
    let chosen: Chosen = RwSignal::new(BTreeMap::new());
    Effect::new(move |_| {
        session.journal_version.track();
        leptos::task::spawn_local(async move {
            contest.try_set(session.contest(record).await);
        });
    });
    view! {
        <Panel
            title=Some(record_title(session, record))
            aside=move || view! {
                <ButtonLink
                    href=place::href(Route::History(record))
                    label=tr("Historia", "History")
                    size=ButtonSize::Small
                    appearance=ButtonAppearance::Quiet
                />
            }
        >
            {move || contest.with(|contest| contest.as_ref().map(|contest| side_by_side(session, contest, chosen)))}
        </Panel>
    }
}

/// The table of versions and the buttons to decide.
fn side_by_side(session: Session, contest: &Contest, chosen: Chosen) -> impl IntoView + use<> {
    let by_field = is_by_field(contest);
    let heads = (0..contest.versions())
        .map(|place| head(session, contest, place))
        .collect_view();
    let rows = session
        .book
        .with_untracked(|book| contest.disputed(book, locale()))
        .into_iter()
        .map(|disputed| row(contest, disputed, by_field.then_some(chosen)))
        .collect_view();
    let decisions = (0..contest.versions())
        .map(|place| whole(session, contest, place))
        .collect_view();
    let mixed = contest.clone();
    view! {
        <div class="stack">
            <p>{cause(contest)}</p>
            <div class="comparison" role="region" tabindex="0" aria-label=tr("Versiones lado a lado", "Versions side by side")>
                <table class="comparison__table" data-look="versions">
                    <thead>
                        <tr>
                            <th scope="col">{tr("Campo", "Field")}</th>
                            <th scope="col">{tr("Antes", "Before")}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="cluster">
                {by_field.then(|| view! {
                    <Button
                        label=tr("Guardar lo elegido", "Save what was chosen")
                        appearance=ButtonAppearance::Primary
                        on_press=move |()| {
                            let from = chosen.get_untracked();
                            settle(session, mixed.clone(), Decision::Fields { base: 0, from });
                        }
                    />
                })}
                {decisions}
            </div>
        </div>
    }
}

/// Fields of these kinds do not depend on each other, and every version must have content to choose from.
fn is_by_field(contest: &Contest) -> bool {
    matches!(
        contest.record().kind(),
        Kind::Company | Kind::Person | Kind::Client | Kind::Contract
    ) && (0..contest.versions()).all(|place| contest.has_content(place))
}

fn cause(contest: &Contest) -> &'static str {
    if contest.has_deletion() {
        tr(
            "Un equipo lo borró mientras otro lo cambiaba. Hasta que decidas se muestra el cambio.",
            "One device deleted it while another changed it. Until you decide, the change is shown.",
        )
    } else if is_by_field(contest) {
        tr(
            "Elige en cada fila el valor que queda, o toma una versión entera.",
            "Choose in each row the value that stays, or take a whole version.",
        )
    } else {
        tr(
            "Sus partes dependen unas de otras: toma una versión entera.",
            "Its parts depend on each other: take a whole version.",
        )
    }
}

fn head(session: Session, contest: &Contest, place: usize) -> impl IntoView + use<> {
    let (author, at_ms, is_shown) = contest.origin(place);
    let who = author
        .and_then(|id| {
            session
                .book
                .with_untracked(|book| book.person(id).map(|person| person.name.clone()))
        })
        .unwrap_or_else(|| tr("Alguien", "Someone").to_owned());
    view! {
        <th scope="col">
            <p>{version_name(place)}</p>
            <p class="muted small">{format!("{who}, {}", dates::moment(at_ms, lang()))}</p>
            {is_shown.then(|| view! {
                <Badge tone=Tone::Accent label=tr("Se muestra ahora", "Shown now") />
            })}
        </th>
    }
}

fn version_name(place: usize) -> String {
    format!("{} {}", tr("Versión", "Version"), place + 1)
}

/// One field: what it was and what each version says. Radio buttons where it can be chosen by itself.
fn row(contest: &Contest, disputed: Disputed, chosen: Option<Chosen>) -> impl IntoView + use<> {
    let Disputed {
        field,
        before,
        values,
    } = disputed;
    let group = format!("{}-{field}", contest.record().uuid());
    let label = history::field(&field, lang());
    let cells = values
        .into_iter()
        .enumerate()
        .map(|(place, value)| match chosen {
            None => view! { <td><bdi>{value}</bdi></td> },
            Some(chosen) => option(chosen, &group, &field, &label, place, value).into_any(),
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="muted"><bdi>{before}</bdi></td>
            {cells}
        </tr>
    }
}

fn option(
    chosen: Chosen,
    group: &str,
    field: &str,
    label: &str,
    place: usize,
    value: String,
) -> impl IntoView + use<> {
    let own = field.to_owned();
    let is_chosen =
        Signal::derive(move || chosen.with(|map| map.get(&own).copied().unwrap_or(0) == place));
    let field = field.to_owned();
    let name = group.to_owned();
    let spoken = format!("{label}, {}", version_name(place));
    view! {
        <td data-chosen=move || is_chosen.get().then_some("true")>
            <label class="comparison__option">
                <input
                    type="radio"
                    name=name
                    aria-label=format!("{spoken}: {value}")
                    prop:checked=move || is_chosen.get()
                    on:change=move |_| chosen.update(|map| {
                        map.insert(field.clone(), place);
                    })
                />
                <bdi>{value.clone()}</bdi>
            </label>
        </td>
    }
}

fn whole(session: Session, contest: &Contest, place: usize) -> impl IntoView + use<> {
    let label = if contest.has_content(place) {
        format!("{} {}", tr("Tomar la versión", "Take version"), place + 1)
    } else {
        tr("Borrarlo", "Delete it").to_owned()
    };
    let contest = contest.clone();
    view! {
        <Button
            label
            on_press=move |()| settle(session, contest.clone(), Decision::Whole(place))
        />
    }
}

fn settle(session: Session, contest: Contest, decision: Decision) {
    leptos::task::spawn_local(async move {
        match session.settle(&contest, &decision).await {
            Ok(()) => session.say_done(
                format!(
                    "{}: {}",
                    tr("Conflicto resuelto", "Conflict settled"),
                    say(labels::kind(contest.record().kind())),
                ),
                false,
            ),
            Err(error) => session.say_failed(session.vault_text(&error)),
        }
    });
}

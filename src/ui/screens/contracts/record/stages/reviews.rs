//! Asking for reviews, and giving them.

use crate::domain::contract::progress::Review;
use crate::domain::contract::step::{ReviewRole, Reviewer, StepAction};
use crate::domain::ids::PersonId;
use crate::route::Route;
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::owner_choices;
use crate::ui::view::view;
use leptos::prelude::*;

use crate::ui::screens::contracts::record::stages::taking::Taking;

/// Who reviews, by role.
#[component]
pub fn SendToReview(taking: Taking) -> impl IntoView {
    let session = taking.session;
    let people = owner_choices(session, None);
    let rows: RwSignal<Vec<Option<PersonId>>> = RwSignal::new(vec![None; ReviewRole::ALL.len()]);
    let nobody = people.is_empty();
    let send = move || {
        let reviewers: Vec<Reviewer> = rows
            .get_untracked()
            .into_iter()
            .zip(ReviewRole::ALL)
            .filter_map(|(person, role)| {
                let person = person?;
                Some(Reviewer { person, role })
            })
            .collect();
        if reviewers.is_empty() {
            taking.refusal.set(Some(
                tr(
                    "Elige al menos una persona que lo revise.",
                    "Choose at least one person to review it.",
                )
                .to_owned(),
            ));
            return;
        }
        taking.refusal.set(None);
        taking.take(StepAction::SentToReview(reviewers));
    };
    if nobody {
        return view! {
            <p>
                {tr("Aún no hay personas que revisen. ", "There is nobody to review yet. ")}
                <a href=place::href(Route::Settings(crate::route::SettingsTab::People))>{tr("Agregarlas", "Add them")}</a>
            </p>
        };
    }
    view! {
        <div class="grid" data-columns="fields">
            {ReviewRole::ALL.into_iter().enumerate().map(|(place, role)| {
                let options: Vec<Choice> = people.clone();
                view! {
                    <SelectField
                        id=format!("reviewer-{place}")
                        label=format!("{} {}", tr("Revisión", "Review:"), say(contract_labels::review_role(role)).to_lowercase())
                        options
                        placeholder=Some(tr("No se pide", "Not asked").to_owned())
                        value=Signal::derive(move || {
                            let chosen = rows.read().get(place).copied().flatten();
                            chosen.map_or_else(String::new, |id| id.to_string())
                        })
                        on_change=move |value: String| rows.update(|rows| {
                            if let Some(row) = rows.get_mut(place) {
                                *row = value.parse().ok();
                            }
                        })
                    />
                }
            }).collect_view()}
        </div>
        <div class="cluster">
            <Button
                label=tr("Enviar a revisión", "Send to review")
                appearance=ButtonAppearance::Primary
                on_press=move |()| send()
            />
        </div>
    }
    .into_any()
}

/// Each reviewer with their answer, or the buttons to give it.
#[component]
pub fn Reviews(taking: Taking, reviews: Vec<Review>) -> impl IntoView {
    let session = taking.session;
    let rows = reviews.into_iter().map(move |review| {
        let person = review.person;
        let name = session.book.with_untracked(|book| {
            let person = book.person(person);
            person.map(|person| person.name.clone()).unwrap_or_default()
        });
        let role = say(contract_labels::review_role(review.role));
        let answer = review.answer.clone();
        let approve = format!("{} {name}", tr("Aprobar por", "Approve for"));
        let give_back = format!("{} {name}", tr("Devolver por", "Return for"));
        view! {
            <li class="record-lines__line">
                <div class="record-lines__main">
                    <strong><bdi>{name}</bdi></strong>
                    <p class="muted small">{role}</p>
                </div>
                {match answer {
                    Some(answer) => view! {
                        <Badge
                            label=format!("{} {}", tr("Aprobó el", "Approved on"), dates::medium(answer.on, lang()))
                            tone=Signal::stored(Tone::Good)
                        />
                    },
                    None => view! {
                        <div class="cluster">
                            <Button
                                label=approve
                                size=ButtonSize::Small
                                icon=Icon::Check
                                on_press=move |()| taking.take(StepAction::Reviewed(person))
                            />
                            <Button
                                label=give_back
                                size=ButtonSize::Small
                                on_press=move |()| taking.take(StepAction::Returned(person))
                            />
                        </div>
                    },
                }}
            </li>
        }
    });
    view! { <ul class="record-lines" role="list">{rows.collect_view()}</ul> }
}

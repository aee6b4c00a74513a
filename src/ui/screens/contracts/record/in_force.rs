//! The contract in force on a day, beside another day when one is chosen; each fact with who says so.
//! The facts are found in `app::query::contract_terms`.

use crate::app::query::contract_terms::{Fact, Pair, Says, Source, compared, facts, span};
use crate::domain::calendar::{add_days, days_between};
use crate::domain::ids::ContractId;
use crate::form::input;
use crate::route::query_string::QueryString;
use crate::route::{ContractPart, Route};
use crate::shell::session::Session;
use crate::text::{agreements, dates};
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The days looked at, in the address: `?dia=2026-03-01&con=2026-06-01`.
fn days_in(query: &str, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
    let query = QueryString::parse(query);
    let day = |name: &str| query.get(name).and_then(|text| input::date(text).ok());
    (day("dia").unwrap_or(today), day("con"))
}

/// The day chooser and the facts of that day.
#[component]
pub fn InForce(id: ContractId) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let (day, other) = days_in(&place::query().read_untracked(), today);
    let day = RwSignal::new(day.to_string());
    let other = RwSignal::new(other.map(|day| day.to_string()).unwrap_or_default());
    let replace = place::replacer();
    Effect::new(move |before: Option<()>| {
        let (day, other) = (day.get(), other.get());
        if before.is_some() {
            let mut query = QueryString::default();
            query.set("dia", Some(day));
            query.set("con", Some(other));
            let path = Route::ContractPart(id, ContractPart::Amendments).path();
            replace(&query.after(&path));
        }
    });
    let pairs = Memo::new(move |_| {
        let first = input::date(&day.get()).unwrap_or(today);
        let second = input::date(&other.get()).ok();
        session.book.with(|book| {
            let second = second.map(|second| (second, facts(book, id, second)));
            (first, facts(book, id, first), second)
        })
    });
    let span = session.book.with_untracked(|book| span(book, id, today));
    view! {
        <Panel
            title=Some(tr("Contrato en vigor", "Contract in force").to_owned())
            aside=move || view! {
                <Button
                    label=tr("Imprimir", "Print")
                    icon=Icon::Print
                    size=ButtonSize::Small
                    on_press=|()| print()
                />
            }
        >
            <div class="stack">
                <div class="grid" data-columns="fields">
                    <TextField
                        id="in-force-day"
                        label=tr("En la fecha", "On the date")
                        kind=FieldKind::Date
                        value=day
                        on_input=move |text| day.set(text)
                    />
                    <TextField
                        id="in-force-other"
                        label=tr("Comparar con", "Compare with")
                        kind=FieldKind::Date
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=other
                        on_input=move |text| other.set(text)
                    />
                </div>
                {span.map(|(first, last)| view! { <Slider first last day /> })}
                {move || {
                    let (first, facts, second) = pairs.get();
                    facts_view(first, facts, second)
                }}
            </div>
        </Panel>
    }
}

/// Moves the day along the life of the contract.
#[component]
fn Slider(first: NaiveDate, last: NaiveDate, day: RwSignal<String>) -> impl IntoView {
    let length = days_between(first, last).max(1);
    let at = move || {
        let chosen = input::date(&day.get()).unwrap_or(first);
        days_between(first, chosen).clamp(0, length)
    };
    let words = move || input::date(&day.get()).map(|day| dates::long(day, lang()));
    view! {
        <div class="day-slider">
            <input
                class="day-slider__input"
                type="range"
                min="0"
                max=length.to_string()
                aria-label=tr("Mover la fecha", "Move the date")
                aria-valuetext=move || words().unwrap_or_default()
                prop:value=move || at().to_string()
                on:input=move |event| {
                    let days = event_target_value(&event).parse().unwrap_or(0);
                    day.set(add_days(first, days).to_string());
                }
            />
            <span class="day-slider__ends muted small">
                <span>{dates::medium(first, lang())}</span>
                <span>{dates::medium(last, lang())}</span>
            </span>
        </div>
    }
}

/// The facts as a table: one column, or two when days are compared; each with who says so.
pub fn facts_view(
    first: NaiveDate,
    facts: Vec<Fact>,
    second: Option<(NaiveDate, Vec<Fact>)>,
) -> AnyView {
    let two = second.is_some();
    let heads = [Some(first), second.as_ref().map(|(day, _)| *day)];
    let pairs = compared(facts, second.map(|(_, facts)| facts).unwrap_or_default());
    let days = heads
        .into_iter()
        .flatten()
        .map(|day| Heading::new(dates::medium(day, lang())));
    let headings = std::iter::once(Heading::new(tr("Qué", "What"))).chain(days);
    view! {
        <PlainTable label=tr("Contrato en vigor", "Contract in force") headings=headings.collect()>
            {pairs.into_iter().map(|pair| pair_view(pair, two)).collect_view()}
        </PlainTable>
    }
}

fn pair_view(pair: Pair, two: bool) -> AnyView {
    let differs = two && pair.differs();
    let told = pair.first.as_ref().or(pair.second.as_ref());
    let description = match told.map(|fact| &fact.says) {
        Some(Says::Line { description, .. }) => description.clone(),
        _ => String::new(),
    };
    let about = agreements::about(pair.about, &description, locale());
    view! {
        <tr data-look=differs.then_some("differs")>
            <th scope="row"><bdi>{about}</bdi></th>
            <td>
                {says_of(pair.first.as_ref())}
                {by_view(pair.first.as_ref())}
            </td>
            {two.then(|| view! {
                <td>
                    {says_of(pair.second.as_ref())}
                    {by_view(pair.second.as_ref())}
                    {differs.then(|| view! {
                        <span class="plain-table__mark">{tr("Cambia", "Changes")}</span>
                    })}
                </td>
            })}
        </tr>
    }
}

fn says_of(fact: Option<&Fact>) -> AnyView {
    let text = fact.map_or_else(
        || "—".to_owned(),
        |fact| agreements::says(&fact.says, locale()),
    );
    view! { <bdi>{text}</bdi> }
}

fn by_of(fact: Option<&Fact>) -> String {
    match fact.map(|fact| &fact.by) {
        None => String::new(),
        Some(Source::Contract) => tr("Contrato", "Contract").to_owned(),
        Some(Source::Renewal) => tr("Renovación automática", "Automatic renewal").to_owned(),
        Some(Source::Amendment(number)) => format!("{} {number}", tr("Otrosí", "Amendment")),
    }
}

fn by_view(fact: Option<&Fact>) -> AnyView {
    let by = by_of(fact);
    view! { <span class="muted small plain-table__by">{by}</span> }
}

/// Opens the browser's own way to print or keep as PDF.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

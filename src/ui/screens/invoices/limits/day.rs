//! What is due on one day: a few lines in its place of the month, and all of it in a dialog.

use crate::app::query::billing_limits::{DayLimits, Limit, LimitKind, MonthLimits, Subject};
use crate::order;
use crate::route::{ContractPart, Route, SettingsTab, filters};
use crate::text::{billing_limits as words, dates, numbers};
use crate::ui::kit::badge::{BadgeWeight, Tone, drawn};
use crate::ui::kit::button::{Button, ButtonLink, ButtonSize};
use crate::ui::kit::dialog::{Dialog, DialogSize};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::gathered::Gathered;
use crate::ui::screens::list;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Limits of one kind that stand by themselves; more of them are counted.
const ALONE_MAX: usize = 2;
/// Limits shown in the dialog before the rest is asked for.
const SHOWN: usize = 60;

/// The lines of a day.
#[component]
pub fn DayLines(
    own: DayLimits,
    today: NaiveDate,
    open: RwSignal<Option<NaiveDate>>,
) -> impl IntoView {
    let day = own.day;
    let lines = LimitKind::ALL.into_iter().flat_map(|kind| {
        let some: Vec<&Limit> = own.limits.iter().filter(|own| own.kind == kind).collect();
        if some.len() <= ALONE_MAX {
            some.into_iter().map(|own| line(own, day, today)).collect()
        } else {
            vec![many(kind, some.len(), day, today, open)]
        }
    });
    let due = (own.invoices_due > 0).then(|| {
        let due = words::invoices_due(own.invoices_due, locale());
        view! { <li class="limits__due muted small">{due}</li> }
    });
    view! {
        <ul class="limits__lines" role="list">
            {lines.collect_view()}
            {due}
        </ul>
    }
}

fn line(limit: &Limit, day: NaiveDate, today: NaiveDate) -> AnyView {
    let whom = words::whom(limit, lang());
    let which = words::which(limit, lang());
    let about = (!which.is_empty()).then(|| format!(" · {which}"));
    view! {
        <li class="limits__line">
            {drawn(tone(day, today), label(say(words::kind(limit.kind)), day, today), BadgeWeight::Plain)}
            <a class="limits__link" href=place::href(route(limit.subject)) title=which>
                <bdi>{whom}</bdi>
                <span class="visually-hidden">{about}</span>
            </a>
        </li>
    }
    .into_any()
}

fn many(
    kind: LimitKind,
    count: usize,
    day: NaiveDate,
    today: NaiveDate,
    open: RwSignal<Option<NaiveDate>>,
) -> AnyView {
    let said = label(say(words::kind(kind)), day, today);
    let date = dates::long(day, lang());
    view! {
        <li class="limits__line">
            {drawn(tone(day, today), said, BadgeWeight::Plain)}
            <button type="button" class="limits__many" on:click=move |_| open.set(Some(day))>
                {words::many(kind, count, locale())}
                <span class="visually-hidden">{format!(", {}, {date}", say(words::kind(kind)))}</span>
            </button>
        </li>
    }
    .into_any()
}

/// Late says so in words, too.
fn label(what: &str, day: NaiveDate, today: NaiveDate) -> String {
    if day < today {
        format!("{what} ({})", tr("tarde", "late"))
    } else {
        what.to_owned()
    }
}

fn tone(day: NaiveDate, today: NaiveDate) -> Tone {
    match day.cmp(&today) {
        std::cmp::Ordering::Less => Tone::Bad,
        std::cmp::Ordering::Equal => Tone::Warn,
        std::cmp::Ordering::Greater => Tone::Neutral,
    }
}

fn route(subject: Subject) -> Route {
    match subject {
        Subject::Contract(id) => Route::ContractPart(id, ContractPart::Billing),
        Subject::Invoice(id) => Route::Invoice(id),
        Subject::Company => Route::Settings(SettingsTab::Company),
    }
}

/// Everything that is due on the day that is open.
#[component]
pub fn DayDialog(
    found: ReadSignal<Option<Gathered<NaiveDate, MonthLimits>>>,
    open: RwSignal<Option<NaiveDate>>,
) -> impl IntoView {
    let title = move || {
        open.get().map_or_else(String::new, |day| {
            numbers::capitalised(&dates::long(day, lang()))
        })
    };
    view! {
        <Dialog
            open=Signal::derive(move || open.read().is_some())
            on_close=move |()| open.set(None)
            title=Signal::derive(title)
            close_label=tr("Cerrar", "Close")
            size=DialogSize::Large
        >
            {move || {
                let day = open.get()?;
                let found = found.get()?;
                let limits = found.found.days.iter().find(|own| own.day == day)?.limits.clone();
                let today = found.today;
                Some(view! { <All limits day today /> })
            }}
        </Dialog>
    }
}

#[component]
fn All(limits: Vec<Limit>, day: NaiveDate, today: NaiveDate) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let count = limits.len();
    let mut months: Vec<NaiveDate> = limits.iter().filter_map(|limit| limit.month).collect();
    order::sort(&mut months);
    months.dedup();
    let limits = StoredValue::new(limits);
    let more = move || count.saturating_sub(shown.get());
    view! {
        {(!months.is_empty()).then(|| view! {
            <div class="cluster">{months.into_iter().map(prepare).collect_view()}</div>
        })}
        <ul class="record-lines" role="list">
            {move || limits.with_value(|limits| {
                let some = limits.iter().take(shown.get());
                some.map(|limit| whole(limit, day, today)).collect_view()
            })}
        </ul>
        <Show when=move || { more() > 0 }>
            <Button
                label=Signal::derive(move || format!("{} {}", tr("Ver más:", "See more:"), numbers::whole(more() as u64, locale())))
                size=ButtonSize::Small
                on_press=move |()| shown.update(|shown| *shown += SHOWN)
            />
        </Show>
    }
}

/// The way to the preparation of a month with something to bill.
fn prepare(month: NaiveDate) -> AnyView {
    let name = dates::month(month, lang());
    view! {
        <ButtonLink
            href=place::at(&filters::billing_run_path(month))
            label=format!("{} {name}", tr("Preparar", "Prepare"))
            size=ButtonSize::Small
        />
    }
}

fn whole(limit: &Limit, day: NaiveDate, today: NaiveDate) -> AnyView {
    let kind = label(say(words::kind(limit.kind)), day, today);
    view! {
        <li class="record-lines__line" data-look="limit">
            <div class="record-lines__main">
                <a href=place::href(route(limit.subject))><strong><bdi>{words::whom(limit, lang())}</bdi></strong></a>
                <p class="small muted"><bdi>{words::which(limit, lang())}</bdi></p>
            </div>
            {drawn(tone(day, today), kind, BadgeWeight::Soft)}
            <span class="num">{list::amounts(&limit.amounts)}</span>
        </li>
    }
    .into_any()
}

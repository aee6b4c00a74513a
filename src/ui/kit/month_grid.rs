//! A month as a grid of days, Monday first; where there is no room, a list of the days that have something.
//! What stands in a day belongs to the caller.

use crate::ui::view::view;
use leptos::prelude::*;

/// One day.
pub struct GridDay {
    /// Of the month.
    pub number: u32,
    /// The whole date, for assistive technology and for the list: "lunes 9 de noviembre".
    pub name: String,
    /// 1 for Monday.
    pub weekday: u32,
    /// What day it is: "Hoy"; empty for others.
    pub mark: String,
    /// Why nothing is open: the holiday's name; empty for others.
    pub note: String,
    pub is_off: bool,
    /// What stands in it; nothing leaves the day out of the list.
    pub content: Option<AnyView>,
}

/// A month.
#[component]
pub fn MonthGrid(
    /// Names it for assistive technology: "Límites de noviembre de 2026".
    #[prop(into)]
    label: String,
    /// From Monday on, as short as can be.
    weekdays: Vec<String>,
    /// Every day of the month, in order.
    days: Vec<GridDay>,
) -> impl IntoView {
    let heads = weekdays
        .into_iter()
        .map(|name| view! { <span class="month-grid__head">{name}</span> });
    view! {
        <div class="month-grid">
            <div class="month-grid__heads" aria-hidden="true">{heads.collect_view()}</div>
            <ol class="month-grid__days" role="list" aria-label=label>
                {days.into_iter().map(day_view).collect_view()}
            </ol>
        </div>
    }
}

fn day_view(day: GridDay) -> AnyView {
    let is_empty = day.content.is_none();
    let is_today = !day.mark.is_empty();
    view! {
        <li
            class="month-grid__day"
            data-weekday=(day.number == 1).then(|| day.weekday.to_string())
            data-off=day.is_off.then_some("true")
            data-empty=is_empty.then_some("true")
            aria-current=is_today.then_some("date")
        >
            <p class="month-grid__date">
                <span class="month-grid__number" aria-hidden="true">{day.number}</span>
                <span class="month-grid__name">{day.name}</span>
                {is_today.then(|| view! { <span class="month-grid__mark">{day.mark}</span> })}
                {(!day.note.is_empty()).then(|| view! { <span class="month-grid__note">{day.note}</span> })}
            </p>
            {day.content}
        </li>
    }
}

//! /contratos/plazos - the terms of contracts and of their policies on one scale of months, which can be zoomed and printed.

use crate::app::contract_now;
use crate::app::query::contracts;
use crate::domain::calendar::{add_months, days_between, first_of_month, subtract_months};
use crate::domain::ids::ContractId;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, labels, numbers};
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::Choice;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::record::in_force::print;
use crate::ui::screens::contracts::views::Views;
use crate::ui::screens::list;
use crate::ui::view::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// Contracts drawn before the rest is asked for.
const ROWS: usize = 40;
/// Width of the drawing in its own units.
const WIDTH: i64 = 1_000;

/// One bar.
struct Bar {
    /// `term` or `policy`.
    look: &'static str,
    words: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// The days drawn.
#[derive(Clone, Copy, PartialEq)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    /// Some months around today: a third before, the rest ahead.
    fn around(today: NaiveDate, months: u32) -> Scale {
        let first = subtract_months(first_of_month(today), months / 3);
        let last = add_months(first, months).pred_opt().unwrap_or(first);
        Scale { first, last }
    }

    fn at(self, day: NaiveDate) -> i64 {
        let days = days_between(self.first, self.last).max(1);
        days_between(self.first, day).clamp(0, days) * WIDTH / days
    }

    /// The first day of each month, or of each quarter when there are many.
    fn marks(self) -> Vec<NaiveDate> {
        let mut marks = Vec::new();
        let mut day = self.first;
        let step = if days_between(self.first, self.last) > 800 {
            3
        } else {
            1
        };
        while day <= self.last {
            marks.push(day);
            day = add_months(day, step);
        }
        marks
    }
}

/// The drawing.
#[component]
pub fn ContractCalendar() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let filter = Memo::new(move |_| filters::contracts(&query.read()));
    let found = list::found(filter, contracts::list);
    let months = RwSignal::new(24_u32);
    let shown = RwSignal::new(ROWS);
    let zooms = [6_u32, 12, 24, 48].map(|each| {
        let years = if each < 12 {
            format!("{each} {}", tr("meses", "months"))
        } else if each == 12 {
            tr("1 año", "1 year").to_owned()
        } else {
            format!("{} {}", each / 12, tr("años", "years"))
        };
        Choice::new(each.to_string(), years)
    });
    view! {
        <div class="screen" data-width="full">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>{tr("Plazos de contratos y pólizas", "Terms of contracts and policies")}</h1>
                </div>
                <div class="screen__actions">
                    <Button label=tr("Imprimir", "Print") icon=Icon::Print on_press=|()| print() />
                </div>
            </header>
            <Views current=Route::ContractCalendar filter />
            <div class="cluster no-print">
                <Segmented
                    id="calendar-zoom"
                    label=tr("Cuánto se ve", "How much is shown")
                    options=zooms.to_vec()
                    value=Signal::derive(move || months.get().to_string())
                    on_change=move |value: String| months.set(value.parse().unwrap_or(24))
                />
            </div>
            {move || {
                let today = session.today.get();
                let scale = Scale::around(today, months.get());
                let ids: Vec<ContractId> = found.with(|found| found.ids.clone());
                let total = ids.len();
                let rows = ids.into_iter().take(shown.get()).filter_map(|id| row(session, id, scale, today));
                view! {
                    <div class="gantt">
                        <MonthsRow scale />
                        <ul class="gantt__rows" role="list">{rows.collect_view()}</ul>
                        {(total > shown.get()).then(|| view! {
                            <Button
                                label=format!("{} {}", tr("Ver más:", "See more:"), numbers::whole((total - shown.get_untracked()) as u64, locale()))
                                size=ButtonSize::Small
                                on_press=move |()| shown.update(|shown| *shown += ROWS)
                            />
                        })}
                    </div>
                }
            }}
        </div>
    }
}

/// The scale above the rows.
#[component]
fn MonthsRow(scale: Scale) -> impl IntoView {
    let marks = scale.marks().into_iter().map(|day| {
        let label = if day.month() == 1 {
            day.year().to_string()
        } else {
            say(dates::month_abbreviation(day.month())).to_owned()
        };
        view! { <span class="gantt__mark">{label}</span> }
    });
    view! {
        <div class="gantt__row" aria-hidden="true">
            <span class="gantt__label"></span>
            <span class="gantt__months">{marks.collect_view()}</span>
        </div>
    }
}

/// One contract with its policies below.
fn row(session: Session, id: ContractId, scale: Scale, today: NaiveDate) -> Option<AnyView> {
    let (number, client, bars) = session.book.with_untracked(|book| {
        let contract = book.contract(id)?;
        let now = contract_now::now(book, contract, today);
        let client = book.client(now.agreed.client.value);
        let client = client.map(|client| client.name.clone()).unwrap_or_default();
        let days = |from: NaiveDate, to: Option<NaiveDate>| {
            let to = to.map_or_else(
                || tr("sin fecha de fin", "no end date").to_owned(),
                |to| dates::medium(to, lang()),
            );
            format!("{} – {to}", dates::medium(from, lang()))
        };
        let end = now.agreed.end.value;
        let mut bars = vec![Bar {
            look: "term",
            words: format!(
                "{}: {}",
                tr("Contrato", "Contract"),
                days(contract.start, end)
            ),
            from: contract.start,
            to: end,
        }];
        bars.extend(contract.policies.iter().map(|policy| Bar {
            look: "policy",
            words: format!(
                "{}: {}",
                say(labels::cover(policy.cover)),
                days(policy.from, Some(policy.to))
            ),
            from: policy.from,
            to: Some(policy.to),
        }));
        Some((contract.number.clone(), client, bars))
    })?;
    let height = i64::try_from(bars.len()).unwrap_or(1) * 8 + 4;
    let words: Vec<String> = bars.iter().map(|bar| bar.words.clone()).collect();
    let drawn = bars
        .into_iter()
        .enumerate()
        .filter_map(move |(place, bar)| {
            let from = bar.from.max(scale.first);
            let to = bar.to.unwrap_or(scale.last).min(scale.last);
            if to < from {
                return None;
            }
            let (start, end) = (scale.at(from), scale.at(to));
            let top = i64::try_from(place).unwrap_or(0) * 8 + 2;
            Some(view! {
                <rect
                    class="gantt__bar"
                    data-look=bar.look
                    x=start.to_string()
                    y=top.to_string()
                    width=(end - start).max(3).to_string()
                    height="6"
                ></rect>
            })
        });
    Some(view! {
        <li class="gantt__row">
            <span class="gantt__label">
                <a href=place::href(Route::Contract(id))><bdi>{number}</bdi></a>
                <span class="muted small"><bdi>{client}</bdi></span>
            </span>
            <svg
                class="gantt__bars"
                viewBox=format!("0 0 1000 {height}")
                preserveAspectRatio="none"
                role="img"
                aria-label=words.join("; ")
            >
                {drawn.collect_view()}
                <rect class="gantt__now" x=scale.at(today).to_string() y="0" width="2" height=height.to_string()></rect>
            </svg>
        </li>
    })
}

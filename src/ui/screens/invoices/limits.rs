//! /facturas/limites - what is due on each day of a month, and is still to be done; late ones are marked.
//! The days are worked out in `app::query::billing_limits`; the month is in the address.

pub mod day;

use crate::app::book::Book;
use crate::app::contract_now;
use crate::app::query::billing_limits::{DayLimits, Gathering, LimitKind, MonthLimits};
use crate::domain::calendar::{add_months, first_of_month, subtract_months};
use crate::domain::country::Country;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{billing_limits as words, dates, numbers};
use crate::ui::keys::{Chord, listen};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::key_hint::KeyHint;
use crate::ui::kit::month_grid::{GridDay, MonthGrid};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::gathered::{Gathered, gathered};
use crate::ui::screens::invoices::limits::day::{DayDialog, DayLines};
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list;
use crate::ui::view::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// What was found, with its month.
type Found = ReadSignal<Option<Gathered<NaiveDate, MonthLimits>>>;

fn gathering(_: &Book, month: &NaiveDate, today: NaiveDate) -> Gathering {
    Gathering::new(*month, today)
}

/// The month.
#[component]
pub fn InvoiceLimits() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let month = Memo::new(move |_| {
        let today = session.today.get();
        filters::month(&query.read()).unwrap_or(first_of_month(today))
    });
    let found = gathered(month, gathering);
    let open: RwSignal<Option<NaiveDate>> = RwSignal::new(None);
    let replace = place::replacer();
    let go = move |month: NaiveDate| replace(&filters::invoice_limits_path(month));
    listen(Chord::Plain("ArrowLeft"), move || {
        go(subtract_months(month.get_untracked(), 1));
    });
    listen(Chord::Plain("ArrowRight"), move || {
        go(add_months(month.get_untracked(), 1));
    });
    view! {
        <div class="screen" data-width="full">
            <Head month found />
            <Views current=Route::InvoiceLimits />
            <Months month />
            {move || match found.get() {
                Some(found) => month_view(&found, open),
                None => view! {
                    <p class="muted" role="status">{tr("Buscando los límites…", "Looking for the limits…")}</p>
                },
            }}
            <DayDialog found open />
            <Meanings />
        </div>
    }
}

/// The month, and how much of it is still to be done.
#[component]
fn Head(month: Memo<NaiveDate>, found: Found) -> impl IntoView {
    let title = move || {
        let month = dates::month(month.get(), lang());
        format!("{} {month}", tr("Límites de", "Limits of"))
    };
    let subtitle = move || {
        let current = found.get().filter(|found| found.asked == month.get())?;
        let (limits, today) = (&current.found, current.today);
        let mut parts = vec![match limits.count() {
            0 => tr("Nada por hacer", "Nothing to do").to_owned(),
            count => list::count(count, tr("límite", "limit"), tr("límites", "limits")),
        }];
        match limits.late(today) {
            0 => {}
            late => parts.push(list::count(late, tr("tarde", "late"), tr("tarde", "late"))),
        }
        match limits.invoices_due() {
            0 => {}
            count => parts.push(words::invoices_due(count, locale())),
        }
        Some(parts.join(" · "))
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{title}</h1>
                <p class="screen__subtitle" role="status">{subtitle}</p>
            </div>
        </header>
    }
}

/// The way to other months.
#[component]
fn Months(month: Memo<NaiveDate>) -> impl IntoView {
    let session = Session::expect();
    let at = move |month: NaiveDate| place::at(&filters::invoice_limits_path(month));
    let name = move |month: NaiveDate| numbers::capitalised(&dates::month(month, lang()));
    let before = move || subtract_months(month.get(), 1);
    let after = move || add_months(month.get(), 1);
    let this_month = move || first_of_month(session.today.get());
    view! {
        <nav class="limits__months no-print" aria-label=tr("Otros meses", "Other months")>
            <ButtonLink
                href=Signal::derive(move || at(before()))
                label=Signal::derive(move || name(before()))
                icon=Icon::ArrowLeft
            />
            <ButtonLink
                href=Signal::derive(move || at(after()))
                label=Signal::derive(move || name(after()))
                icon=Icon::ArrowRight
            />
            <Show when=move || month.get() != this_month()>
                <ButtonLink
                    href=Signal::derive(move || at(this_month()))
                    label=tr("Este mes", "This month")
                    appearance=ButtonAppearance::Quiet
                />
            </Show>
            <span class="limits__keys muted small" aria-hidden="true">
                <KeyHint keys=vec!["←".to_owned(), "→".to_owned()] />
            </span>
        </nav>
    }
}

fn month_view(
    found: &Gathered<NaiveDate, MonthLimits>,
    open: RwSignal<Option<NaiveDate>>,
) -> AnyView {
    let today = found.today;
    // Monday of any week, for the names of the days.
    let weekdays = (0..7).filter_map(|place| {
        let day = NaiveDate::from_ymd_opt(2024, 1, 1 + place)?;
        Some(numbers::capitalised(say(dates::weekday(day))))
    });
    let weekdays: Vec<String> = weekdays.collect();
    let days = found.found.days.iter();
    let days: Vec<GridDay> = days.map(|own| day_of(own, today, open)).collect();
    let label = format!(
        "{} {}",
        tr("Límites de", "Limits of"),
        dates::month(found.asked, lang())
    );
    view! { <MonthGrid label weekdays days /> }
}

fn day_of(own: &DayLimits, today: NaiveDate, open: RwSignal<Option<NaiveDate>>) -> GridDay {
    let is_empty = own.limits.is_empty() && own.invoices_due == 0;
    let mark = if own.day == today {
        tr("Hoy", "Today")
    } else {
        ""
    };
    let content = (!is_empty).then(|| {
        let own = own.clone();
        view! { <DayLines own today open /> }
    });
    GridDay {
        number: own.day.day(),
        name: dates::long(own.day, lang()),
        weekday: own.day.weekday().number_from_monday(),
        mark: mark.to_owned(),
        note: own.holiday.map_or("", say).to_owned(),
        is_off: own.is_off,
        content,
    }
}

/// What each kind of limit means, of those that there are in the country.
#[component]
fn Meanings() -> impl IntoView {
    let session = Session::expect();
    move || {
        let country = session.book.with(|book| contract_now::calendar(book).0);
        let kinds = LimitKind::ALL.into_iter().filter(move |kind| match kind {
            LimitKind::TacitAcceptance => country == Country::Colombia,
            LimitKind::Send | LimitKind::Void => country == Country::Peru,
            _ => true,
        });
        let rows = kinds.map(|kind| {
            view! { <Detail term=say(words::kind(kind))>{say(words::meaning(kind))}</Detail> }
        });
        view! {
            <Panel title=Some(tr("Qué se muestra", "What is shown").to_owned())>
                <div class="stack">
                    <DetailsList>{rows.collect_view()}</DetailsList>
                    <p class="muted small">{tr(
                        "Solo lo que falta: lo que se hizo sale del calendario. Los días que no se trabaja están en gris; los propios se escriben en Ajustes › Empresa.",
                        "Only what is left: what was done leaves the calendar. Days off are grey; the company's own are written in Settings › Company.",
                    )}</p>
                </div>
            </Panel>
        }
    }
}

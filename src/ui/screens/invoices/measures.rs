//! /facturas/medidas - what was late, wrong or forgotten: the measures of a span of days, their trend, and by whom.
//! What each measure counts is defined in `app::query::invoice_measures`; the span and the groups are in the address.

pub mod groups;
pub mod reasons;
pub mod trend;

use crate::app::book::Book;
use crate::app::query::invoice_measures::facts::Gathering;
use crate::app::query::invoice_measures::span::Span;
use crate::app::query::invoice_measures::{Asked, Measure, Report, report};
use crate::domain::invoice::DocumentType;
use crate::route::{Route, measures as places};
use crate::shell::session::Session;
use crate::text::{dates, invoice_measures as words, numbers};
use crate::ui::kit::button::{Button, ButtonLink};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::gathered::gathered;
use crate::ui::screens::invoices::measures::groups::Groups;
use crate::ui::screens::invoices::measures::reasons::Reasons;
use crate::ui::screens::invoices::measures::trend::Trend;
use crate::ui::screens::invoices::views::Views;
use crate::ui::view::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// What the page shows: the answer, once it was found.
pub type Answer = Memo<Option<Report>>;

/// Changes what is asked and drawn, in the address.
pub type Ask = Callback<(Asked, Measure)>;

fn gathering(book: &Book, span: &Span, today: NaiveDate) -> Gathering {
    Gathering::new(book, *span, today)
}

/// The measures.
#[component]
pub fn InvoiceMeasures() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let place = Memo::new(move |_| places::read(&query.read()));
    let span = Memo::new(move |_| place.get().0.span);
    let grouping = Memo::new(move |_| place.get().0.grouping);
    let drawn = Memo::new(move |_| place.get().1);
    let facts = gathered(span, gathering);
    let answer: Answer = Memo::new(move |_| {
        let grouping = grouping.get();
        let facts = facts.get()?;
        let asked = Asked {
            span: facts.asked,
            grouping,
        };
        session
            .book
            .with_untracked(|book| Some(report(book, &facts.found, asked, facts.today)))
    });
    let replace = place::replacer();
    let ask: Ask = Callback::new(move |(asked, drawn)| replace(&places::path(asked, drawn)));
    let is_found = Memo::new(move |_| answer.with(Option::is_some));
    let is_empty = Memo::new(move |_| {
        answer.with(|answer| {
            let total = answer.as_ref().map(|report| report.total);
            total.is_some_and(|total| total.counted() == 0)
        })
    });
    view! {
        <div class="screen" data-width="full">
            <Head answer place />
            <Views current=Route::InvoiceMeasures />
            <Choosing place ask />
            {move || match (is_found.get(), is_empty.get()) {
                (false, _) => view! {
                    <p class="muted" role="status">{tr("Calculando las medidas…", "Working out the measures…")}</p>
                },
                (true, true) => view! { <Nothing /> },
                (true, false) => view! {
                    <Totals answer />
                    <Trend answer drawn place ask />
                    <Reasons answer />
                    <Groups answer place ask />
                },
            }}
            <Meanings answer />
        </div>
    }
}

/// Which days, and how much there is to measure in them.
#[component]
fn Head(answer: Answer, place: Memo<(Asked, Measure)>) -> impl IntoView {
    let session = Session::expect();
    let subtitle = move || {
        let today = session.today.get();
        let days = place.get().0.span.days(today);
        let days = format!(
            "{} – {}",
            dates::medium(days.from, lang()),
            dates::medium(days.to.min(today), lang())
        );
        let Some((due, issued)) =
            answer.with(|answer| Some(answer.as_ref()?.total).map(|all| (all.due(), all.issued)))
        else {
            return days;
        };
        let due = numbers::counted(due.into(), words::CHARGES, locale());
        let issued = numbers::counted(issued.into(), numbers::INVOICES, locale());
        format!(
            "{days} · {due} {} · {issued} {}",
            tr("con plazo cumplido", "whose limit is over"),
            tr("emitidas", "issued")
        )
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{tr("Qué salió tarde, mal u olvidado", "What was late, wrong or forgotten")}</h1>
                <p class="screen__subtitle" role="status">{subtitle}</p>
            </div>
            <div class="screen__actions">
                <Button
                    label=tr("Exportar CSV", "Export CSV")
                    icon=Icon::Download
                    disabled=Signal::derive(move || answer.with(Option::is_none))
                    on_press=move |()| answer.with_untracked(|answer| {
                        if let Some(report) = answer {
                            groups::export(session, report, place.get_untracked().0.grouping);
                        }
                    })
                />
            </div>
        </header>
    }
}

/// The span of days.
#[component]
fn Choosing(place: Memo<(Asked, Measure)>, ask: Ask) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let first = session.book.with_untracked(|book| first_year(book, today));
    let options: Vec<Choice> = Span::offered(first, today)
        .into_iter()
        .map(|span| Choice::new(places::span_word(span), words::span(span, lang())))
        .collect();
    view! {
        <div class="cluster">
            <SelectField
                id="measures-span"
                label=tr("Período", "Period")
                options
                value=Signal::derive(move || places::span_word(place.get().0.span))
                on_change=move |word: String| {
                    let (asked, drawn) = place.get_untracked();
                    let span = places::span_of(&word).unwrap_or_default();
                    ask.run((Asked { span, ..asked }, drawn));
                }
            />
        </div>
    }
}

/// The year of the first invoice.
fn first_year(book: &Book, today: NaiveDate) -> i32 {
    let standings = book
        .invoice_slots()
        .filter_map(|slot| book.standing_at(slot));
    let invoices = standings.filter(|own| own.document_type == DocumentType::Invoice);
    let first = invoices.filter_map(|own| own.issued_on).min();
    first.unwrap_or(today).year()
}

/// Nothing fell due and nothing was issued.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Chart
            title=tr("Nada que medir en este período", "Nothing to measure in this period")
            text=tr(
                "No se emitió ninguna factura y ningún cobro de los contratos cumplió su plazo. Prueba con otro período.",
                "No invoice was issued and no charge of the contracts reached its limit. Try another period.",
            )
        >
            <ButtonLink href=place::href(Route::BillingMatrix) label=tr("Ver la matriz", "See the matrix") />
        </EmptyState>
    }
}

/// Each measure over the whole span.
#[component]
fn Totals(answer: Answer) -> impl IntoView {
    let figures = Measure::ALL.map(|measure| {
        let value =
            Memo::new(move |_| answer.with(|answer| Some(answer.as_ref()?.total.value(measure))));
        let said = move || value.get().map(|own| words::value(own, locale()));
        let made = move || {
            let value = value.get()?;
            Some(words::made_of(measure, value, locale()))
        };
        view! {
            <Figure
                label=say(words::measure(measure))
                value=Signal::derive(move || said().unwrap_or_default())
                meaning=Signal::derive(move || made().unwrap_or_default())
            />
        }
    });
    view! {
        <section aria-label=tr("Medidas del período", "Measures of the period")>
            <Figures>{figures.into_iter().collect_view()}</Figures>
        </section>
    }
}

/// What each measure means.
#[component]
fn Meanings(answer: Answer) -> impl IntoView {
    let rows = Measure::ALL.map(|measure| {
        view! { <Detail term=say(words::measure(measure))>{say(words::meaning(measure))}</Detail> }
    });
    let since = move || {
        answer.with(|answer| {
            let since = dates::month(answer.as_ref()?.since, lang());
            Some(format!(
                "{} {since}. {}",
                tr("Los cobros se esperan desde", "Charges are expected from"),
                tr(
                    "El primer mes que se factura aquí se dice en Ajustes › Empresa.",
                    "The first month billed here is said in Settings › Company."
                )
            ))
        })
    };
    view! {
        <Panel title=Some(tr("Cómo se mide", "How it is measured").to_owned())>
            <div class="stack">
                <DetailsList>{rows.into_iter().collect_view()}</DetailsList>
                <p class="muted small">{since}</p>
            </div>
        </Panel>
    }
}

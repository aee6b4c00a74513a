//! How the company is doing this month, in four figures that open the records behind them.
//! The figures are computed in `app::query::figures`.

use crate::app::query::contracts::{ContractFilter, ContractState};
use crate::app::query::figures::{Figures as Numbers, figures};
use crate::app::query::invoices::{FindingsFilter, InvoiceFilter, StateFilter};
use crate::domain::money::Money;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, money, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::turns;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The figures of the month.
#[component]
pub fn MonthFigures() -> impl IntoView {
    let session = Session::expect();
    let numbers = turns::following(
        move || {
            session.book.track();
            session.today.track();
        },
        move || {
            figures(
                &session.book.read_untracked(),
                session.today.get_untracked(),
            )
        },
    );
    let month = move || dates::month(session.today.get(), lang());
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || format!("{} {}", tr("Cómo vamos en", "How we are doing in"), month())}</h2>
            </div>
            <Figures>
                <Issued numbers />
                <Overdue numbers />
                <WithErrors numbers />
                <Ending numbers />
            </Figures>
        </section>
    }
}

#[component]
fn Issued(numbers: ReadSignal<Numbers>) -> impl IntoView {
    view! {
        <Figure
            label=tr("Facturado", "Billed")
            value=Signal::derive(move || numbers.with(|n| compact(n, n.issued.of(n.currency))))
            meaning=Signal::derive(move || numbers.with(|n| {
                let before = n.issued_by_month.iter().rev().nth(1).copied().unwrap_or_default();
                format!(
                    "{}; {} {}",
                    documents(n.issued_count),
                    tr("el mes pasado", "last month"),
                    compact(n, before),
                )
            }))
            trend=Signal::derive(move || numbers.with(|n| series(&n.issued_by_month)))
            href=place::href(Route::Invoices)
        />
    }
}

#[component]
fn Overdue(numbers: ReadSignal<Numbers>) -> impl IntoView {
    let filter = InvoiceFilter {
        state: Some(StateFilter::Overdue),
        ..Default::default()
    };
    view! {
        <Figure
            label=tr("Cartera vencida", "Overdue receivables")
            value=Signal::derive(move || numbers.with(|n| compact(n, n.overdue.of(n.currency))))
            meaning=Signal::derive(move || numbers.with(|n| {
                let share = share(n.overdue.of(n.currency), n.balance.of(n.currency));
                match share {
                    Some(share) => format!(
                        "{} {}; {}",
                        share,
                        tr("de lo que te deben", "of what you are owed"),
                        documents(n.overdue_count),
                    ),
                    None => tr("Nadie te debe nada", "Nobody owes you anything").to_owned(),
                }
            }))
            tone=Signal::derive(move || if numbers.with(|n| n.overdue_count) > 0 { Tone::Bad } else { Tone::Good })
            trend=Signal::derive(move || numbers.with(|n| series(&n.overdue_by_month)))
            href=place::at(&filters::invoices_path(&filter))
        />
    }
}

#[component]
fn WithErrors(numbers: ReadSignal<Numbers>) -> impl IntoView {
    let filter = InvoiceFilter {
        findings: Some(FindingsFilter::Errors),
        ..Default::default()
    };
    view! {
        <Figure
            label=tr("Facturas con errores", "Invoices with errors")
            value=Signal::derive(move || numbers::whole(numbers.with(|n| n.with_errors) as u64, locale()))
            meaning=Signal::derive(move || if numbers.with(|n| n.with_errors) == 0 {
                tr("Ninguna por corregir", "None to correct").to_owned()
            } else {
                tr("Por corregir o anular", "To correct or void").to_owned()
            })
            tone=Signal::derive(move || if numbers.with(|n| n.with_errors) > 0 { Tone::Warn } else { Tone::Good })
            trend=Signal::derive(move || numbers.with(|n| {
                n.with_errors_by_month.iter().filter_map(usize::to_f64).collect::<Vec<_>>()
            }))
            href=place::at(&filters::invoices_path(&filter))
        />
    }
}

#[component]
fn Ending(numbers: ReadSignal<Numbers>) -> impl IntoView {
    let filter = ContractFilter {
        state: Some(ContractState::Ending),
        ..Default::default()
    };
    view! {
        <Figure
            label=tr("Contratos vigentes", "Contracts in force")
            value=Signal::derive(move || numbers::whole(numbers.with(|n| n.in_force) as u64, locale()))
            meaning=Signal::derive(move || match numbers.with(|n| n.ending) {
                0 => tr("Ninguno termina pronto", "None ends soon").to_owned(),
                1 => tr("Uno termina pronto", "One ends soon").to_owned(),
                n => format!("{n} {}", tr("terminan pronto", "end soon")),
            })
            trend=Signal::derive(move || numbers.with(|n| {
                n.in_force_by_month.iter().filter_map(usize::to_f64).collect::<Vec<_>>()
            }))
            href=place::at(&filters::contracts_path(&filter))
        />
    }
}

fn compact(numbers: &Numbers, amount: Decimal) -> String {
    money::compact(Money::new(amount, numbers.currency), locale())
}

fn documents(count: usize) -> String {
    match count {
        1 => tr("1 factura", "1 invoice").to_owned(),
        n => format!(
            "{} {}",
            numbers::whole(n as u64, locale()),
            tr("facturas", "invoices")
        ),
    }
}

fn share(part: Decimal, whole: Decimal) -> Option<String> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(numbers::percent(percent, 0, locale()))
}

/// Amounts as heights of a line; what does not fit a height is left out.
fn series(amounts: &[Decimal]) -> Vec<f64> {
    amounts.iter().filter_map(ToPrimitive::to_f64).collect()
}

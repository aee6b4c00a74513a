//! / - everything that needs someone, each with its next step, and how the company is doing.
//! What needs someone is computed in `app::alerts`.

pub mod figures;
pub mod hiding;
pub mod items;
pub mod safety;

use crate::app::alerts::Urgency;
use crate::app::alerts::grouping::{AlertSection, sections};
use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::text::{alerts, dates, numbers};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::counter::Counter;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::item_list::ItemList;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::today::figures::MonthFigures;
use crate::ui::screens::today::hiding::{HideDialog, Hiding};
use crate::ui::screens::today::items::item_view;
use crate::ui::screens::today::safety::DataSafety;
use leptos::prelude::*;

/// The home of the app.
#[component]
pub fn Today() -> impl IntoView {
    let session = Session::expect();
    let agenda = Memo::new(move |_| session.alerts.with(|alerts| sections(alerts.clone())));
    let hiding = RwSignal::new(None::<Hiding>);
    view! {
        <div class="screen">
            <div class="sidebar">
                <div class="stack" data-gap="large">
                    <Heading agenda />
                    <For each=move || agenda.get() key=|section| section.urgency let:section>
                        <Section agenda urgency=section.urgency hiding />
                    </For>
                    <Show when=move || agenda.read().is_empty()>
                        <NothingToDo />
                    </Show>
                </div>
                <aside class="stack" data-gap="large">
                    <MonthFigures />
                    <DataSafety />
                </aside>
            </div>
        </div>
        <HideDialog hiding />
    }
}

/// How many things need someone, and when.
#[component]
fn Heading(agenda: Memo<Vec<AlertSection>>) -> impl IntoView {
    let session = Session::expect();
    let count = move |urgency: Urgency| {
        agenda.with(|agenda| {
            agenda
                .iter()
                .find(|section| section.urgency == urgency)
                .map_or(0, |section| section.items.len())
        })
    };
    let pressing =
        move || count(Urgency::Overdue) + count(Urgency::Today) + count(Urgency::ThisWeek);
    let day = move || numbers::capitalised(&dates::long(session.today.get(), lang()));
    let parts = move || {
        let (overdue, today, week) = (
            count(Urgency::Overdue),
            count(Urgency::Today),
            count(Urgency::ThisWeek),
        );
        let mut parts = Vec::new();
        if overdue > 0 {
            parts.push(match overdue {
                1 => tr("1 vencido", "1 overdue").to_owned(),
                n => format!("{n} {}", tr("vencidos", "overdue")),
            });
        }
        if today > 0 {
            parts.push(format!("{today} {}", tr("para hoy", "for today")));
        }
        if week > 0 {
            parts.push(format!("{week} {}", tr("esta semana", "this week")));
        }
        parts.join(", ")
    };
    let subtitle = move || {
        let parts = parts();
        if parts.is_empty() {
            day()
        } else {
            format!("{} · {parts}", day())
        }
    };
    view! {
        <header>
            <h1>{move || alerts::heading(pressing(), locale())}</h1>
            <p class="screen__subtitle">{subtitle}</p>
        </header>
    }
}

/// The items of one urgency.
#[component]
fn Section(
    agenda: Memo<Vec<AlertSection>>,
    urgency: Urgency,
    hiding: RwSignal<Option<Hiding>>,
) -> impl IntoView {
    let items = Memo::new(move |_| {
        agenda.with(|agenda| {
            agenda
                .iter()
                .find(|section| section.urgency == urgency)
                .map_or_else(Vec::new, |section| section.items.clone())
        })
    });
    let label = say(alerts::urgency(urgency));
    let count = move || numbers::whole(items.read().len() as u64, locale());
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{label}</h2>
                <Counter value=Signal::derive(count) />
            </div>
            <ItemList label>
                <For each=move || items.get() key=items::key let:item>
                    {item_view(item, hiding).into_any()}
                </For>
            </ItemList>
        </section>
    }
}

/// Nothing needs anyone: say so, and what could be done meanwhile.
#[component]
fn NothingToDo() -> impl IntoView {
    let session = Session::expect();
    let is_empty = Memo::new(move |_| session.book.with(|book| book.has_no_business()));
    move || {
        if is_empty.get() {
            view! {
                <EmptyState
                    icon=Icon::Receipt
                    title=tr("Empieza con tus facturas", "Start with your invoices")
                    text=tr(
                        "Arrastra los XML o ZIP que te entrega tu proveedor de facturación. De ellos salen tus clientes, los vencimientos y los errores.",
                        "Drop the XML or ZIP files from your invoicing provider. Your clients, due dates and errors come out of them.",
                    )
                >
                    <ButtonLink
                        href=place::href(Route::InvoiceImport)
                        label=tr("Importar facturas", "Import invoices")
                        appearance=ButtonAppearance::Primary
                    />
                    <ButtonLink href=place::href(Route::ClientNew) label=tr("Crear un cliente", "Create a client") />
                    <ButtonLink
                        href=place::href(Route::Settings(SettingsTab::Backup))
                        label=tr("Restaurar un respaldo", "Restore a backup")
                    />
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    icon=Icon::Check
                    title=tr("Todo está al día", "Everything is up to date")
                    text=tr(
                        "Ningún contrato, póliza ni factura vence pronto. Lo próximo aparecerá aquí.",
                        "No contract, policy or invoice is due soon. What comes next will appear here.",
                    )
                />
            }
            .into_any()
        }
    }
}

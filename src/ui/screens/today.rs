//! / - everything that needs someone, each with its next step, and how the company is doing.
//! What needs someone is computed in `app::alerts`.

pub mod figures;
pub mod hiding;
pub mod items;
pub mod safety;

use crate::app::alerts::Urgency;
use crate::app::alerts::grouping::AlertItem;
use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::text::lang::Lang;
use crate::text::{alerts, dates, numbers};
use crate::ui::focus;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::counter::Counter;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::item_list::ItemList;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::Choice;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::today::figures::MonthFigures;
use crate::ui::screens::today::hiding::{HideDialog, Hiding};
use crate::ui::screens::today::items::item_view;
use crate::ui::screens::today::safety::DataSafety;
use crate::ui::turns;
use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;

/// Items of one urgency drawn before more are asked for, and how many more each time: what a person looks through
/// before deciding, and little enough to be there at once on a slow machine.
const SHOWN_AT_ONCE: usize = 20;

/// Items drawn in one turn of the page.
const ITEMS_PER_TURN: usize = 10;
/// Turns until an urgency is drawn.
const TURNS_PER_URGENCY: usize = SHOWN_AT_ONCE / ITEMS_PER_TURN;
/// Turns until the screen is drawn: one urgency after the other, then what stands beside them.
const TURNS: usize = Urgency::ALL.len() * TURNS_PER_URGENCY + 1;

/// The home of the app.
#[component]
pub fn Today() -> impl IntoView {
    let session = Session::expect();
    let hiding = RwSignal::new(None::<Hiding>);
    let drawn = turns::parts(TURNS);
    let is_busy = move || drawn.get() < TURNS || !session.agenda_is_current();
    view! {
        <div class="screen" aria-busy=move || is_busy().then_some("true")>
            <div class="sidebar">
                <div class="stack" data-gap="large">
                    <Heading />
                    <Whose />
                    {Urgency::ALL.map(|urgency| view! { <Section urgency drawn hiding /> })}
                    <Show when=move || session.agenda_is_current() && session.agenda.read().shown(shows_all(session)).is_empty()>
                        <NothingToDo />
                    </Show>
                </div>
                <aside class="stack" data-gap="large">
                    <Show when=move || drawn.get() == TURNS>
                        <MonthFigures />
                        <DataSafety />
                    </Show>
                </aside>
            </div>
        </div>
        <HideDialog hiding />
    }
}

/// How many things need someone, and when.
#[component]
fn Heading() -> impl IntoView {
    let session = Session::expect();
    let count = move |urgency: Urgency| count_of(session, urgency);
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

/// Chooses between what is for the person who works here and everything; nothing while there is nothing for others.
#[component]
fn Whose() -> impl IntoView {
    let session = Session::expect();
    let has_others = Memo::new(move |_| session.agenda.read().has_others());
    let counted = move |label: &str, everybodys: bool| {
        let agenda = session.agenda.read();
        let count = numbers::whole(agenda.shown(everybodys).len() as u64, locale());
        format!("{label} ({count})")
    };
    let options = Signal::derive(move || {
        vec![
            Choice::new("mine", counted(tr("Para mí", "For me"), false)),
            Choice::new("all", counted(tr("Para todos", "For everybody"), true)),
        ]
    });
    let value = Signal::derive(move || match shows_all(session) {
        true => "all".to_owned(),
        false => "mine".to_owned(),
    });
    view! {
        <Show when=move || has_others.get()>
            <Segmented
                id="whose"
                label=tr("De quién son los avisos", "Whose alerts")
                options
                value
                on_change=move |value: String| {
                    session.set_preferences(|preferences| preferences.all_alerts = value == "all");
                }
            />
        </Show>
    }
}

fn shows_all(session: Session) -> bool {
    session
        .preferences
        .with(|preferences| preferences.all_alerts)
}

/// The items of one urgency, the first of them until more are asked for; nothing when there are none.
#[component]
fn Section(
    urgency: Urgency,
    drawn: ReadSignal<usize>,
    hiding: RwSignal<Option<Hiding>>,
) -> impl IntoView {
    let session = Session::expect();
    let shown = RwSignal::new(SHOWN_AT_ONCE);
    let room = Memo::new(move |_| match drawn.get() {
        TURNS => usize::MAX,
        turn => turn.saturating_sub(urgency as usize * TURNS_PER_URGENCY) * ITEMS_PER_TURN,
    });
    let total = Memo::new(move |_| count_of(session, urgency));
    let items = Memo::new(move |_| items_of(session, urgency, shown.get().min(room.get())));
    let is_there = Memo::new(move |_| total.get() > 0 && room.get() > 0);
    move || {
        is_there
            .get()
            .then(|| view! { <Items urgency total items shown hiding /> })
    }
}

#[component]
fn Items(
    urgency: Urgency,
    total: Memo<usize>,
    items: Memo<Vec<AlertItem>>,
    shown: RwSignal<usize>,
    hiding: RwSignal<Option<Hiding>>,
) -> impl IntoView {
    let label = say(alerts::urgency(urgency));
    let count = move || numbers::whole(total.get() as u64, locale());
    let left = move || total.get().saturating_sub(shown.get());
    let more = move || {
        let left = left();
        if left == 1 {
            return tr("Ver el que falta", "Show the last one").to_owned();
        }
        let words = numbers::whole(left.min(SHOWN_AT_ONCE) as u64, locale());
        match lang() {
            Lang::Es => format!("Ver {words} más"),
            Lang::En => format!("Show {words} more"),
        }
    };
    let section = NodeRef::<html::Section>::new();
    let show_more = move |()| {
        let first_new = shown.get_untracked() + 1;
        shown.update(|shown| *shown += SHOWN_AT_ONCE);
        // The button may be gone by then, and what was asked for begins here.
        request_animation_frame(move || {
            if let Some(section) = section.try_get_untracked().flatten() {
                let link = format!(".item:nth-child({first_new}) .item__title a");
                focus::focus_first(&section, &link);
            }
        });
    };
    view! {
        <section class="section" node_ref=section>
            <div class="section__head">
                <h2>{label}</h2>
                <Counter value=Signal::derive(count) />
            </div>
            <ItemList label>
                <For each=move || items.get() key=items::key let:item>
                    {item_view(item, hiding).into_any()}
                </For>
            </ItemList>
            <Show when=move || { left() > 0 }>
                <Button label=Signal::derive(more) on_press=show_more />
            </Show>
        </section>
    }
}

/// Copies of the first items of one urgency.
fn items_of(session: Session, urgency: Urgency, most: usize) -> Vec<AlertItem> {
    let everybodys = shows_all(session);
    session.agenda.with(|agenda| {
        let shown = agenda.shown(everybodys).iter();
        let of_it = shown.filter(|item| item.urgency() == urgency);
        of_it.take(most).cloned().collect()
    })
}

fn count_of(session: Session, urgency: Urgency) -> usize {
    let everybodys = shows_all(session);
    session.agenda.with(|agenda| {
        let shown = agenda.shown(everybodys).iter();
        shown.filter(|item| item.urgency() == urgency).count()
    })
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
        }
    }
}

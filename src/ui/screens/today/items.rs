//! One line of Hoy: an alert, or several of one client, with the next step one click away.
//! The words of an alert are in `text::alerts`.

use crate::app::alerts::grouping::{AlertGroup, AlertItem};
use crate::app::alerts::{NextStep, Urgency};
use crate::domain::alert::{AlertKey, AlertKind};
use crate::route::{ContractPart, Route, SettingsTab, filters};
use crate::shell::session::Session;
use crate::text::{alerts, dates};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{ButtonAppearance, ButtonLabel, ButtonLink, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::item_list::Item;
use crate::ui::kit::menu::{Menu, MenuItem};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::today::hiding::{HideHow, Hiding};
use crate::ui::view::view;
use leptos::prelude::*;

/// Stable as long as nothing about the item changes.
pub fn key(item: &AlertItem) -> String {
    match item {
        AlertItem::One(alert) => format!("{:?}{:?}", alert.key, alert.amount),
        AlertItem::Many(group) => format!(
            "{:?}{:?}{:?}{}{:?}",
            group.kind,
            group.urgency,
            group.client,
            group.alerts.len(),
            group.amounts
        ),
    }
}

/// One line of Hoy.
pub fn item_view(item: AlertItem, hiding: RwSignal<Option<Hiding>>) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let urgency = match item.kind() {
        AlertKind::InvoiceWithErrors => tr("Con errores", "Has errors").to_owned(),
        _ => dates::due(item.due(), today, lang()),
    };
    let (story, step, step_label) = match &item {
        AlertItem::One(alert) => (
            place::href(Route::of_record(alert.key.subject)),
            step_href(alert.next),
            say(alerts::next_step(alert.next)),
        ),
        AlertItem::Many(group) => {
            let list = group_href(group);
            (list.clone(), list, tr("Ver todas", "See all"))
        }
    };
    let keys: Vec<AlertKey> = item
        .alerts()
        .iter()
        .map(|alert| alert.key.clone())
        .collect();
    view! {
        <Item
            tone=tone(item.urgency(), item.kind())
            urgency
            title=alerts::item_title(&item, locale())
            href=story
            detail=Some(alerts::item_detail(&item, locale()))
        >
            <ButtonLink
                href=step
                label=step_label
                size=ButtonSize::Small
                appearance=step_appearance(item.urgency())
            />
            {hide_menu(keys, hiding)}
        </Item>
    }
}

/// Ways to put alerts aside.
fn hide_menu(keys: Vec<AlertKey>, hiding: RwSignal<Option<Hiding>>) -> impl IntoView {
    let id = keys.first().map_or_else(String::new, |key| {
        format!(
            "hide-{}-{}-{}",
            key.kind.name(),
            key.subject.uuid(),
            key.due
        )
    });
    view! {
        <Menu
            id
            label=tr("Posponer o descartar", "Snooze or dismiss")
            label_mode=ButtonLabel::Hidden
            items=hide_choices()
            on_choose=move |choice: String| {
                let how = if choice == "snooze" { HideHow::Snooze } else { HideHow::Dismiss };
                hiding.set(Some(Hiding { keys: keys.clone(), how }));
            }
        />
    }
}

/// The list that shows a group's records.
fn group_href(group: &AlertGroup) -> String {
    use crate::app::query::contracts::ContractFilter;
    use crate::app::query::invoices::{FindingsFilter, InvoiceFilter, StateFilter};
    match group.kind {
        kind if kind.is_of_contracts() => {
            let filter = ContractFilter {
                client: group.client,
                ..Default::default()
            };
            place::at(&filters::contracts_path(&filter))
        }
        _ => {
            let errors = group.kind == AlertKind::InvoiceWithErrors;
            let state = if group.days < 0 {
                StateFilter::Overdue
            } else {
                StateFilter::Open
            };
            let filter = InvoiceFilter {
                client: group.client,
                state: (!errors).then_some(state),
                findings: errors.then_some(FindingsFilter::Errors),
                ..Default::default()
            };
            place::at(&filters::invoices_path(&filter))
        }
    }
}

fn hide_choices() -> Vec<MenuItem> {
    [
        ("snooze", tr("Posponer…", "Snooze…"), Icon::Clock),
        ("dismiss", tr("Descartar…", "Dismiss…"), Icon::Close),
    ]
    .into_iter()
    .map(|(id, label, icon)| MenuItem {
        id: id.to_owned(),
        label: label.to_owned(),
        icon: Some(icon),
        detail: None,
        href: None,
        danger: false,
        disabled: false,
    })
    .collect()
}

/// Where the step is taken, with nothing more to press before it.
pub fn step_href(step: NextStep) -> String {
    let route = match step {
        NextStep::RevisePrices(id) => {
            let path = Route::AmendmentNew(id).path();
            return place::at(&format!("{path}?cambia=precios"));
        }
        NextStep::RecordPayment(id) => return place::at(&filters::invoice_payment_path(id)),
        NextStep::RenewContract(id) => Route::ContractPart(id, ContractPart::Stages),
        NextStep::ContinueContract(id) => Route::ContractPart(id, ContractPart::Stages),
        NextStep::SignAmendment(_, id) => Route::AmendmentEdit(id),
        NextStep::SettleObligation(id, _) => Route::ContractPart(id, ContractPart::Obligations),
        NextStep::RegisterDocument(id) => Route::ContractPart(id, ContractPart::Documents),
        NextStep::RegisterPolicy(id) => Route::ContractEdit(id),
        NextStep::PrepareMonth(month) => return place::at(&filters::billing_run_path(month)),
        NextStep::ReviewInvoice(id) | NextStep::ContinueInvoice(id) => Route::Invoice(id),
        NextStep::RegisterNumbering => Route::Settings(SettingsTab::Company),
        NextStep::MakeBackup => Route::Settings(SettingsTab::Backup),
    };
    place::href(route)
}

fn step_appearance(urgency: Urgency) -> ButtonAppearance {
    match urgency {
        Urgency::Overdue | Urgency::Today => ButtonAppearance::Secondary,
        Urgency::ThisWeek | Urgency::Later => ButtonAppearance::Quiet,
    }
}

pub fn tone(urgency: Urgency, kind: AlertKind) -> Tone {
    match urgency {
        Urgency::Overdue => Tone::Bad,
        Urgency::Today if kind == AlertKind::InvoiceWithErrors => Tone::Bad,
        Urgency::Today => Tone::Warn,
        Urgency::ThisWeek | Urgency::Later => Tone::Neutral,
    }
}

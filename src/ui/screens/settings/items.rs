//! /ajustes/catalogo - what the company sells, with its taxes: what invoices are filled from.

pub mod editing;

use crate::app::command::Command;
use crate::app::words_of::folded;
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::item;
use crate::order;
use crate::shell::session::Session;
use crate::text::{item_labels, money};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::item_list::{Item, ItemList};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::settings::items::editing::{Editing, ItemDialog};
use crate::ui::view::view;
use leptos::prelude::*;

/// An item as it is listed.
#[derive(Debug, Clone, PartialEq)]
struct Listed {
    item: item::Item,
    country: Country,
    /// Whether it is sold when a contract does not say what.
    is_usual: bool,
}

/// The catalogue.
#[component]
pub fn Items() -> impl IntoView {
    let session = Session::expect();
    let editing = RwSignal::new(None::<Editing>);
    let items = Memo::new(move |_| listed(session));
    let add = move || editing.set(Some(Editing::something_new(session)));
    view! {
        <section class="section">
            <div class="section__head cluster" data-align="between">
                <h2>{tr("Lo que se vende", "What is sold")}</h2>
                <Button
                    label=tr("Agregar ítem", "Add an item")
                    icon=Icon::Plus
                    on_press=move |()| add()
                />
            </div>
            <p class="muted">
                {tr(
                    "Cada ítem dice su unidad, su impuesto y sus retenciones. El renglón de un contrato lo nombra una vez y todas sus facturas salen así.",
                    "Each item says its unit, its tax and what is withheld. A contract's line names it once and all its invoices come out like that.",
                )}
            </p>
            <Show when=move || items.read().is_empty()>
                <EmptyState
                    icon=Icon::Receipt
                    title=tr("El catálogo está vacío", "The catalogue is empty")
                    text=tr(
                        "Sin ítems, todo se factura como un servicio con la tarifa general. Agrega los que tengan otro impuesto, otra unidad, retención o detracción.",
                        "Without items everything is billed as a service at the general rate. Add those with another tax or unit, or with something withheld.",
                    )
                >
                    <Button
                        label=tr("Agregar el primer ítem", "Add the first item")
                        appearance=ButtonAppearance::Primary
                        on_press=move |()| add()
                    />
                </EmptyState>
            </Show>
            <Show when=move || !items.read().is_empty()>
                <ItemList label=tr("Catálogo", "Catalogue")>
                    <For each=move || items.get() key=|listed| format!("{listed:?}") let:listed>
                        <Line listed editing />
                    </For>
                </ItemList>
            </Show>
        </section>
        <ItemDialog editing />
    }
}

/// One item, and what can be done.
#[component]
fn Line(listed: Listed, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let session = Session::expect();
    let item = listed.item.clone();
    let id = item.id;
    let (tone, standing) = if item.active {
        (Tone::Good, tr("Activo", "Active"))
    } else {
        (Tone::Neutral, tr("Inactivo", "Inactive"))
    };
    let name = item.name.clone();
    view! {
        <Item tone=tone urgency=standing title=name.clone() detail=Some(detail(&listed))>
            <Button
                label=tr("Editar", "Edit")
                about=name.clone()
                size=ButtonSize::Small
                on_press=move |()| editing.set(Some(Editing::of(session, &item)))
            />
            <Button
                label=tr("Quitar", "Remove")
                about=name
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| remove(session, id)
            />
        </Item>
    }
}

/// Takes an item out; what contracts sell stays, and the message says to make it inactive instead.
fn remove(session: Session, id: ItemId) {
    session.run(Command::RemoveItem { id }, |_| {});
}

/// "P-1 · $ 1.250.000 por hora · IVA 19 % · Retención 4 %".
fn detail(listed: &Listed) -> String {
    let item = &listed.item;
    let unit = item_labels::name_of(&item_labels::UNITS, &item.unit);
    let unit = unit.map_or_else(|| item.unit.clone(), |unit| say(unit).to_lowercase());
    let price = match item.price {
        Some(price) => {
            let price = money::in_sentence(price, locale());
            format!("{price} {} {unit}", tr("por", "per"))
        }
        None => format!(
            "{} {unit}",
            tr("Precio según contrato, por", "Price by contract, per")
        ),
    };
    let mut parts = vec![
        item.code.clone(),
        price,
        item_labels::tax(listed.country, item.tax, locale()),
    ];
    if let Some(rate) = item
        .withholding
        .filter(|_| listed.country == Country::Colombia)
    {
        let rate = item_labels::rate(rate, '%', locale());
        parts.push(format!("{} {rate}", tr("Retención", "Withheld")));
    }
    if let Some(deposit) = &item.detraction
        && listed.country == Country::Peru
    {
        let rate = item_labels::rate(deposit.percent, '%', locale());
        parts.push(format!(
            "{} {} ({rate})",
            tr("Detracción", "Detracción"),
            deposit.code
        ));
    }
    if listed.is_usual {
        parts.push(tr("El usual de la empresa", "The company's usual").to_owned());
    }
    parts.join(" · ")
}

/// Those that are sold first, then by name.
fn listed(session: Session) -> Vec<Listed> {
    session.book.with(|book| {
        let company = book.company();
        let country = company.map_or(Country::Colombia, |company| company.country);
        let usual = company.and_then(|company| company.billing_rules.item);
        let mut items: Vec<Listed> = book
            .items()
            .iter()
            .map(|(_, item)| Listed {
                item: item.clone(),
                country,
                is_usual: usual == Some(item.id),
            })
            .collect();
        order::sort_by_key(&mut items, |listed| {
            (
                !listed.item.active,
                folded(&listed.item.name),
                listed.item.id,
            )
        });
        items
    })
}

//! /ajustes/empresa - which device gives out the numbers, and which are kept for others.

pub mod reserving;

use crate::app::command::Command;
use crate::app::command::number_blocks::ByDevice;
use crate::app::query::number_blocks::{BlockRow, block_rows};
use crate::domain::ids::NumberBlockId;
use crate::shell::session::Session;
use crate::text::numbering::device_code;
use crate::text::{dates, numbers};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::settings::company::devices::reserving::Reserving;
use crate::ui::view::view;
use leptos::prelude::*;

/// Where the numbers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Giver {
    /// No device has issued yet.
    Nobody,
    Here,
    Other(String),
}

/// What waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    NumberHere,
    Return { id: NumberBlockId, is_here: bool },
}

/// This device's code, who gives out numbers, and the blocks.
#[component]
pub fn Devices() -> impl IntoView {
    let session = Session::expect();
    let own = session.device();
    let giver = {
        let own = own.clone();
        Memo::new(move |_| {
            let chosen = session.book.with(|book| {
                let company = book.company();
                company.map(|company| company.numbering_device.clone())
            });
            match chosen {
                Some(chosen) if chosen.is_empty() => Giver::Nobody,
                Some(chosen) if chosen == own => Giver::Here,
                Some(chosen) => Giver::Other(chosen),
                None => Giver::Nobody,
            }
        })
    };
    let rows = Memo::new(move |_| session.book.with(block_rows));
    let reserving = RwSignal::new(false);
    let asked: RwSignal<Option<Asked>> = RwSignal::new(None);
    let here = own.clone();
    view! {
        <Panel title=Some(tr("Equipos que numeran", "Devices that number").to_owned())>
            <div class="stack">
                <p class="muted">{tr(
                    "Un solo equipo entrega los números. Para facturar en otro sin conexión, resérvale aquí un bloque: así dos equipos nunca dan el mismo número.",
                    "One device gives out the numbers. To issue on another one without a connection, keep a block for it here: two devices then never give the same number.",
                )}</p>
                <DetailsList>
                    <Detail term=tr("Código de este equipo", "Code of this device")>
                        <code>{device_code(&own)}</code>
                    </Detail>
                    <Detail term=tr("Quién entrega los números", "Who gives out the numbers")>
                        {move || giver_view(&giver.get())}
                    </Detail>
                </DetailsList>
                {move || {
                    let rows = rows.get();
                    (!rows.is_empty()).then(|| blocks_table(&rows, &here, asked))
                }}
                <div class="cluster">
                    <Show when=move || !matches!(giver.get(), Giver::Other(_))>
                        <Button
                            label=tr("Reservar un bloque", "Keep a block")
                            icon=Icon::Plus
                            on_press=move |()| reserving.set(true)
                        />
                    </Show>
                    <Show when=move || matches!(giver.get(), Giver::Other(_))>
                        <Button
                            label=tr("Entregar los números desde este equipo", "Give out the numbers from this device")
                            on_press=move |()| asked.set(Some(Asked::NumberHere))
                        />
                    </Show>
                </div>
            </div>
        </Panel>
        <Reserving open=reserving />
        <Confirming asked />
    }
}

fn giver_view(giver: &Giver) -> AnyView {
    match giver {
        Giver::Nobody => tr("El primero que emita", "Whichever issues first").into_any(),
        Giver::Here => tr("Este equipo", "This device").into_any(),
        Giver::Other(device) => {
            let code = device_code(device);
            view! { {tr("El equipo ", "Device ")}<code>{code}</code> }
        }
    }
}

fn blocks_table(rows: &[BlockRow], here: &str, asked: RwSignal<Option<Asked>>) -> AnyView {
    let headings = vec![
        Heading::new(tr("Equipo", "Device")),
        Heading::new(tr("Números", "Numbers")),
        Heading::amount(tr("Quedan", "Left")),
        Heading::new(tr("Reservado", "Kept since")),
        Heading::new(tr("Acción", "Action")),
    ];
    let views: Vec<AnyView> = rows
        .iter()
        .map(|row| block_view(row, here, asked))
        .collect();
    view! {
        <PlainTable label=tr("Bloques reservados", "Blocks kept") headings>
            {views}
        </PlainTable>
    }
}

fn block_view(row: &BlockRow, here: &str, asked: RwSignal<Option<Asked>>) -> AnyView {
    let block = &row.block;
    let id = block.id;
    let is_here = block.device == here;
    let left = row.left.map_or(0, |left| left.count());
    let device = if row.returned {
        format!("{} · {}", block.label, tr("devuelto", "given back"))
    } else if is_here {
        format!("{} · {}", block.label, tr("este equipo", "this device"))
    } else {
        block.label.clone()
    };
    let numbers = format!(
        "{prefix}{} – {prefix}{}",
        block.from,
        block.to,
        prefix = block.prefix
    );
    let about = numbers.clone();
    let can_return = !row.returned && left > 0;
    let label = if is_here {
        tr("Devolver", "Give back")
    } else {
        tr("Recuperar", "Take back")
    };
    view! {
        <tr>
            <td>{device}</td>
            <td>{numbers}</td>
            <td class="num">{numbers::whole(left, locale())}</td>
            <td>{dates::medium(block.reserved_on, lang())}</td>
            <td>
                {can_return.then(|| view! {
                    <Button
                        label
                        about
                        size=ButtonSize::Small
                        appearance=ButtonAppearance::Quiet
                        on_press=move |()| asked.set(Some(Asked::Return { id, is_here }))
                    />
                })}
            </td>
        </tr>
    }
}

/// What cannot be undone is asked for once more.
#[component]
fn Confirming(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let session = Session::expect();
    let title = Signal::derive(move || {
        match asked.get() {
            Some(Asked::Return { is_here: true, .. }) => {
                tr("Devolver los números", "Give the numbers back")
            }
            Some(Asked::Return { .. }) => tr("Recuperar los números", "Take the numbers back"),
            _ => tr(
                "Entregar los números desde aquí",
                "Give out the numbers from here",
            ),
        }
        .to_owned()
    });
    let meaning = move || match asked.get() {
        Some(Asked::Return { is_here: true, .. }) => tr(
            "Este equipo deja de dar los números que quedan del bloque. No se puede deshacer.",
            "This device stops giving the numbers that are left of the block. It cannot be undone.",
        ),
        Some(Asked::Return { .. }) => tr(
            "Solo si ese equipo se perdió o ya no emitirá: si sigue emitiendo, dos facturas tendrían el mismo número. Lo mejor es devolver el bloque desde ese equipo. No se puede deshacer.",
            "Only when that device is lost or will not issue again: if it goes on issuing, two invoices would have the same number. It is best to give the block back on that device. It cannot be undone.",
        ),
        _ => tr(
            "Solo si el otro equipo se perdió o ya no emitirá, y todo su trabajo está aquí. Si dio números que aquí no se conocen, reserva primero un bloque de ese tamaño para él. No se puede deshacer.",
            "Only when the other device is lost or will not issue again, and all its work is here. If it gave numbers that are not known here, first keep a block of that size for it. It cannot be undone.",
        ),
    };
    let go_on = move || {
        let command = match asked.get_untracked() {
            Some(Asked::NumberHere) => Command::ByDevice(ByDevice::TakeOver),
            Some(Asked::Return { id, .. }) => Command::ByDevice(ByDevice::GiveBack(id)),
            None => return,
        };
        session.run(command, |_| {});
        asked.set(None);
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| asked.set(None) />
                <Button
                    label=title.get_untracked()
                    appearance=ButtonAppearance::Danger
                    on_press=move |()| go_on()
                />
            }
        >
            <p>{meaning}</p>
        </Dialog>
    }
}

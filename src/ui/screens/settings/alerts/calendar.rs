//! /ajustes/alertas - the deadlines as a file for the calendar the person already uses.
//! A calendar warns with the app closed and the device offline; the file is a picture of this moment.

use crate::app::alerts::{Alert, deadlines};
use crate::interop::ical::{self, Calendar, Reminders};
use crate::route::Route;
use crate::shell::clock;
use crate::shell::files;
use crate::shell::session::Session;
use crate::text::deadlines as words;
use crate::text::numbers::{DEADLINES, counted};
use crate::ui::kit::button::Button;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

const MIME: &str = "text/calendar;charset=utf-8";

/// The download and how reminders are written in it.
#[component]
pub fn CalendarExport() -> impl IntoView {
    let session = Session::expect();
    let apart = RwSignal::new(false);
    let count = Memo::new(move |_| {
        let today = session.today.get();
        session.book.with(|book| deadlines(book, today).len())
    });
    view! {
        <Panel title=Some(tr("En tu calendario", "In your calendar").to_owned())>
            <div class="stack">
                <p>
                    {tr(
                        "Descarga los vencimientos de contratos, pólizas y facturas y ábrelos en Google Calendar, Outlook o el calendario del teléfono: avisan aunque Vigía esté cerrada. Al importar el archivo otra vez, los cambios reemplazan lo anterior.",
                        "Download the deadlines of contracts, policies and invoices and open them in Google Calendar, Outlook or your phone's calendar: they warn even while Vigía is closed. Importing the file again replaces what changed.",
                    )}
                </p>
                <Checkbox
                    label=tr("Los recordatorios también como eventos aparte", "Reminders as separate events too")
                    checked=apart
                    on_change=move |on| apart.set(on)
                    hint=Some(tr(
                        "Google Calendar ignora las alarmas de un archivo: márcalo si lo usas.",
                        "Google Calendar ignores the alarms of a file: tick this if you use it.",
                    ).to_owned())
                />
                <div class="cluster">
                    <Button
                        label=tr("Descargar vencimientos (.ics)", "Download deadlines (.ics)")
                        icon=Icon::Download
                        disabled=Signal::derive(move || count.get() == 0)
                        on_press=move |()| export(session, apart.get_untracked())
                    />
                    <p class="muted">
                        {move || match count.get() {
                            0 => tr("Ningún vencimiento por delante.", "No deadline ahead.").to_owned(),
                            count => counted(count as u64, DEADLINES, locale()),
                        }}
                    </p>
                </div>
            </div>
        </Panel>
    }
}

fn export(session: Session, apart: bool) {
    let text = calendar(session, apart);
    let name = tr("vigia-vencimientos.ics", "vigia-deadlines.ics");
    match files::download(name, MIME, text.as_bytes()) {
        Ok(()) => session.say_done(
            tr(
                "Archivo descargado. Ábrelo con tu calendario.",
                "File downloaded. Open it with your calendar.",
            )
            .to_owned(),
            false,
        ),
        Err(error) => session.say_failed(format!(
            "{} ({error})",
            tr(
                "No se pudo descargar el archivo. Revisa los permisos de descarga del navegador.",
                "The file could not be downloaded. Check the browser's download permissions.",
            )
        )),
    }
}

fn calendar(session: Session, apart: bool) -> String {
    let made_ms = clock::now_ms();
    // Minutes since 1970: a later file is always newer, and the number fits for centuries.
    let sequence = u32::try_from(made_ms / 60_000).unwrap_or(u32::MAX);
    let origin = location().origin().unwrap_or_default();
    let today = session.today.get_untracked();
    session.book.with_untracked(|book| {
        let company = book.company();
        let entry = |alert: &Alert| {
            let kind = alert.key.kind;
            let lead = company.map_or(kind.default_lead_days(), |company| company.lead(kind));
            let record = Route::of_record(alert.key.subject);
            let url = format!("{origin}{}", place::href(record));
            words::entry(alert, lead, url, sequence, locale())
        };
        let entries: Vec<_> = deadlines(book, today).iter().map(entry).collect();
        let owner = company.map_or("Vigía", |company| company.name.as_str());
        let calendar = Calendar {
            name: format!("{} {owner}", tr("Vencimientos de", "Deadlines of")),
            made_ms,
            reminders: if apart {
                Reminders::AlarmsAndEvents
            } else {
                Reminders::Alarms
            },
        };
        ical::write(&calendar, &entries)
    })
}

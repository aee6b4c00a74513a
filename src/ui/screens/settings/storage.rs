//! /ajustes/almacenamiento - where the records are, how safe they are there, and what to do about it.
//! Figures come from the browser and are nominal; what is stored is known by the journal.

use crate::app::book::Book;
use crate::domain::ids::Kind;
use crate::route::{Route, SettingsTab};
use crate::shell::mirrored::report::{Copies, SingleCopy};
use crate::shell::session::Session;
use crate::shell::storage_health::{StorageHealth, ask_persistence, storage_health};
use crate::text::{dates, labels, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// How safe the records are on this device.
#[component]
pub fn StorageState() -> impl IntoView {
    let health = LocalResource::new(storage_health);
    view! {
        <div class="stack" data-gap="large">
            <Panel title=Some(tr("¿Están seguros tus datos aquí?", "Is your data safe here?").to_owned())>
                <DetailsList>
                    <Permanence health />
                    <CopiesHere />
                    <LastBackup />
                    <PrivateHint health />
                    <Usage health />
                    <Files health />
                </DetailsList>
            </Panel>
            <Panel title=Some(tr("Qué hay guardado", "What is stored").to_owned())>
                <Counts />
            </Panel>
        </div>
    }
}

/// Whether the browser promised not to clear the storage.
#[component]
fn Permanence(health: LocalResource<StorageHealth>) -> impl IntoView {
    let session = Session::expect();
    let ask = move || {
        leptos::task::spawn_local(async move {
            if ask_persistence().await {
                session.say_done(
                    tr("El navegador aceptó.", "The browser agreed.").to_owned(),
                    false,
                );
            } else {
                session.say_failed(tr(
                    "El navegador no aceptó por ahora. Suele aceptar cuando instalas la app o la usas más; mientras tanto, haz respaldos.",
                    "The browser did not agree for now. It usually does once you install the app or use it more; meanwhile, make backups.",
                ).to_owned());
            }
            health.refetch();
        });
    };
    let persisted = Memo::new(move |_| health.get().map(|health| health.is_persisted));
    view! {
        <Detail term=tr("Permanencia", "Permanence")>
            {move || match persisted.get() {
                None => view! { <p class="muted">{tr("Consultando…", "Asking…")}</p> },
                Some(true) => standing(
                    Tone::Good,
                    tr("Permanente", "Permanent"),
                    tr(
                        "El navegador prometió no borrar esto por su cuenta. Solo se borra si alguien borra los datos del sitio.",
                        "The browser promised not to delete this by itself. It goes only if someone clears the site's data.",
                    ),
                )
                .into_any(),
                Some(false) => view! {
                    {standing(
                        Tone::Warn,
                        tr("Sin garantía", "Not guaranteed"),
                        tr(
                            "Si al equipo le falta espacio, el navegador podría borrar esto. Pídele que lo conserve, instala la app y haz respaldos.",
                            "If the device runs out of room, the browser might delete this. Ask it to keep it, install the app and make backups.",
                        ),
                    )}
                    <Button
                        label=tr("Pedir al navegador que lo conserve", "Ask the browser to keep it")
                        size=ButtonSize::Small
                        on_press=move |()| ask()
                    />
                },
            }}
        </Detail>
    }
}

/// One copy or two, and why.
#[component]
fn CopiesHere() -> impl IntoView {
    let session = Session::expect();
    view! {
        <Detail term=tr("Copias en este equipo", "Copies on this device")>
            {move || {
                // How many there are can change with any save.
                session.journal_version.track();
                let copies = session.journal().map(|journal| journal.store.copies());
                copies.map(|copies| {
                    let (tone, label, text) = copies_words(&copies);
                    standing(tone, label, text)
                })
            }}
        </Detail>
    }
}

fn copies_words(copies: &Copies) -> (Tone, &'static str, &'static str) {
    match copies {
        Copies::Two => (
            Tone::Good,
            tr("Dos copias", "Two copies"),
            tr(
                "Cada cambio se guarda en la base del navegador y en un archivo aparte. Si una falla, la otra la repara al abrir.",
                "Each change is saved in the browser's database and in a separate file. If one fails, the other repairs it on opening.",
            ),
        ),
        Copies::One(SingleCopy::ReadOnly) => (
            Tone::Warn,
            tr("Solo lectura", "Read only"),
            tr(
                "Los datos son de una versión más nueva de Vigía: recarga la página para recibirla.",
                "The data is from a newer version of Vigía: reload the page to get it.",
            ),
        ),
        Copies::One(SingleCopy::NoLocks) => (
            Tone::Warn,
            tr("Una copia", "One copy"),
            tr(
                "Este navegador es antiguo y no permite la segunda copia. Actualízalo, o haz respaldos más seguido.",
                "This browser is old and does not allow the second copy. Update it, or make backups more often.",
            ),
        ),
        Copies::One(SingleCopy::Mirror(_)) => (
            Tone::Warn,
            tr("Una copia", "One copy"),
            tr(
                "El archivo de la segunda copia no se puede usar ahora. Recarga la página; si sigue igual, haz respaldos más seguido.",
                "The file of the second copy cannot be used now. Reload the page; if it stays the same, make backups more often.",
            ),
        ),
    }
}

/// How old the last backup from this device is.
#[component]
fn LastBackup() -> impl IntoView {
    let session = Session::expect();
    let last = Memo::new(move |_| {
        session
            .preferences
            .with(|preferences| preferences.last_backup)
    });
    view! {
        <Detail term=tr("Último respaldo desde aquí", "Last backup from here")>
            <p>
                {move || match last.get() {
                    Some(mark) => format!(
                        "{} ({})",
                        dates::medium(mark.on, lang()),
                        dates::relative(mark.on, session.today.get(), lang()),
                    ),
                    None => tr(
                        "Ninguno todavía. Un archivo fuera de este equipo es la única copia que sobrevive a perderlo.",
                        "None yet. A file outside this device is the only copy that survives losing it.",
                    )
                    .to_owned(),
                }}
            </p>
            {move || view! {
                <ButtonLink
                    href=place::href(Route::Settings(SettingsTab::Backup))
                    label=tr("Hacer un respaldo", "Make a backup")
                    size=ButtonSize::Small
                    appearance=if last.get().is_none() { ButtonAppearance::Primary } else { ButtonAppearance::Secondary }
                />
            }}
        </Detail>
    }
}

/// Shown only where there are signs of a private window.
#[component]
fn PrivateHint(health: LocalResource<StorageHealth>) -> impl IntoView {
    let is_private = move || health.get().is_some_and(|health| health.may_be_private);
    view! {
        <Show when=is_private>
            <Detail term=tr("Ventana privada", "Private window")>
                {standing(
                    Tone::Bad,
                    tr("Parece privada", "Looks private"),
                    tr(
                        "Al cerrarla se borra todo. Haz un respaldo y ábrelo en una ventana normal.",
                        "Closing it deletes everything. Make a backup and open it in a normal window.",
                    ),
                )}
            </Detail>
        </Show>
    }
}

/// Bytes used, and those the browser says may be.
#[component]
fn Usage(health: LocalResource<StorageHealth>) -> impl IntoView {
    let text = move || {
        let health = health.get()?;
        let used = numbers::file_size(health.usage?, locale());
        Some(match health.quota {
            Some(quota) => format!(
                "{used} {} {} {}",
                tr("de unos", "of about"),
                numbers::file_size(quota, locale()),
                tr("que el navegador permite.", "that the browser allows."),
            ),
            None => used,
        })
    };
    view! {
        <Detail term=tr("Espacio usado", "Space used")>
            <p>{move || text().unwrap_or_else(|| tr("El navegador no lo dice.", "The browser does not say.").to_owned())}</p>
        </Detail>
    }
}

/// The files of contracts, each kept once: how many, how large, and which share of the space used.
#[component]
fn Files(health: LocalResource<StorageHealth>) -> impl IntoView {
    let session = Session::expect();
    let files = LocalResource::new(move || async move { session.files_kept().await.ok() });
    let text = move || {
        let (count, bytes) = files.get()??;
        if count == 0 {
            return Some(tr("Ninguno todavía.", "None yet.").to_owned());
        }
        let size = numbers::file_size(bytes, locale());
        let files = numbers::counted(count, numbers::FILES, locale());
        // Two copies of each are kept on this device.
        let used = health.get().and_then(|health| health.usage);
        let share = used.filter(|used| *used > 0).map(|used| {
            let share = (bytes.saturating_mul(200) / used).min(100);
            format!(
                ", {share} % {}",
                tr(
                    "del espacio usado con su segunda copia",
                    "of the space used with its second copy"
                )
            )
        });
        Some(format!("{files}, {size}{}.", share.unwrap_or_default()))
    };
    view! {
        <Detail term=tr("Archivos", "Files")>
            <p>{move || text().unwrap_or_else(|| tr("Consultando…", "Asking…").to_owned())}</p>
        </Detail>
    }
}

/// How many records of each kind there are.
#[component]
fn Counts() -> impl IntoView {
    let session = Session::expect();
    let counts = Memo::new(move |_| {
        session
            .book
            .with(|book| Kind::ALL.map(|kind| (kind, count(book, kind))))
    });
    view! {
        <DetailsList>
            {move || {
                counts
                    .get()
                    .into_iter()
                    .filter(|(kind, _)| *kind != Kind::Company)
                    .map(|(kind, count)| view! {
                        <Detail term=say(labels::kind_many(kind))>
                            {numbers::whole(count as u64, locale())}
                        </Detail>
                    })
                    .collect_view()
            }}
        </DetailsList>
    }
}

fn count(book: &Book, kind: Kind) -> usize {
    match kind {
        Kind::Company => usize::from(book.company().is_some()),
        Kind::Person => book.people().len(),
        Kind::Item => book.items().len(),
        Kind::Client => book.clients().len(),
        Kind::Contract => book.contracts().len(),
        Kind::Amendment => book.amendments().len(),
        Kind::Step => book.steps().len(),
        Kind::Obligation => book.obligations().len(),
        Kind::Document => book.papers().len(),
        Kind::BillingEvent => book.billing_events().len(),
        Kind::NumberBlock => book.number_blocks().len(),
        Kind::Invoice => book.invoices().len(),
        Kind::InvoiceStep => book.invoice_steps().len(),
        Kind::InvoiceReport => book.invoice_reports().len(),
        Kind::Payment => book.payments().len(),
        Kind::AlertNote => book.alert_notes().len(),
    }
}

/// A badge and what it means.
fn standing(tone: Tone, label: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <Badge tone=tone label=label />
        <p>{text}</p>
    }
}

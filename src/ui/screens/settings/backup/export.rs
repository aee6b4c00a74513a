//! A backup as a download: how old the last one is, what goes into it, and a question when it is almost empty.
//! The backup itself is made by the session.

use crate::shell::files;
use crate::shell::preferences::BackupMark;
use crate::shell::session::Session;
use crate::shell::session::backup::{BackupOptions, Made};
use crate::text::lang::Lang;
use crate::text::{dates, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// Days after which a backup is old, when the company says nothing else.
const OLD_DAYS: i64 = 7;

/// The download of a backup.
#[component]
pub fn Export() -> impl IntoView {
    let session = Session::expect();
    let attachments = RwSignal::new(true);
    let packed = RwSignal::new(true);
    let working = RwSignal::new(false);
    let shrunk = RwSignal::new_local(None::<Made>);
    let has_company = move || session.book.with(|book| book.company().is_some());
    let export = move || {
        working.set(true);
        leptos::task::spawn_local(async move {
            let options = BackupOptions {
                attachments: attachments.get_untracked(),
                packed: packed.get_untracked(),
            };
            match session.make_backup(options).await {
                Ok(made) if made.shrunk_from.is_some() => {
                    shrunk.try_set(Some(made));
                }
                Ok(made) => give(session, &made),
                Err(error) => session.say_failed(session.vault_text(&error)),
            }
            working.try_set(false);
        });
    };
    view! {
        <Panel title=Some(tr("Respaldo de todo", "Backup of everything").to_owned()) aside=move || view! { <Age /> }>
            <div class="stack">
                <p>{tr(
                    "Un archivo con todos los registros y su historia completa. Guárdalo fuera de este equipo: en otro disco, en la nube de la empresa o en un correo.",
                    "One file with every record and its whole history. Keep it away from this device: on another disk, in the company's cloud or in an e-mail.",
                )}</p>
                <Checkbox
                    label=tr("Incluir los archivos originales", "Include the original files")
                    hint=Some(tr("Los XML tal como se importaron. Pesa más.", "The XML files as they were imported. It takes more room.").to_owned())
                    checked=attachments
                    on_change=move |on| attachments.set(on)
                />
                <Checkbox
                    label=tr("Comprimir (.json.gz)", "Compress (.json.gz)")
                    hint=Some(tr("Sin comprimir se puede leer con cualquier editor de texto.", "Uncompressed, any text editor can read it.").to_owned())
                    checked=packed
                    on_change=move |on| packed.set(on)
                />
                {move || shrunk.with(|made| made.as_ref().map(|made| shrunk_view(session, shrunk, made)))}
                <div class="cluster">
                    <Button
                        label=tr("Descargar respaldo", "Download backup")
                        appearance=ButtonAppearance::Primary
                        icon=Icon::Download
                        disabled=Signal::derive(move || working.get() || !has_company())
                        on_press=move |()| export()
                    />
                    <span role="status" class="muted">
                        {move || match (working.get(), has_company()) {
                            (true, _) => tr("Preparando el archivo…", "Preparing the file…"),
                            (false, false) => tr("Todavía no hay nada que respaldar.", "There is nothing to back up yet."),
                            (false, true) => "",
                        }}
                    </span>
                </div>
            </div>
        </Panel>
    }
}

/// How old the last backup is; the tone grows with the age.
#[component]
fn Age() -> impl IntoView {
    let session = Session::expect();
    let last = move || {
        session
            .preferences
            .with(|preferences| preferences.last_backup)
    };
    let limit = move || {
        session.book.with(|book| {
            book.company()
                .map(|company| i64::from(company.backup_days_max))
                .filter(|days| *days > 0)
                .unwrap_or(OLD_DAYS)
        })
    };
    let tone = Signal::derive(move || match last() {
        None => Tone::Bad,
        Some(mark) => tone((session.today.get() - mark.on).num_days(), limit()),
    });
    let label = Signal::derive(move || match last() {
        None => tr("Sin respaldo todavía", "No backup yet").to_owned(),
        Some(mark) => age_words(mark, session),
    });
    view! { <Badge tone label /> }
}

fn tone(days: i64, limit: i64) -> Tone {
    if days > limit {
        Tone::Bad
    } else if days * 2 > limit {
        Tone::Warn
    } else {
        Tone::Good
    }
}

fn age_words(mark: BackupMark, session: Session) -> String {
    format!(
        "{} {}",
        tr("Último:", "Last:"),
        dates::relative(mark.on, session.today.get(), lang())
    )
}

/// A question before an almost empty book takes the place of a good backup.
fn shrunk_view(
    session: Session,
    shrunk: RwSignal<Option<Made>, LocalStorage>,
    made: &Made,
) -> impl IntoView + use<> {
    let before = numbers::whole(made.shrunk_from.unwrap_or(0), locale());
    let now = numbers::whole(made.mark.revisions, locale());
    let detail = match lang() {
        Lang::Es => format!(
            "El último respaldo tenía {before} cambios y este solo {now}. Si perdiste datos, no borres el anterior: restáuralo abajo."
        ),
        Lang::En => format!(
            "The last backup had {before} changes and this one only {now}. If you lost data, do not delete the earlier one: restore it below."
        ),
    };
    view! {
        <Banner
            tone=Tone::Warn
            title=tr("Este respaldo está casi vacío", "This backup is almost empty")
            detail=Some(detail)
        >
            <Button label=tr("Descargarlo de todas formas", "Download it anyway") on_press=move |()| {
                if let Some(made) = shrunk.try_update(Option::take).flatten() {
                    give(session, &made);
                }
            } />
            <Button label=tr("Cancelar", "Cancel") on_press=move |()| shrunk.set(None) />
        </Banner>
    }
}

fn give(session: Session, made: &Made) {
    let mime = if made.name.ends_with(".gz") {
        "application/gzip"
    } else {
        "application/json"
    };
    match files::download(&made.name, mime, &made.bytes) {
        Ok(()) => {
            session.note_backup(made.mark);
            session.say_done(
                format!(
                    "{} {}",
                    tr("Respaldo descargado:", "Backup downloaded:"),
                    made.name
                ),
                false,
            );
        }
        Err(error) => session.say_failed(format!(
            "{} ({error})",
            tr(
                "No se pudo descargar el respaldo.",
                "The backup could not be downloaded."
            )
        )),
    }
}

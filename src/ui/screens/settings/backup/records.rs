//! Records to and from other programs: a plain file without history.
//! What a file would do is worked out in `interop::records_file`; what it does, by one command that can be undone.

use crate::app::command::Command;
use crate::interop::records_file::{Fate, Preview, reader, writer};
use crate::shell::files;
use crate::shell::session::Session;
use crate::text::{labels, records_file};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use web_sys::File;

/// Largest file read; what is larger than a file of records may be is refused by its reader.
const FILE_MAX: u64 = 128 << 20;
/// Records and problems shown one by one.
const SHOWN_MAX: usize = 200;

/// A file that was read, or why it was not.
type Found = RwSignal<Option<Result<Preview, String>>>;

/// Files of records in and out.
#[component]
pub fn RecordsFile() -> impl IntoView {
    let session = Session::expect();
    let found: Found = RwSignal::new(None);
    let words = DropZoneWords {
        label: tr("Arrastra aquí un archivo de registros", "Drop a file of records here").to_owned(),
        hint: tr(
            "JSON con clientes, contratos y todo lo suyo, facturas o pagos hecho por otro programa. Primero verás qué cambiaría.",
            "JSON with clients, contracts and all that is under them, invoices or payments made by another program. First you will see what would change.",
        )
        .to_owned(),
        choose_files: tr("Elegir archivo", "Choose file").to_owned(),
        choose_folder: tr("Elegir carpeta", "Choose folder").to_owned(),
    };
    view! {
        <Panel title=Some(tr("Registros para otros programas", "Records for other programs").to_owned())>
            <div class="stack">
                <p>{tr(
                    "Un archivo sencillo con los registros de hoy, sin historia. No reemplaza a un respaldo.",
                    "A plain file with today's records, without history. It does not take the place of a backup.",
                )}</p>
                <div class="cluster">
                    <Button
                        label=tr("Descargar registros", "Download records")
                        icon=Icon::Download
                        on_press=move |()| download(session)
                    />
                </div>
                {move || found.with(|read| match read {
                    None => ().into_any(),
                    Some(Err(cause)) => view! {
                        <Banner
                            tone=Tone::Bad
                            title=tr("El archivo no se usó", "The file was not used")
                            detail=Some(cause.clone())
                        />
                    },
                    Some(Ok(preview)) => preview_view(session, found, preview).into_any(),
                })}
                <DropZone words accept=".json" on_files=UnsyncCallback::new(move |files: Vec<File>| {
                    if let Some(file) = files.into_iter().next() {
                        leptos::task::spawn_local(read(session, found, file));
                    }
                }) />
            </div>
        </Panel>
    }
}

async fn read(session: Session, found: Found, file: File) {
    let read = match files::read(&file, FILE_MAX, |_, _| true).await {
        Ok(bytes) => session
            .book
            .with_untracked(|book| reader::read(&bytes, book))
            .map_err(|error| records_file::file_error(&error, lang())),
        Err(error) => Err(format!(
            "{} ({error})",
            tr("El archivo no se pudo leer.", "The file could not be read.")
        )),
    };
    found.try_set(Some(read));
}

/// What the file would do, and the button to do it.
fn preview_view(session: Session, found: Found, preview: &Preview) -> impl IntoView + use<> {
    let problems: Vec<String> = preview
        .problems()
        .take(SHOWN_MAX)
        .map(|problem| records_file::problem(problem, locale()))
        .collect();
    let unknown = preview.unknown_fields.join(", ");
    let entities = preview.clone().into_entities();
    let count = entities.len();
    let apply = move || {
        let command = Command::ApplyRecords {
            entities: entities.clone(),
        };
        session.run(command, move |_| {
            found.try_set(None);
        });
    };
    view! {
        <div class="stack">
            <p role="status">{summary(preview)}</p>
            {lines(tr("Problemas", "Problems"), problems)}
            {lines(tr("Qué cambiaría", "What would change"), changes(preview))}
            {(!unknown.is_empty()).then(|| view! {
                <p class="muted">{tr("Campos que se dejan de lado:", "Fields left aside:")}" "{unknown}</p>
            })}
            <div class="cluster">
                {(count > 0).then(|| view! {
                    <Button
                        label=format!("{} {}", tr("Aplicar", "Apply"), list::count(count, tr("registro", "record"), tr("registros", "records")))
                        appearance=ButtonAppearance::Primary
                        on_press=move |()| apply()
                    />
                })}
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| found.set(None) />
            </div>
        </div>
    }
}

/// How many records of each fate.
fn summary(preview: &Preview) -> String {
    let counts = preview.counts();
    let problems = tr("con problemas", "with problems");
    [
        (counts.created, tr("nuevo", "new"), tr("nuevos", "new")),
        (
            counts.updated,
            tr("cambia", "changed"),
            tr("cambian", "changed"),
        ),
        (
            counts.same,
            tr("igual", "the same"),
            tr("iguales", "the same"),
        ),
        (counts.wrong, problems, problems),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, one, many)| list::count(count, one, many))
    .collect::<Vec<_>>()
    .join(" · ")
}

/// The records that would change, each with what becomes of it.
fn changes(preview: &Preview) -> Vec<String> {
    preview
        .records
        .iter()
        .filter_map(|record| {
            let fate = match record.fate {
                Fate::Create(_) => tr("Nuevo", "New"),
                Fate::Update(_) => tr("Cambia", "Changed"),
                Fate::Same | Fate::Wrong(_) => return None,
            };
            let kind = say(labels::kind(record.kind));
            let name = records_file::name(record, lang());
            Some(format!("{fate} · {kind}: {name}"))
        })
        .take(SHOWN_MAX)
        .collect()
}

/// Sentences one below the other; nothing when there are none.
fn lines(label: &'static str, texts: Vec<String>) -> impl IntoView {
    (!texts.is_empty()).then(|| {
        view! {
            <ul class="intake" role="list" aria-label=label>
                {texts.into_iter().map(|text| view! { <li class="intake__file"><bdi>{text}</bdi></li> }).collect_view()}
            </ul>
        }
    })
}

fn download(session: Session) {
    let written = session.book.with_untracked(|book| {
        let records = book.record_ids();
        writer::write(&writer::view(book, records))
    });
    let given = match written {
        Ok(text) => {
            let name = format!("vigia-registros-{}.json", session.today.get_untracked());
            files::download(&name, "application/json", text.as_bytes())
                .map_err(|error| error.to_string())
        }
        Err(error) => Err(error.to_string()),
    };
    if let Err(cause) = given {
        session.say_failed(format!(
            "{} ({cause})",
            tr(
                "No se pudo descargar el archivo.",
                "The file could not be downloaded."
            )
        ));
    }
}

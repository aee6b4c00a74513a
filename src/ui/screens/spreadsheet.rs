//! What the imports of clients and contracts share: a file in, its columns named, every row looked at, then written.
//! What the rows mean is decided in `form::csv_import`; the preview runs the very command of the import.

pub mod columns;
pub mod preview;

use crate::app::command::import_clients::Existing;
use crate::app::command::{Command, execute};
use crate::app::event::{Event, RowsReport};
use crate::app::query::clients::main_currency;
use crate::form::csv_import::columns::Column;
use crate::form::csv_import::mapping::{Mapping, signature};
use crate::form::csv_import::{Assumed, Lined, ReadRows, RowFate, fates};
use crate::interop::table::{self, SIZE_MAX, Table};
use crate::route::Route;
use crate::shell::session::Session;
use crate::shell::{files, local_settings};
use crate::text::{numbers, tables};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::list;
use crate::ui::screens::spreadsheet::columns::Columns;
use crate::ui::screens::spreadsheet::preview::Preview;
use crate::ui::view::view;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

/// Days to pay of contracts that do not say.
const PAYMENT_DAYS: u16 = 30;

/// A kind of record that rows can bring.
pub trait Kind: Copy + Send + Sync + 'static {
    type Column: Column + Send + Sync;
    type Row: Lined;

    /// Names the kind among the settings of the device.
    const KEY: &'static str;
    /// Whether a record that is there can be brought up to date by its row.
    const UPDATES: bool;
    /// Whether rows have amounts, whose currency and decimals must be known.
    const HAS_AMOUNTS: bool;

    /// Where the records are seen afterwards.
    fn list() -> Route;
    fn words() -> KindWords;
    fn read(
        table: &Table,
        mapping: &Mapping<Self::Column>,
        assumed: Assumed,
    ) -> ReadRows<Self::Row>;
    fn command(rows: Vec<Self::Row>, existing: Existing) -> Command;
}

/// How a kind is spoken of.
#[derive(Debug, Clone, Copy)]
pub struct KindWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub one: &'static str,
    pub many: &'static str,
    pub see: &'static str,
}

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Waiting,
    /// Read; nothing is written yet.
    Ready,
    Writing,
    Done {
        created: usize,
        updated: usize,
    },
}

/// The state of the screen.
pub struct Import<K: Kind> {
    pub stage: RwSignal<Stage>,
    pub file: RwSignal<String>,
    /// Why the last file was not read.
    pub problem: RwSignal<Option<String>>,
    pub table: RwSignal<Option<Arc<Table>>>,
    pub mapping: RwSignal<Mapping<K::Column>>,
    pub assumed: RwSignal<Assumed>,
    pub existing: RwSignal<Existing>,
}

impl<K: Kind> Clone for Import<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Kind> Copy for Import<K> {}

/// The import of a kind.
#[component]
pub fn SpreadsheetImport<K: Kind>(
    /// What the rows are.
    kind: K,
) -> impl IntoView {
    let _ = kind;
    let session = Session::expect();
    let import = Import::<K> {
        stage: RwSignal::new(Stage::Waiting),
        file: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        table: RwSignal::new(None),
        mapping: RwSignal::new(Mapping::suggest(&[])),
        assumed: RwSignal::new(Assumed {
            country: session.country_untracked(),
            currency: session.book.with_untracked(main_currency),
            mark: locale().decimal_mark(),
            payment_days: PAYMENT_DAYS,
        }),
        existing: RwSignal::new(Existing::Keep),
    };
    let words = K::words();
    let place = Memo::new(move |_| match import.stage.get() {
        Stage::Waiting => 0,
        Stage::Ready | Stage::Writing => 1,
        Stage::Done { .. } => 2,
    });
    view! {
        <div class="screen">
            <header>
                <h1>{words.title}</h1>
                <p class="screen__subtitle">{words.intro}</p>
            </header>
            {move || match place.get() {
                0 => view! { <Choose import /> },
                1 => view! { <Columns import /><Preview import /> },
                _ => view! { <Done import /> },
            }}
        </div>
    }
}

/// Asks for a file.
#[component]
fn Choose<K: Kind>(import: Import<K>) -> impl IntoView {
    let words = DropZoneWords {
        label: tr("Arrastra aquí un archivo CSV", "Drop a CSV file here").to_owned(),
        hint: tr(
            "La primera fila debe nombrar las columnas; el separador y los acentos se reconocen solos. Se lee en este equipo.",
            "The first row must name the columns; separator and accents are found by themselves. It is read on this device.",
        )
        .to_owned(),
        choose_files: tr("Elegir archivo", "Choose file").to_owned(),
        choose_folder: String::new(),
    };
    let on_files = UnsyncCallback::new(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            leptos::task::spawn_local(read_file(import, file));
        }
    });
    view! {
        {move || import.problem.get().map(|problem| view! {
            <Banner tone=Tone::Bad title=tr("No se pudo leer el archivo", "The file could not be read") detail=Some(problem) />
        })}
        <DropZone words accept=".csv,.txt,.tsv,text/csv" on_files />
    }
}

async fn read_file<K: Kind>(import: Import<K>, file: File) {
    let name = file.name();
    let read = match files::read(&file, SIZE_MAX as u64, |_, _| true).await {
        Ok(bytes) => table::read(&bytes).map_err(|error| tables::table_error(&error, lang())),
        Err(error) => Err(format!(
            "{} ({error})",
            tr(
                "El navegador no pudo leerlo.",
                "The browser could not read it."
            )
        )),
    };
    match read {
        Ok(table) => {
            let header = &table.header;
            let mapping = local_settings::get(&mapping_key::<K>(header))
                .and_then(|text| Mapping::remembered(header, &text))
                .unwrap_or_else(|| Mapping::suggest(header));
            import.mapping.try_set(mapping);
            import.file.try_set(name);
            import.problem.try_set(None);
            import.table.try_set(Some(Arc::new(table)));
            import.stage.try_set(Stage::Ready);
        }
        Err(problem) => {
            import.problem.try_set(Some(format!("{name}: {problem}")));
        }
    }
}

fn mapping_key<K: Kind>(header: &[String]) -> String {
    format!("vigia.columns.{}.{}", K::KEY, signature(header))
}

impl<K: Kind> Import<K> {
    /// The rows as they stand; nothing while required columns are missing.
    fn rows(self) -> Option<ReadRows<K::Row>> {
        let table = self.table.get()?;
        self.mapping.with(|mapping| {
            mapping
                .missing()
                .is_empty()
                .then(|| K::read(&table, mapping, self.assumed.get()))
        })
    }

    /// What importing would do, row by row.
    pub fn rehearse(self, session: Session) -> Vec<(u32, RowFate)> {
        let Some(mut read) = self.rows() else {
            return Vec::new();
        };
        let existing = self.existing.get();
        session.book.with(|book| {
            let lines: Vec<u32> = read.rows.iter().map(Lined::line).collect();
            let command = K::command(std::mem::take(&mut read.rows), existing);
            let outcome = execute(book, &mut session.context(), command).ok();
            let read = ReadRows {
                rows: lines.into_iter().map(LineOnly).collect(),
                refused: read.refused,
            };
            fates(book, &read, outcome.as_ref())
        })
    }

    /// Forgets the file.
    pub fn start_over(self) {
        self.table.set(None);
        self.stage.set(Stage::Waiting);
    }

    /// Writes what the preview showed.
    pub fn confirm(self, session: Session) {
        let Some(read) = untrack(|| self.rows()) else {
            return;
        };
        if let Some(table) = self.table.get_untracked() {
            let written = self.mapping.with_untracked(Mapping::written);
            local_settings::set(&mapping_key::<K>(&table.header), &written);
        }
        self.stage.set(Stage::Writing);
        let command = K::command(read.rows, self.existing.get_untracked());
        leptos::task::spawn_local(async move {
            match session.dispatch(command).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    let (created, updated) = match &event {
                        Event::ClientsImported(RowsReport {
                            created, updated, ..
                        })
                        | Event::ContractsImported(RowsReport {
                            created, updated, ..
                        }) => (*created, *updated),
                        _ => (0, 0),
                    };
                    self.stage.try_set(Stage::Done { created, updated });
                }
                Err(error) => {
                    session.say_failed(session.error_text(&error));
                    self.stage.try_set(Stage::Ready);
                }
            }
        });
    }
}

/// The line of a row that was handed on.
struct LineOnly(u32);

impl Lined for LineOnly {
    fn line(&self) -> u32 {
        self.0
    }
}

/// What was written, and the way back.
#[component]
fn Done<K: Kind>(import: Import<K>) -> impl IntoView {
    let session = Session::expect();
    let words = K::words();
    let (created, updated) = match import.stage.get_untracked() {
        Stage::Done { created, updated } => (created, updated),
        _ => (0, 0),
    };
    let title = format!(
        "{}: {}",
        tr("Importación terminada", "Import finished"),
        list::count(created + updated, words.one, words.many)
    );
    let detail = format!(
        "{} {} · {} {}",
        numbers::whole(created as u64, locale()),
        tr("creados", "created"),
        numbers::whole(updated as u64, locale()),
        tr("actualizados", "updated"),
    );
    view! {
        <Banner tone=Tone::Good title detail=Some(detail)>
            <ButtonLink href=place::href(K::list()) label=words.see appearance=ButtonAppearance::Primary />
            <Button
                label=tr("Importar otro archivo", "Import another file")
                on_press=move |()| import.start_over()
            />
            <Button
                label=tr("Deshacer la importación", "Undo the import")
                appearance=ButtonAppearance::Quiet
                on_press=move |()| {
                    session.undo_last();
                    import.start_over();
                }
            />
        </Banner>
    }
}

//! Adding a document, or the next version of one, with its file.

use crate::app::command::Command;
use crate::domain::attachment::{Attachment, SIZE_MAX};
use crate::domain::document::DocumentKind;
use crate::domain::ids::{ClientId, ContractId, DocumentId};
use crate::form::document::DocumentForm;
use crate::shell::files::{self, FileError};
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::text::numbers::file_size;
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::view::view;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use web_sys::File;

/// What is taken: what the app shows, and what offices write.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods";

/// For whom a document is being added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adding {
    pub contract: ContractId,
    pub client: ClientId,
    pub kind: DocumentKind,
}

/// A file that was read and waits to be saved.
#[derive(Clone)]
struct Read {
    file: Attachment,
    bytes: Vec<u8>,
}

/// The form in a dialog.
#[component]
pub fn DocumentDialog(adding: RwSignal<Option<Adding>>) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let form = FormState::new(DocumentForm::new(DocumentKind::Other, today), "document");
    let read: RwSignal<Option<Read>> = RwSignal::new(None);
    let problem: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        if let Some(adding) = adding.get() {
            form.typed.set(DocumentForm::new(adding.kind, today));
            form.errors.set(Default::default());
            read.set(None);
            problem.set(None);
        }
    });
    let save = move || {
        let Some(at) = adding.get_untracked() else {
            return;
        };
        let waiting = read.get_untracked();
        let file = waiting.as_ref().map(|read| read.file.clone());
        let id = DocumentId(session.fresh_id());
        let parsed = form.parse(|typed| typed.parse(id, at.client, at.contract, file));
        let Some(document) = parsed else {
            return;
        };
        let command = Command::SaveDocument {
            document: Box::new(document),
            seen: 0,
        };
        let blobs = waiting.map(|read| (read.file.digest, read.bytes));
        leptos::task::spawn_local(async move {
            let blobs = blobs.into_iter().collect();
            match session.dispatch_with_blobs(command, blobs).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    adding.try_set(None);
                }
                Err((error, _)) => {
                    problem.try_set(Some(session.error_text(&error)));
                }
            }
        });
    };
    view! {
        <Dialog
            open=Signal::derive(move || adding.get().is_some())
            on_close=move |()| adding.set(None)
            title=tr("Agregar documento", "Add document")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| adding.set(None) />
                <Button
                    label=tr("Guardar documento", "Save document")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Entries form read problem />
        </Dialog>
    }
}

#[component]
fn Entries(
    form: FormState<DocumentForm>,
    read: RwSignal<Option<Read>>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let on_files = UnsyncCallback::new(move |files: Vec<File>| take(files, read, problem));
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            {move || problem.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <div class="grid" data-columns="fields">
                <SelectField
                    id=form.id("kind")
                    label=tr("Tipo de documento", "Type of document")
                    options=choices(&DocumentKind::ALL, contract_labels::document_kind)
                    value=form.get(|typed| value_of(typed.kind))
                    on_change=move |value: String| form.change(|typed| {
                        typed.kind = chosen(&DocumentKind::ALL, &value, typed.kind);
                        typed.assume_validity();
                    })
                />
                <TextField
                    id=form.id("name")
                    label=tr("Número o título", "Number or title")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.name)
                    on_input=move |text| form.change(|typed| typed.name = text)
                    error=form.error("name")
                />
                <TextField
                    id=form.id("issued_on")
                    label=tr("Expedido el", "Issued on")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.issued_on)
                    on_input=move |text| form.change(|typed| {
                        typed.issued_on = text;
                        typed.assume_validity();
                    })
                    error=form.error("issued_on")
                />
                <TextField
                    id=form.id("expires_on")
                    label=tr("Vence el", "Expires on")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("vacío si no vence", "empty when it does not").to_owned())
                    value=form.text(|typed| &typed.expires_on)
                    on_input=move |text| form.change(|typed| typed.expires_on = text)
                    error=form.error("expires_on")
                />
            </div>
            <Checkbox
                label=tr("Es solo de este contrato", "It belongs to this contract alone")
                hint=Some(tr("Si no, vale para todos los contratos del cliente.", "Otherwise it holds for all contracts of the client.").to_owned())
                checked=form.get(|typed| typed.of_contract)
                on_change=move |on| form.change(|typed| typed.of_contract = on)
            />
            {move || match read.get() {
                Some(found) => view! {
                    <p class="cluster">
                        <bdi>{found.file.name.clone()}</bdi>
                        <span class="muted">{file_size(found.file.size, locale())}</span>
                        <Button label=tr("Quitar archivo", "Remove file") on_press=move |()| read.set(None) />
                    </p>
                },
                None => view! { <DropZone accept=ACCEPT words=words() on_files /> },
            }}
        </div>
    }
}

fn words() -> DropZoneWords {
    DropZoneWords {
        label: tr("Arrastra aquí el archivo", "Drop the file here").to_owned(),
        hint: tr(
            "PDF, imagen u Office, hasta 25 MB.",
            "PDF, image or Office, up to 25 MB.",
        )
        .to_owned(),
        choose_files: tr("Elegir archivo", "Choose file").to_owned(),
        choose_folder: String::new(),
    }
}

/// Reads the first file, or says why it is not taken.
fn take(files: Vec<File>, read: RwSignal<Option<Read>>, problem: RwSignal<Option<String>>) {
    let Some(file) = files.into_iter().next() else {
        return;
    };
    leptos::task::spawn_local(async move {
        match files::read(&file, SIZE_MAX, |_, _| true).await {
            Ok(bytes) => {
                let digest = Sha256::digest(&bytes);
                let digest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                let size = bytes.len() as u64;
                let file = Attachment {
                    digest,
                    name: file.name(),
                    media: file.type_(),
                    size,
                };
                problem.try_set(None);
                read.try_set(Some(Read { file, bytes }));
            }
            Err(error) => {
                problem.try_set(Some(refusal(&error)));
            }
        }
    });
}

fn refusal(error: &FileError) -> String {
    match error {
        FileError::TooLarge { size, most } => format!(
            "{} {} {} {}.",
            tr("El archivo pesa", "The file is of"),
            file_size(*size, locale()),
            tr("y se guardan hasta", "and at most so much is kept:"),
            file_size(*most, locale()),
        ),
        FileError::Cancelled | FileError::Browser(_) => tr(
            "El archivo no se pudo leer. Cópialo a este equipo y elígelo de nuevo.",
            "The file could not be read. Copy it to this device and choose it again.",
        )
        .to_owned(),
    }
}

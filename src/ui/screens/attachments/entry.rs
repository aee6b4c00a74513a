//! Choosing the file that goes with what is typed. It is read at once and kept when the record is saved.

use crate::app::command::Command;
use crate::domain::attachment::{Attachment, SIZE_MAX};
use crate::shell::files::{self, FileError};
use crate::shell::session::Session;
use crate::text::numbers::file_size;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::lang::{locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use web_sys::File;

/// What is taken: what the app shows, and what offices write.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods";

/// A file that was read and waits to be saved.
#[derive(Clone)]
struct Read {
    file: Attachment,
    bytes: Vec<u8>,
}

/// The file of one record while it is edited.
#[derive(Clone, Copy)]
pub struct Attaching {
    /// The one that the record has.
    kept: RwSignal<Option<Attachment>>,
    read: RwSignal<Option<Read>>,
    problem: RwSignal<Option<String>>,
}

impl Attaching {
    /// Of a record that has that file.
    pub fn new(kept: Option<Attachment>) -> Attaching {
        Attaching {
            kept: RwSignal::new(kept),
            read: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    /// Starts anew with another record.
    pub fn begin(self, kept: Option<Attachment>) {
        self.kept.set(kept);
        self.read.set(None);
        self.problem.set(None);
    }

    /// The file that the record is to have.
    pub fn file(self) -> Option<Attachment> {
        let read = self.read.with_untracked(|read| {
            let read = read.as_ref();
            read.map(|read| read.file.clone())
        });
        read.or_else(|| self.kept.get_untracked())
    }

    /// The contents that must be kept first.
    pub fn blobs(self) -> Vec<(String, Vec<u8>)> {
        let read = self.read.get_untracked();
        read.map(|read| (read.file.digest, read.bytes))
            .into_iter()
            .collect()
    }

    /// Whether a file was chosen that is not saved yet.
    pub fn is_new(self) -> bool {
        self.read.with(Option::is_some)
    }

    /// Carries out a command that names the file, which is kept first; says why not where the file was chosen.
    pub fn save(self, session: Session, command: Command, then: impl FnOnce() + 'static) {
        leptos::task::spawn_local(async move {
            match session.dispatch_with_blobs(command, self.blobs()).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    then();
                }
                Err((error, _)) => self.fail(session.error_text(&error)),
            }
        });
    }

    fn fail(self, sentence: String) {
        self.problem.try_set(Some(sentence));
    }

    fn remove(self) {
        self.kept.set(None);
        self.read.set(None);
    }

    /// Reads the first file, or says why it is not taken.
    fn take(self, files: Vec<File>) {
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
                    self.problem.try_set(None);
                    self.read.try_set(Some(Read { file, bytes }));
                }
                Err(error) => self.fail(refusal(&error)),
            }
        });
    }
}

/// The file that is there, or a place to drop one.
#[component]
pub fn AttachmentEntry(
    at: Attaching,
    /// What the file is: "Documento firmado".
    #[prop(into)]
    label: String,
    /// Whether nothing can be saved without one.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let on_files = UnsyncCallback::new(move |files: Vec<File>| at.take(files));
    let file = move || {
        let read = at.read.with(|read| {
            let read = read.as_ref();
            read.map(|read| read.file.clone())
        });
        read.or_else(|| at.kept.get())
    };
    let name = label.clone();
    view! {
        <div class="stack" data-gap="small" role="group" aria-label=name>
            <span class="field__label">
                {label}
                {(!required).then(|| view! {
                    <span class="field__optional">" "{tr("opcional", "optional")}</span>
                })}
            </span>
            {move || at.problem.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            {move || match file() {
                Some(file) => view! {
                    <p class="cluster">
                        <bdi class="wrap-anywhere">{file.name}</bdi>
                        <span class="muted">{file_size(file.size, locale())}</span>
                        <Button
                            label=tr("Quitar archivo", "Remove file")
                            size=ButtonSize::Small
                            on_press=move |()| at.remove()
                        />
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

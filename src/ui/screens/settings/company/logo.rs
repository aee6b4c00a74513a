//! The logo of the company: chosen, looked at, taken off. It is kept with the other files once the settings are saved.

use crate::domain::attachment::Attachment;
use crate::form::company::CompanyForm;
use crate::form::company::official::{LOGO_MAX, LogoError, logo};
use crate::shell::files::{self, FileError};
use crate::shell::session::Session;
use crate::text::numbers::file_size;
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::lang::{locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;
use web_sys::File;

/// The logo, or a place to drop one.
#[component]
pub fn Logo(
    form: FormState<CompanyForm>,
    /// The bytes of one that was just chosen, by digest.
    kept: RwSignal<Option<(String, Vec<u8>)>>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let file = Memo::new(move |_| form.typed.with(|typed| typed.official.logo.clone()));
    let take = move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let read = match files::read(&file, LOGO_MAX, |_, _| true).await {
                Ok(bytes) => logo(&file.name(), &bytes)
                    .map(|attachment| (attachment, bytes))
                    .map_err(|error| refusal(&error)),
                Err(FileError::TooLarge { size, .. }) => Err(refusal(&LogoError::TooLarge(size))),
                Err(FileError::Cancelled | FileError::Browser(_)) => Err(unreadable()),
            };
            match read {
                Ok((attachment, bytes)) => {
                    let digest = attachment.digest.clone();
                    // The screen may be gone.
                    if kept.try_set(Some((digest, bytes))).is_none() {
                        problem.set(None);
                        form.change(|typed| typed.official.logo = Some(attachment));
                    }
                }
                Err(sentence) => {
                    problem.try_set(Some(sentence));
                }
            }
        });
    };
    let remove = move || {
        kept.set(None);
        form.change(|typed| typed.official.logo = None);
    };
    let on_files = UnsyncCallback::new(take);
    view! {
        <div class="stack" data-gap="small" role="group" aria-label=tr("Logo", "Logo")>
            <span class="field__label">
                {tr("Logo", "Logo")}<span class="field__optional">" "{tr("opcional", "optional")}</span>
            </span>
            {move || problem.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            {move || match file.get() {
                Some(file) => view! {
                    <Image file=file.clone() kept />
                    <p class="cluster">
                        <bdi class="wrap-anywhere">{file.name}</bdi>
                        <span class="muted">{file_size(file.size, locale())}</span>
                        <Button
                            label=tr("Quitar logo", "Remove logo")
                            size=ButtonSize::Small
                            on_press=move |()| remove()
                        />
                    </p>
                },
                None => view! { <DropZone accept=".png,.jpg,.jpeg" words=words() on_files /> },
            }}
        </div>
    }
}

/// The image as it will be printed, on white.
#[component]
fn Image(file: Attachment, kept: RwSignal<Option<(String, Vec<u8>)>>) -> impl IntoView {
    let session = Session::expect();
    let address = RwSignal::new(None::<String>);
    let missing = RwSignal::new(false);
    on_cleanup(move || {
        if let Some(Some(address)) = address.try_get_untracked() {
            files::withdraw(&address);
        }
    });
    leptos::task::spawn_local(async move {
        let chosen = kept.try_get_untracked().flatten();
        let bytes = match chosen.filter(|(digest, _)| *digest == file.digest) {
            Some((_, bytes)) => Some(bytes),
            None => session.blob(&file.digest).await.ok().flatten(),
        };
        let made = bytes.and_then(|bytes| files::address(&file.media, &bytes));
        missing.try_set(made.is_none());
        if let Some(Some(unused)) = address.try_set(made) {
            files::withdraw(&unused);
        }
    });
    view! {
        {move || address.get().map(|address| view! {
            <img class="logo-view" src=address alt=tr("Logo de la empresa", "Logo of the company") />
        })}
        <Show when=move || missing.get()>
            <Banner
                tone=Tone::Warn
                title=tr("Este equipo no tiene el logo", "This device does not have the logo")
                detail=Some(tr(
                    "Llega con un respaldo que incluya archivos, o elígelo de nuevo.",
                    "It comes with a backup that includes files, or choose it again.",
                ).to_owned())
            />
        </Show>
    }
}

fn words() -> DropZoneWords {
    DropZoneWords {
        label: tr("Arrastra aquí el logo", "Drop the logo here").to_owned(),
        hint: tr(
            "PNG o JPEG de hasta 300 kB. Va arriba en cada documento impreso.",
            "PNG or JPEG of up to 300 kB. It heads each printed document.",
        )
        .to_owned(),
        choose_files: tr("Elegir logo", "Choose logo").to_owned(),
        choose_folder: String::new(),
    }
}

fn refusal(error: &LogoError) -> String {
    match error {
        LogoError::TooLarge(size) => format!(
            "{} {}. {} {}.",
            tr("La imagen pesa", "The image is of"),
            file_size(*size, locale()),
            tr("Guárdala más pequeña: hasta", "Save it smaller: up to"),
            file_size(LOGO_MAX, locale()),
        ),
        LogoError::NotAnImage => tr(
            "El logo debe ser una imagen PNG o JPEG. Guárdalo así y elígelo de nuevo.",
            "The logo must be a PNG or JPEG image. Save it so and choose it again.",
        )
        .to_owned(),
    }
}

fn unreadable() -> String {
    tr(
        "El archivo no se pudo leer. Cópialo a este equipo y elígelo de nuevo.",
        "The file could not be read. Copy it to this device and choose it again.",
    )
    .to_owned()
}

//! A file kept with a record: its name as a button, and the dialog that shows images and PDF and gives anything as a
//! download.

use crate::domain::attachment::Attachment;
use crate::shell::files;
use crate::shell::session::Session;
use crate::text::numbers::file_size;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::dialog::{Dialog, DialogSize};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use leptos::prelude::*;

/// A file that is being looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub file: Attachment,
}

/// The name and size of a file; opens it.
#[component]
pub fn FileButton(file: Attachment, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let label = format!("{} ({})", file.name, file_size(file.size, locale()));
    view! {
        <Button
            label=label
            icon=Icon::File
            size=ButtonSize::Small
            appearance=ButtonAppearance::Quiet
            on_press=move |()| opened.set(Some(Opened { file: file.clone() }))
        />
    }
}

/// What became of reading it.
#[derive(Clone, PartialEq)]
enum Content {
    Reading,
    /// The address of an image.
    Image(String),
    /// The address of a PDF, which the browser's own viewer shows.
    Pdf(String),
    /// It cannot be shown here, but given.
    Given,
    Missing,
}

/// Shows the file.
#[component]
pub fn FileDialog(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let session = Session::expect();
    let content = RwSignal::new(Content::Reading);
    Holding::while_open(move || opened.read().is_some());
    Effect::new(move |_| {
        let Some(now) = opened.get() else {
            return;
        };
        content.set(Content::Reading);
        leptos::task::spawn_local(async move {
            let bytes = session.blob(&now.file.digest).await.ok().flatten();
            let found = match bytes {
                None => Content::Missing,
                Some(bytes) => shown(&now.file, &bytes),
            };
            content.try_set(found);
        });
    });
    let close = move || {
        if let Content::Image(address) | Content::Pdf(address) = content.get_untracked() {
            files::withdraw(&address);
        }
        opened.set(None);
    };
    let give = move || {
        let Some(now) = opened.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            if let Ok(Some(bytes)) = session.blob(&now.file.digest).await {
                // A download that the browser refuses shows in the browser.
                let _ = files::download(&now.file.name, &now.file.media, &bytes);
            }
        });
    };
    let name = Signal::derive(move || {
        let opened = opened.get();
        opened.map(|opened| opened.file.name).unwrap_or_default()
    });
    view! {
        <Dialog
            open=Signal::derive(move || opened.read().is_some())
            on_close=move |()| close()
            title=name
            close_label=tr("Cerrar", "Close")
            size=DialogSize::Large
            footer=move || view! {
                <Button label=tr("Descargar", "Download") icon=Icon::Download on_press=move |()| give() />
                <Button label=tr("Cerrar archivo", "Close file") appearance=ButtonAppearance::Primary on_press=move |()| close() />
            }
        >
            {move || content_view(content.get(), opened.get())}
        </Dialog>
    }
}

/// How a file can be shown here. A frame only ever gets what begins as a PDF and is called one: nothing that could
/// run as a page of ours.
fn shown(file: &Attachment, bytes: &[u8]) -> Content {
    let is_image = matches!(
        file.media.as_str(),
        "image/png" | "image/jpeg" | "image/webp" | "image/gif"
    );
    if is_image {
        files::address(&file.media, bytes).map_or(Content::Given, Content::Image)
    } else if bytes.starts_with(b"%PDF-") {
        files::address("application/pdf", bytes).map_or(Content::Given, Content::Pdf)
    } else {
        Content::Given
    }
}

fn content_view(content: Content, opened: Option<Opened>) -> AnyView {
    let name = opened
        .as_ref()
        .map(|opened| opened.file.name.clone())
        .unwrap_or_default();
    match content {
        Content::Reading => view! { <p class="muted">{tr("Abriendo…", "Opening…")}</p> },
        Content::Image(address) => view! { <img class="file-view__image" src=address alt=name /> },
        Content::Pdf(address) => {
            // Without the column of small pages: what is read here is short.
            let address = format!("{address}#navpanes=0");
            view! { <iframe class="file-view__pdf" src=address title=name></iframe> }
        }
        Content::Given => view! {
            <p>{tr(
                "Este tipo de archivo se abre con su programa: descárgalo.",
                "This type of file opens in its own program: download it.",
            )}</p>
        },
        Content::Missing => view! {
            <Banner
                tone=Tone::Warn
                title=tr("Este equipo no tiene el archivo", "This device does not have the file")
                detail=Some(tr(
                    "Llega con un respaldo que incluya archivos, hecho en el equipo donde se agregó.",
                    "It comes with a backup that includes files, made on the device where it was added.",
                ).to_owned())
            />
        },
    }
}

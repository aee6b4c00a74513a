//! What is shown while the records are read, and when they cannot be.
//! An empty app is never shown in place of data that could not be opened.

use crate::shell::session::{Phase, Session};
use crate::text::lang::Lang;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::progress::Progress;
use crate::ui::lang::{lang, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// How far the reading is.
#[component]
pub fn OpeningProgress() -> impl IntoView {
    let session = Session::expect();
    let part = move || match session.phase.get() {
        Phase::Opening { done, total } => (done as u64, total as u64),
        _ => (0, 0),
    };
    view! {
        <main class="center opening" id="content">
            <Progress
                label=tr("Abriendo tus registros", "Opening your records")
                detail=""
                done=Signal::derive(move || part().0)
                total=Signal::derive(move || part().1)
            />
        </main>
    }
}

/// The data is there but cannot be opened: say so, change nothing, offer what can be saved.
#[component]
pub fn OpeningFailed() -> impl IntoView {
    let session = Session::expect();
    let cause = move || match session.phase.get() {
        Phase::Failed(cause) => cause,
        Phase::Blocked => tr(
            "Hay otra ventana de Vigía con una versión anterior: ciérrala.",
            "Another Vigía window has an older version: close it.",
        )
        .to_owned(),
        Phase::Replaced => tr(
            "Otra ventana abrió una versión nueva: recarga esta.",
            "Another window opened a newer version: reload this one.",
        )
        .to_owned(),
        Phase::Damaged(salvage) => {
            let (whole, broken) = (salvage.frames.len(), salvage.broken);
            match lang() {
                Lang::Es => format!(
                    "Las dos copias están dañadas: partes que se pueden leer, {whole}; que no, {broken}."
                ),
                Lang::En => format!(
                    "Both copies are damaged: parts that can be read, {whole}; that cannot, {broken}."
                ),
            }
        }
        Phase::Opening { .. } | Phase::Ready => String::new(),
    };
    let salvage = move || match session.phase.get() {
        Phase::Damaged(salvage) => Some(salvage),
        _ => None,
    };
    view! {
        <main class="center opening" id="content">
            <Banner
                tone=Tone::Bad
                title=tr("No se pudieron abrir tus registros", "Your records could not be opened")
                detail=Signal::derive(move || Some(format!(
                    "{} {}",
                    tr(
                        "No se ha borrado ni cambiado nada. Cierra otras ventanas de Vigía y vuelve a intentarlo; si sigue igual, guarda una copia de lo que hay antes de hacer otra cosa. No borres los datos del sitio.",
                        "Nothing was deleted or changed. Close other Vigía windows and try again; if it stays the same, save a copy of what is there before doing anything else. Do not clear the site's data.",
                    ),
                    cause(),
                )))
            >
                <Button
                    label=tr("Volver a intentar", "Try again")
                    on_press=move |()| location().reload().unwrap_or_default()
                    appearance=ButtonAppearance::Primary
                />
                <ButtonLink
                    href=place::at("/rescue.html")
                    label=tr("Guardar una copia de rescate", "Save a rescue copy")
                />
                {move || {
                    salvage()
                        .map(|salvage| {
                            view! {
                                <Button
                                    label=if salvage.frames.is_empty() {
                                        tr("Empezar de nuevo con un respaldo", "Begin again from a backup")
                                    } else {
                                        tr("Abrir con lo que se puede leer", "Open with what can be read")
                                    }
                                    on_press=move |()| session.open_what_is_left(salvage.clone())
                                />
                            }
                        })
                }}
            </Banner>
        </main>
    }
}

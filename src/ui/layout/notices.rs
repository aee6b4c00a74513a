//! Standing notices above every screen: what is extraordinary and must not be missed.
//! Each says what it means and what to do; it goes when its cause goes or the person has read it.

use crate::app::command::Command;
use crate::route::{Route, SettingsTab};
use crate::shell::idb::Compatibility;
use crate::shell::mirrored::report::{Copies, Loss, Opening, Side, SingleCopy};
use crate::shell::service_worker;
use crate::shell::session::Session;
use crate::shell::storage_health::storage_health;
use crate::text::recovery::{Recovery, detail, title};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::lang::{say, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// All notices that apply now.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices stack" data-gap="small">
            <AfterOpening />
            <ReadOnly />
            <PrivateWindow />
            <NewVersion />
            <ExampleCompany />
        </div>
    }
}

/// What opening found and repaired.
#[component]
fn AfterOpening() -> impl IntoView {
    let session = Session::expect();
    let found = Memo::new(move |_| {
        let knows_one_copy = session
            .preferences
            .with(|preferences| preferences.one_copy_known);
        let mut found = session
            .opening
            .with(|opening| opening.as_ref().map_or_else(Vec::new, recoveries));
        found.retain(|recovery| *recovery != Recovery::OneCopy || !knows_one_copy);
        found
    });
    view! {
        <For each=move || found.get() key=|recovery| *recovery let:recovery>
            <Banner
                tone=tone(recovery)
                title=say(title(recovery))
                detail=Some(say(detail(recovery)).to_owned())
            >
                {backup_link(recovery)}
                <Button
                    label=if recovery == Recovery::Gone {
                        tr("No había datos", "There was no data")
                    } else {
                        tr("Entendido", "Got it")
                    }
                    size=ButtonSize::Small
                    on_press=move |()| has_read(session, recovery)
                />
            </Banner>
        </For>
    }
}

/// What the facts of an opening amount to for the person, the gravest first.
fn recoveries(opening: &Opening) -> Vec<Recovery> {
    let lost = |losses: [Loss; 2]| {
        let mut repairs = opening.repairs.iter();
        // A second copy that was put right by itself asks nothing of anyone.
        repairs.any(|repair| repair.side == Side::Database && losses.contains(&repair.loss))
    };
    let mut found = Vec::new();
    if opening.gone.is_some() {
        found.push(Recovery::Gone);
    }
    if lost([Loss::Wiped, Loss::Damaged]) {
        found.push(Recovery::Restored);
    } else if lost([Loss::Behind, Loss::Diverged]) {
        found.push(Recovery::Completed);
    }
    if matches!(&opening.copies, Copies::One(why) if *why != SingleCopy::ReadOnly) {
        found.push(Recovery::OneCopy);
    }
    found
}

fn tone(recovery: Recovery) -> Tone {
    match recovery {
        Recovery::Gone => Tone::Bad,
        Recovery::Restored => Tone::Warn,
        Recovery::Completed => Tone::Good,
        Recovery::OneCopy => Tone::Neutral,
    }
}

fn backup_link(recovery: Recovery) -> Option<impl IntoView> {
    let label = match recovery {
        Recovery::Gone => tr("Restaurar un respaldo", "Restore a backup"),
        Recovery::Restored | Recovery::OneCopy => tr("Hacer un respaldo", "Make a backup"),
        Recovery::Completed => return None,
    };
    Some(view! {
        <ButtonLink
            href=place::href(Route::Settings(SettingsTab::Backup))
            label
            size=ButtonSize::Small
            appearance=ButtonAppearance::Primary
        />
    })
}

fn has_read(session: Session, recovery: Recovery) {
    if recovery == Recovery::OneCopy {
        session.set_preferences(|preferences| preferences.one_copy_known = true);
        return;
    }
    if recovery == Recovery::Gone
        && let Some(journal) = session.journal()
    {
        journal.store.forget_gone();
    }
    session.opening.update(|opening| {
        if let Some(opening) = opening {
            match recovery {
                Recovery::Gone => opening.gone = None,
                _ => opening.repairs.clear(),
            }
        }
    });
}

/// The data is of a newer version of the app.
#[component]
fn ReadOnly() -> impl IntoView {
    let session = Session::expect();
    let is_read_only = Memo::new(move |_| {
        session.opening.with(|opening| {
            let opening = opening.as_ref();
            opening.is_some_and(|opening| opening.compatibility != Compatibility::Full)
        })
    });
    view! {
        <Show when=move || is_read_only.get()>
            <Banner
                tone=Tone::Warn
                title=tr("Solo lectura: los datos son de una versión más nueva", "Read only: the data is from a newer version")
                detail=Some(tr(
                    "Puedes consultar y exportar un respaldo. Recarga la página para recibir la versión nueva antes de cambiar algo.",
                    "You can look things up and export a backup. Reload the page to get the new version before changing anything.",
                ).to_owned())
            >
                <Button
                    label=tr("Recargar", "Reload")
                    size=ButtonSize::Small
                    on_press=move |()| service_worker::reload()
                />
            </Banner>
        </Show>
    }
}

/// Signs that everything disappears when the window is closed.
#[component]
fn PrivateWindow() -> impl IntoView {
    let health = LocalResource::new(storage_health);
    let is_read = RwSignal::new(false);
    let is_private = move || !is_read.get() && health.get().is_some_and(|it| it.may_be_private);
    view! {
        <Show when=is_private>
            <Banner
                tone=Tone::Warn
                title=tr("Parece una ventana privada", "This looks like a private window")
                detail=Some(tr(
                    "Al cerrarla, el navegador borra todo lo guardado. Para trabajar de verdad usa una ventana normal, o haz un respaldo antes de cerrar.",
                    "When it is closed, the browser deletes everything stored. For real work use a normal window, or make a backup before closing.",
                ).to_owned())
            >
                <Button
                    label=tr("Entendido", "Got it")
                    size=ButtonSize::Small
                    on_press=move |()| is_read.set(true)
                />
            </Banner>
        </Show>
    }
}

/// A new version waits.
#[component]
fn NewVersion() -> impl IntoView {
    let session = Session::expect();
    let take = move || {
        leptos::task::spawn_local(async move {
            if !service_worker::take_over().await {
                // It took over already, from another window: loading the page again is all that is left.
                service_worker::reload();
            }
        });
    };
    view! {
        <Show when=move || session.update_ready.get()>
            <Banner
                title=tr("Hay una versión nueva de Vigía", "A new version of Vigía is ready")
                detail=Some(tr(
                    "Se usará la próxima vez que abras la página, o ahora si quieres. Lo guardado sigue igual; guarda antes lo que estés escribiendo.",
                    "It will be used the next time you open the page, or now if you like. What is saved stays the same; save first what you are typing.",
                ).to_owned())
            >
                <Button
                    label=tr("Usarla ahora", "Use it now")
                    size=ButtonSize::Small
                    on_press=move |()| take()
                />
            </Banner>
        </Show>
    }
}

/// The records are fictional.
#[component]
fn ExampleCompany() -> impl IntoView {
    let session = Session::expect();
    let is_example = Memo::new(move |_| {
        let book = session.book.read();
        book.company().is_some_and(|company| company.example)
    });
    // Said in full once, at home; elsewhere the line is enough.
    let route = place::current();
    let detail = Signal::derive(move || {
        (route.get() == Route::Today).then(|| {
            tr(
                "Es ficticia y puedes cambiarla sin miedo. Cuando quieras, quítala y empieza con la tuya.",
                "It is fictional and you can change it without fear. Remove it whenever you like and start with yours.",
            )
            .to_owned()
        })
    });
    view! {
        <Show when=move || is_example.get()>
            <Banner
                title=tr("Estás viendo una empresa de ejemplo", "You are looking at an example company")
                detail
            >
                <Button
                    label=tr("Quitar el ejemplo", "Remove the example")
                    size=ButtonSize::Small
                    on_press=move |()| session.run(Command::ClearExample, |_| {})
                />
            </Banner>
        </Show>
    }
}

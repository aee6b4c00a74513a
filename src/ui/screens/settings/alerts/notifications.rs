//! /ajustes/alertas - the daily notification of this device: permission, hour, and what it may name.
//! Without a server nothing fires while the browser is closed, except as the browser itself allows; the screen says so.

use crate::shell::notify::{self, Permission, Reminder};
use crate::shell::session::Session;
use crate::shell::storage_health::storage_health;
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::tr;
use crate::ui::view::view;
use leptos::prelude::*;

/// What the browser answered so far.
#[derive(Clone, Copy)]
struct State {
    permission: RwSignal<Permission>,
    /// `None` until the browser has answered.
    reminder: RwSignal<Option<Reminder>>,
}

impl State {
    /// Looks again; the person may have changed the permission in the browser's own settings.
    fn look(self, session: Session) {
        let _ = self.permission.try_set(notify::permission());
        leptos::task::spawn_local(async move {
            let answer = session.renew_reminder().await;
            let _ = self.reminder.try_set(Some(answer));
        });
    }
}

/// What notifications are for, whether they are allowed, and how they are.
#[component]
pub fn Notifications() -> impl IntoView {
    let session = Session::expect();
    let state = State {
        permission: RwSignal::new(notify::permission()),
        reminder: RwSignal::new(None),
    };
    state.look(session);
    let listener = window_event_listener(leptos::ev::focus, move |_| state.look(session));
    on_cleanup(move || listener.remove());
    let is_granted = Memo::new(move |_| state.permission.get() == Permission::Granted);
    view! {
        <Panel title=Some(tr("Avisos en este equipo", "Notifications on this device").to_owned())>
            <div class="stack">
                <p>
                    {tr(
                        "Una vez al día, Vigía te avisa cuántos asuntos están vencidos o son para hoy. Uno solo, nunca uno por cada asunto.",
                        "Once a day, Vigía tells you how many matters are overdue or due today. A single one, never one per matter.",
                    )}
                </p>
                <PermissionState state />
                <Show when=move || is_granted.get()>
                    <Choices state />
                </Show>
            </div>
        </Panel>
    }
}

/// Whether the browser lets notifications through, and what can be done about it.
#[component]
fn PermissionState(state: State) -> impl IntoView {
    let session = Session::expect();
    let health = LocalResource::new(storage_health);
    let is_private = move || health.get().is_some_and(|health| health.may_be_private);
    let ask = move || {
        leptos::task::spawn_local(async move {
            notify::ask_permission().await;
            state.look(session);
            session.look_at_the_digest();
        });
    };
    view! {
        {move || {
            let (tone, label, text) = permission_words(state.permission.get());
            view! {
                <div class="cluster" role="status">
                    <Badge tone=tone label=label />
                    <span>{text}</span>
                </div>
            }
        }}
        <Show when=is_private>
            <p class="muted">
                {tr(
                    "Parece una ventana privada: al cerrarla se pierden el permiso y los datos.",
                    "This looks like a private window: closing it loses the permission and the data.",
                )}
            </p>
        </Show>
        <div class="cluster">
            <Show when=move || state.permission.get() == Permission::NotAsked>
                <Button
                    label=tr("Permitir avisos", "Allow notifications")
                    icon=Icon::Bell
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| ask()
                />
            </Show>
            <Show when=move || state.permission.get() == Permission::Granted>
                <Button
                    label=tr("Enviar uno de prueba", "Send a test")
                    icon=Icon::Bell
                    on_press=move |()| test(session)
                />
            </Show>
        </div>
    }
}

fn permission_words(permission: Permission) -> (Tone, &'static str, &'static str) {
    match permission {
        Permission::Granted => (
            Tone::Good,
            tr("Permitidos", "Allowed"),
            tr(
                "El navegador deja pasar los avisos de Vigía.",
                "The browser lets Vigía's notifications through.",
            ),
        ),
        Permission::NotAsked => (
            Tone::Neutral,
            tr("Sin permiso todavía", "Not asked yet"),
            tr(
                "El navegador te preguntará cuando pulses el botón.",
                "The browser will ask you when you press the button.",
            ),
        ),
        Permission::Denied => (
            Tone::Warn,
            tr("Bloqueados", "Blocked"),
            tr(
                "Solo tú puedes cambiarlo: pulsa el icono junto a la dirección de la página, permite las notificaciones y vuelve aquí.",
                "Only you can change it: press the icon beside the page's address, allow notifications and come back here.",
            ),
        ),
        Permission::Missing => (
            Tone::Neutral,
            tr("No disponibles", "Not available"),
            tr(
                "Este navegador no muestra avisos aquí. En iPhone y iPad aparecen al agregar Vigía a la pantalla de inicio.",
                "This browser shows no notifications here. On iPhone and iPad they appear once Vigía is added to the home screen.",
            ),
        ),
    }
}

/// The hour, what may be named, and what happens while the app is closed.
#[component]
fn Choices(state: State) -> impl IntoView {
    let session = Session::expect();
    let hour = Signal::derive(move || {
        session.preferences.with(|preferences| {
            preferences
                .digest_hour
                .map_or_else(String::new, |hour| hour.to_string())
        })
    });
    let details = Signal::derive(move || {
        session
            .preferences
            .with(|preferences| preferences.details_in_notifications)
    });
    view! {
        <div class="grid">
            <SelectField
                id="alerts-digest-hour"
                label=tr("Hora del aviso diario", "Hour of the daily notification")
                options=hours()
                value=hour
                placeholder=Some(tr("Sin aviso diario", "No daily notification").to_owned())
                hint=Some(tr(
                    "Si Vigía está cerrada a esa hora, llega al abrirla.",
                    "If Vigía is closed at that hour, it comes when you open it.",
                ).to_owned())
                on_change=move |hour: String| {
                    session.set_preferences(|preferences| preferences.digest_hour = hour.parse().ok());
                    state.look(session);
                    session.look_at_the_digest();
                }
            />
        </div>
        <Checkbox
            label=tr("Mostrar nombres y montos en los avisos", "Show names and amounts in notifications")
            checked=details
            hint=Some(tr(
                "Se ven en la pantalla bloqueada. Sin marcar, solo dicen cuántos asuntos hay.",
                "They show on a locked screen. Unticked, they only say how many matters there are.",
            ).to_owned())
            on_change=move |on| session.set_preferences(|preferences| preferences.details_in_notifications = on)
        />
        <p class="muted">
            {move || state.reminder.get().map(|reminder| reminder_words(reminder, hour.read().is_empty()))}
        </p>
    }
}

fn reminder_words(reminder: Reminder, is_off: bool) -> &'static str {
    match reminder {
        _ if is_off => tr(
            "Sin aviso diario, este equipo no avisa de nada: lo pendiente se ve en Hoy.",
            "Without a daily notification this device tells you nothing: what is pending shows in Today.",
        ),
        Reminder::Registered => tr(
            "Con Vigía cerrada, el navegador también puede avisarte, cuando lo crea oportuno y como mucho cada doce horas.",
            "While Vigía is closed the browser can also tell you, when it sees fit and at most every twelve hours.",
        ),
        Reminder::Refused => tr(
            "Con Vigía cerrada este navegador no avisa. Suele permitirlo cuando la app está instalada y se usa seguido; para no depender de ello, lleva los vencimientos a tu calendario.",
            "While Vigía is closed this browser does not tell you. It usually does once the app is installed and used often; so as not to depend on it, take the deadlines to your calendar.",
        ),
        Reminder::Missing => tr(
            "Con Vigía cerrada este navegador no puede avisar: ábrela cada día o lleva los vencimientos a tu calendario.",
            "While Vigía is closed this browser cannot tell you: open it every day or take the deadlines to your calendar.",
        ),
    }
}

fn hours() -> Vec<Choice> {
    (0..24)
        .map(|hour| Choice::new(hour.to_string(), format!("{hour:02}:00")))
        .collect()
}

fn test(session: Session) {
    leptos::task::spawn_local(async move {
        let title = tr("Aviso de prueba de Vigía", "Test notification from Vigía");
        let body = tr(
            "Si ves esto, los avisos funcionan en este equipo.",
            "If you see this, notifications work on this device.",
        );
        match session.show_test_notification(title, body).await {
            Ok(()) => session.say_done(
                tr(
                    "Aviso enviado. Si no lo ves, revisa los avisos del sistema o el modo «No molestar».",
                    "Notification sent. If you do not see it, check the system's notifications or “do not disturb”.",
                )
                .to_owned(),
                false,
            ),
            Err(error) => session.say_failed(format!(
                "{} ({error})",
                tr(
                    "El navegador no mostró el aviso. Recarga la página y vuelve a intentarlo.",
                    "The browser did not show the notification. Reload the page and try again.",
                )
            )),
        }
    });
}

//! /ajustes/empresa - the dialog that keeps numbers for another device.

use crate::app::command::Command;
use crate::app::command::number_blocks::ByDevice;
use crate::app::numbering::ranges;
use crate::form::number_block::ReservationForm;
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::text::numbering;
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// How many numbers are offered.
const USUAL_COUNT: &str = "50";

/// Asks for which device, of which range and how many.
#[component]
pub fn Reserving(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let form = FormState::new(ReservationForm::default(), "reservation");
    let refusal: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move || {
        if open.get() {
            refusal.set(None);
            form.typed.set(ReservationForm {
                prefix: prefixes(session)
                    .into_iter()
                    .next()
                    .map_or_else(String::new, |first| first.value),
                count: USUAL_COUNT.to_owned(),
                ..ReservationForm::default()
            });
        }
    });
    let save = move || {
        let mark = locale().decimal_mark();
        let Some(asked) = form.parse(|typed| typed.parse(mark)) else {
            return;
        };
        leptos::task::spawn_local(async move {
            match session
                .dispatch(Command::ByDevice(ByDevice::Reserve(asked)))
                .await
            {
                Ok(event) => {
                    session.say_done(session.event_text(&event), event.can_be_undone());
                    open.try_set(false);
                }
                Err(error @ DispatchError::Refused(_)) => {
                    refusal.try_set(Some(session.error_text(&error)));
                }
                Err(error) => session.say_failed(session.error_text(&error)),
            }
        });
    };
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=tr("Reservar números para otro equipo", "Keep numbers for another device")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| open.set(false) />
                <Button
                    label=tr("Reservar", "Keep")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <div class="stack">
                {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
                <Entries form options=prefixes(session) />
            </div>
        </Dialog>
    }
}

#[component]
fn Entries(form: FormState<ReservationForm>, options: Vec<Choice>) -> impl IntoView {
    view! {
        <SelectField
            id=form.id("prefix")
            label=tr("Numeración", "Numbering")
            options
            value=form.text(|typed| &typed.prefix)
            on_change=move |value: String| form.change(|typed| typed.prefix = value)
        />
        <TextField
            id=form.id("device")
            label=tr("Código del equipo", "Code of the device")
            hint=Some(tr(
                "El otro equipo lo muestra en Ajustes → Empresa → Equipos que numeran.",
                "The other device shows it in Settings → Company → Devices that number.",
            ).to_owned())
            value=form.text(|typed| &typed.device)
            on_input=move |text| form.change(|typed| typed.device = text)
            error=form.error("device")
        />
        <TextField
            id=form.id("label")
            label=tr("Cómo lo llaman", "What it is called")
            hint=Some(tr("Por ejemplo: Portátil de Ana.", "For example: Ana's laptop.").to_owned())
            value=form.text(|typed| &typed.label)
            on_input=move |text| form.change(|typed| typed.label = text)
            error=form.error("label")
        />
        <TextField
            id=form.id("count")
            label=tr("Cuántos números", "How many numbers")
            kind=FieldKind::Number
            value=form.text(|typed| &typed.count)
            on_input=move |text| form.change(|typed| typed.count = text)
            error=form.error("count")
        />
    }
}

/// The ranges that numbers can be kept of, each prefix once.
fn prefixes(session: Session) -> Vec<Choice> {
    session.book.with_untracked(|book| {
        let Some(company) = book.company() else {
            return Vec::new();
        };
        let mut choices: Vec<Choice> = Vec::new();
        for range in ranges(company) {
            if choices.iter().any(|choice| choice.value == range.prefix) {
                continue;
            }
            let what =
                numbering::documents(company.country, range.documents, &range.type_code, lang());
            let label = format!("{} · {what}", range.prefix);
            choices.push(Choice::new(range.prefix, label));
        }
        choices
    })
}

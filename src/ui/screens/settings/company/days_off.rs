//! /ajustes/empresa - the days the company does not work besides national holidays.
//! National holidays are computed and need no list.

use crate::form::FormErrors;
use crate::form::company::CompanyForm;
use crate::ui::focus;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::tr;
use crate::ui::view::view;
use leptos::prelude::*;

/// The list of days.
#[component]
pub fn DaysOff(form: FormState<CompanyForm>) -> impl IntoView {
    let count = Memo::new(move |_| form.typed.with(|typed| typed.days_off.len()));
    let add = move || {
        let added = form.id(&field(count.get_untracked()));
        form.change(|typed| typed.days_off.push(String::new()));
        request_animation_frame(move || focus::focus_id(&added));
    };
    view! {
        <Panel title=Some(tr("Días que no se trabaja", "Days off").to_owned())>
            <div class="stack">
                <p class="muted">
                    {tr(
                        "Los festivos del país ya cuentan. Agrega los días propios: vacaciones colectivas, día de la empresa.",
                        "The country's holidays count already. Add your own: company holidays, the company's day.",
                    )}
                </p>
                {move || (0..count.get()).map(|index| view! { <DayOff form index /> }).collect_view()}
                <div class="cluster">
                    <Button
                        label=tr("Agregar un día", "Add a day")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

#[component]
fn DayOff(form: FormState<CompanyForm>, index: usize) -> impl IntoView {
    let number = index + 1;
    let remove = move || {
        form.change(|typed| {
            if index < typed.days_off.len() {
                typed.days_off.remove(index);
            }
        });
        // The places of the later ones have moved.
        form.errors.set(FormErrors::new());
    };
    view! {
        <div class="cluster">
            <TextField
                id=form.id(&field(index))
                label=format!("{} {number}", tr("Día", "Day"))
                kind=FieldKind::Date
                value=form.get(move |typed| typed.days_off.get(index).cloned().unwrap_or_default())
                on_input=move |text| form.change(|typed| {
                    if let Some(day) = typed.days_off.get_mut(index) {
                        *day = text;
                    }
                })
                error=form.error(field(index))
            />
            <Button
                label=format!("{} {number}", tr("Quitar el día", "Remove day"))
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| remove()
            />
        </div>
    }
}

fn field(index: usize) -> String {
    format!("days_off[{index}]")
}

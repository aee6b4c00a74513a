//! /ajustes/empresa - the numbering authorised by the tax office, and what recomputes its codes.
//! Without it invoices are checked all the same, except for what only the range and its key can tell.

use crate::domain::country::Country;
use crate::form::FormErrors;
use crate::form::company::{CompanyForm, NumberingForm};
use crate::ui::focus;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::tr;
use crate::ui::view::view;
use leptos::prelude::*;

/// The ranges and the software PIN. Peru numbers without an authorised range, so there they appear only when
/// something was entered.
#[component]
pub fn Numbering(form: FormState<CompanyForm>) -> impl IntoView {
    let applies = Memo::new(move |_| {
        form.typed.with(|typed| {
            typed.country == Country::Colombia
                || !typed.numbering.is_empty()
                || !typed.software_pin.is_empty()
        })
    });
    let count = Memo::new(move |_| form.typed.with(|typed| typed.numbering.len()));
    let add = move || {
        let added = form.id(&field(count.get_untracked(), "resolution"));
        form.change(|typed| typed.numbering.push(NumberingForm::default()));
        request_animation_frame(move || focus::focus_id(&added));
    };
    view! {
        <Show when=move || applies.get()>
            <Panel title=Some(tr("Numeración autorizada (DIAN)", "Authorised numbering (DIAN)").to_owned())>
                <div class="stack" data-gap="large">
                    <p class="muted">
                        {tr(
                            "Con la resolución y su clave técnica, Vigía comprueba el rango, la vigencia y el CUFE de cada factura. Con el PIN del software, el CUDE de las notas.",
                            "With the resolution and its technical key, Vigía checks each invoice's range, validity and CUFE. With the software PIN, the CUDE of notes.",
                        )}
                    </p>
                    {move || (0..count.get()).map(|index| view! { <Range form index /> }).collect_view()}
                    <div class="cluster">
                        <Button
                            label=tr("Agregar una resolución", "Add a resolution")
                            icon=Icon::Plus
                            on_press=move |()| add()
                        />
                    </div>
                    <TextField
                        id=form.id("software_pin")
                        label=tr("PIN del software", "Software PIN")
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        hint=Some(tr("Lo da la DIAN al registrar el software de facturación.", "DIAN gives it when the invoicing software is registered.").to_owned())
                        value=form.text(|typed| &typed.software_pin)
                        on_input=move |text| form.change(|typed| typed.software_pin = text)
                        error=form.error("software_pin")
                    />
                </div>
            </Panel>
        </Show>
    }
}

/// One range.
#[component]
fn Range(form: FormState<CompanyForm>, index: usize) -> impl IntoView {
    let number = index + 1;
    let remove = move || {
        form.change(|typed| {
            if index < typed.numbering.len() {
                typed.numbering.remove(index);
            }
        });
        // The places of the later ones have moved.
        form.errors.set(FormErrors::new());
    };
    view! {
        <FormRow
            name=format!("{} {number}", tr("Resolución", "Resolution"))
            remove_label=format!("{} {number}", tr("Quitar resolución", "Remove resolution"))
            on_remove=move |()| remove()
        >
                {ENTRIES.iter().map(|entry| view! { <RangeEntry form index entry /> }).collect_view()}
        </FormRow>
    }
}

/// One entry of a range.
struct Entry {
    /// Its name in the errors of the form.
    name: &'static str,
    kind: FieldKind,
    is_optional: bool,
    of: fn(&NumberingForm) -> &String,
    of_mut: fn(&mut NumberingForm) -> &mut String,
}

static ENTRIES: [Entry; 7] = [
    Entry {
        name: "resolution",
        kind: FieldKind::Text,
        is_optional: false,
        of: |range| &range.resolution,
        of_mut: |range| &mut range.resolution,
    },
    Entry {
        name: "prefix",
        kind: FieldKind::Text,
        is_optional: true,
        of: |range| &range.prefix,
        of_mut: |range| &mut range.prefix,
    },
    Entry {
        name: "from",
        kind: FieldKind::Number,
        is_optional: false,
        of: |range| &range.from,
        of_mut: |range| &mut range.from,
    },
    Entry {
        name: "to",
        kind: FieldKind::Number,
        is_optional: false,
        of: |range| &range.to,
        of_mut: |range| &mut range.to,
    },
    Entry {
        name: "valid_from",
        kind: FieldKind::Date,
        is_optional: false,
        of: |range| &range.valid_from,
        of_mut: |range| &mut range.valid_from,
    },
    Entry {
        name: "valid_to",
        kind: FieldKind::Date,
        is_optional: false,
        of: |range| &range.valid_to,
        of_mut: |range| &mut range.valid_to,
    },
    Entry {
        name: "technical_key",
        kind: FieldKind::Text,
        is_optional: true,
        of: |range| &range.technical_key,
        of_mut: |range| &mut range.technical_key,
    },
];

#[component]
fn RangeEntry(form: FormState<CompanyForm>, index: usize, entry: &'static Entry) -> impl IntoView {
    let field = field(index, entry.name);
    view! {
        <TextField
            id=form.id(&field)
            label=label(entry.name)
            kind=entry.kind
            optional_mark=entry.is_optional.then(|| tr("opcional", "optional").to_owned())
            value=form.get(move |typed| {
                typed.numbering.get(index).map(|range| (entry.of)(range).clone()).unwrap_or_default()
            })
            on_input=move |text| form.change(|typed| {
                if let Some(range) = typed.numbering.get_mut(index) {
                    *(entry.of_mut)(range) = text;
                }
            })
            error=form.error(field)
        />
    }
}

fn label(name: &str) -> &'static str {
    match name {
        "resolution" => tr("Número de la resolución", "Resolution number"),
        "prefix" => tr("Prefijo", "Prefix"),
        "from" => tr("Desde el número", "From number"),
        "to" => tr("Hasta el número", "To number"),
        "valid_from" => tr("Vigente desde", "Valid from"),
        "valid_to" => tr("Vigente hasta", "Valid until"),
        _ => tr("Clave técnica", "Technical key"),
    }
}

fn field(index: usize, name: &str) -> String {
    format!("numbering[{index}].{name}")
}

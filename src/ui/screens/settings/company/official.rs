//! /ajustes/empresa - what official documents say of the company: logo, tax regime, responsibilities, software.
//! What is right or wrong is decided in `form::company::official`.

use crate::domain::country::Country;
use crate::form::company::CompanyForm;
use crate::form::company::official::{OfficialForm, TAX_SCHEMES};
use crate::text::item_labels::RESPONSIBILITIES;
use crate::text::printed;
use crate::ui::form_state::FormState;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::TextField;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{say, tr};
use crate::ui::screens::settings::company::logo::Logo;
use crate::ui::view::view;
use leptos::prelude::*;

/// What is charged when the settings say nothing (DIAN 13.2.6.2).
const USUAL: &str = "01";

/// How the company shows itself on its documents.
#[component]
pub fn Documents(
    form: FormState<CompanyForm>,
    logo: RwSignal<Option<(String, Vec<u8>)>>,
) -> impl IntoView {
    let in_colombia = move || form.typed.with(|typed| typed.country == Country::Colombia);
    view! {
        <Panel title=Some(tr("En los documentos", "On documents").to_owned())>
            <div class="stack">
                <Logo form kept=logo />
                <Show when=in_colombia>
                    <Regime form />
                </Show>
            </div>
        </Panel>
    }
}

/// What the RUT of the company says.
#[component]
fn Regime(form: FormState<CompanyForm>) -> impl IntoView {
    let schemes = TAX_SCHEMES
        .map(|code| {
            let name = printed::scheme(code).map_or(code, say);
            Choice::new(code, format!("{code} · {name}"))
        })
        .to_vec();
    view! {
        <fieldset class="form-row" id=form.id("official.responsibilities") tabindex="-1">
            <legend class="form-row__legend">{tr("Responsabilidades (RUT)", "Responsibilities (RUT)")}</legend>
            {RESPONSIBILITIES.map(|(code, name)| view! {
                <Checkbox
                    label=format!("{code} · {}", say(name))
                    checked=form.get(move |typed| typed.official.has(code))
                    on_change=move |on| form.change(|typed| typed.official.tick(code, on))
                />
            }).collect_view()}
        </fieldset>
        <div class="grid" data-columns="fields">
            <SelectField
                id=form.id("official.tax_scheme")
                label=tr("Régimen de IVA e INC", "IVA and INC regime")
                options=schemes
                value=form.get(|typed| match typed.official.tax_scheme.as_str() {
                    "" => USUAL.to_owned(),
                    code => code.to_owned(),
                })
                on_change=move |code: String| form.change(|typed| typed.official.tax_scheme = code)
                error=form.error("official.tax_scheme")
            />
        </div>
    }
}

/// The software registered with the DIAN, for whoever issues with one of its own.
#[component]
pub fn Software(form: FormState<CompanyForm>) -> impl IntoView {
    let optional = || Some(tr("opcional", "optional").to_owned());
    let entry = |name: &'static str,
                 label: &'static str,
                 hint: &'static str,
                 of: fn(&OfficialForm) -> &String,
                 of_mut: fn(&mut OfficialForm) -> &mut String| {
        view! {
            <TextField
                id=form.id(name)
                label=label
                optional_mark=optional()
                hint=Some(hint.to_owned())
                value=form.text(move |typed| of(&typed.official))
                on_input=move |text| form.change(|typed| *of_mut(&mut typed.official) = text)
                error=form.error(name)
            />
        }
    };
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("software_pin")
                label=tr("PIN del software", "Software PIN")
                optional_mark=optional()
                hint=Some(tr(
                    "Lo da la DIAN al registrar el software de facturación. De él sale el CUDE de las notas.",
                    "DIAN gives it when the invoicing software is registered. The CUDE of notes is made of it.",
                ).to_owned())
                value=form.text(|typed| &typed.software_pin)
                on_input=move |text| form.change(|typed| typed.software_pin = text)
                error=form.error("software_pin")
            />
            {entry(
                "official.software_id",
                tr("ID del software", "Software ID"),
                tr("Si lo pone tu proveedor, déjalo vacío.", "Leave it empty if your provider adds it."),
                |typed| &typed.software_id,
                |typed| &mut typed.software_id,
            )}
            {entry(
                "official.software_provider",
                tr("NIT del proveedor tecnológico", "NIT of the technology provider"),
                tr("El de tu empresa, si el software es propio.", "Your own, if the software is yours."),
                |typed| &typed.software_provider,
                |typed| &mut typed.software_provider,
            )}
        </div>
    }
}

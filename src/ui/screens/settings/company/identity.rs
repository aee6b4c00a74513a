//! /ajustes/empresa - name, identification, currency and place of the company.
//! Changing the country changes what is checked in its documents, so the screen says so.

use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::domain::municipality::code_of;
use crate::domain::tax_id::TaxIdKind;
use crate::form::client::{company_tax_id_kind, tax_id_kinds};
use crate::form::company::CompanyForm;
use crate::text::labels;
use crate::ui::form_state::FormState;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, say, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// Who the company is.
#[component]
pub fn Identity(form: FormState<CompanyForm>) -> impl IntoView {
    view! {
        <Panel title=Some(tr("La empresa", "The company").to_owned())>
            <div class="stack">
                <TextField
                    id=form.id("name")
                    label=tr("Nombre o razón social", "Name")
                    value=form.text(|typed| &typed.name)
                    on_input=move |text| form.change(|typed| typed.name = text)
                    autocomplete="organization"
                    error=form.error("name")
                />
                <CountryAndTaxId form />
                <Place form />
            </div>
        </Panel>
    }
}

/// The country, its kind of identification, and the currency.
#[component]
fn CountryAndTaxId(form: FormState<CompanyForm>) -> impl IntoView {
    let countries = Country::ALL
        .map(|country| Choice::new(country.code(), say(labels::country(country))))
        .to_vec();
    let kinds = form.get(|typed| kinds_of(typed.country));
    let currencies = form.get(|typed| currencies_with(typed.currency));
    view! {
        <Segmented
            id=form.id("country")
            label=tr("País en el que factura", "Country it invoices in")
            label_shown=true
            options=countries
            value=form.get(|typed| typed.country.code().to_owned())
            on_change=move |code: String| {
                if let Some(country) = Country::from_code(&code) {
                    form.change(|typed| choose_country(typed, country));
                }
            }
        />
        <p class="muted small">
            {tr(
                "El país decide el calendario de festivos, el formato de los números y las reglas con que se revisan tus facturas.",
                "The country decides the calendar of holidays, the format of numbers and the rules your invoices are checked by.",
            )}
        </p>
        <div class="grid" data-columns="fields">
            <SelectField
                id=form.id("tax_id_kind")
                label=tr("Tipo de identificación", "Kind of identification")
                options=kinds
                value=form.get(|typed| typed.tax_id_kind.name().to_owned())
                on_change=move |name: String| form.change(|typed| {
                    typed.tax_id_kind = TaxIdKind::from_name(&name).unwrap_or(typed.tax_id_kind);
                })
            />
            <TextField
                id=form.id("tax_id")
                label=tr("Número de identificación", "Identification number")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                hint=Some(tr("Distingue tus facturas de las ajenas.", "Tells your invoices from other people's.").to_owned())
                value=form.text(|typed| &typed.tax_id)
                on_input=move |text| form.change(|typed| typed.tax_id = text)
                error=form.error("tax_id")
            />
            <SelectField
                id=form.id("currency")
                label=tr("Moneda de la empresa", "Company's currency")
                options=currencies
                value=form.get(|typed| typed.currency.code().to_owned())
                on_change=move |code: String| form.change(|typed| {
                    typed.currency = Currency::parse(&code).unwrap_or(typed.currency);
                })
            />
        </div>
    }
}

/// Where it is.
#[component]
fn Place(form: FormState<CompanyForm>) -> impl IntoView {
    let optional = || Some(tr("opcional", "optional").to_owned());
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("address")
                label=tr("Dirección", "Address")
                optional_mark=optional()
                value=form.text(|typed| &typed.address)
                on_input=move |text| form.change(|typed| typed.address = text)
                autocomplete="street-address"
                error=form.error("address")
            />
            <TextField
                id=form.id("city")
                label=tr("Ciudad", "City")
                optional_mark=optional()
                value=form.text(|typed| &typed.city)
                on_input=move |text| form.change(|typed| typed.city = text)
                autocomplete="address-level2"
                error=form.error("city")
            />
            <Municipality form />
            <TextField
                id=form.id("email")
                label=tr("Correo", "E-mail")
                kind=FieldKind::Email
                optional_mark=optional()
                value=form.text(|typed| &typed.email)
                on_input=move |text| form.change(|typed| typed.email = text)
                autocomplete="email"
                error=form.error("email")
            />
            <TextField
                id=form.id("official.phone")
                label=tr("Teléfono", "Phone")
                kind=FieldKind::Phone
                optional_mark=optional()
                value=form.text(|typed| &typed.official.phone)
                on_input=move |text| form.change(|typed| typed.official.phone = text)
                autocomplete="tel"
                error=form.error("official.phone")
            />
        </div>
    }
}

/// The code of the city, which official documents name; asked for only where the name does not say it.
#[component]
fn Municipality(form: FormState<CompanyForm>) -> impl IntoView {
    let known = form.get(|typed| code_of(typed.country, &typed.city));
    let country = form.get(|typed| typed.country);
    let hint = Signal::derive(move || {
        let known = known.get();
        Some(if known.is_empty() {
            match country.get() {
                Country::Colombia => tr(
                    "Cinco cifras del DANE, como 25286 para Funza. Sin él no sale el XML oficial.",
                    "Five digits of the DANE, as 25286 for Funza. Without it no official XML goes out.",
                ),
                Country::Peru => tr(
                    "Seis cifras del INEI (ubigeo), como 150122 para Miraflores.",
                    "Six digits of the INEI (ubigeo), as 150122 for Miraflores.",
                ),
            }
            .to_owned()
        } else {
            format!("{} {known}.", tr("Por la ciudad:", "By the city:"))
        })
    });
    view! {
        <TextField
            id=form.id("official.municipality")
            label=tr("Código del municipio", "Code of the municipality")
            optional_mark=Some(tr("opcional", "optional").to_owned())
            hint
            value=form.text(|typed| &typed.official.municipality)
            on_input=move |text| form.change(|typed| typed.official.municipality = text)
            error=form.error("official.municipality")
        />
    }
}

/// Another country has other kinds of identification and another currency of its own.
fn choose_country(typed: &mut CompanyForm, country: Country) {
    if typed.country == country {
        return;
    }
    typed.country = country;
    if !tax_id_kinds(country).contains(&typed.tax_id_kind) {
        typed.tax_id_kind = company_tax_id_kind(country);
    }
    typed.currency = CompanyForm::new(country).currency;
}

fn kinds_of(country: Country) -> Vec<Choice> {
    tax_id_kinds(country)
        .iter()
        .map(|kind| Choice::new(kind.name(), say(labels::tax_id_kind(*kind))))
        .collect()
}

/// Those offered, and the company's own when it is another.
fn currencies_with(own: Currency) -> Vec<Choice> {
    let other = (!Currency::OFFERED.contains(&own)).then_some(own);
    Currency::OFFERED
        .into_iter()
        .chain(other)
        .map(|currency| Choice::new(currency.code(), labels::currency(currency, lang())))
        .collect()
}

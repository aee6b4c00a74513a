//! How prices change and what happens at the end of a contract.

use crate::domain::words::{Words, words};
use crate::form::contract::ContractForm;
use crate::form::contract::terms::{RenewalKind, RevisionKind};
use crate::ui::form_state::FormState;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// Price revision and renewal.
#[component]
pub fn Renewing(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    let automatic = move || {
        form.typed
            .with(|typed| typed.terms.renewal == RenewalKind::Automatic)
    };
    view! {
        <Panel title=Some(tr("Precios y renovación", "Prices and renewal").to_owned())>
            <div class="stack">
                <div class="grid" data-columns="fields">
                    <SelectField
                        id=form.id("revision")
                        label=tr("Cada aniversario los precios", "On each anniversary prices")
                        options=choices(&RevisionKind::ALL, revision_name)
                        value=form.get(|typed| value_of(typed.terms.revision))
                        on_change=move |value: String| form.change(|typed| {
                            typed.terms.revision = chosen(&RevisionKind::ALL, &value, typed.terms.revision);
                        })
                    />
                    <RevisionEntries form />
                    <SelectField
                        id=form.id("renewal")
                        label=tr("Al terminar", "At the end")
                        options=choices(&RenewalKind::ALL, renewal_name)
                        value=form.get(|typed| value_of(typed.terms.renewal))
                        on_change=move |value: String| form.change(|typed| {
                            typed.terms.renewal = chosen(&RenewalKind::ALL, &value, typed.terms.renewal);
                        })
                    />
                    <AutomaticEntries form />
                    <TextField
                        id=form.id("lead_days")
                        label=tr("Avisar con anticipación de", "Announce deadlines")
                        kind=FieldKind::Number
                        unit=Some(tr("días", "days").to_owned())
                        optional_mark=Some(tr("si no, como la empresa", "else as the company").to_owned())
                        value=form.text(|typed| &typed.terms.lead_days)
                        on_input=move |text| form.change(|typed| typed.terms.lead_days = text)
                        error=form.error("lead_days")
                    />
                </div>
                <Show when=automatic>
                    <Checkbox
                        label=tr("Los días del aviso son hábiles", "The days of notice are business days")
                        checked=form.get(|typed| typed.terms.in_business_days)
                        on_change=move |on| form.change(|typed| typed.terms.in_business_days = on)
                    />
                </Show>
            </div>
        </Panel>
    }
}

/// How much prices rise, or with what.
#[component]
fn RevisionEntries(form: FormState<ContractForm>) -> impl IntoView {
    let revises = move |kind: RevisionKind| form.typed.with(|typed| typed.terms.revision == kind);
    view! {
        <Show when=move || revises(RevisionKind::Index)>
            <TextField
                id=form.id("revision_index")
                label=tr("Índice", "Index")
                hint=Some(tr("Como lo nombra el contrato: IPC, IPP.", "As the contract names it: CPI, PPI.").to_owned())
                value=form.text(|typed| &typed.terms.revision_index)
                on_input=move |text| form.change(|typed| typed.terms.revision_index = text)
                error=form.error("revision_index")
            />
        </Show>
        <Show when=move || !revises(RevisionKind::None)>
            <TextField
                id=form.id("revision_percent")
                label=Signal::derive(move || if revises(RevisionKind::Fixed) {
                    tr("Porcentaje", "Percentage")
                } else {
                    tr("Puntos adicionales", "Points added")
                }.to_owned())
                kind=FieldKind::Decimal
                unit=Some("%".to_owned())
                value=form.text(|typed| &typed.terms.revision_percent)
                on_input=move |text| form.change(|typed| typed.terms.revision_percent = text)
                error=form.error("revision_percent")
            />
        </Show>
    }
}

/// For how long it renews, and how early notice must be given.
#[component]
fn AutomaticEntries(form: FormState<ContractForm>) -> impl IntoView {
    let automatic = move || {
        form.typed
            .with(|typed| typed.terms.renewal == RenewalKind::Automatic)
    };
    view! {
        <Show when=automatic>
            <TextField
                id=form.id("renewal_months")
                label=tr("Se renueva por", "Renews for")
                kind=FieldKind::Number
                unit=Some(tr("meses", "months").to_owned())
                value=form.text(|typed| &typed.terms.renewal_months)
                on_input=move |text| form.change(|typed| typed.terms.renewal_months = text)
                error=form.error("renewal_months")
            />
            <TextField
                id=form.id("notice_days")
                label=tr("Aviso para no renovar", "Notice not to renew")
                kind=FieldKind::Number
                unit=Some(tr("días antes", "days before").to_owned())
                value=form.text(|typed| &typed.terms.notice_days)
                on_input=move |text| form.change(|typed| typed.terms.notice_days = text)
                error=form.error("notice_days")
            />
        </Show>
    }
}

fn revision_name(kind: RevisionKind) -> Words {
    match kind {
        RevisionKind::None => words("No cambian", "Do not change"),
        RevisionKind::Fixed => words("Suben un porcentaje fijo", "Rise by a fixed percentage"),
        RevisionKind::Index => words("Suben con un índice", "Follow an index"),
    }
}

fn renewal_name(kind: RenewalKind) -> Words {
    match kind {
        RenewalKind::None => words("Termina", "It ends"),
        RenewalKind::ByAmendment => words("Se prorroga por otrosí", "Extended by amendment"),
        RenewalKind::Automatic => {
            words("Se renueva si nadie avisa", "Renews unless notice is given")
        }
    }
}

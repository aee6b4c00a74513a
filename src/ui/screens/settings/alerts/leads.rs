//! /ajustes/alertas - how many days before a deadline it is announced, by kind.
//! Kept with the company's settings, so every device of the company announces alike.

use crate::domain::alert::AlertKind;
use crate::form::company::{Audience, CompanyForm};
use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::text::labels;
use crate::text::numbers::{DAYS, counted};
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind, ButtonLink};
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::settings::company::CompanyEditing;
use crate::ui::view::view;
use leptos::prelude::*;

/// The days of warning, once there is a company to keep them.
#[component]
pub fn Leads() -> impl IntoView {
    let session = Session::expect();
    let has_company = Memo::new(move |_| session.book.read().company().is_some());
    view! {
        <Panel title=Some(tr("Con cuánta anticipación avisar, y a quién", "How early to announce, and to whom").to_owned())>
            <Show
                when=move || has_company.get()
                fallback=|| view! {
                    <div class="cluster">
                        <p>{tr("Primero guarda los datos de la empresa.", "Save the company's data first.")}</p>
                        <ButtonLink
                            href=place::href(Route::Settings(SettingsTab::Company))
                            label=tr("Ir a Empresa", "Go to Company")
                        />
                    </div>
                }
            >
                <LeadEntries />
            </Show>
        </Panel>
    }
}

#[component]
fn LeadEntries() -> impl IntoView {
    let session = Session::expect();
    let editing = CompanyEditing::start(session, "alerts");
    let form = editing.form;
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                editing.save(session);
            }
        >
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <p class="muted">
                {tr(
                    "Días antes de cada fecha en que el asunto aparece en Hoy, y a quién. La persona responsable de un contrato o una obligación siempre ve lo suyo.",
                    "Days before each date on which the matter appears in Today, and for whom. The person responsible for a contract or an obligation always sees what is theirs.",
                )}
            </p>
            <div class="grid" data-columns="pairs">
                {AlertKind::ALL
                    .into_iter()
                    .enumerate()
                    // Errors of a document wait from its issue on: there is no day to announce.
                    .filter(|(_, kind)| *kind != AlertKind::InvoiceWithErrors)
                    .map(|(index, kind)| view! { <Lead form index kind /> })
                    .collect_view()}
                <TextField
                    id=form.id("backup_days_max")
                    label=tr("Días entre respaldos", "Days between backups")
                    kind=FieldKind::Number
                    hint=Some(tr("Pasados estos días sin respaldo, se te recuerda.", "After these days without a backup you are reminded.").to_owned())
                    value=form.text(|typed| &typed.backup_days_max)
                    on_input=move |text| form.change(|typed| typed.backup_days_max = text)
                    error=form.error("backup_days_max")
                />
            </div>
            <div class="cluster">
                <Button
                    label=tr("Guardar", "Save")
                    kind=ButtonKind::Submit
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </form>
    }
}

/// The days of one kind.
#[component]
fn Lead(form: FormState<CompanyForm>, index: usize, kind: AlertKind) -> impl IntoView {
    let field = format!("alert_leads[{index}]");
    let session = Session::expect();
    let usual = counted(u64::from(kind.default_lead_days()), DAYS, locale());
    let name = say(labels::alert_kind(kind));
    view! {
        <div class="grid" data-columns="fields" role="group" aria-label=name>
        <TextField
            id=form.id(&field)
            label=name
            kind=FieldKind::Number
            hint=Some(format!("{} {usual}.", tr("Si lo dejas vacío:", "Left empty:")))
            value=form.get(move |typed| {
                typed.alert_leads.get(index).map(|lead| lead.days.clone()).unwrap_or_default()
            })
            on_input=move |text| form.change(|typed| {
                if let Some(lead) = typed.alert_leads.get_mut(index) {
                    lead.days = text;
                }
            })
            error=form.error(field)
        />
        <SelectField
            id=form.id(&format!("audience[{index}]"))
            label=tr("A quién", "For whom")
            options=Signal::derive(move || audiences(session, form, index))
            value=form.get(move |typed| {
                typed.alert_leads.get(index).map(|lead| value_of(&lead.audience)).unwrap_or_default()
            })
            on_change=move |value: String| form.change(|typed| {
                if let Some(lead) = typed.alert_leads.get_mut(index) {
                    lead.audience = audience_of(&value);
                }
            })
        />
        </div>
    }
}

const EVERYBODY: &str = "everybody";
const RESPONSIBLE: &str = "responsible";

/// Everybody, the person responsible, and every role that somebody has or that is chosen already.
fn audiences(session: Session, form: FormState<CompanyForm>, index: usize) -> Vec<Choice> {
    let mut roles: Vec<String> = session.book.with(|book| {
        let people = book.people().iter().map(|(_, person)| person);
        let active = people.filter(|person| person.active && !person.role.is_empty());
        active.map(|person| person.role.clone()).collect()
    });
    form.typed.with(|typed| {
        if let Some(Audience::Role(role)) = typed.alert_leads.get(index).map(|lead| &lead.audience)
        {
            roles.push(role.clone());
        }
    });
    crate::order::sort(&mut roles);
    roles.dedup();
    let mut choices = vec![
        Choice::new(EVERYBODY, tr("Todos", "Everybody")),
        Choice::new(
            RESPONSIBLE,
            tr("La persona responsable", "The person responsible"),
        ),
    ];
    choices.extend(roles.into_iter().map(|role| {
        let label = format!(
            "{role} {}",
            tr("y la persona responsable", "and the person responsible")
        );
        Choice::new(value_of(&Audience::Role(role)), label)
    }));
    choices
}

fn value_of(audience: &Audience) -> String {
    match audience {
        Audience::Everybody => EVERYBODY.to_owned(),
        Audience::Responsible => RESPONSIBLE.to_owned(),
        Audience::Role(role) => format!("role/{role}"),
    }
}

fn audience_of(value: &str) -> Audience {
    match value.split_once('/') {
        Some((_, role)) => Audience::Role(role.to_owned()),
        None if value == RESPONSIBLE => Audience::Responsible,
        None => Audience::Everybody,
    }
}

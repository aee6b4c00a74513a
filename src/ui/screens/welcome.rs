//! The first run: three questions, or a fictional company to look around in, or a backup to restore.
//! Nothing is written until a choice is made; no example data ever appears by itself.

use crate::app::command::Command;
use crate::app::example::{Plan, generate};
use crate::domain::country::Country;
use crate::domain::ids::PersonId;
use crate::form::first_run::FirstRunForm;
use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::text::labels;
use crate::text::lang::Lang;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind, ButtonLink, ButtonSize};
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::TextField;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::Choice;
use crate::ui::lang::{lang, say, tr};
use crate::ui::layout::notices::Notices;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// The first run.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <main class="welcome" id="content">
            <div class="welcome__column stack" data-gap="large">
                <Notices />
                <header class="stack" data-gap="small">
                    <div class="cluster" data-align="between">
                        <p class="frame__brand"><span class="frame__mark"></span>"Vigía"</p>
                        <LanguageSwitch />
                    </div>
                    <h1>{tr("Que ninguna promesa se quede sin cumplir", "So that no promise goes unkept")}</h1>
                    <p class="screen__subtitle">
                        {tr(
                            "Contratos, pólizas, facturas y vencimientos de tu empresa. Todo se guarda en este navegador: funciona sin conexión y nada sale de tu equipo.",
                            "Your company's contracts, policies, invoices and due dates. Everything is kept in this browser: it works offline and nothing leaves your computer.",
                        )}
                    </p>
                </header>
                <Questions />
                <OtherWays />
            </div>
        </main>
    }
}

/// The three questions: which country, which company, who is here.
#[component]
fn Questions() -> impl IntoView {
    let session = Session::expect();
    let form = FormState::new(FirstRunForm::new(Country::Colombia), "welcome");
    view! {
        <form
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                begin(session, form);
            }
        >
            <Panel title=Some(tr("Empieza con tu empresa", "Start with your company").to_owned())>
                <div class="stack">
                    <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
                    <Segmented
                        id="welcome-country"
                        label=tr("¿En qué país factura?", "Which country does it invoice in?")
                        label_shown=true
                        options=countries()
                        value=form.get(|typed| typed.country.code().to_owned())
                        on_change=move |code: String| form.change(|typed| {
                            typed.country = Country::from_code(&code).unwrap_or(typed.country);
                        })
                    />
                    <div class="grid">
                        <TextField
                            id="welcome-company"
                            label=tr("¿Cómo se llama la empresa?", "What is the company called?")
                            value=form.text(|typed| &typed.company)
                            on_input=move |text| form.change(|typed| typed.company = text)
                            autocomplete="organization"
                            error=form.error("company")
                        />
                        <TextField
                            id="welcome-tax_id"
                            label=form.get(|typed| match typed.country {
                                Country::Colombia => "NIT".to_owned(),
                                Country::Peru => "RUC".to_owned(),
                            })
                            optional_mark=Some(tr("opcional", "optional").to_owned())
                            hint=Some(tr("Distingue tus facturas de las ajenas.", "Tells your invoices from other people's.").to_owned())
                            value=form.text(|typed| &typed.tax_id)
                            on_input=move |text| form.change(|typed| typed.tax_id = text)
                            error=form.error("tax_id")
                        />
                        <TextField
                            id="welcome-person"
                            label=tr("¿Quién eres tú?", "Who are you?")
                            hint=Some(tr("Tu nombre queda en la historia de cada cambio.", "Your name is kept in the history of each change.").to_owned())
                            value=form.text(|typed| &typed.person)
                            on_input=move |text| form.change(|typed| typed.person = text)
                            autocomplete="name"
                            error=form.error("person")
                        />
                        <TextField
                            id="welcome-role"
                            label=tr("¿Qué haces en la empresa?", "What do you do there?")
                            optional_mark=Some(tr("opcional", "optional").to_owned())
                            value=form.text(|typed| &typed.role)
                            on_input=move |text| form.change(|typed| typed.role = text)
                            autocomplete="organization-title"
                            error=form.error("role")
                        />
                    </div>
                    <div class="cluster">
                        <Button
                            label=tr("Empezar", "Begin")
                            kind=ButtonKind::Submit
                            appearance=ButtonAppearance::Primary
                        />
                    </div>
                </div>
            </Panel>
        </form>
    }
}

/// For who wants to look around first, and for who comes back.
#[component]
fn OtherWays() -> impl IntoView {
    let session = Session::expect();
    let loading = RwSignal::new(false);
    let load = move || {
        loading.set(true);
        let entities = generate(&Plan::example(
            session.today.get_untracked(),
            Country::Colombia,
        ));
        leptos::task::spawn_local(async move {
            match session.dispatch(Command::LoadExample { entities }).await {
                Ok(event) => session.say_done(session.event_text(&event), true),
                Err(error) => {
                    session.say_failed(session.error_text(&error));
                    // It can be tried again once there is room.
                    loading.try_set(false);
                }
            }
        });
    };
    view! {
        <div class="grid welcome__ways">
            <Panel title=Some(tr("Mirar primero", "Look around first").to_owned())>
                <div class="stack" data-gap="small">
                    <p>{tr(
                        "Una empresa ficticia con 40 clientes, 60 contratos con sus pólizas y 18 meses de facturas y pagos.",
                        "A fictional company with 40 clients, 60 contracts with their policies and 18 months of invoices and payments.",
                    )}</p>
                    <div class="cluster">
                        <Button
                            label=tr("Cargar datos de ejemplo", "Load example data")
                            on_press=move |()| load()
                            disabled=loading
                        />
                    </div>
                </div>
            </Panel>
            <Panel title=Some(tr("Ya usabas Vigía", "You already used Vigía").to_owned())>
                <div class="stack" data-gap="small">
                    <p>{tr(
                        "Si aquí había datos y ya no están, o si vienes de otro equipo, restaura tu último respaldo.",
                        "If there was data here and it is gone, or you come from another device, restore your last backup.",
                    )}</p>
                    <div class="cluster">
                        <ButtonLink
                            href=place::href(Route::Settings(SettingsTab::Backup))
                            label=tr("Restaurar un respaldo", "Restore a backup")
                        />
                    </div>
                </div>
            </Panel>
        </div>
    }
}

/// The other language, named in itself.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let session = Session::expect();
    let other = if lang() == Lang::Es {
        Lang::En
    } else {
        Lang::Es
    };
    view! {
        <Button
            label=other.own_name()
            appearance=ButtonAppearance::Quiet
            size=ButtonSize::Small
            on_press=move |()| {
                session.set_preferences(|preferences| preferences.language = other.code().to_owned());
            }
        />
    }
}

fn countries() -> Vec<Choice> {
    Country::ALL
        .map(|country| Choice {
            value: country.code().to_owned(),
            label: say(labels::country(country)).to_owned(),
        })
        .to_vec()
}

/// Writes who is here and the company, or shows everything that is wrong.
fn begin(session: Session, form: FormState<FirstRunForm>) {
    let id = PersonId(session.fresh_id());
    let today = session.today.get_untracked();
    let Some((company, person)) = form.parse(|typed| typed.parse(id, today)) else {
        return;
    };
    let save_company = Command::SaveCompany {
        company: Box::new(company),
        seen: 0,
    };
    let save_person = Command::SavePerson {
        person: Box::new(person),
        seen: 0,
    };
    session.run(save_person, move |_| {
        session.set_preferences(|preferences| preferences.person = Some(id));
        session.run(save_company, |_| {});
    });
}

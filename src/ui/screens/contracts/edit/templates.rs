//! What a new contract can start from: a kind of contract, or a copy of one that is there.

use crate::app::contract_templates::Template;
use crate::form::contract::ContractForm;
use crate::form::contract::terms::TermsForm;
use crate::shell::session::Session;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// The start of a new contract. Choosing fills terms in; number, client and dates stay.
#[component]
pub fn Templates(editing: Editing<ContractForm>) -> impl IntoView {
    let session = Session::expect();
    let form = editing.form;
    let picked = RwSignal::new(String::new());
    let options = move || {
        let mut options = choices(&Template::ALL, Template::name);
        options.extend(session.book.with_untracked(|book| {
            let contracts = book.contracts().sorted().into_iter().rev();
            let copies = contracts.filter(|contract| !contract.terms.lines.is_empty());
            copies
                .take(20)
                .map(|contract| {
                    let label = format!("{} {}", tr("Copia de", "Copy of"), contract.number);
                    Choice::new(contract.id.to_string(), label)
                })
                .collect::<Vec<_>>()
        }));
        options
    };
    let pick = move |value: String| {
        let mark = locale().decimal_mark();
        if let Ok(id) = value.parse() {
            session.book.with_untracked(|book| {
                if let Some(contract) = book.contract(id) {
                    form.change(|typed| {
                        typed.object = contract.object.clone();
                        typed.payment_days = contract.payment_days.to_string();
                        typed.terms = TermsForm::of(&contract.terms, mark);
                    });
                }
            });
        } else if !value.is_empty() {
            let template = chosen(&Template::ALL, &value, Template::Cloud);
            form.change(|typed| {
                typed.object = say(template.object()).to_owned();
                typed.terms = TermsForm::of(&template.terms(), mark);
            });
        }
        picked.set(value);
    };
    view! {
        <Panel>
            <SelectField
                id="contract-template"
                label=tr("Empezar desde", "Start from")
                options=options()
                placeholder=Some(tr("Un contrato en blanco", "A blank contract").to_owned())
                hint=Some(tr(
                    "Llena objeto, garantías, renovación y documentos; después los ajustas.",
                    "Fills in object, guarantees, renewal and documents; you adjust them afterwards.",
                ).to_owned())
                value=picked
                on_change=pick
            />
        </Panel>
    }
}

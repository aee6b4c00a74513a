//! How contracts are approved: business days allowed for each step, and from which value general management decides too.

use crate::domain::company::ContractRules;
use crate::domain::contract::progress::Stage;
use crate::form::company::CompanyForm;
use crate::form::company::contract_rules::ContractRulesForm;
use crate::text::numbers::{BUSINESS_DAYS, counted};
use crate::ui::form_state::FormState;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// Where a number of days is in the form.
type Entry = fn(&mut ContractRulesForm) -> &mut String;

/// The rules. What is left empty is as usual.
#[component]
pub fn Rules(form: FormState<CompanyForm>) -> impl IntoView {
    let entries: [(&str, &str, Stage, Entry); 4] = [
        (
            "review_days",
            tr("Revisar un contrato", "Review a contract"),
            Stage::Review,
            |rules| &mut rules.review_days,
        ),
        (
            "approval_days",
            tr("Aprobarlo", "Approve it"),
            Stage::Approval,
            |rules| &mut rules.approval_days,
        ),
        (
            "signature_days",
            tr("Firmarlo", "Sign it"),
            Stage::Signature,
            |rules| &mut rules.signature_days,
        ),
        (
            "policies_days",
            tr("Tener sus pólizas aprobadas", "Have its policies approved"),
            Stage::Policies,
            |rules| &mut rules.policies_days,
        ),
    ];
    let days = entries.map(|(name, label, stage, field)| {
        let usual = ContractRules::default()
            .days_allowed(stage)
            .unwrap_or_default();
        let usual = counted(usual.into(), BUSINESS_DAYS, locale());
        let path = format!("contract_rules.{name}");
        view! {
            <TextField
                id=form.id(&path)
                label=label
                kind=FieldKind::Number
                unit=Some(tr("días hábiles", "business days").to_owned())
                hint=Some(format!("{} {usual}.", tr("Si lo dejas vacío:", "Left empty:")))
                value=form.get(move |typed| field(&mut typed.contract_rules.clone()).clone())
                on_input=move |text| form.change(|typed| *field(&mut typed.contract_rules) = text)
                error=form.error(path)
            />
        }
    });
    view! {
        <Panel title=Some(tr("Cómo se aprueban los contratos", "How contracts are approved").to_owned())>
            <div class="grid" data-columns="fields">
                {days.collect_view()}
                <TextField
                    id=form.id("contract_rules.management_from")
                    label=tr("La gerencia general aprueba desde", "General management approves from")
                    kind=FieldKind::Decimal
                    unit=form.get(|typed| Some(typed.currency.code().to_owned()))
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    hint=Some(tr("También los de alto riesgo, sea cual sea su valor.", "High-risk ones too, whatever their value.").to_owned())
                    value=form.text(|typed| &typed.contract_rules.management_from)
                    on_input=move |text| form.change(|typed| typed.contract_rules.management_from = text)
                    error=form.error("contract_rules.management_from")
                />
            </div>
        </Panel>
    }
}

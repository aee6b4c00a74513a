//! The policies of a contract, as rows that are added and taken away.
//! A row with nothing typed is passed over when the contract is read.

use crate::form::contract::{ContractForm, PolicyForm};
use crate::ui::focus;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::contracts::edit::choices::{
    cover_choices, cover_of, cover_value, currency_choices, currency_of,
};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// All policies.
#[component]
pub fn Policies(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.policies.len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| {
            // A policy usually covers the term of its contract.
            let row = PolicyForm {
                from: typed.start.clone(),
                to: typed.end.clone(),
                ..PolicyForm::new(typed.currency)
            };
            typed.policies.push(row);
        });
        let id = form.id(&format!("policies[{place}].cover"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Pólizas", "Policies").to_owned())>
            <div class="stack">
                <Show when=move || count.get() == 0>
                    <p class="screen__subtitle">{tr(
                        "Con ellas Vigía avisa antes de que venzan y cuenta los días sin cobertura.",
                        "With them Vigía warns before they end and counts the days without cover.",
                    )}</p>
                </Show>
                <For each=move || 0..count.get() key=|place| *place let:place>
                    <PolicyRow form place />
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Agregar póliza", "Add policy")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

/// One policy of the form.
#[derive(Clone, Copy)]
struct PolicyAt {
    form: FormState<ContractForm>,
    place: usize,
}

impl PolicyAt {
    fn path(self, name: &str) -> String {
        format!("policies[{}].{name}", self.place)
    }

    fn id(self, name: &str) -> String {
        self.form.id(&self.path(name))
    }

    fn error(self, name: &str) -> Signal<Option<String>> {
        self.form.error(self.path(name))
    }

    /// Something of the policy; empty once the row is gone.
    fn get<T: Default + Send + Sync + 'static>(
        self,
        get: impl Fn(&PolicyForm) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let place = self.place;
        self.form
            .get(move |typed| typed.policies.get(place).map(&get).unwrap_or_default())
    }

    fn change(self, change: impl FnOnce(&mut PolicyForm)) {
        self.form.change(|typed| {
            if let Some(policy) = typed.policies.get_mut(self.place) {
                change(policy);
            }
        });
    }

    fn remove(self) {
        self.form.change(|typed| {
            if self.place < typed.policies.len() {
                typed.policies.remove(self.place);
            }
        });
        // The names of the fields count the rows, so what was found in them no longer fits.
        self.form.errors.set(Default::default());
    }
}

/// One policy.
#[component]
fn PolicyRow(form: FormState<ContractForm>, place: usize) -> impl IntoView {
    let row = PolicyAt { form, place };
    view! {
        <fieldset class="form-row">
            <legend class="form-row__legend">{format!("{} {}", tr("Póliza", "Policy"), place + 1)}</legend>
            <div class="grid" data-columns="fields">
                <SelectField
                    id=row.id("cover")
                    label=tr("Amparo", "Cover")
                    options=cover_choices()
                    value=row.get(|policy| cover_value(policy.cover))
                    on_change=move |value: String| row.change(|policy| policy.cover = cover_of(&value, policy.cover))
                />
                <TextField
                    id=row.id("insurer")
                    label=tr("Aseguradora", "Insurer")
                    value=row.get(|policy| policy.insurer.clone())
                    on_input=move |text| row.change(|policy| policy.insurer = text)
                    error=row.error("insurer")
                />
                <TextField
                    id=row.id("number")
                    label=tr("Número de póliza", "Policy number")
                    value=row.get(|policy| policy.number.clone())
                    on_input=move |text| row.change(|policy| policy.number = text)
                    error=row.error("number")
                />
                <TextField
                    id=row.id("amount")
                    label=tr("Valor asegurado", "Insured amount")
                    kind=FieldKind::Decimal
                    value=row.get(|policy| policy.amount.clone())
                    on_input=move |text| row.change(|policy| policy.amount = text)
                    error=row.error("amount")
                />
                <SelectField
                    id=row.id("currency")
                    label=tr("Moneda", "Currency")
                    options=form.get(move |typed| typed.policies.get(place).map_or_else(Vec::new, |policy| currency_choices(policy.currency)))
                    value=row.get(|policy| policy.currency.code().to_owned())
                    on_change=move |code: String| row.change(|policy| policy.currency = currency_of(&code, policy.currency))
                />
                <TextField
                    id=row.id("from")
                    label=tr("Cubre desde", "Covers from")
                    kind=FieldKind::Date
                    value=row.get(|policy| policy.from.clone())
                    on_input=move |text| row.change(|policy| policy.from = text)
                    error=row.error("from")
                />
                <TextField
                    id=row.id("to")
                    label=tr("Cubre hasta", "Covers until")
                    kind=FieldKind::Date
                    value=row.get(|policy| policy.to.clone())
                    on_input=move |text| row.change(|policy| policy.to = text)
                    error=row.error("to")
                />
            </div>
            <div class="cluster">
                <Button
                    label=format!("{} {}", tr("Quitar póliza", "Remove policy"), place + 1)
                    size=ButtonSize::Small
                    appearance=ButtonAppearance::Quiet
                    icon=Icon::Trash
                    on_press=move |()| row.remove()
                />
            </div>
        </fieldset>
    }
}

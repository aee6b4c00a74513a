//! Adding a document, or the next version of one, with its file.

use crate::app::command::Command;
use crate::domain::document::DocumentKind;
use crate::domain::ids::{ClientId, ContractId, DocumentId};
use crate::form::document::DocumentForm;
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::attachments::entry::{Attaching, AttachmentEntry};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use leptos::prelude::*;

/// For whom a document is being added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adding {
    /// The contract that it may belong to alone.
    pub contract: Option<ContractId>,
    pub client: ClientId,
    pub kind: DocumentKind,
}

/// The form in a dialog.
#[component]
pub fn DocumentDialog(adding: RwSignal<Option<Adding>>) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let form = FormState::new(DocumentForm::new(DocumentKind::Other, today), "document");
    let attaching = Attaching::new(None);
    Holding::while_open(move || adding.read().is_some());
    Effect::new(move |_| {
        if let Some(adding) = adding.get() {
            form.typed.set(DocumentForm::new(adding.kind, today));
            form.errors.set(Default::default());
            attaching.begin(None);
        }
    });
    let save = move || {
        let Some(at) = adding.get_untracked() else {
            return;
        };
        let id = DocumentId(session.fresh_id());
        let parsed = form.parse(|typed| typed.parse(id, at.client, at.contract, attaching.file()));
        let Some(document) = parsed else {
            return;
        };
        let command = Command::SaveDocument {
            document: Box::new(document),
            seen: 0,
        };
        attaching.save(session, command, move || {
            adding.try_set(None);
        });
    };
    view! {
        <Dialog
            open=Signal::derive(move || adding.get().is_some())
            on_close=move |()| adding.set(None)
            title=tr("Agregar documento", "Add document")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| adding.set(None) />
                <Button
                    label=tr("Guardar documento", "Save document")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Entries form attaching adding />
        </Dialog>
    }
}

#[component]
fn Entries(
    form: FormState<DocumentForm>,
    attaching: Attaching,
    adding: RwSignal<Option<Adding>>,
) -> impl IntoView {
    let of_contract = move || adding.get().is_some_and(|adding| adding.contract.is_some());
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <div class="grid" data-columns="fields">
                <SelectField
                    id=form.id("kind")
                    label=tr("Tipo de documento", "Type of document")
                    options=choices(&DocumentKind::ALL, contract_labels::document_kind)
                    value=form.get(|typed| value_of(typed.kind))
                    on_change=move |value: String| form.change(|typed| {
                        typed.kind = chosen(&DocumentKind::ALL, &value, typed.kind);
                        typed.assume_validity();
                    })
                />
                <TextField
                    id=form.id("name")
                    label=tr("Número o título", "Number or title")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.name)
                    on_input=move |text| form.change(|typed| typed.name = text)
                    error=form.error("name")
                />
                <TextField
                    id=form.id("issued_on")
                    label=tr("Expedido el", "Issued on")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.issued_on)
                    on_input=move |text| form.change(|typed| {
                        typed.issued_on = text;
                        typed.assume_validity();
                    })
                    error=form.error("issued_on")
                />
                <TextField
                    id=form.id("expires_on")
                    label=tr("Vence el", "Expires on")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("vacío si no vence", "empty when it does not").to_owned())
                    value=form.text(|typed| &typed.expires_on)
                    on_input=move |text| form.change(|typed| typed.expires_on = text)
                    error=form.error("expires_on")
                />
            </div>
            <Show when=of_contract>
                <Checkbox
                    label=tr("Es solo de este contrato", "It belongs to this contract alone")
                    hint=Some(tr("Si no, vale para todos los contratos del cliente.", "Otherwise it holds for all contracts of the client.").to_owned())
                    checked=form.get(|typed| typed.of_contract)
                    on_change=move |on| form.change(|typed| typed.of_contract = on)
                />
            </Show>
            <AttachmentEntry at=attaching label=tr("Archivo", "File") />
        </div>
    }
}

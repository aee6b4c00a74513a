//! Voiding an issued invoice: the cause and the reason; its credit note is written as a draft.

use crate::app::command::Command;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::step::VoidCause;
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::text::billing_labels;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::field::LongTextField;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::view::view;
use leptos::prelude::*;

/// Longest reason.
const REASON_MAX: usize = 500;

/// Asks why.
#[component]
pub fn VoidDialog(invoice: InvoiceId, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let cause = RwSignal::new(VoidCause::Amount);
    let reason = RwSignal::new(String::new());
    let refusal: RwSignal<Option<String>> = RwSignal::new(None);
    let void = move || {
        let reason = reason.with_untracked(|reason| reason.chars().take(REASON_MAX).collect());
        let command = Command::VoidInvoice {
            id: invoice,
            cause: cause.get_untracked(),
            reason,
        };
        leptos::task::spawn_local(async move {
            match session.dispatch(command).await {
                Ok(event) => {
                    session.say_done(session.event_text(&event), true);
                    refusal.try_set(None);
                    open.try_set(false);
                }
                Err(error @ DispatchError::Refused(_)) => {
                    refusal.try_set(Some(session.error_text(&error)));
                }
                Err(error) => session.say_failed(session.error_text(&error)),
            }
        });
    };
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=tr("Anular la factura", "Void the invoice")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| open.set(false) />
                <Button
                    label=tr("Crear nota crédito", "Create credit note")
                    appearance=ButtonAppearance::Danger
                    on_press=move |()| void()
                />
            }
        >
            <div class="stack">
                {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
                <p>{tr(
                    "Una factura emitida no se borra: la anula una nota crédito por todo su valor, que se revisa, se aprueba y se emite. Después el período queda por facturar de nuevo.",
                    "An issued invoice is not deleted: a credit note for its whole amount voids it, which is reviewed, approved and issued. Its period is then to be billed again.",
                )}</p>
                <SelectField
                    id="void-cause"
                    label=tr("Qué estaba mal", "What was wrong")
                    options=choices(&VoidCause::ALL, billing_labels::void_cause)
                    value=Signal::derive(move || value_of(cause.get()))
                    on_change=move |value: String| cause.set(chosen(&VoidCause::ALL, &value, cause.get_untracked()))
                />
                <LongTextField
                    id="void-reason"
                    label=tr("Motivo", "Reason")
                    hint=Some(tr("Queda escrito en la nota crédito.", "It is written in the credit note.").to_owned())
                    value=reason
                    on_input=move |text| reason.set(text)
                />
            </div>
        </Dialog>
    }
}

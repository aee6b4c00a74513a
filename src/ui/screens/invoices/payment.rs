//! Recording money received for one invoice.
//! Whether so much can be settled is decided by the command, which sees the whole book.

use crate::app::command::Command;
use crate::domain::ids::{InvoiceId, PaymentId};
use crate::domain::invoice::Invoice;
use crate::form::payment::{AllocationForm, PaymentForm};
use crate::form::written;
use crate::shell::session::Session;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::lang::{locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// Asks for the day, the amount and what the client withheld.
#[component]
pub fn PaymentDialog(invoice: InvoiceId, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let form = FormState::new(fresh(session, invoice), "payment");
    Effect::new(move |_| {
        if open.get() {
            form.typed.set(untrack(|| fresh(session, invoice)));
            form.errors.set(Default::default());
        }
    });
    let save = move || {
        let id = PaymentId(session.fresh_id());
        let Some(payment) = form.parse(|typed| typed.parse(id, locale().decimal_mark())) else {
            return;
        };
        let command = Command::RecordPayment {
            payment: Box::new(payment),
            seen: 0,
        };
        session.run(command, move |_| open.set(false));
    };
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=tr("Registrar pago", "Record payment")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| open.set(false) />
                <Button
                    label=tr("Guardar pago", "Save payment")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Fields form />
        </Dialog>
    }
}

/// What is asked.
#[component]
fn Fields(form: FormState<PaymentForm>) -> impl IntoView {
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <TextField
                id=form.id("received_on")
                label=tr("Recibido el", "Received on")
                kind=FieldKind::Date
                value=form.text(|typed| &typed.received_on)
                on_input=move |text| form.change(|typed| typed.received_on = text)
                error=form.error("received_on")
            />
            <TextField
                id=form.id("amount")
                label=tr("Entró al banco", "Entered the bank")
                kind=FieldKind::Decimal
                value=form.text(|typed| &typed.amount)
                on_input=move |text: String| form.change(|typed| {
                    typed.amount.clone_from(&text);
                    if let Some(row) = typed.allocations.first_mut() {
                        row.amount = text;
                    }
                })
                error=form.error("amount")
            />
            <TextField
                id=form.id("allocations[0].withheld")
                label=tr("Retenido por el cliente", "Withheld by the client")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                hint=Some(tr(
                    "Retefuente, ReteIVA y ReteICA que pagó por ti a la autoridad.",
                    "Taxes it paid to the authority in your name.",
                ).to_owned())
                kind=FieldKind::Decimal
                value=form.get(|typed| typed.allocations.first().map_or_else(String::new, |row| row.withheld.clone()))
                on_input=move |text: String| form.change(|typed| {
                    if let Some(row) = typed.allocations.first_mut() {
                        row.withheld = text;
                    }
                })
                error=form.error("allocations[0].withheld")
            />
            <TextField
                id=form.id("reference")
                label=tr("Referencia", "Reference")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.reference)
                on_input=move |text| form.change(|typed| typed.reference = text)
                error=form.error("reference")
            />
        </div>
    }
}

/// Today, for all that is left, less what the document says is withheld.
fn fresh(session: Session, id: InvoiceId) -> PaymentForm {
    let today = session.today.get_untracked();
    session.book.with_untracked(|book| {
        let invoice = book.invoice(id);
        let currency = invoice.map_or(crate::domain::money::Currency::COP, |invoice| {
            invoice.content.currency
        });
        let balance = book
            .standing(id)
            .map_or_else(Default::default, |standing| standing.balance());
        let withheld = invoice
            .map_or_else(Default::default, withheld_in)
            .min(balance);
        let mark = locale().decimal_mark();
        let amount = written::decimal(balance - withheld, mark);
        let withheld = if withheld.is_zero() {
            String::new()
        } else {
            written::decimal(withheld, mark)
        };
        PaymentForm {
            received_on: written::date(Some(today)),
            amount: amount.clone(),
            allocations: vec![AllocationForm {
                invoice: id,
                amount,
                withheld,
            }],
            ..PaymentForm::new(invoice.map(|invoice| invoice.client), currency)
        }
    })
}

fn withheld_in(invoice: &Invoice) -> rust_decimal::Decimal {
    invoice
        .content
        .withholdings
        .iter()
        .try_fold(rust_decimal::Decimal::ZERO, |sum, tax| {
            sum.checked_add(tax.amount)
        })
        .unwrap_or_default()
}

//! The draft as it would be printed if it were issued today.

use crate::app::query::invoice_print::{Printed, of_invoice};
use crate::domain::invoice::totals::compute;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::{Dialog, DialogSize};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::tr;
use crate::ui::screens::holding::Holding;
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::screens::invoices::paper::loading::sheets;
use crate::ui::screens::invoices::paper::{Paper, provider_note};
use crate::ui::view::view;
use leptos::prelude::*;

/// What is shown, while it is.
pub type Shown = RwSignal<Option<Printed>>;

/// A button that shows the sheet; what cannot be read in the form is told there instead.
#[component]
pub fn PreviewButton(drafting: Drafting, shown: Shown) -> impl IntoView {
    let show = move || {
        let session = drafting.session;
        let form = drafting.editing.form;
        let Some(mut invoice) = form.parse(|typed| drafting.read(typed)) else {
            return;
        };
        if compute(&mut invoice.content).is_err() {
            session.say_failed(
                tr(
                    "Los montos son demasiado grandes para sumarlos.",
                    "The amounts are too large to add.",
                )
                .to_owned(),
            );
            return;
        }
        let today = session.today.get_untracked();
        let printed = session
            .book
            .with_untracked(|book| of_invoice(book, &invoice, today));
        shown.set(Some(printed));
    };
    view! {
        <Button
            label=tr("Vista previa", "Preview")
            icon=Icon::File
            on_press=move |()| show()
        />
    }
}

/// The sheet over the form.
#[component]
pub fn Preview(drafting: Drafting, shown: Shown) -> impl IntoView {
    Holding::while_open(move || shown.read().is_some());
    view! {
        <Dialog
            open=Signal::derive(move || shown.read().is_some())
            on_close=move |()| shown.set(None)
            title=tr("Vista previa", "Preview")
            close_label=tr("Cerrar", "Close")
            size=DialogSize::Large
            footer=move || view! {
                <Button
                    label=tr("Volver al borrador", "Back to the draft")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| shown.set(None)
                />
            }
        >
            {move || shown.get().map(|printed| view! { <Sheet drafting printed /> })}
        </Dialog>
    }
}

#[component]
fn Sheet(drafting: Drafting, printed: Printed) -> impl IntoView {
    let sheets = sheets(drafting.session, vec![printed]);
    view! {
        // It scrolls, so the keyboard must be able to.
        <div class="stack" role="group" tabindex="0" aria-label=tr("Hoja", "Sheet")>
            <p class="muted">{provider_note()}</p>
            {move || {
                let sheet = sheets.made.get().and_then(|made| made.into_iter().next());
                sheet.map(|sheet| view! { <Paper sheet drawn=sheets.drawn /> })
            }}
        </div>
    }
}

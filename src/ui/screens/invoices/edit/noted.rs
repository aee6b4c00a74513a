//! Of a note: which invoice it is about, its official concept, and why it is written.

use crate::domain::invoice::DocumentType;
use crate::text::note_concepts;
use crate::ui::kit::field::TextField;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{say, tr};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::view::view;
use leptos::prelude::*;

/// The concept and the reason; nothing for an invoice.
#[component]
pub fn Noted(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let (document_type, about) = drafting.base.with_value(|base| {
        let about = base.content.references.first();
        let about = about.map(|reference| reference.number.clone());
        (base.content.document_type, about.unwrap_or_default())
    });
    if document_type == DocumentType::Invoice {
        return ().into_any();
    }
    let code = form.typed.with_untracked(|typed| typed.reason_code.clone());
    let mut options: Vec<Choice> = note_concepts::offered(drafting.country, document_type)
        .into_iter()
        .map(|(code, words)| Choice::new(code, format!("{code} · {}", say(words))))
        .collect();
    if !options.iter().any(|choice| choice.value == code) {
        options.push(Choice::new(code.clone(), code));
    }
    let title = match document_type {
        DocumentType::CreditNote => tr(
            "Qué corrige la nota crédito",
            "What the credit note corrects",
        ),
        _ => tr("Qué agrega la nota débito", "What the debit note adds"),
    };
    view! {
        <Panel title=Some(format!("{title}: {about}"))>
            <div class="grid" data-columns="pairs">
                <SelectField
                    id=form.id("reason_code")
                    label=tr("Concepto", "Concept")
                    options
                    value=form.text(|typed| &typed.reason_code)
                    on_change=move |value: String| form.change(|typed| typed.reason_code = value)
                    error=form.error("reason_code")
                />
                <TextField
                    id=form.id("reason_text")
                    label=tr("Motivo", "Reason")
                    hint=Some(tr("Queda escrito en la nota.", "It is written in the note.").to_owned())
                    value=form.text(|typed| &typed.reason_text)
                    on_input=move |text| form.change(|typed| typed.reason_text = text)
                    error=form.error("reason_text")
                />
            </div>
        </Panel>
    }
}

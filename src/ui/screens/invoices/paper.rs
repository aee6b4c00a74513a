//! A document as it is printed: one sheet, the same on its own page and in the preview of a draft.
//! Its words are in `text::printed`, its marks in `interop::ubl::stamp`; the sheet is light in both themes.

pub mod foot;
pub mod head;
pub mod lines;
pub mod loading;

use crate::app::query::invoice_print::Printed;
use crate::domain::invoice::Issuance;
use crate::interop::ubl::stamp::Stamp;
use crate::text::printed;
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::invoices::paper::foot::{Beside, Foot, Totals};
use crate::ui::screens::invoices::paper::head::{Head, Parties, References};
use crate::ui::screens::invoices::paper::lines::PaperLines;
use crate::ui::view::view;
use leptos::prelude::*;
use std::sync::Arc;

/// One document with everything that its sheet needs; shared, because it may have thousands of lines.
#[derive(Debug)]
pub struct Sheet {
    pub printed: Printed,
    pub stamp: Stamp,
    /// The address of the logo, when there is one on this device.
    pub logo: Option<String>,
}

/// "Factura electrónica de venta FE1304"; without a number only what it is.
pub fn name_of(document: &Printed) -> String {
    let title = say(printed::title(&document.content));
    let issuance = document.issuance.as_ref();
    let number = issuance.map_or("", Issuance::number);
    format!("{title} {number}").trim().to_owned()
}

/// The sheet. Its lines are drawn in turns: `drawn` is how many parts of them are there by now.
#[component]
pub fn Paper(
    sheet: Arc<Sheet>,
    /// See [`lines::parts_of`].
    #[prop(into)]
    drawn: Signal<usize>,
) -> impl IntoView {
    let name = name_of(&sheet.printed);
    let force = printed::force(&sheet.printed, lang());
    view! {
        <article class="paper" aria-label=name>
            {force.map(|(word, sentence)| view! {
                <p class="paper__force"><strong>{word}</strong>" "<span>{sentence}</span></p>
            })}
            <Head sheet=sheet.clone() />
            <Parties sheet=sheet.clone() />
            <References sheet=sheet.clone() />
            <PaperLines sheet=sheet.clone() drawn />
            <div class="paper__sums">
                <Beside sheet=sheet.clone() />
                <Totals sheet=sheet.clone() />
            </div>
            <Foot sheet />
        </article>
    }
}

/// One fact of a document: what it is and what it says. Nothing is shown of one that says nothing.
fn facts(facts: Vec<(&'static str, String)>) -> AnyView {
    let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
    view! {
        <dl class="paper__facts">
            {said.map(|(term, value)| view! {
                <div><dt>{term}</dt><dd><bdi>{value}</bdi></dd></div>
            }).collect_view()}
        </dl>
    }
}

/// Who signs and sends; said by the page around the sheets.
pub fn provider_note() -> &'static str {
    tr(
        "Vigía prepara el documento. La firma y la transmisión las hace tu proveedor tecnológico.",
        "Vigía prepares the document. Your technology provider signs it and sends it.",
    )
}

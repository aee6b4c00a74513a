//! The documents of a contract and of its client: what is asked for and missing, what expires, and every version kept.

use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::domain::document::{Document, DocumentKind};
use crate::shell::session::Session;
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::tr;
use crate::ui::screens::attachments::view::{FileDialog, Opened};
use crate::ui::screens::documents::adding::{Adding, DocumentDialog};
use crate::ui::screens::documents::line::{asked_view, document_view};
use crate::ui::view::view;
use leptos::prelude::*;

/// What is asked for and what is there.
#[component]
pub fn Documents(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let id = contract.id;
    let client = card.row.client;
    let adding: RwSignal<Option<Adding>> = RwSignal::new(None);
    let opened: RwSignal<Option<Opened>> = RwSignal::new(None);
    let mut papers: Vec<Document> = session.book.with_untracked(|book| {
        let papers = book.papers_of(client).into_iter();
        papers.filter(|paper| paper.serves(id)).cloned().collect()
    });
    crate::order::sort_by_key(&mut papers, |paper| {
        std::cmp::Reverse((paper.issued_on, paper.id))
    });
    let asked = contract.terms.documents.iter().map(|kind| {
        let asked = Adding {
            contract: Some(id),
            client,
            kind: *kind,
        };
        asked_view(asked, &papers, today, adding)
    });
    let asked = asked.collect_view();
    let asks = !contract.terms.documents.is_empty();
    let none = papers.is_empty();
    view! {
        {asks.then(|| view! {
            <Panel title=Some(tr("Documentos exigidos", "Required documents").to_owned()) flush=true>
                <ul class="record-lines" role="list">{asked}</ul>
            </Panel>
        })}
        <Panel
            title=Some(tr("Documentos y archivos", "Documents and files").to_owned())
            flush=true
            aside=move || view! {
                <Button
                    label=tr("Agregar documento", "Add document")
                    icon=Icon::Plus
                    size=ButtonSize::Small
                    on_press=move |()| adding.set(Some(Adding { contract: Some(id), client, kind: DocumentKind::Other }))
                />
            }
        >
            <ul class="record-lines" role="list">
                {papers.clone().into_iter().map(|paper| document_view(session, paper, &papers, today, opened)).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "Guarda aquí el contrato firmado, certificados y anexos: PDF, imágenes u Office, hasta 25 MB cada uno.",
                            "Keep the signed contract, certificates and annexes here: PDF, images or Office, up to 25 MB each.",
                        )}</span>
                    </li>
                })}
            </ul>
        </Panel>
        <DocumentDialog adding />
        <FileDialog opened />
    }
}

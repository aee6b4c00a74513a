//! The documents of a client: what its contracts ask for and is missing or expires, and every version kept.

use crate::app::query::documents::asked;
use crate::domain::document::{Document, DocumentKind, current};
use crate::domain::ids::ClientId;
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

/// What its contracts ask for and is missing or expired, then its documents, the latest first; those of one contract
/// alone too.
#[component]
pub fn Documents(id: ClientId) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let adding: RwSignal<Option<Adding>> = RwSignal::new(None);
    let opened: RwSignal<Option<Opened>> = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        session.book.with(|book| {
            let papers = book.papers_of(id).into_iter().cloned();
            let mut papers: Vec<Document> = papers.collect();
            crate::order::sort_by_key(&mut papers, |paper| {
                std::cmp::Reverse((paper.issued_on, paper.id))
            });
            let mut asked = asked(book, id, today);
            asked.retain(|kind| {
                let valid = |paper: &Document| paper.expires_on.is_none_or(|day| today <= day);
                !current(&papers, *kind).is_some_and(valid)
            });
            (papers, asked)
        })
    });
    let new = move |kind| Adding {
        contract: None,
        client: id,
        kind,
    };
    let lines = move || {
        let (papers, asked) = shown.get();
        let none = papers.is_empty() && asked.is_empty();
        let asked = asked.into_iter();
        let asked = asked.map(|kind| asked_view(new(kind), &papers, today, adding));
        let each = papers.iter().cloned();
        let each = each.map(|paper| document_view(session, paper, &papers, today, opened));
        view! {
            {asked.collect_view()}
            {each.collect_view()}
            {none.then(|| view! {
                <li class="record-lines__line">
                    <span>{tr(
                        "Guarda aquí los certificados del cliente: valen para todos sus contratos.",
                        "Keep the client's certificates here: they hold for all its contracts.",
                    )}</span>
                </li>
            })}
        }
    };
    view! {
        <Panel
            title=Some(tr("Documentos", "Documents").to_owned())
            flush=true
            aside=move || view! {
                <Button
                    label=tr("Agregar documento", "Add document")
                    icon=Icon::Plus
                    size=ButtonSize::Small
                    on_press=move |()| adding.set(Some(new(DocumentKind::Other)))
                />
            }
        >
            <ul class="record-lines" role="list">
                {lines}
            </ul>
        </Panel>
        <DocumentDialog adding />
        <FileDialog opened />
    }
}

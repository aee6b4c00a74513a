//! How far a document is, who did what, and its next step.
//! Which steps are lawful is decided by the commands; what is typed stays when one is refused.

pub mod next;
pub mod taking;

use crate::domain::ids::{PersonId, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::progress::{FlowStage, Progress, in_order, progress};
use crate::domain::invoice::step::{InvoiceAction, InvoiceStep};
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{billing_labels, dates, invoice_labels};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::timeline::{Timeline, TimelineEntry};
use crate::ui::lang::{lang, say, tr};
use crate::ui::place;
use crate::ui::screens::invoices::record::flow::next::Next;
use crate::ui::screens::invoices::record::flow::taking::Taking;
use crate::ui::view::view;
use leptos::prelude::*;

/// The way of a document.
#[component]
pub fn Flow(invoice: Invoice, taking: Taking) -> impl IntoView {
    let session = Session::expect();
    let (now, entries) = session.book.with_untracked(|book| {
        let steps = book.steps_of_invoice(invoice.id);
        let name = |id: PersonId| book.person(id).map(|person| person.name.clone());
        let mut ordered = in_order(&steps);
        ordered.reverse();
        let entries: Vec<TimelineEntry> =
            ordered.into_iter().map(|step| entry(step, &name)).collect();
        (progress(&invoice, &steps), entries)
    });
    let is_foreign = entries.is_empty() && invoice.issuance().is_some();
    let any = !entries.is_empty();
    let title = say(invoice_labels::stage(now.stage)).to_owned();
    view! {
        <Panel title=Some(title)>
            <div class="stack">
                {is_foreign.then(|| view! {
                    <p class="muted">{tr(
                        "Se emitió en otro programa. Aquí se puede registrar lo que responda el cliente.",
                        "It was issued in another program. What the client answers can be recorded here.",
                    )}</p>
                })}
                <Said now=now.clone() />
                <Next invoice now taking />
                {any.then(|| view! {
                    <Timeline label=tr("Pasos del documento", "Steps of the document") entries />
                })}
            </div>
        </Panel>
    }
}

/// What the person must know before the next step.
#[component]
fn Said(now: Progress) -> impl IntoView {
    let denied = now
        .denied
        .filter(|_| now.stage == FlowStage::Denied)
        .map(|(reason, _)| format!("{} {reason}", tr("Devuelta:", "Returned:")));
    let accepted = now
        .submission
        .map_or_else(Vec::new, |(submission, _)| submission.accepted);
    view! {
        {denied.map(|text| view! { <p><bdi>{text}</bdi></p> })}
        {(!accepted.is_empty()).then(|| view! {
            <div>
                <p class="small muted">{tr("Avisos que se dejan, y por qué:", "Warnings that stand, and why:")}</p>
                <ul class="run__changes small">
                    {accepted.into_iter().map(|warning| view! { <li><bdi>{warning.reason}</bdi></li> }).collect_view()}
                </ul>
            </div>
        })}
    }
}

fn entry(step: &InvoiceStep, name: &impl Fn(PersonId) -> Option<String>) -> TimelineEntry {
    let done = say(billing_labels::step_done(&step.action));
    let about = match &step.action {
        InvoiceAction::Delivered(channel) => Some(say(billing_labels::channel(*channel))),
        InvoiceAction::Claimed(cause) => Some(say(billing_labels::claim_cause(*cause))),
        InvoiceAction::VoidDecided(cause) => Some(say(billing_labels::void_cause(*cause))),
        _ => None,
    };
    let mut title = match about {
        Some(about) => format!("{done}: {}", about.to_lowercase()),
        None => done.to_owned(),
    };
    if !step.note.is_empty() {
        title = format!("{title}. {}", step.note);
    }
    let day = dates::medium(step.on, lang());
    let by = step.by.and_then(name);
    let tone = match step.action {
        InvoiceAction::Denied | InvoiceAction::Claimed(_) | InvoiceAction::VoidDecided(_) => {
            Tone::Bad
        }
        InvoiceAction::Prepared | InvoiceAction::Submitted(_) | InvoiceAction::Withdrawn => {
            Tone::Neutral
        }
        _ => Tone::Good,
    };
    TimelineEntry {
        key: step.id.to_string(),
        tone,
        title,
        href: Some(place::href(Route::History(RecordId::InvoiceStep(step.id)))),
        when: by.map_or_else(|| day.clone(), |by| format!("{day} · {by}")),
        moment: step.on.to_string(),
        detail: None,
    }
}

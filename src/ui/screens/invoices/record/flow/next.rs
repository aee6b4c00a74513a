//! The next step of a document, with what it asks for.

use crate::app::command::Command;
use crate::app::command::invoice_flow::Move;
use crate::domain::country::Country;
use crate::domain::finding::{Finding, Severity};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::progress::{FlowStage, Progress};
use crate::domain::invoice::step::{Channel, ClaimCause};
use crate::domain::invoice::{DocumentType, Invoice};
use crate::route::Route;
use crate::text::{billing_labels, findings};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::record::flow::taking::Taking;
use crate::ui::view::view;
use leptos::prelude::*;

/// What comes next.
#[component]
pub fn Next(invoice: Invoice, now: Progress, taking: Taking) -> impl IntoView {
    let stage = now.stage;
    let asks_day = !matches!(
        stage,
        FlowStage::Draft | FlowStage::Denied | FlowStage::Approved
    );
    let is_note = invoice.content.document_type != DocumentType::Invoice;
    let content = match stage {
        FlowStage::Draft | FlowStage::Denied => view! { <HandIn invoice taking /> },
        FlowStage::InReview => view! { <Answering taking /> },
        FlowStage::Approved => view! { <Issuing id=invoice.id taking /> },
        FlowStage::Issued => view! {
            <Delivering taking />
            {(!is_note).then(|| view! { <Answered country=invoice.content.country now=now.clone() taking /> })}
        },
        FlowStage::Delivered | FlowStage::Accepted | FlowStage::Claimed if !is_note => {
            view! { <Answered country=invoice.content.country now=now.clone() taking /> }
        }
        FlowStage::Delivered | FlowStage::Accepted | FlowStage::Claimed => ().into_any(),
    };
    view! {
        {move || taking.refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
        {asks_day.then(|| view! {
            <div class="grid" data-columns="fields">
                <TextField
                    id="flow-on"
                    label=tr("Fecha", "Date")
                    kind=FieldKind::Date
                    value=taking.on
                    on_input=move |text| taking.on.set(text)
                    error=taking.on_error
                />
                <TextField
                    id="flow-note"
                    label=tr("Comentario o motivo", "Comment or reason")
                    value=taking.note
                    on_input=move |text| taking.note.set(text)
                    hint=note_hint(stage).map(str::to_owned)
                />
            </div>
        })}
        {content}
    }
}

fn note_hint(stage: FlowStage) -> Option<&'static str> {
    match stage {
        FlowStage::InReview => Some(tr("Obligatorio para devolver.", "Required to return it.")),
        FlowStage::Issued | FlowStage::Delivered | FlowStage::Accepted => Some(tr(
            "Obligatorio para registrar un reclamo.",
            "Required to record a claim.",
        )),
        _ => None,
    }
}

/// A draft: put right or handed in, with a reason for each warning.
#[component]
fn HandIn(invoice: Invoice, taking: Taking) -> impl IntoView {
    let id = invoice.id;
    let errors = invoice.review.count(Severity::Error);
    let warnings: Vec<Finding> = invoice
        .review
        .findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Warning)
        .collect();
    view! {
        {(errors > 0).then(|| view! {
            <p>{tr(
                "Corrige los errores de la revisión antes de enviarla.",
                "Put the errors of the check right before handing it in.",
            )}</p>
        })}
        {(!warnings.is_empty()).then(|| view! {
            <p class="small">{tr(
                "Cada aviso se corrige o se explica:",
                "Each warning is put right or explained:",
            )}</p>
        })}
        {warnings.into_iter().enumerate().map(|(place, finding)| reason_view(place, finding, taking)).collect_view()}
        <div class="cluster">
            <Button
                label=tr("Enviar a revisión", "Hand in for review")
                appearance=ButtonAppearance::Primary
                disabled=Signal::stored(errors > 0)
                on_press=move |()| taking.submit()
            />
            <ButtonLink href=place::href(Route::InvoiceEdit(id)) label=tr("Editar", "Edit") />
        </div>
    }
}

/// Why a warning stands.
fn reason_view(at: usize, finding: Finding, taking: Taking) -> AnyView {
    let key = (finding.rule.clone(), finding.place.clone());
    let own = key.clone();
    view! {
        <TextField
            id=format!("flow-warning-{at}")
            label=findings::title(&finding, lang())
            hint=Some(findings::sentence(&finding, locale()))
            value=Signal::derive(move || taking.reasons.with(|reasons| reasons.get(&own).cloned().unwrap_or_default()))
            on_input=move |text: String| taking.reasons.update(|reasons| {
                reasons.insert(key.clone(), text);
            })
        />
    }
}

/// Handed in: approved, or returned for a reason.
#[component]
fn Answering(taking: Taking) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button
                label=tr("Aprobar", "Approve")
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.take(Move::Approve)
            />
            <Button label=tr("Devolver", "Return") on_press=move |()| taking.take(Move::Deny) />
            <Button
                label=tr("Retirar", "Take back")
                appearance=ButtonAppearance::Quiet
                on_press=move |()| taking.take(Move::Withdraw)
            />
        </div>
    }
}

/// Approved: it gets its number.
#[component]
fn Issuing(id: InvoiceId, taking: Taking) -> impl IntoView {
    view! {
        <p class="small muted">{tr(
            "Al emitirla recibe el siguiente número y ya no cambia. La firma y el envío a la autoridad los hace tu proveedor.",
            "Once issued it gets the next number and does not change. Your provider signs it and sends it to the authority.",
        )}</p>
        <div class="cluster">
            <Button
                label=tr("Emitir", "Issue")
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.issue()
            />
            <Button
                label=tr("Retirar la aprobación", "Take the approval back")
                on_press=move |()| taking.take(Move::Withdraw)
            />
            <ButtonLink
                href=place::href(Route::InvoiceEdit(id))
                label=tr("Editar (vuelve a revisión)", "Edit (back to review)")
                appearance=ButtonAppearance::Quiet
            />
        </div>
    }
}

/// Issued: handed to the client.
#[component]
fn Delivering(taking: Taking) -> impl IntoView {
    let channel = RwSignal::new(Channel::Email);
    view! {
        <SelectField
            id="flow-channel"
            label=tr("Cómo se entrega", "How it is handed over")
            options=choices(&Channel::ALL, billing_labels::channel)
            value=Signal::derive(move || value_of(channel.get()))
            on_change=move |value: String| channel.set(chosen(&Channel::ALL, &value, channel.get_untracked()))
        />
        <div class="cluster">
            <Button
                label=tr("Registrar entrega", "Record delivery")
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.take(Move::Deliver(channel.get_untracked()))
            />
        </div>
    }
}

/// What the client answers. In Colombia the days for a claim run from the receipt of the service.
#[component]
fn Answered(country: Country, now: Progress, taking: Taking) -> impl IntoView {
    let cause = RwSignal::new(ClaimCause::Inconsistent);
    let is_colombia = country == Country::Colombia;
    let waits = matches!(
        now.stage,
        FlowStage::Issued | FlowStage::Delivered | FlowStage::Claimed
    );
    let can_claim = now.stage != FlowStage::Claimed;
    let (acknowledged, received) = (now.acknowledged_on.is_some(), now.received_on.is_some());
    let until = taking.session.book.with_untracked(|book| {
        let (country, days_off) = crate::app::contract_now::calendar(book);
        now.claim_until(country, days_off)
    });
    let today = taking.session.today.get_untracked();
    let tacit = until.is_some_and(|until| until < today) && now.answer.is_none();
    view! {
        {until.filter(|_| now.answer.is_none()).map(|until| view! {
            <p class="small">{format!(
                "{} {}.",
                tr("Puede reclamar hasta el", "It may claim until"),
                crate::text::dates::medium(until, lang()),
            )}</p>
        })}
        <div class="cluster">
            {(is_colombia && waits && !acknowledged).then(|| view! {
                <Button label=tr("Acuse de recibo (030)", "Receipt acknowledged (030)") on_press=move |()| taking.take(Move::Acknowledge) />
            })}
            {(is_colombia && waits && !received).then(|| view! {
                <Button label=tr("Servicio recibido (032)", "Service received (032)") on_press=move |()| taking.take(Move::ReceiveService) />
            })}
            {waits.then(|| view! {
                <Button
                    label=if is_colombia { tr("Aceptada (033)", "Accepted (033)") } else { tr("Aceptada", "Accepted") }
                    on_press=move |()| taking.take(Move::Accept)
                />
            })}
            {tacit.then(|| view! {
                <Button
                    label=tr("Aceptación tácita (034)", "Tacit acceptance (034)")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| taking.take(Move::AcceptTacitly)
                />
            })}
        </div>
        {can_claim.then(|| view! {
            <SelectField
                id="flow-claim"
                label=tr("Si el cliente reclama, por qué", "If the client claims, why")
                options=choices(&ClaimCause::ALL, billing_labels::claim_cause)
                value=Signal::derive(move || value_of(cause.get()))
                on_change=move |value: String| cause.set(chosen(&ClaimCause::ALL, &value, cause.get_untracked()))
            />
            <div class="cluster">
                <Button
                    label=tr("Registrar reclamo", "Record claim")
                    on_press=move |()| taking.take(Move::Claim(cause.get_untracked()))
                />
            </div>
        })}
    }
}

/// What was voided is billed again as a draft that can be put right.
pub fn bill_again(id: InvoiceId, taking: Taking) {
    taking.run(Command::CopyInvoice { id });
}

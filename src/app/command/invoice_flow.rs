//! The steps of invoices: handing in, approving, denying, handing over, and what the client answers.
//! One that cannot take the step does not stop the others.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::drafts::review;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::{InvoicingEvent, MovedReport};
use crate::domain::finding::{Review, Severity};
use crate::domain::ids::{InvoiceId, InvoiceStepId, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::fingerprint::fingerprint;
use crate::domain::invoice::progress::{FlowStage, Progress, progress};
use crate::domain::invoice::step::{
    AcceptedWarning, Channel, ClaimCause, InvoiceAction, InvoiceStep, Submission,
};
use chrono::NaiveDate;

/// What is to be done with documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Hands them in for approval. A warning without a place stands wherever the rule found something.
    Submit(Vec<AcceptedWarning>),
    Withdraw,
    Approve,
    Deny,
    Deliver(Channel),
    Acknowledge,
    ReceiveService,
    Accept,
    Claim(ClaimCause),
    AcceptTacitly,
}

/// Takes the same step with each of these documents, on a day, with a comment or reason.
///
/// # Errors
/// When none of them can take it: the first one's reason.
pub fn move_all(
    book: &Book,
    context: &mut Context,
    ids: &[InvoiceId],
    step: &Move,
    (on, note): (NaiveDate, String),
) -> Result<Outcome, CommandError> {
    let mut changes = Vec::new();
    let mut moved: Vec<(InvoiceId, InvoiceAction)> = Vec::new();
    let mut refused = Vec::new();
    for id in ids {
        match take(book, context, *id, step, (on, &note)) {
            Ok((action, made)) => {
                moved.push((*id, action));
                changes.extend(made);
            }
            Err(reason) => refused.push((*id, reason)),
        }
    }
    let Some((first, action)) = moved.first().cloned() else {
        let first = refused.into_iter().next().map(|(_, reason)| reason);
        return Err(first.unwrap_or(CommandError::NothingToDo));
    };
    let number = book
        .invoice(first)
        .map(|invoice| invoice.number().to_owned());
    let event = Event::Invoicing(InvoicingEvent::Moved(MovedReport {
        action,
        moved: moved.len(),
        number: number.filter(|number| moved.len() == 1 && !number.is_empty()),
        refused,
    }));
    Ok(Outcome { changes, event })
}

fn take(
    book: &Book,
    context: &mut Context,
    id: InvoiceId,
    step: &Move,
    (on, note): (NaiveDate, &str),
) -> Result<(InvoiceAction, Vec<Change>), CommandError> {
    let missing = CommandError::NotFound(RecordId::Invoice(id));
    let invoice = book.invoice(id).ok_or(missing)?;
    let steps = book.steps_of_invoice(id);
    let now = progress(invoice, &steps);
    if !lawful(step, now.stage) {
        return Err(InvoicingError::NotLawful { stage: now.stage }.into());
    }
    if context.today < on {
        return Err(InvoicingError::StepInFuture.into());
    }
    if let Some(issued) = invoice.issued_on().filter(|issued| on < *issued) {
        return Err(InvoicingError::BeforeIssue { issued }.into());
    }
    let mut changes = Vec::new();
    let action = match step {
        Move::Submit(accepted) => {
            let review = review(book, invoice, context.today);
            let submission = submission(invoice, &review, accepted)?;
            if review != invoice.review {
                let mut checked = invoice.clone();
                checked.review = review;
                changes.push(Change::Put(Entity::Invoice(Box::new(checked))));
            }
            InvoiceAction::Submitted(submission)
        }
        Move::Approve => {
            four_eyes(book, context, &now)?;
            no_errors(&review(book, invoice, context.today))?;
            InvoiceAction::Approved(fingerprint(&invoice.content))
        }
        Move::Withdraw => InvoiceAction::Withdrawn,
        Move::Deny => InvoiceAction::Denied,
        Move::Deliver(channel) => InvoiceAction::Delivered(*channel),
        Move::Acknowledge => InvoiceAction::Acknowledged,
        Move::ReceiveService => InvoiceAction::ServiceReceived,
        Move::Accept => InvoiceAction::Accepted,
        Move::Claim(cause) => InvoiceAction::Claimed(*cause),
        Move::AcceptTacitly => InvoiceAction::AcceptedTacitly,
    };
    if action.needs_reason() && note.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    changes.push(step_of(book, context, (id, on), action.clone(), note));
    Ok((action, changes))
}

/// A step after those that are known.
pub fn step_of(
    book: &Book,
    context: &mut Context,
    (invoice, on): (InvoiceId, NaiveDate),
    action: InvoiceAction,
    note: &str,
) -> Change {
    let steps = book.steps_of_invoice(invoice);
    let known = steps.iter().map(|step| step.place.saturating_add(1)).max();
    Change::Put(Entity::InvoiceStep(Box::new(InvoiceStep {
        id: InvoiceStepId(context.new_id()),
        invoice,
        on,
        place: known.unwrap_or(0),
        by: context.author,
        action,
        note: note.trim().to_owned(),
    })))
}

fn lawful(step: &Move, stage: FlowStage) -> bool {
    use FlowStage::{Accepted, Approved, Claimed, Delivered, Denied, Draft, InReview, Issued};
    match step {
        Move::Submit(_) => matches!(stage, Draft | Denied),
        Move::Withdraw => matches!(stage, InReview | Approved),
        Move::Approve => stage == InReview,
        // What was approved by mistake is stopped before it has a number.
        Move::Deny => matches!(stage, InReview | Approved),
        Move::Deliver(_) => matches!(stage, Issued | Delivered),
        Move::Acknowledge | Move::ReceiveService => matches!(stage, Issued | Delivered | Claimed),
        Move::Accept => matches!(stage, Issued | Delivered | Claimed),
        Move::Claim(_) => matches!(stage, Issued | Delivered | Accepted),
        Move::AcceptTacitly => matches!(stage, Issued | Delivered),
    }
}

/// What is handed in: without errors, and with a reason for each warning.
fn submission(
    invoice: &Invoice,
    review: &Review,
    accepted: &[AcceptedWarning],
) -> Result<Submission, CommandError> {
    no_errors(review)?;
    let mut stands = Vec::new();
    let mut unexplained = 0;
    for finding in &review.findings {
        if finding.severity != Severity::Warning {
            continue;
        }
        let reason = accepted.iter().find(|warning| {
            warning.rule == finding.rule
                && (warning.place.is_empty() || warning.place == finding.place)
                && !warning.reason.trim().is_empty()
        });
        match reason {
            Some(warning) => stands.push(AcceptedWarning {
                rule: finding.rule.clone(),
                place: finding.place.clone(),
                reason: warning.reason.trim().to_owned(),
            }),
            None => unexplained += 1,
        }
    }
    if unexplained > 0 {
        return Err(InvoicingError::WarningsUnexplained { count: unexplained }.into());
    }
    Ok(Submission {
        content: fingerprint(&invoice.content),
        rule_set: review.rule_set,
        accepted: stands,
    })
}

/// # Errors
/// When errors were found.
pub fn no_errors(review: &Review) -> Result<(), CommandError> {
    match review.count(Severity::Error) {
        0 => Ok(()),
        count => Err(InvoicingError::ErrorsFound { count }.into()),
    }
}

/// Who wrote a document or handed it in does not approve it, unless the company is of one person.
fn four_eyes(book: &Book, context: &Context, now: &Progress) -> Result<(), CommandError> {
    let rules = crate::app::billing_now::rules(book);
    if rules.self_approval {
        return Ok(());
    }
    let Some(approver) = context.author else {
        return Err(InvoicingError::WhoActs.into());
    };
    let author = now.author.and_then(|done| done.by);
    let submitter = now.submission.as_ref().and_then(|(_, done)| done.by);
    if author == Some(approver) || submitter == Some(approver) {
        return Err(InvoicingError::OwnWork.into());
    }
    Ok(())
}

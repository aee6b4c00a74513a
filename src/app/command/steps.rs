//! Commands on the steps of a contract: what was done next, if it is lawful where the contract stands.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::contract_now::{self, Now};
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::agreement::AgreementEvent;
use crate::app::query::settlement::points;
use crate::domain::contract::Contract;
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::ids::RecordId;
use crate::domain::policy_gap::{gaps_of, required};
use chrono::NaiveDate;

/// Takes a step, after those that are known. Approving the policies marks each of them.
///
/// # Errors
/// When it is not lawful now, without the reason it needs, after today or before the last step,
/// with policies missing, with the contract not ended or obligations open.
pub fn take(book: &Book, mut step: Step, today: NaiveDate) -> Result<Outcome, CommandError> {
    let missing = CommandError::NotFound(RecordId::Contract(step.contract));
    let contract = book.contract(step.contract).ok_or(missing)?;
    if step.action.needs_reason() && step.note.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    if today < step.on {
        return Err(AgreementError::StepInFuture.into());
    }
    let steps = book.steps_of(contract.id);
    let known = steps.iter().map(|step| step.place.saturating_add(1));
    step.place = known.max().unwrap_or(0);
    if let Some(last) = steps.iter().map(|step| step.on).max()
        && step.on < last
    {
        return Err(AgreementError::StepBeforeLast { last }.into());
    }
    let now = contract_now::now(book, contract, today);
    let management = contract_now::needs_management(book, contract);
    if !now.progress.allows(&step, management) {
        return Err(AgreementError::StepNotLawful { stage: now.stage }.into());
    }
    conditions(book, contract, &now, &step, today)?;
    let event = Event::Agreement(AgreementEvent::StepTaken {
        contract: contract.number.clone(),
        action: step.action.clone(),
    });
    let mut changes = Vec::new();
    if step.action == StepAction::PoliciesApproved {
        changes.extend(approved(contract, step.on));
    }
    changes.push(Change::Put(Entity::Step(Box::new(step))));
    Ok(Outcome { changes, event })
}

/// What must be so besides the order of the steps.
fn conditions(
    book: &Book,
    contract: &Contract,
    now: &Now,
    step: &Step,
    today: NaiveDate,
) -> Result<(), CommandError> {
    match step.action {
        StepAction::Confirmed(item) => {
            let mut points = points(book, contract, now, today).into_iter();
            let point = points.find(|point| point.item == item);
            let needs_reason = point.is_some_and(|point| point.state.needs_reason());
            if needs_reason && step.note.trim().is_empty() {
                return Err(CommandError::ReasonMissing);
            }
        }
        StepAction::Settled => {
            let points = points(book, contract, now, today).into_iter();
            let open = points.filter(|point| !point.state.is_done()).count();
            if open > 0 {
                return Err(AgreementError::SettlementOpen { open }.into());
            }
        }
        StepAction::PoliciesApproved => {
            let gaps = uninsured(contract, now).len();
            if gaps > 0 {
                return Err(AgreementError::PoliciesMissing { gaps }.into());
            }
        }
        // It was settled before it was registered: nothing but its end is asked for, and why.
        StepAction::Closed if now.progress.is_ready() => {
            ended(now, step.on)?;
            if step.note.trim().is_empty() {
                return Err(CommandError::ReasonMissing);
            }
        }
        StepAction::Accepted => {
            ended(now, step.on)?;
            let open = open_obligations(book, contract, now, step.on);
            if open > 0 {
                return Err(AgreementError::ObligationsOpen { open }.into());
            }
        }
        _ => {}
    }
    Ok(())
}

fn ended(now: &Now, day: NaiveDate) -> Result<(), CommandError> {
    let end = now.agreed.end.value;
    if end.is_none_or(|end| day < end) {
        return Err(AgreementError::NotEnded { end }.into());
    }
    Ok(())
}

/// The covers that are not insured as they must be over the whole of the contract, each once.
pub fn uninsured(contract: &Contract, now: &Now) -> Vec<crate::domain::policy_gap::RequiredCover> {
    let mut missing = required(contract, &now.agreed);
    missing.retain(|cover| !gaps_of(contract, cover, cover.from).is_empty());
    missing
}

/// How many due days up to a day nothing was said about.
pub fn open_obligations(book: &Book, contract: &Contract, now: &Now, day: NaiveDate) -> usize {
    let end = now.agreed.end.value;
    book.obligations_of(contract.id)
        .iter()
        .filter(|obligation| {
            let next = obligation.next_open(end);
            next.is_some_and(|next| next <= day)
        })
        .count()
}

/// The contract with its policies approved; nothing when they are already.
fn approved(contract: &Contract, on: NaiveDate) -> Option<Change> {
    let mut approved = contract.clone();
    for policy in &mut approved.policies {
        policy.approved_on.get_or_insert(on);
    }
    (approved != *contract).then(|| Change::Put(Entity::Contract(Box::new(approved))))
}

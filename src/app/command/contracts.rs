//! Commands on contracts.
//! A contract that invoices bill is not removed: it ends.

use crate::app::book::Book;
use crate::app::command::{Outcome, amendments, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::context::Context;
use crate::app::contract_now;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::domain::contract::Contract;
use crate::domain::contract::policy::Policy;
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::ids::{ContractId, RecordId, StepId};
use crate::domain::money::Money;
use rust_decimal::Decimal;

/// # Errors
/// See [`check`].
pub fn save(book: &Book, contract: Contract, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Contract(contract.id);
    unchanged_since(book, record, seen)?;
    check(book, &contract)?;
    signed_terms_stay(book, &contract)?;
    let event = Event::ContractSaved {
        id: contract.id,
        number: contract.number.clone(),
        created: !book.contains(record),
    };
    Ok(Outcome::put(Entity::Contract(Box::new(contract)), event))
}

/// Saves a contract that is to go through review, approval and signature; a new one begins with that step.
///
/// # Errors
/// As [`save`].
pub fn draft(
    book: &Book,
    context: &mut Context,
    contract: Contract,
    seen: u64,
) -> Result<Outcome, CommandError> {
    let id = contract.id;
    let mut outcome = save(book, contract, seen)?;
    if !book.contains(RecordId::Contract(id)) {
        let step = Step {
            id: StepId(context.new_id()),
            contract: id,
            on: context.today,
            place: 0,
            by: context.author,
            action: StepAction::Drafted,
            note: String::new(),
        };
        outcome
            .changes
            .push(Change::Put(Entity::Step(Box::new(step))));
    }
    Ok(outcome)
}

/// # Errors
/// When invoices bill the contract or amendments of it are signed, with how many.
pub fn remove(book: &Book, id: ContractId) -> Result<Outcome, CommandError> {
    let record = RecordId::Contract(id);
    let contract = book.contract(id).ok_or(CommandError::NotFound(record))?;
    let invoices = book.invoices_of_contract(id).len();
    let amendments = book.amendments_of(id);
    let signed = amendments.iter().filter(|each| each.signed_on.is_some());
    let signed = signed.count();
    if invoices + signed > 0 {
        return Err(CommandError::ContractInUse {
            invoices,
            amendments: signed,
        });
    }
    let event = Event::ContractRemoved {
        number: contract.number.clone(),
    };
    let papers = book.papers_of(contract.client).into_iter();
    let mut going: Vec<RecordId> = papers
        .filter(|paper| paper.contract == Some(id))
        .map(|paper| RecordId::Document(paper.id))
        .collect();
    let obligations = book.obligations_of(id).into_iter();
    going.extend(obligations.map(|each| RecordId::Obligation(each.id)));
    let steps = book.steps_of(id).into_iter();
    going.extend(steps.map(|step| RecordId::Step(step.id)));
    let events = book.billing_events_of(id).into_iter();
    going.extend(events.map(|event| RecordId::BillingEvent(event.id)));
    going.extend(amendments.iter().map(|each| RecordId::Amendment(each.id)));
    going.push(record);
    Ok(Outcome {
        changes: going.into_iter().map(Change::Delete).collect(),
        event,
    })
}

/// What was drafted here and signed changes by amendments. A contract that was only registered may be corrected.
///
/// # Errors
/// When it would change otherwise.
pub fn signed_terms_stay(book: &Book, contract: &Contract) -> Result<(), CommandError> {
    let Some(current) = book.contract(contract.id) else {
        return Ok(());
    };
    let progress = contract_now::progress_of(book, current);
    if !progress.drafted || !progress.is_binding() {
        return Ok(());
    }
    let signed = |contract: &Contract| {
        let terms = &contract.terms;
        (
            (
                contract.client,
                contract.start,
                contract.end,
                contract.value,
            ),
            (contract.payment_days, terms.cap, terms.billing_day),
            (terms.lines.clone(), terms.revision.clone(), terms.renewal),
            (terms.requirements.clone(), contract.object.clone()),
        )
    };
    if signed(current) == signed(contract) {
        Ok(())
    } else {
        Err(AgreementError::TermsSigned.into())
    }
}

/// What must hold of a contract in this book.
///
/// # Errors
/// Without number or client, with dates the wrong way round, a negative amount,
/// or the number of another contract of the same client.
pub fn check(book: &Book, contract: &Contract) -> Result<(), CommandError> {
    if contract.number.trim().is_empty() {
        return Err(CommandError::NumberMissing);
    }
    if book.client(contract.client).is_none() {
        return Err(CommandError::NotFound(RecordId::Client(contract.client)));
    }
    if contract.end.is_some_and(|end| end < contract.start) {
        return Err(CommandError::EndBeforeStart);
    }
    if contract
        .value
        .is_some_and(|value| value.amount < Decimal::ZERO)
    {
        return Err(CommandError::NegativeAmount {
            field: "value".to_owned(),
        });
    }
    for (policy, cover) in contract.policies.iter().enumerate() {
        if cover.to < cover.from {
            return Err(CommandError::PolicyEndBeforeStart { policy });
        }
        if cover.amount.amount < Decimal::ZERO {
            return Err(CommandError::NegativeAmount {
                field: format!("policies[{policy}].amount"),
            });
        }
    }
    check_terms(contract)?;
    amendments::check_contract(book, contract)?;
    let number = contract.number.trim();
    let same = book
        .contracts_of(contract.client)
        .into_iter()
        .find(|other| other.id != contract.id && other.number.trim().eq_ignore_ascii_case(number));
    match same {
        Some(other) => Err(CommandError::DuplicateContractNumber {
            existing: other.id,
            number: other.number.clone(),
        }),
        None => Ok(()),
    }
}

/// Lines, required covers and policies that fit one another and the contract.
fn check_terms(contract: &Contract) -> Result<(), CommandError> {
    let currency = contract
        .value
        .or(contract.terms.cap)
        .map(|value| value.currency);
    let is_other = |amount: Money| currency.is_some_and(|currency| currency != amount.currency);
    for (line, each) in contract.terms.lines.iter().enumerate() {
        if each
            .to
            .is_some_and(|to| to < each.from.unwrap_or(contract.start))
        {
            return Err(AgreementError::LineEndBeforeStart { line }.into());
        }
        if is_other(each.price) {
            return Err(AgreementError::LineCurrency { line }.into());
        }
    }
    let requirements = &contract.terms.requirements;
    for (place, each) in requirements.iter().enumerate() {
        let cover = each.cover;
        if requirements
            .iter()
            .take(place)
            .any(|other| other.cover == cover)
        {
            return Err(AgreementError::RequirementRepeated { cover }.into());
        }
    }
    let policies = &contract.policies;
    for (place, policy) in policies.iter().enumerate() {
        let number = || policy.number.clone();
        if is_other(policy.amount) {
            return Err(AgreementError::PolicyCurrency { number: number() }.into());
        }
        let key = |policy: &Policy| {
            let number = policy.number.trim().to_lowercase();
            (
                policy.cover,
                number,
                policy.endorsement.trim().to_lowercase(),
            )
        };
        let mut before = policies.iter().take(place);
        if !policy.number.is_empty() && before.any(|other| key(other) == key(policy)) {
            let cover = policy.cover;
            return Err(AgreementError::PolicyRepeated {
                number: number(),
                cover,
            }
            .into());
        }
    }
    Ok(())
}

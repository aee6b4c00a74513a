//! Commands on the catalogue. What is used stays; leaving the catalogue is being made inactive.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::app::words_of::folded;
use crate::domain::contract::billing::BillingLine;
use crate::domain::ids::{ItemId, RecordId};
use crate::domain::item::{Item, ItemTax};
use crate::order;
use rust_decimal::Decimal;

/// # Errors
/// See [`check`].
pub fn save(book: &Book, item: Item, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Item(item.id);
    unchanged_since(book, record, seen)?;
    check(book, &item)?;
    let event = BillingChange::ItemSaved {
        name: item.name.clone(),
        created: !book.contains(record),
    };
    let entity = Entity::Item(Box::new(item));
    Ok(Outcome::put(entity, Event::Billing(event)))
}

/// # Errors
/// When lines of contracts or of amendments sell it, or it is the company's usual.
pub fn remove(book: &Book, id: ItemId) -> Result<Outcome, CommandError> {
    let record = RecordId::Item(id);
    let item = book.item(id).ok_or(CommandError::NotFound(record))?;
    let contracts = contracts_selling(book, id);
    let company = book.company();
    let usual = company.is_some_and(|company| company.billing_rules.item == Some(id));
    if contracts > 0 || usual {
        return Err(BillingError::ItemInUse { contracts, usual }.into());
    }
    let event = BillingChange::ItemRemoved {
        name: item.name.clone(),
    };
    Ok(Outcome::delete(record, Event::Billing(event)))
}

/// What must hold of an item in this book.
///
/// # Errors
/// Without a code or a name, with the code of another, with a price below zero or a rate that is none.
pub fn check(book: &Book, item: &Item) -> Result<(), CommandError> {
    let code = folded(&item.code);
    if code.is_empty() {
        return Err(BillingError::CodeMissing.into());
    }
    if item.name.trim().is_empty() {
        return Err(CommandError::NameMissing);
    }
    let mut others = book.items().iter().map(|(_, other)| other);
    let same = others.find(|other| other.id != item.id && folded(&other.code) == code);
    if let Some(other) = same {
        return Err(BillingError::DuplicateItem {
            code: other.code.clone(),
            name: other.name.clone(),
        }
        .into());
    }
    if item.price.is_some_and(|price| price.amount < Decimal::ZERO) {
        let field = "price".to_owned();
        return Err(CommandError::NegativeAmount { field });
    }
    let tax = match item.tax {
        ItemTax::Taxed(percent) | ItemTax::Consumption(percent) => Some(percent),
        ItemTax::Exempt | ItemTax::Excluded | ItemTax::Export => None,
    };
    let deposit = item
        .detraction
        .as_ref()
        .map(|detraction| detraction.percent);
    let rates = [tax, item.withholding, deposit];
    let mut wrong = rates
        .into_iter()
        .flatten()
        .filter(|rate| *rate < Decimal::ZERO || Decimal::ONE_HUNDRED < *rate);
    match wrong.next() {
        Some(rate) => Err(BillingError::NotARate { rate }.into()),
        None => Ok(()),
    }
}

/// Contracts that sell it by a line of theirs or of an amendment, signed or not.
fn contracts_selling(book: &Book, id: ItemId) -> usize {
    let sells = |lines: &[BillingLine]| lines.iter().any(|line| line.item == Some(id));
    let contracts = book.contracts().iter();
    let own = contracts
        .filter(|(_, contract)| sells(&contract.terms.lines))
        .map(|(_, contract)| contract.id);
    let amendments = book.amendments().iter();
    let added = amendments
        .filter(|(_, amendment)| sells(&amendment.changes.lines_added))
        .map(|(_, amendment)| amendment.contract);
    order::set(own.chain(added)).len()
}

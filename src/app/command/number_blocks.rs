//! Commands on who gives which numbers: one device gives them out, and keeps blocks of them for others.
//! None of them can be undone: what was kept for a device may be in use there.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::InvoicingEvent;
use crate::app::numbering::{blocks_of, gives_out, ranges, used_of};
use crate::domain::company::{Company, NumberingRange};
use crate::domain::ids::{NumberBlockId, RecordId};
use crate::domain::number_block::{NumberBlock, Span, left_of, open_of};

/// Digits of a device's name.
const DEVICE_DIGITS: usize = 16;

/// What is wanted of numbers by device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByDevice {
    /// Keeps the next numbers of a range for another device.
    Reserve(Reservation),
    /// Gives what is left of a block back to the device that gives out numbers.
    GiveBack(NumberBlockId),
    /// Makes this device the one that gives out numbers.
    TakeOver,
}

/// # Errors
/// See each.
pub fn decide(
    book: &Book,
    context: &mut Context,
    asked: ByDevice,
) -> Result<Outcome, CommandError> {
    match asked {
        ByDevice::Reserve(reservation) => reserve(book, context, reservation),
        ByDevice::GiveBack(id) => give_back(book, context, id),
        ByDevice::TakeOver => take_over(book, context),
    }
}

/// The device that gives out the numbers of a company where none does: the one that acts.
pub fn claim(company: &Company, device: &str) -> Option<Change> {
    let is_free = company.numbering_device.is_empty();
    (is_free && !device.is_empty()).then(|| Change::Put(numbered_by(company, device)))
}

fn numbered_by(company: &Company, device: &str) -> Entity {
    let mut company = company.clone();
    device.clone_into(&mut company.numbering_device);
    Entity::Company(Box::new(company))
}

/// Makes this device the one that gives out numbers.
///
/// # Errors
/// When it is already.
fn take_over(book: &Book, context: &Context) -> Result<Outcome, CommandError> {
    let company = company_of(book)?;
    if company.numbering_device == context.device {
        return Err(CommandError::NothingToDo);
    }
    let event = Event::Invoicing(InvoicingEvent::NumberingTaken);
    Ok(Outcome::put(numbered_by(company, &context.device), event))
}

/// What is to be kept, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation {
    pub prefix: String,
    pub count: u64,
    /// The name of the device, as people read it to each other: spaces and case do not matter.
    pub device: String,
    /// As people call it.
    pub label: String,
}

/// Keeps the next numbers of a range for another device.
///
/// # Errors
/// When this device does not give them out, is the one named or none is, or the range has not so many together.
fn reserve(
    book: &Book,
    context: &mut Context,
    asked: Reservation,
) -> Result<Outcome, CommandError> {
    let company = company_of(book)?;
    let Reservation {
        prefix,
        count,
        device,
        label,
    } = asked;
    if !gives_out(company, &context.device) {
        return Err(InvoicingError::NumbersElsewhere { prefix }.into());
    }
    let device = device_of(device)?;
    if device == context.device {
        return Err(InvoicingError::OwnDevice.into());
    }
    let span = next_together(book, company, (&prefix, count), context)?;
    let block = NumberBlock {
        id: NumberBlockId(context.new_id()),
        prefix,
        from: span.from,
        to: span.to,
        device,
        label,
        reserved_on: context.today,
    };
    let event = Event::Invoicing(InvoicingEvent::NumbersReserved {
        first: format!("{}{}", block.prefix, block.from),
        last: format!("{}{}", block.prefix, block.to),
        label: block.label.clone(),
    });
    let mut changes = vec![Change::Put(Entity::NumberBlock(Box::new(block)))];
    changes.extend(claim(company, &context.device));
    Ok(Outcome { changes, event })
}

/// Gives what is left of a block back to the device that gives out numbers. Only who has the block may say so while that
/// device works; where it is lost, the one that gives out numbers does.
///
/// # Errors
/// When nothing of it is left, or neither of both asks.
fn give_back(book: &Book, context: &Context, id: NumberBlockId) -> Result<Outcome, CommandError> {
    let company = company_of(book)?;
    let missing = CommandError::NotFound(RecordId::NumberBlock(id));
    let block = book.number_block(id).ok_or(missing)?;
    let main = &company.numbering_device;
    let prefix = block.prefix.clone();
    let is_concerned = block.device == context.device || gives_out(company, &context.device);
    if !is_concerned || main.is_empty() {
        return Err(InvoicingError::NumbersElsewhere { prefix }.into());
    }
    if block.device == *main {
        return Err(CommandError::NothingToDo);
    }
    let range = range_of(company, block);
    let left = range.and_then(|range| left_of(&range, block, &used_of(book, &range)));
    let left = left.ok_or(InvoicingError::BlockUsedUp)?;
    let event = Event::Invoicing(InvoicingEvent::NumbersReturned {
        first: format!("{prefix}{}", left.from),
        last: format!("{prefix}{}", left.to),
    });
    let returned = NumberBlock {
        device: main.clone(),
        ..block.clone()
    };
    Ok(Outcome::put(Entity::NumberBlock(Box::new(returned)), event))
}

/// The range that a block is of.
pub fn range_of(company: &Company, block: &NumberBlock) -> Option<NumberingRange> {
    let mut ranges = ranges(company).into_iter();
    ranges
        .find(|range| range.prefix == block.prefix && (range.from..=range.to).contains(&block.from))
}

/// So many numbers one after the other, of the first range of the prefix that has them and is valid today.
fn next_together(
    book: &Book,
    company: &Company,
    (prefix, count): (&str, u64),
    context: &Context,
) -> Result<Span, CommandError> {
    let today = context.today;
    let blocks = blocks_of(book, prefix);
    let mut most = 0;
    for range in ranges(company) {
        if range.prefix != prefix || today < range.valid_from || range.valid_to < today {
            continue;
        }
        for span in open_of(&range, &blocks, &used_of(book, &range)) {
            let last = span.from.saturating_add(count.saturating_sub(1));
            if count > 0 && last <= span.to {
                return Ok(Span {
                    from: span.from,
                    to: last,
                });
            }
            most = span.count().max(most);
        }
    }
    let prefix = prefix.to_owned();
    Err(InvoicingError::TooFewNumbers { prefix, left: most }.into())
}

/// The name of a device as it was typed.
fn device_of(typed: String) -> Result<String, InvoicingError> {
    let digits: String = typed
        .chars()
        .filter(|each| !each.is_whitespace() && *each != '-')
        .collect();
    let digits = digits.to_lowercase();
    let is_name =
        digits.len() == DEVICE_DIGITS && digits.bytes().all(|each| each.is_ascii_hexdigit());
    if is_name {
        Ok(digits)
    } else {
        Err(InvoicingError::NotADevice { typed })
    }
}

fn company_of(book: &Book) -> Result<&Company, CommandError> {
    let missing = CommandError::NotFound(RecordId::Company);
    book.company().ok_or(missing)
}

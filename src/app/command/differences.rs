//! Billing what a month that was billed already differs by: what was agreed changed after its invoice was issued.
//! What is missing becomes an invoice, what is too much a credit note about the invoice that billed it.

use crate::app::billing_now::Accounts;
use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command::billing_run::prepared;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::drafts::{draft_id, review};
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::InvoicingEvent;
use crate::domain::billing::compose::described::described;
use crate::domain::billing::compose::{Order, OrderLine, compose};
use crate::domain::billing::ledger::Entry;
use crate::domain::billing::plan::Charge;
use crate::domain::billing::{Claim, Part};
use crate::domain::calendar::last_of_month;
use crate::domain::contract::billing::LineKey;
use crate::domain::finding::Review;
use crate::domain::ids::{ContractId, RecordId};
use crate::domain::invoice::noting::partial;
use crate::domain::invoice::totals::compute;
use crate::domain::invoice::{Content, DocumentType, Invoice, Line, Period, State};
use crate::domain::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One line and month of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DifferenceKey {
    pub contract: ContractId,
    pub line: LineKey,
    /// First day of the month.
    pub month: NaiveDate,
}

/// Whether a month of a line differs from what was billed of it, and nothing is drafted about that.
pub fn can_be_billed(entry: &Entry) -> bool {
    let is_billed = entry.issued_on.is_some() && !entry.has_draft && !entry.is_doubled;
    is_billed && !entry.difference.is_zero() && matches!(entry.part, Part::Days(_))
}

/// Writes the draft.
///
/// # Errors
/// When nothing differs, a draft is about it already, or an amount cannot be held.
pub fn bill(
    book: &Book,
    context: &mut Context,
    key: DifferenceKey,
) -> Result<Outcome, CommandError> {
    let missing = CommandError::NotFound(RecordId::Contract(key.contract));
    let contract = book.contract(key.contract).ok_or(missing)?;
    let month = Period {
        from: key.month,
        to: last_of_month(key.month),
    };
    let billing = Accounts::new(book, month, context.today).of(contract);
    let entries = billing.map_or_else(Vec::new, |billing| billing.entries);
    let entry = entries
        .iter()
        .find(|entry| entry.line == key.line && entry.month == key.month)
        .filter(|entry| can_be_billed(entry))
        .ok_or(InvoicingError::NothingToBill)?;
    let charge = charge_of(entry);
    let content = if entry.difference < Decimal::ZERO {
        missing_of(book, key, entry, &charge)?
    } else {
        credit_of(book, key, entry, &charge)?
    };
    let mut invoice = Invoice {
        id: draft_id(book, &content),
        client: entry.client,
        contract: Some(key.contract),
        content,
        state: State::Draft,
        review: Review::default(),
        source: None,
    };
    invoice.review = review(book, &invoice, context.today);
    let prepared = prepared(context, invoice.id);
    let client = book.client(entry.client).map(|client| client.name.clone());
    let event = Event::Invoicing(InvoicingEvent::DraftSaved {
        client: client.unwrap_or_default(),
        created: true,
    });
    let changes = vec![
        Change::Put(Entity::Invoice(Box::new(invoice))),
        Change::Put(prepared),
    ];
    Ok(Outcome { changes, event })
}

/// The difference as something to charge, always above zero.
fn charge_of(entry: &Entry) -> Charge {
    let days = entry.period().unwrap_or(Period {
        from: entry.month,
        to: last_of_month(entry.month),
    });
    let amount = Money::new(entry.difference.abs(), entry.currency);
    Charge {
        line: entry.line,
        kind: entry.kind,
        part: Part::Difference(days),
        client: entry.client,
        description: entry.description.clone(),
        item: None,
        month: entry.month,
        quantity: Decimal::ONE,
        price: amount,
        share: None,
        amount,
        window: entry.window,
    }
}

/// The line that billed the month, with the document that it is of: the last one issued.
fn billed_by<'a>(
    book: &'a Book,
    key: DifferenceKey,
    entry: &Entry,
) -> Option<(&'a Invoice, &'a Line)> {
    let invoices = entry.invoices.iter().filter_map(|id| book.invoice(*id));
    let issued = invoices.filter(|invoice| {
        invoice.issuance().is_some() && invoice.content.document_type == DocumentType::Invoice
    });
    let own = issued.filter_map(|invoice| {
        let mut lines = invoice.content.lines.iter();
        let line = lines.find(|line| {
            let bills = line.bills.as_deref();
            bills.is_some_and(|claim| claim.contract == key.contract && claim.line == key.line)
        })?;
        Some((invoice, line))
    });
    own.max_by_key(|(invoice, _)| invoice.issued_on())
}

/// An invoice of what is missing.
fn missing_of(
    book: &Book,
    key: DifferenceKey,
    entry: &Entry,
    charge: &Charge,
) -> Result<Content, CommandError> {
    let no_company = CommandError::NotFound(RecordId::Company);
    let company = book.company().ok_or(no_company)?;
    let no_client = CommandError::NotFound(RecordId::Client(entry.client));
    let client = book.client(entry.client).ok_or(no_client)?;
    let no_contract = CommandError::NotFound(RecordId::Contract(key.contract));
    let contract = book.contract(key.contract).ok_or(no_contract)?;
    let order = Order {
        company,
        client,
        lines: vec![OrderLine {
            contract,
            charge,
            item: company.billing_rules.item.and_then(|id| book.item(id)),
        }],
        purchase_order: String::new(),
    };
    let mut content = compose(&order).map_err(|_| InvoicingError::AmountTooLarge)?;
    // It is taxed as the line that it completes.
    if let (Some((_, billed)), Some(line)) =
        (billed_by(book, key, entry), content.lines.first_mut())
    {
        line.taxes.clone_from(&billed.taxes);
        line.unit.clone_from(&billed.unit);
        line.item_code.clone_from(&billed.item_code);
        line.unspsc.clone_from(&billed.unspsc);
    }
    compute(&mut content).map_err(|_| InvoicingError::AmountTooLarge)?;
    Ok(content)
}

/// A credit note of what is too much, about the invoice that billed it.
fn credit_of(
    book: &Book,
    key: DifferenceKey,
    entry: &Entry,
    charge: &Charge,
) -> Result<Content, CommandError> {
    let (invoice, billed) = billed_by(book, key, entry).ok_or(InvoicingError::NothingToBill)?;
    let text = described(charge);
    let mut content = partial(invoice, DocumentType::CreditNote);
    if let Some(reason) = &mut content.reason {
        reason.text.clone_from(&text);
    }
    content.adjustments.clear();
    content.lines = vec![Line {
        description: text,
        quantity: Decimal::ONE,
        price: charge.amount.amount,
        adjustments: Vec::new(),
        bills: Some(Box::new(Claim {
            contract: key.contract,
            line: key.line,
            part: charge.part,
        })),
        reference_price: None,
        ..billed.clone()
    }];
    compute(&mut content).map_err(|_| InvoicingError::AmountTooLarge)?;
    Ok(content)
}

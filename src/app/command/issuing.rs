//! Issuing: an approved draft gets its number, its day and, in Colombia, its CUFE when the key is known. It is a fact then.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command::drafts::not_billed_elsewhere;
use crate::app::command::invoice_flow::no_errors;
use crate::app::command::number_blocks;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::drafts::review;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::{InvoicingEvent, IssuedReport};
use crate::app::numbering::{Numbered, Numbers};
use crate::domain::company::{Company, NumberingRange};
use crate::domain::country::Country;
use crate::domain::fiscal_code::InvoiceFacts;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::progress::{FlowStage, progress};
use crate::domain::invoice::{Content, DocumentType, Invoice, Issuance, Numbering, State};
use crate::domain::tax_id::TaxId;

/// DIAN ProfileExecutionID of documents that count.
const PRODUCTION: &str = "1";
/// Both countries are five hours behind UTC all year.
const OFFSET_MS: u64 = 5 * 3_600_000;
const DAY_MS: u64 = 86_400_000;

/// Issues approved drafts today, in the order given.
///
/// # Errors
/// When none of them can be issued: the first one's reason.
pub fn issue(book: &Book, context: &Context, ids: &[InvoiceId]) -> Result<Outcome, CommandError> {
    let company = book
        .company()
        .ok_or(CommandError::NotFound(RecordId::Company))?;
    let mut numbers = Numbers::new(book, company, context.today, &context.device);
    let mut report = IssuedReport::default();
    let mut changes = Vec::new();
    for id in ids {
        match one(book, context, company, &mut numbers, *id) {
            Ok(invoice) => {
                report.numbers.push(invoice.number().to_owned());
                report.document_type = Some(invoice.content.document_type);
                changes.push(Change::Put(Entity::Invoice(Box::new(invoice))));
            }
            Err(reason) => report.refused.push((*id, reason)),
        }
    }
    if report.numbers.is_empty() {
        let first = report.refused.into_iter().next().map(|(_, reason)| reason);
        return Err(first.unwrap_or(CommandError::NothingToDo));
    }
    report.document_type = report.document_type.filter(|_| report.numbers.len() == 1);
    changes.extend(number_blocks::claim(company, &context.device));
    let event = Event::Invoicing(InvoicingEvent::Issued(report));
    Ok(Outcome { changes, event })
}

fn one(
    book: &Book,
    context: &Context,
    company: &Company,
    numbers: &mut Numbers<'_>,
    id: InvoiceId,
) -> Result<Invoice, CommandError> {
    let missing = CommandError::NotFound(RecordId::Invoice(id));
    let draft = book.invoice(id).ok_or(missing)?;
    let stage = progress(draft, &book.steps_of_invoice(id)).stage;
    if stage != FlowStage::Approved {
        return Err(InvoicingError::NotLawful { stage }.into());
    }
    not_billed_elsewhere(book, draft)?;
    no_errors(&review(book, draft, context.today))?;
    let Numbered { number, range } = numbers.give(&draft.content)?;
    let mut content = issued_on(&draft.content, context.today);
    let is_authorised = !range.resolution.is_empty();
    content.numbering = is_authorised.then(|| stated(&range));
    let issuance = issuance(context, company, &content, (number, &range));
    let mut invoice = Invoice {
        content,
        state: State::Issued(issuance),
        ..draft.clone()
    };
    invoice.review = review(book, &invoice, context.today);
    no_errors(&invoice.review)?;
    Ok(invoice)
}

/// The authorisation as the document repeats it.
fn stated(range: &NumberingRange) -> Numbering {
    Numbering {
        resolution: range.resolution.clone(),
        prefix: range.prefix.clone(),
        from: Some(range.from),
        to: Some(range.to),
        valid_from: Some(range.valid_from),
        valid_to: Some(range.valid_to),
    }
}

fn issuance(
    context: &Context,
    company: &Company,
    content: &Content,
    (number, range): (String, &NumberingRange),
) -> Issuance {
    let time = time_of(context.now_ms);
    let made = |code: String, environment: &str| {
        Issuance::new(
            number.clone(),
            context.today,
            time.clone(),
            code,
            environment.to_owned(),
        )
    };
    if content.country == Country::Peru {
        return made(String::new(), "");
    }
    let secret = match content.document_type {
        DocumentType::Invoice => &range.technical_key,
        DocumentType::CreditNote | DocumentType::DebitNote => &company.software_pin,
    };
    let issuer = company.tax_id.as_ref().map_or("", TaxId::number);
    let uncoded = made(String::new(), PRODUCTION);
    let facts = InvoiceFacts::of(content, &uncoded, issuer, secret);
    let known = facts.filter(|_| !secret.is_empty() && !issuer.is_empty());
    match known.map(|facts| facts.code()) {
        Some(code) => made(code, PRODUCTION),
        None => uncoded,
    }
}

/// The time of day as documents write it, in the zone of both countries.
fn time_of(now_ms: u64) -> String {
    let seconds = now_ms.saturating_sub(OFFSET_MS) % DAY_MS / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}-05:00", seconds % 60)
}

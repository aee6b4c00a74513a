//! Everything that can change the book, as one enum and one dispatcher.
//! A command is decided here and carried out by nobody here: it returns the changes.

pub mod alert_notes;
pub mod amendments;
pub mod billing_events;
pub mod billing_run;
pub mod clients;
pub mod company;
pub mod contracts;
pub mod differences;
pub mod drafts;
pub mod import_clients;
pub mod import_contracts;
pub mod import_invoices;
pub mod invoice_flow;
pub mod invoices;
pub mod issuing;
pub mod items;
pub mod number_blocks;
pub mod obligations;
pub mod papers;
pub mod payments;
pub mod people;
pub mod records;
pub mod reports;
pub mod steps;
pub mod voiding;

use crate::app::book::Book;
use crate::app::command::differences::DifferenceKey;
use crate::app::command::import_clients::{ClientRow, Existing};
use crate::app::command::import_contracts::ContractRow;
use crate::app::command::import_invoices::IncomingDocument;
use crate::app::command::invoice_flow::Move;
use crate::app::command::number_blocks::ByDevice;
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::query::billing_run::{Grouping, ProposalKey};
use crate::app::undo::UndoStep;
use crate::domain::alert::AlertKey;
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::{Obligation, Outcome as Settled};
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::{
    AmendmentId, BillingEventId, ClientId, ContractId, DocumentId, InvoiceId, InvoiceReportId,
    ItemId, ObligationId, PaymentId, PersonId, RecordId,
};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::VoidCause;
use crate::domain::item::Item;
use crate::domain::payment::Payment;
use crate::domain::person::Person;
use chrono::NaiveDate;

/// What a person wants done. A record is created when its id is not in the book.
///
/// `seen` is [`Book::version`] when the person started from the record: a save is refused when the record
/// changed after it, so that two tabs cannot undo each other's work unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    SaveCompany {
        company: Box<Company>,
        seen: u64,
    },
    SavePerson {
        person: Box<Person>,
        seen: u64,
    },
    /// Refused for who is responsible for contracts: such a person is made inactive instead.
    RemovePerson {
        id: PersonId,
    },
    SaveItem {
        item: Box<Item>,
        seen: u64,
    },
    /// Refused when a line sells it or it is the company's usual: such an item is made inactive instead.
    RemoveItem {
        id: ItemId,
    },
    SaveClient {
        client: Box<Client>,
        seen: u64,
    },
    /// Refused when contracts, invoices or payments name the client.
    RemoveClient {
        id: ClientId,
    },
    ImportClients {
        rows: Vec<ClientRow>,
        existing: Existing,
    },
    SaveContract {
        contract: Box<Contract>,
        seen: u64,
    },
    /// Saves a contract that is still to be reviewed, approved and signed; a new one begins as a draft.
    DraftContract {
        contract: Box<Contract>,
        seen: u64,
    },
    /// Refused when invoices bill it or amendments of it are signed; what else it has goes with it.
    RemoveContract {
        id: ContractId,
    },
    /// A draft, or a signed one; what is signed does not change.
    SaveAmendment {
        amendment: Box<Amendment>,
        seen: u64,
    },
    /// Refused when it is signed.
    RemoveAmendment {
        id: AmendmentId,
    },
    /// Takes a contract one step further.
    TakeStep {
        step: Box<Step>,
    },
    SaveObligation {
        obligation: Box<Obligation>,
        seen: u64,
    },
    RemoveObligation {
        id: ObligationId,
    },
    /// Says what became of an obligation on one of its days.
    SettleObligation {
        id: ObligationId,
        settled: Box<Settled>,
    },
    /// Takes back what was said about one of its days.
    ReopenObligation {
        id: ObligationId,
        due: NaiveDate,
    },
    SaveDocument {
        document: Box<Document>,
        seen: u64,
    },
    RemoveDocument {
        id: DocumentId,
    },
    /// Says what happened under a contract that changes what is billed.
    RegisterBillingEvent {
        event: Box<BillingEvent>,
    },
    /// Refused when an invoice bills what was asked for.
    RemoveBillingEvent {
        id: BillingEventId,
    },
    ImportContracts {
        rows: Vec<ContractRow>,
    },
    /// Documents already read and checked. Brings the clients they name; skips what the book has.
    ImportInvoices {
        documents: Vec<IncomingDocument>,
    },
    /// Says which contract a document bills.
    LinkInvoice {
        id: InvoiceId,
        contract: Option<ContractId>,
    },
    /// Takes drafts or imported documents out; refused when payments or notes outside the list depend on them.
    RemoveInvoices {
        ids: Vec<InvoiceId>,
    },
    /// Drafts what these proposals of a month say.
    PrepareInvoices {
        /// The first day of the month, and how invoices are put together.
        run: (NaiveDate, Grouping),
        proposals: Vec<ProposalKey>,
    },
    /// A draft, whose amounts are worked out.
    SaveDraft {
        invoice: Box<Invoice>,
        seen: u64,
    },
    /// Takes the same step with documents; those that cannot take it stay.
    MoveInvoices {
        ids: Vec<InvoiceId>,
        step: Move,
        /// On which day, and a comment; the reason where one is asked for.
        said: (NaiveDate, String),
    },
    /// Gives approved drafts their numbers.
    IssueInvoices {
        ids: Vec<InvoiceId>,
    },
    /// Drafts what a month that was billed differs by from what was agreed.
    BillDifference {
        key: DifferenceKey,
    },
    /// Which device gives which numbers.
    ByDevice(ByDevice),
    /// Writes the note that takes an invoice back.
    VoidInvoice {
        id: InvoiceId,
        cause: VoidCause,
        reason: String,
    },
    /// Writes a draft that says what a voided invoice said.
    CopyInvoice {
        id: InvoiceId,
    },
    /// What a client says is wrong with an invoice, and what was answered.
    SaveReport {
        report: Box<InvoiceReport>,
        seen: u64,
    },
    RemoveReport {
        id: InvoiceReportId,
    },
    RecordPayment {
        payment: Box<Payment>,
        seen: u64,
    },
    RemovePayment {
        id: PaymentId,
    },
    /// Hides alerts until a day.
    SnoozeAlerts {
        keys: Vec<AlertKey>,
        until: NaiveDate,
        reason: String,
    },
    /// Hides alerts for good, while their deadline stays the same.
    DismissAlerts {
        keys: Vec<AlertKey>,
        reason: String,
    },
    /// Shows a snoozed or dismissed alert again.
    WakeAlert {
        key: AlertKey,
    },
    /// Puts an earlier version of a record, as found in its history, in place of the current one.
    RestoreVersion {
        entity: Entity,
    },
    /// Fills an empty book with the fictional company.
    LoadExample {
        entities: Vec<Entity>,
    },
    /// Takes every record of the fictional company out.
    ClearExample,
    /// Records of a file made by hand or by another program: new ones enter, different ones replace.
    ApplyRecords {
        entities: Vec<Entity>,
    },
    Undo {
        step: Box<UndoStep>,
    },
}

/// What a command wants written, and what it amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub changes: Vec<Change>,
    pub event: Event,
}

/// Decides a command against the book as it is. Nothing is changed: the caller writes the changes,
/// then applies them.
///
/// # Errors
/// The reason why the command cannot be carried out.
pub fn execute(
    book: &Book,
    context: &mut Context,
    command: Command,
) -> Result<Outcome, CommandError> {
    match command {
        Command::SaveCompany { company, seen } => company::save(book, context, *company, seen),
        Command::SavePerson { person, seen } => people::save(book, *person, seen),
        Command::RemovePerson { id } => people::remove(book, id),
        Command::SaveItem { item, seen } => items::save(book, *item, seen),
        Command::RemoveItem { id } => items::remove(book, id),
        Command::SaveClient { client, seen } => clients::save(book, *client, seen),
        Command::RemoveClient { id } => clients::remove(book, id),
        Command::ImportClients { rows, existing } => {
            import_clients::import(book, context, rows, existing)
        }
        Command::SaveContract { contract, seen } => contracts::save(book, *contract, seen),
        Command::DraftContract { contract, seen } => {
            contracts::draft(book, context, *contract, seen)
        }
        Command::RemoveContract { id } => contracts::remove(book, id),
        Command::SaveAmendment { amendment, seen } => {
            amendments::save(book, *amendment, seen, context.today)
        }
        Command::RemoveAmendment { id } => amendments::remove(book, id),
        Command::TakeStep { step } => steps::take(book, *step, context.today),
        Command::SaveObligation { obligation, seen } => obligations::save(book, *obligation, seen),
        Command::RemoveObligation { id } => obligations::remove(book, id),
        Command::SettleObligation { id, settled } => {
            obligations::settle(book, id, *settled, context.today)
        }
        Command::ReopenObligation { id, due } => obligations::reopen(book, id, due),
        Command::SaveDocument { document, seen } => papers::save(book, *document, seen),
        Command::RemoveDocument { id } => papers::remove(book, id),
        Command::RegisterBillingEvent { event } => billing_events::register(book, context, *event),
        Command::RemoveBillingEvent { id } => billing_events::remove(book, id, context.today),
        Command::ImportContracts { rows } => import_contracts::import(book, context, rows),
        Command::ImportInvoices { documents } => import_invoices::import(book, context, documents),
        Command::LinkInvoice { id, contract } => invoices::link(book, id, contract),
        Command::RemoveInvoices { ids } => invoices::remove(book, ids),
        Command::PrepareInvoices { run, proposals } => {
            billing_run::prepare(book, context, run, &proposals)
        }
        Command::SaveDraft { invoice, seen } => drafts::save(book, context, *invoice, seen),
        Command::MoveInvoices { ids, step, said } => {
            invoice_flow::move_all(book, context, &ids, &step, said)
        }
        Command::IssueInvoices { ids } => issuing::issue(book, context, &ids),
        Command::BillDifference { key } => differences::bill(book, context, key),
        Command::ByDevice(asked) => number_blocks::decide(book, context, asked),
        Command::VoidInvoice { id, cause, reason } => {
            voiding::void(book, context, id, cause, &reason)
        }
        Command::CopyInvoice { id } => drafts::copy(book, context, id),
        Command::SaveReport { report, seen } => reports::save(book, *report, seen, context.today),
        Command::RemoveReport { id } => reports::remove(book, id),
        Command::RecordPayment { payment, seen } => payments::record(book, context, *payment, seen),
        Command::RemovePayment { id } => payments::remove(book, id),
        Command::SnoozeAlerts {
            keys,
            until,
            reason,
        } => alert_notes::snooze(book, context, keys, until, reason),
        Command::DismissAlerts { keys, reason } => {
            alert_notes::dismiss(book, context, keys, reason)
        }
        Command::WakeAlert { key } => alert_notes::wake(book, &key),
        Command::RestoreVersion { entity } => records::restore(book, entity),
        Command::LoadExample { entities } => records::load_example(book, entities),
        Command::ClearExample => records::clear_example(book),
        Command::ApplyRecords { entities } => records::apply(book, entities),
        Command::Undo { step } => step.outcome(book),
    }
}

impl Outcome {
    /// One record goes in.
    pub fn put(entity: Entity, event: Event) -> Outcome {
        Outcome {
            changes: vec![Change::Put(entity)],
            event,
        }
    }

    /// One record goes out.
    pub fn delete(record: RecordId, event: Event) -> Outcome {
        Outcome {
            changes: vec![Change::Delete(record)],
            event,
        }
    }
}

/// Whether a record is as it was when the person started from it.
///
/// # Errors
/// [`CommandError::ChangedMeanwhile`] when it changed after version `seen`.
pub fn unchanged_since(book: &Book, record: RecordId, seen: u64) -> Result<(), CommandError> {
    if book.changed_at(record) > seen {
        return Err(CommandError::ChangedMeanwhile(record));
    }
    Ok(())
}

#[cfg(test)]
mod tests;

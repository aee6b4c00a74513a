//! What happened: the past tense of a command, with what a message about it needs.
//! The sentences are in `text::events`.

pub mod agreement;
pub mod billing;
pub mod invoicing;

use crate::app::event::agreement::AgreementEvent;
use crate::app::event::billing::BillingChange;
use crate::app::event::invoicing::InvoicingEvent;
use crate::domain::alert::AlertKind;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PaymentId, PersonId, RecordId};
use crate::domain::invoice::signed::Difference;
use crate::domain::money::Money;
use chrono::NaiveDate;

/// The result of a command that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    CompanySaved {
        /// True when the first run was completed with it.
        first: bool,
    },
    PersonSaved {
        id: PersonId,
        name: String,
        created: bool,
    },
    PersonRemoved {
        name: String,
    },
    ClientSaved {
        id: ClientId,
        name: String,
        created: bool,
    },
    ClientRemoved {
        name: String,
    },
    ClientsImported(RowsReport),
    ContractSaved {
        id: ContractId,
        number: String,
        created: bool,
    },
    ContractRemoved {
        number: String,
    },
    /// Something under a contract changed.
    Agreement(AgreementEvent),
    Invoicing(InvoicingEvent),
    /// The catalogue, what changes what is billed, or what clients report.
    Billing(BillingChange),
    ContractsImported(RowsReport),
    InvoicesImported(InvoicesReport),
    InvoiceLinked {
        invoice: InvoiceId,
        number: String,
        /// Number of the contract; `None` when the link was taken away.
        contract: Option<String>,
    },
    InvoicesRemoved {
        count: usize,
        /// The number, when it was one.
        number: Option<String>,
    },
    PaymentRecorded {
        id: PaymentId,
        client: String,
        amount: Money,
        created: bool,
        /// Invoices that it leaves without balance.
        paid_in_full: usize,
    },
    PaymentRemoved {
        client: String,
        amount: Money,
    },
    AlertsSnoozed {
        count: usize,
        until: NaiveDate,
    },
    AlertsDismissed {
        count: usize,
    },
    /// A snoozed or dismissed alert is shown again.
    AlertWoken {
        kind: AlertKind,
    },
    VersionRestored {
        record: RecordId,
        name: String,
    },
    ExampleLoaded {
        records: usize,
    },
    ExampleCleared {
        records: usize,
    },
    RecordsApplied {
        created: usize,
        updated: usize,
        unchanged: usize,
    },
    Undone {
        event: Box<Event>,
    },
}

impl Event {
    /// Whether what happened can be taken back.
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Event::Invoicing(event) if event.is_final())
    }
}

/// What became of the rows of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowsReport {
    pub created: usize,
    pub updated: usize,
    /// Rows that were not taken, in the order of the file.
    pub skipped: Vec<SkippedRow>,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// Line in the file, the heading being line 1.
    pub line: u32,
    pub reason: RowProblem,
}

/// Why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    NameMissing,
    NumberMissing,
    /// The book has it already and existing records are kept.
    AlreadyThere {
        name: String,
    },
    /// The same record appeared in an earlier line.
    RepeatedInFile {
        line: u32,
    },
    /// No client has that tax id or name.
    ClientUnknown {
        client: String,
    },
    /// More than one client has that name.
    ClientAmbiguous {
        client: String,
    },
    EndBeforeStart,
}

/// What became of imported documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvoicesReport {
    /// One entry per document, in the order given.
    pub documents: Vec<ImportedDocument>,
    /// Clients that the documents brought.
    pub clients_created: usize,
}

/// One document of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDocument {
    /// Name of its file, empty when it had none.
    pub file: String,
    pub number: String,
    /// As the document names it.
    pub client: String,
    pub fate: DocumentFate,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentFate {
    Imported {
        invoice: InvoiceId,
        client: ClientId,
        /// True when the document brought its client.
        new_client: bool,
        /// Issued by somebody else than the company of the settings.
        other_issuer: bool,
    },
    /// The book has this document already.
    Duplicate { invoice: InvoiceId },
    /// It is the signed form of a document issued here, and says the same: it is kept with it.
    Signed { invoice: InvoiceId },
    /// It has the number of a document issued here and says something else: it is not taken.
    Differs {
        invoice: InvoiceId,
        differences: Vec<Difference>,
    },
    /// The same document came twice in this import.
    RepeatedInImport,
    /// It names the company as its customer: something to pay, not to collect.
    Received,
}

impl InvoicesReport {
    pub fn imported(&self) -> usize {
        self.count(|fate| {
            matches!(
                fate,
                DocumentFate::Imported { .. } | DocumentFate::Signed { .. }
            )
        })
    }

    pub fn duplicates(&self) -> usize {
        self.count(|fate| {
            matches!(
                fate,
                DocumentFate::Duplicate { .. } | DocumentFate::RepeatedInImport
            )
        })
    }

    pub fn received(&self) -> usize {
        self.count(|fate| matches!(fate, DocumentFate::Received))
    }

    /// Documents of another issuer among the imported.
    pub fn from_others(&self) -> usize {
        self.count(|fate| {
            matches!(
                fate,
                DocumentFate::Imported {
                    other_issuer: true,
                    ..
                }
            )
        })
    }

    fn count(&self, is_it: impl Fn(&DocumentFate) -> bool) -> usize {
        let documents = self.documents.iter();
        documents.filter(|document| is_it(&document.fate)).count()
    }
}

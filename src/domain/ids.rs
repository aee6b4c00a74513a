//! One id type per kind of record, so that no function can be called with the wrong one.
//! Ids are made by `app::context`, which has a clock and randomness; nothing here can invent one.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map($name)
            }
        }
    };
}

id!(
    /// A company or person served.
    ClientId
);
id!(
    /// An agreement with a client.
    ContractId
);
id!(
    /// An invoice, credit note or debit note.
    InvoiceId
);
id!(
    /// Money received.
    PaymentId
);
id!(
    /// Someone who works in the company.
    PersonId
);
id!(
    /// A decision to snooze or dismiss one alert.
    AlertNoteId
);
id!(
    /// A signed change to a contract.
    AmendmentId
);
id!(
    /// A step in the life of a contract.
    StepId
);
id!(
    /// Something owed under a contract.
    ObligationId
);
id!(
    /// A document that may expire.
    DocumentId
);
id!(
    /// Something of the catalogue.
    ItemId
);
id!(
    /// Something that happened under a contract and changes what is billed.
    BillingEventId
);
id!(
    /// A step in the life of an invoice.
    InvoiceStepId
);
id!(
    /// What a client said is wrong with an invoice.
    InvoiceReportId
);
id!(
    /// Numbers kept for one device.
    NumberBlockId
);

/// Any record, whatever its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    Company,
    Person(PersonId),
    Item(ItemId),
    Client(ClientId),
    Contract(ContractId),
    Amendment(AmendmentId),
    Step(StepId),
    Obligation(ObligationId),
    Document(DocumentId),
    BillingEvent(BillingEventId),
    NumberBlock(NumberBlockId),
    Invoice(InvoiceId),
    InvoiceStep(InvoiceStepId),
    InvoiceReport(InvoiceReportId),
    Payment(PaymentId),
    AlertNote(AlertNoteId),
}

/// The id of the only company record: it is the same on every device, so two devices' settings merge.
pub const COMPANY_UUID: Uuid = Uuid::from_u128(0x0000_0000_0000_8000_8000_0000_0000_0001);

/// What a record is, as written in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Company,
    Person,
    Item,
    Client,
    Contract,
    Amendment,
    Step,
    Obligation,
    Document,
    BillingEvent,
    NumberBlock,
    Invoice,
    InvoiceStep,
    InvoiceReport,
    Payment,
    AlertNote,
}

impl Kind {
    /// Every kind, in the order in which records can refer to one another.
    pub const ALL: [Kind; 16] = [
        Kind::Company,
        Kind::Person,
        Kind::Item,
        Kind::Client,
        Kind::Contract,
        Kind::Amendment,
        Kind::Step,
        Kind::Obligation,
        Kind::Document,
        Kind::BillingEvent,
        Kind::NumberBlock,
        Kind::Invoice,
        Kind::InvoiceStep,
        Kind::InvoiceReport,
        Kind::Payment,
        Kind::AlertNote,
    ];

    /// The name in the journal, in backups and in record files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Company => "company",
            Kind::Person => "person",
            Kind::Item => "item",
            Kind::Client => "client",
            Kind::Contract => "contract",
            Kind::Amendment => "amendment",
            Kind::Step => "step",
            Kind::Obligation => "obligation",
            Kind::Document => "document",
            Kind::BillingEvent => "billing_event",
            Kind::NumberBlock => "number_block",
            Kind::Invoice => "invoice",
            Kind::InvoiceStep => "invoice_step",
            Kind::InvoiceReport => "invoice_report",
            Kind::Payment => "payment",
            Kind::AlertNote => "alert_note",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl RecordId {
    pub fn kind(self) -> Kind {
        match self {
            RecordId::Company => Kind::Company,
            RecordId::Person(_) => Kind::Person,
            RecordId::Item(_) => Kind::Item,
            RecordId::Client(_) => Kind::Client,
            RecordId::Contract(_) => Kind::Contract,
            RecordId::Amendment(_) => Kind::Amendment,
            RecordId::Step(_) => Kind::Step,
            RecordId::Obligation(_) => Kind::Obligation,
            RecordId::Document(_) => Kind::Document,
            RecordId::BillingEvent(_) => Kind::BillingEvent,
            RecordId::NumberBlock(_) => Kind::NumberBlock,
            RecordId::Invoice(_) => Kind::Invoice,
            RecordId::InvoiceStep(_) => Kind::InvoiceStep,
            RecordId::InvoiceReport(_) => Kind::InvoiceReport,
            RecordId::Payment(_) => Kind::Payment,
            RecordId::AlertNote(_) => Kind::AlertNote,
        }
    }

    /// The id as written, unique over all kinds.
    pub fn uuid(self) -> Uuid {
        match self {
            RecordId::Company => COMPANY_UUID,
            RecordId::Person(id) => id.0,
            RecordId::Item(id) => id.0,
            RecordId::Client(id) => id.0,
            RecordId::Contract(id) => id.0,
            RecordId::Amendment(id) => id.0,
            RecordId::Step(id) => id.0,
            RecordId::Obligation(id) => id.0,
            RecordId::Document(id) => id.0,
            RecordId::BillingEvent(id) => id.0,
            RecordId::NumberBlock(id) => id.0,
            RecordId::Invoice(id) => id.0,
            RecordId::InvoiceStep(id) => id.0,
            RecordId::InvoiceReport(id) => id.0,
            RecordId::Payment(id) => id.0,
            RecordId::AlertNote(id) => id.0,
        }
    }

    /// The record of this kind with this id.
    pub fn new(kind: Kind, uuid: Uuid) -> RecordId {
        match kind {
            Kind::Company => RecordId::Company,
            Kind::Person => RecordId::Person(PersonId(uuid)),
            Kind::Item => RecordId::Item(ItemId(uuid)),
            Kind::Client => RecordId::Client(ClientId(uuid)),
            Kind::Contract => RecordId::Contract(ContractId(uuid)),
            Kind::Amendment => RecordId::Amendment(AmendmentId(uuid)),
            Kind::Step => RecordId::Step(StepId(uuid)),
            Kind::Obligation => RecordId::Obligation(ObligationId(uuid)),
            Kind::Document => RecordId::Document(DocumentId(uuid)),
            Kind::BillingEvent => RecordId::BillingEvent(BillingEventId(uuid)),
            Kind::NumberBlock => RecordId::NumberBlock(NumberBlockId(uuid)),
            Kind::Invoice => RecordId::Invoice(InvoiceId(uuid)),
            Kind::InvoiceStep => RecordId::InvoiceStep(InvoiceStepId(uuid)),
            Kind::InvoiceReport => RecordId::InvoiceReport(InvoiceReportId(uuid)),
            Kind::Payment => RecordId::Payment(PaymentId(uuid)),
            Kind::AlertNote => RecordId::AlertNote(AlertNoteId(uuid)),
        }
    }
}

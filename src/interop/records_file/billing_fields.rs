//! The fields of what is kept for billing in a file of records: the catalogue, what changes what is billed, what becomes
//! of invoices, and how the company and its clients are billed.

use crate::domain::ids::Kind;
use crate::interop::records_file::agreement_fields::{LINE_KEY, STEPS_MAX};
use crate::interop::records_file::document_fields::{PART, PERIOD};
use crate::interop::records_file::fields::DAYS_MAX;
use crate::interop::records_file::shape::{FREE, Field, SHORT, Shape, optional, required};

pub const ITEM: &[Field] = &[
    optional("active", Shape::Flag, "True when absent."),
    required("code", SHORT, "The company's own."),
    optional(
        "detraction",
        Shape::Group(ITEM_DETRACTION),
        "Peru: the deposit that it is subject to (SPOT).",
    ),
    required("name", SHORT, ""),
    optional("price", Shape::Money, "Of one unit before tax."),
    optional("standard_code", SHORT, "UNSPSC."),
    required(
        "tax",
        Shape::WordOr(&["exempt", "excluded", "export"], TAXED),
        "A word, or an object of one field.",
    ),
    optional("unit", SHORT, "UN/ECE Recommendation 20."),
    optional(
        "withholding",
        Shape::Amount,
        "Colombia: per cent of income tax that clients withhold.",
    ),
];

const ITEM_DETRACTION: &[Field] = &[
    required("code", SHORT, "SUNAT catalogue 54."),
    required("percent", Shape::Amount, "Per cent of the total."),
];

const TAXED: &[Field] = &[
    optional(
        "consumption",
        Shape::Amount,
        "Colombia: consumption tax (INC) at that percentage.",
    ),
    optional("taxed", Shape::Amount, "IVA or IGV at that percentage."),
];

pub const BILLING_EVENT: &[Field] = &[
    optional("by", Shape::Reference(Kind::Person), "Who registered it."),
    required("contract", Shape::Reference(Kind::Contract), ""),
    required("line", Shape::Group(LINE_KEY), "Which line of it."),
    optional(
        "note",
        FREE,
        "Why, or where it is written; needed for what is not billed.",
    ),
    required("on", Shape::Date, "The day on which it happened."),
    required(
        "what",
        Shape::WordOr(&["reached"], HAPPENINGS),
        "A word for a milestone, or an object of one field.",
    ),
];

const HAPPENINGS: &[Field] = &[
    optional("asked", Shape::Amount, "Units asked for on demand."),
    optional(
        "measured",
        Shape::Group(MEASURED),
        "Units counted over some days of a month.",
    ),
    optional(
        "skipped",
        Shape::Group(PART),
        "What is not billed: one of its fields.",
    ),
];

const MEASURED: &[Field] = &[
    required("period", Shape::Group(PERIOD), ""),
    required("quantity", Shape::Amount, ""),
];

pub const INVOICE_STEP: &[Field] = &[
    required(
        "action",
        Shape::WordOr(PLAIN_ACTIONS, TOLD_ACTIONS),
        "What was done: a word, or an object of one field.",
    ),
    optional("by", Shape::Reference(Kind::Person), "Who took it."),
    required("invoice", Shape::Reference(Kind::Invoice), ""),
    optional("note", FREE, "A comment, or the reason."),
    required("on", Shape::Date, ""),
    optional(
        "place",
        Shape::Whole(STEPS_MAX),
        "How many steps of the document were known before. 0 when absent.",
    ),
];

/// Steps that say nothing more than what they are.
const PLAIN_ACTIONS: &[&str] = &[
    "prepared",
    "denied",
    "withdrawn",
    "acknowledged",
    "service_received",
    "accepted",
    "accepted_tacitly",
];

/// Steps that say more.
const TOLD_ACTIONS: &[Field] = &[
    optional(
        "approved",
        SHORT,
        "Fingerprint of the document that was approved.",
    ),
    optional(
        "claimed",
        Shape::OneOf(&[
            "inconsistent",
            "not_delivered",
            "partly_delivered",
            "not_rendered",
        ]),
        "Why the client does not accept it (DIAN event 031).",
    ),
    optional(
        "delivered",
        Shape::OneOf(&["email", "portal", "paper", "other"]),
        "How it was handed over.",
    ),
    optional(
        "submitted",
        Shape::Group(SUBMISSION),
        "Handed in to be approved as it is.",
    ),
    optional("void_decided", VOID_CAUSE, "Why it is to be voided."),
];

const VOID_CAUSE: Shape = Shape::OneOf(&[
    "client_data",
    "amount",
    "period",
    "contract",
    "duplicate",
    "other",
]);

const SUBMISSION: &[Field] = &[
    optional(
        "accepted",
        Shape::List(&Shape::Group(ACCEPTED_WARNING)),
        "Warnings that stand, each with why.",
    ),
    required("content", SHORT, "Fingerprint of the document."),
    optional("rule_set", Shape::Whole(4_294_967_295), ""),
];

const ACCEPTED_WARNING: &[Field] = &[
    optional("place", SHORT, ""),
    required("reason", FREE, ""),
    required("rule", SHORT, ""),
];

pub const INVOICE_REPORT: &[Field] = &[
    optional("answer", FREE, "What was answered."),
    optional("answered_on", Shape::Date, "Absent while it is open."),
    required("cause", VOID_CAUSE, ""),
    required("invoice", Shape::Reference(Kind::Invoice), ""),
    required("on", Shape::Date, "The day on which the client said so."),
    required(
        "source",
        Shape::OneOf(&["email", "phone", "visit", "portal", "survey", "other"]),
        "How it came.",
    ),
    required("what", FREE, "In words, as the client says it."),
];

pub const BILLING_RULES: &[Field] = &[
    optional(
        "deliver_days",
        Shape::Whole(DAYS_MAX),
        "Business days after issue within which an invoice is handed over.",
    ),
    optional(
        "detraction_account",
        SHORT,
        "Peru: account at the Banco de la Nación for tax deposits.",
    ),
    optional(
        "issue_days",
        Shape::Whole(DAYS_MAX),
        "Business days after a period within which its invoices are issued.",
    ),
    optional(
        "item",
        Shape::Reference(Kind::Item),
        "What is sold when a line does not say.",
    ),
    optional(
        "pro_rata",
        Shape::OneOf(&["calendar_days", "thirty_days"]),
        "How much of a month some days are; by calendar days when absent.",
    ),
    optional(
        "self_approval",
        Shape::Flag,
        "Whether whoever wrote an invoice may approve it.",
    ),
    optional("since", Shape::Date, "The first month that is billed here."),
];

pub const WITHHOLDING: &[Field] = &[
    required("code", SHORT, "DIAN 13.2.2: 05 ReteIVA, 07 ReteICA."),
    required(
        "percent",
        Shape::Amount,
        "Per cent of IVA for 05, per mille of the base for 07.",
    ),
];

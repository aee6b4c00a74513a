//! The fields of the records under a contract in a file of records: amendments, steps, obligations, documents.

use crate::domain::ids::Kind;
use crate::interop::records_file::contract_fields::{ATTACHMENT, DOCUMENT_TYPE, LINE};
use crate::interop::records_file::fields::DAYS_MAX;
use crate::interop::records_file::shape::{FREE, Field, SHORT, Shape, optional, required};

/// No contract has more steps.
pub const STEPS_MAX: u64 = 4_294_967_295;

pub const AMENDMENT: &[Field] = &[
    required(
        "changes",
        Shape::Group(CHANGES),
        "What it changes: at least one thing.",
    ),
    required("contract", Shape::Reference(Kind::Contract), ""),
    required("drafted_on", Shape::Date, ""),
    required(
        "effective",
        Shape::Date,
        "First day on which its changes hold.",
    ),
    optional("file", Shape::Group(ATTACHMENT), "The signed paper."),
    optional("notes", FREE, ""),
    required("number", SHORT, "As people call it."),
    optional(
        "signed_on",
        Shape::Date,
        "Absent for a draft. What is signed does not change any more.",
    ),
];

const CHANGES: &[Field] = &[
    optional(
        "client",
        Shape::Reference(Kind::Client),
        "Who takes the client's place.",
    ),
    optional("end", Shape::Date, "The new last day."),
    optional(
        "lines_added",
        Shape::List(&Shape::Group(LINE)),
        "What it charges for besides.",
    ),
    optional("lines_changed", Shape::List(&Shape::Group(LINE_CHANGE)), ""),
    optional("other", FREE, "Whatever else changes, in words."),
    optional(
        "restart",
        Shape::Flag,
        "Ends a suspension on the effective day.",
    ),
    optional(
        "suspension",
        Shape::Group(SUSPENSION),
        "A pause from the effective day on; may be empty.",
    ),
    optional(
        "value",
        Shape::Money,
        "Added to the value; below zero when taken from it.",
    ),
];

const LINE_CHANGE: &[Field] = &[
    required("line", Shape::Group(LINE_KEY), "Which line."),
    optional("price", Shape::Money, "The new price of a unit."),
    optional("quantity", Shape::Amount, "The new number of units."),
    optional("to", Shape::Date, "Its new last day."),
];

pub const LINE_KEY: &[Field] = &[
    optional(
        "added_by",
        Shape::Reference(Kind::Amendment),
        "The amendment that added it; absent for a line of the contract itself.",
    ),
    required(
        "number",
        Shape::Whole(DAYS_MAX),
        "The number of the line there.",
    ),
];

const SUSPENSION: &[Field] = &[
    optional(
        "extends_term",
        Shape::Flag,
        "Whether the days lost are given back at the end.",
    ),
    optional(
        "until",
        Shape::Date,
        "Last day of the pause; absent until a restart is agreed.",
    ),
];

pub const STEP: &[Field] = &[
    required(
        "action",
        Shape::WordOr(PLAIN_ACTIONS, TOLD_ACTIONS),
        "What was done: a word, or an object of one field.",
    ),
    optional("by", Shape::Reference(Kind::Person), "Who took it."),
    required("contract", Shape::Reference(Kind::Contract), ""),
    optional("note", FREE, "A comment, or the reason."),
    required("on", Shape::Date, ""),
    optional(
        "place",
        Shape::Whole(STEPS_MAX),
        "How many steps of the contract were known before: the order of those of one day. 0 when absent.",
    ),
];

/// Steps that say nothing more than what they are.
const PLAIN_ACTIONS: &[&str] = &[
    "drafted",
    "approved",
    "approved_by_management",
    "not_approved",
    "signed",
    "policies_approved",
    "accepted",
    "settled",
    "closed",
    "cancelled",
];

/// Steps that name somebody or decide something.
const TOLD_ACTIONS: &[Field] = &[
    optional(
        "confirmed",
        Shape::OneOf(&[
            "receivables",
            "billing",
            "later_policies",
            "returned",
            "record",
        ]),
        "A point of the settlement that is in order.",
    ),
    optional(
        "renewal_decided",
        Shape::OneOf(&["renew", "renegotiate", "let_end"]),
        "What is to become of it at its end.",
    ),
    optional(
        "returned",
        Shape::Reference(Kind::Person),
        "That reviewer wants it changed.",
    ),
    optional(
        "reviewed",
        Shape::Reference(Kind::Person),
        "That reviewer approves.",
    ),
    optional(
        "sent_to_review",
        Shape::List(&Shape::Group(REVIEWER)),
        "Who must review it.",
    ),
];

const REVIEWER: &[Field] = &[
    required("person", Shape::Reference(Kind::Person), ""),
    required(
        "role",
        Shape::OneOf(&["legal", "finance", "technical", "commercial"]),
        "",
    ),
];

pub const OBLIGATION: &[Field] = &[
    optional("clause", FREE, "The clause that it comes from."),
    required("contract", Shape::Reference(Kind::Contract), ""),
    optional(
        "needs_acceptance",
        Shape::Flag,
        "Whether it counts as fulfilled only once the client accepted it.",
    ),
    optional("notes", FREE, ""),
    optional(
        "outcomes",
        Shape::List(&Shape::Group(OUTCOME)),
        "What became of it, one for each day on which it was due and settled.",
    ),
    optional(
        "owner",
        Shape::Reference(Kind::Person),
        "Who sees to it in the company.",
    ),
    required(
        "schedule",
        Shape::Group(SCHEDULE),
        "When it is due: one of its fields.",
    ),
    optional(
        "side",
        Shape::OneOf(&["us", "client"]),
        "Who owes it; us when absent.",
    ),
    required("title", SHORT, ""),
];

const SCHEDULE: &[Field] = &[
    optional("every", Shape::Group(RECURRENCE), "Again and again."),
    optional("once", Shape::Date, ""),
];

const RECURRENCE: &[Field] = &[
    required(
        "every",
        Shape::Whole(DAYS_MAX),
        "How many weeks or months apart.",
    ),
    required("first", Shape::Date, ""),
    required("unit", Shape::OneOf(&["weeks", "months"]), ""),
    optional(
        "until",
        Shape::Date,
        "Not due after this day, nor after the end of the contract.",
    ),
];

const OUTCOME: &[Field] = &[
    optional(
        "accepted_on",
        Shape::Date,
        "The day on which the client accepted it.",
    ),
    required("due", Shape::Date, "The day on which it was due."),
    optional("file", Shape::Group(ATTACHMENT), "The evidence."),
    optional("link", FREE, "Where the evidence is."),
    optional("note", FREE, "Evidence in words, or the reason."),
    required(
        "on",
        Shape::Date,
        "The day on which it was done, or on which it was said that it would not be.",
    ),
    required("result", Shape::OneOf(&["done", "not_done", "waived"]), ""),
];

pub const DOCUMENT: &[Field] = &[
    required("client", Shape::Reference(Kind::Client), "Whose it is."),
    optional(
        "contract",
        Shape::Reference(Kind::Contract),
        "The contract it is of; absent when it serves all of the client.",
    ),
    optional(
        "expires_on",
        Shape::Date,
        "Last day on which it is valid; absent when it does not expire.",
    ),
    optional("file", Shape::Group(ATTACHMENT), "The document itself."),
    required("issued_on", Shape::Date, ""),
    required("kind", DOCUMENT_TYPE, "What it proves."),
    optional("name", SHORT, "Number or title."),
    optional("notes", FREE, ""),
];

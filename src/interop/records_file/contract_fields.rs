//! The fields of a contract in a file of records.

use crate::domain::ids::Kind;
use crate::interop::records_file::fields::DAYS_MAX;
use crate::interop::records_file::shape::{FREE, Field, SHORT, Shape, optional, required};

/// No file of a record is larger.
const BYTES_MAX: u64 = 999_999_999;

pub const CONTRACT: &[Field] = &[
    optional(
        "billing_day",
        Shape::Whole(31),
        "Day of the month on which it is billed.",
    ),
    optional(
        "cap",
        Shape::Money,
        "The most that may be charged when the value is open.",
    ),
    required("client", Shape::Reference(Kind::Client), ""),
    optional(
        "client_supervisor",
        SHORT,
        "Who supervises it at the client.",
    ),
    optional(
        "confidential_months",
        Shape::Whole(DAYS_MAX),
        "Months of secrecy after the last day; absent when none was agreed.",
    ),
    optional(
        "documents",
        Shape::List(&DOCUMENT_TYPE),
        "Documents that must be valid while it is in force.",
    ),
    optional(
        "end",
        Shape::Date,
        "Last day in force; absent when indefinite.",
    ),
    optional(
        "high_risk",
        Shape::Flag,
        "Whether general management must approve it whatever its value.",
    ),
    optional(
        "lead_days",
        Shape::Whole(DAYS_MAX),
        "Days of warning before its deadlines; the company's when absent.",
    ),
    optional(
        "lines",
        Shape::List(&Shape::Group(LINE)),
        "What it charges for.",
    ),
    optional("notes", FREE, ""),
    required("number", SHORT, ""),
    optional("object", FREE, "What is contracted."),
    optional(
        "owner",
        Shape::Reference(Kind::Person),
        "Who answers for it in the company.",
    ),
    optional(
        "payment_days",
        Shape::Whole(DAYS_MAX),
        "Days from issue to due date.",
    ),
    optional("policies", Shape::List(&Shape::Group(POLICY)), ""),
    optional(
        "renewal",
        Shape::Group(RENEWAL),
        "One of its fields; absent when the contract ends.",
    ),
    optional(
        "requirements",
        Shape::List(&Shape::Group(REQUIREMENT)),
        "Policies it asks for.",
    ),
    optional(
        "revision",
        Shape::Group(REVISION),
        "One of its fields; absent when prices are not revised.",
    ),
    optional("segment", SHORT, "Line of business."),
    optional(
        "service",
        Shape::OneOf(&[
            "cloud",
            "in_house",
            "hybrid",
            "bpo_seat",
            "consulting",
            "other",
        ]),
        "",
    ),
    required("start", Shape::Date, "First day in force."),
    optional("value", Shape::Money, "Absent when open."),
];

const COVER: Shape = Shape::OneOf(&[
    "performance",
    "service_quality",
    "wages_and_benefits",
    "civil_liability",
    "advance_payment",
    "bid_bond",
    "other",
]);

pub const DOCUMENT_TYPE: Shape = Shape::OneOf(&[
    "chamber_of_commerce",
    "tax_registration",
    "bank_certificate",
    "social_security",
    "signed_contract",
    "other_document",
]);

const POLICY: &[Field] = &[
    required("amount", Shape::Money, ""),
    optional("approved_on", Shape::Date, "Absent while it waits."),
    required("cover", COVER, "What it guarantees."),
    optional(
        "endorsement",
        SHORT,
        "Number of the endorsement; absent for the policy itself.",
    ),
    optional(
        "file",
        Shape::Group(ATTACHMENT),
        "The policy as it was issued.",
    ),
    required("from", Shape::Date, ""),
    optional("insurer", SHORT, ""),
    optional("number", SHORT, ""),
    required("to", Shape::Date, "Last day covered."),
];

/// A file is named here; its content travels in a backup that includes files.
pub const ATTACHMENT: &[Field] = &[
    required("digest", SHORT, "SHA-256 of its content in hexadecimal."),
    optional("media", SHORT, "Media type."),
    required("name", SHORT, "As the file was called."),
    required("size", Shape::Whole(BYTES_MAX), "Bytes."),
];

const REQUIREMENT: &[Field] = &[
    required(
        "basis",
        Shape::Group(&[
            optional("amount", Shape::Money, ""),
            optional("percent", Shape::Amount, "Per cent of the value."),
        ]),
        "One of its fields.",
    ),
    required("cover", COVER, ""),
    optional(
        "months_after",
        Shape::Whole(DAYS_MAX),
        "Months beyond the last day of the contract.",
    ),
];

pub const LINE: &[Field] = &[
    required("description", SHORT, ""),
    optional("from", Shape::Date, "The contract's first day when absent."),
    optional(
        "item",
        Shape::Reference(Kind::Item),
        "What is sold, with its taxes; the company's usual when absent.",
    ),
    required(
        "kind",
        Shape::OneOf(&["fixed", "per_unit", "milestone", "on_demand"]),
        "",
    ),
    required(
        "number",
        Shape::Whole(DAYS_MAX),
        "Tells the lines of a contract apart.",
    ),
    required("price", Shape::Money, "Of one unit."),
    required(
        "quantity",
        Shape::Amount,
        "Seats or units; 1 for a fixed amount.",
    ),
    optional(
        "timing",
        Shape::OneOf(&["advance", "arrears"]),
        "In arrears when absent.",
    ),
    optional("to", Shape::Date, "The contract's last day when absent."),
];

const RENEWAL: &[Field] = &[
    optional(
        "automatic",
        Shape::Group(&[
            optional("in_business_days", Shape::Flag, ""),
            required("months", Shape::Whole(DAYS_MAX), "Of each renewal."),
            required(
                "notice_days",
                Shape::Whole(DAYS_MAX),
                "Days before the end to give notice.",
            ),
        ]),
        "",
    ),
    optional("by_amendment", Shape::Flag, ""),
];

const REVISION: &[Field] = &[
    optional("fixed", Shape::Amount, "Per cent on each anniversary."),
    optional(
        "index",
        Shape::Group(&[
            required("index", SHORT, "As the contract names it."),
            optional("points", Shape::Amount, "Per cent points added to it."),
        ]),
        "",
    ),
];

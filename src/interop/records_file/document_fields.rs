//! The fields of the parts of a document in a file of records: parties, lines, taxes, totals, terms.

use crate::domain::ids::Kind;
use crate::interop::records_file::agreement_fields::LINE_KEY;
use crate::interop::records_file::fields::DAYS_MAX;
use crate::interop::records_file::shape::{FREE, Field, SHORT, Shape, optional, required};

const COUNT_MAX: u64 = 999_999_999_999;

pub const ISSUED: &[Field] = &[
    optional("environment", SHORT, "DIAN: 1 production, 2 tests."),
    optional("fiscal_code", SHORT, "CUFE or CUDE."),
    required("number", SHORT, "Prefix and consecutive, as printed."),
    required("on", Shape::Date, ""),
    optional("time", SHORT, "As written, with its offset."),
];

pub const PARTY: &[Field] = &[
    optional("address", SHORT, ""),
    optional("check_digit", SHORT, "As written (NIT)."),
    optional("city", SHORT, ""),
    optional("country_code", SHORT, "ISO 3166-1 alpha-2 as written."),
    optional("email", SHORT, ""),
    optional("id_code", SHORT, "The authority's code of the kind of id."),
    required("id_kind", Shape::OneOf(TAX_ID_KINDS), ""),
    optional("id_number", SHORT, "Without check digit."),
    optional(
        "municipality",
        SHORT,
        "DANE code in Colombia, ubigeo in Peru.",
    ),
    optional("name", SHORT, ""),
    optional("person_type", SHORT, "DIAN: 1 legal, 2 natural person."),
    optional("postal_code", SHORT, ""),
    optional("responsibilities", SHORT, "DIAN, separated by semicolons."),
    optional("tax_scheme", SHORT, "DIAN table 13.2.6.2."),
];

pub const MONEY: &[Field] = &[
    required("amount", Shape::Amount, ""),
    optional("currency", Shape::Currency, "The company's when absent."),
];

pub const TAX_ID: &[Field] = &[
    required("kind", Shape::OneOf(TAX_ID_KINDS), ""),
    required(
        "number",
        SHORT,
        "With or without check digit and separators.",
    ),
];

/// Names of the kinds of identification.
const TAX_ID_KINDS: &[&str] = &["nit", "cc", "ce", "ruc", "dni", "passport", "other"];

pub const LINE: &[Field] = &[
    optional("adjustments", Shape::List(&Shape::Group(ADJUSTMENT)), ""),
    optional("amount", Shape::Amount, "Before tax, as stated."),
    optional(
        "bills",
        Shape::Group(CLAIM),
        "What it bills of a contract; absent when it is none of it.",
    ),
    optional("description", FREE, ""),
    optional("item_code", SHORT, "The issuer's own."),
    optional("note", FREE, "DIAN, as the object of a contract with AIU."),
    optional(
        "on_behalf_of",
        Shape::Group(PARTY),
        "Colombia: whose income the line is (mandate).",
    ),
    optional("price", Shape::Amount, "Of one unit, before tax."),
    optional("price_with_tax", Shape::Amount, ""),
    optional("quantity", Shape::Amount, ""),
    optional(
        "reference_price",
        Shape::Amount,
        "Of something given for free.",
    ),
    optional(
        "tax_amount",
        Shape::Amount,
        "Sum of the line's taxes as stated.",
    ),
    optional("taxes", Shape::List(&Shape::Group(TAX)), ""),
    optional("unit", SHORT, "UN/ECE Recommendation 20."),
    optional("unspsc", SHORT, "UNSPSC code."),
    optional("withholdings", Shape::List(&Shape::Group(TAX)), ""),
];

const CLAIM: &[Field] = &[
    required("contract", Shape::Reference(Kind::Contract), ""),
    required("line", Shape::Group(LINE_KEY), "Which line of it."),
    required("part", Shape::Group(PART), "One of its fields."),
];

/// Which part of what a line charges for.
pub const PART: &[Field] = &[
    optional(
        "days",
        Shape::Group(PERIOD),
        "Days of service, both included.",
    ),
    optional(
        "difference",
        Shape::Group(PERIOD),
        "A difference for days that were billed already.",
    ),
    optional("milestone", Shape::Flag, "The milestone."),
    optional(
        "request",
        Shape::Reference(Kind::BillingEvent),
        "What was asked for on demand.",
    ),
];

pub const TAX: &[Field] = &[
    optional("amount", Shape::Amount, ""),
    optional("base", Shape::Amount, ""),
    required("code", SHORT, "DIAN table 13.2.2 or SUNAT catalogue 05."),
    optional(
        "per_unit",
        Shape::Group(PER_UNIT),
        "A tax of so much per unit.",
    ),
    optional(
        "percent",
        Shape::Amount,
        "Per cent; per mille for DIAN 03 and 07.",
    ),
    optional(
        "reason",
        SHORT,
        "SUNAT catalogue 07, on a line; of the ISC, catalogue 08.",
    ),
];

const PER_UNIT: &[Field] = &[
    required("amount", Shape::Amount, "Tax of one unit."),
    required("units", Shape::Amount, ""),
];

pub const ADJUSTMENT: &[Field] = &[
    optional("amount", Shape::Amount, ""),
    optional("base", Shape::Amount, ""),
    optional(
        "charge",
        Shape::Flag,
        "True for a charge, else an allowance.",
    ),
    optional("code", SHORT, ""),
    optional("percent", Shape::Amount, ""),
    optional("reason", SHORT, ""),
];

pub const TOTALS: &[Field] = &[
    optional("allowances", Shape::Amount, ""),
    optional("charges", Shape::Amount, ""),
    optional("lines", Shape::Amount, "Sum of the lines."),
    required("payable", Shape::Amount, "What is to be paid."),
    optional("prepaid", Shape::Amount, ""),
    optional("rounding", Shape::Amount, ""),
    optional("tax_exclusive", Shape::Amount, ""),
    optional("tax_inclusive", Shape::Amount, ""),
    optional("taxes", Shape::Amount, ""),
];

pub const PAYMENT_TERMS: &[Field] = &[
    optional(
        "days",
        Shape::Whole(DAYS_MAX),
        "Of a draft: days from issue to the due date.",
    ),
    optional("due_on", Shape::Date, ""),
    optional("form", Shape::OneOf(&["unknown", "cash", "credit"]), ""),
    optional("instalments", Shape::List(&Shape::Group(INSTALMENT)), ""),
    optional("means", SHORT, "DIAN 13.3.4.2 or SUNAT catalogue 59."),
    optional("net_pending", Shape::Amount, "Peru."),
];

const INSTALMENT: &[Field] = &[
    required("amount", Shape::Amount, ""),
    required("due_on", Shape::Date, ""),
];

pub const REFERENCE: &[Field] = &[
    optional("fiscal_code", SHORT, ""),
    optional("issued_on", Shape::Date, ""),
    optional("number", SHORT, ""),
    optional("type_code", SHORT, ""),
];

pub const REASON: &[Field] = &[optional("code", SHORT, ""), optional("text", FREE, "")];

pub const PERIOD: &[Field] = &[
    required("from", Shape::Date, ""),
    required("to", Shape::Date, ""),
];

pub const NUMBERING: &[Field] = &[
    optional("from", Shape::Whole(COUNT_MAX), ""),
    optional("prefix", SHORT, ""),
    optional("resolution", SHORT, ""),
    optional("to", Shape::Whole(COUNT_MAX), ""),
    optional("valid_from", Shape::Date, ""),
    optional("valid_to", Shape::Date, ""),
];

pub const EXCHANGE: &[Field] = &[
    optional("on", Shape::Date, ""),
    required("rate", Shape::Amount, ""),
    required("to", Shape::Currency, ""),
];

pub const DETRACTION: &[Field] = &[
    optional("account", SHORT, "At the Banco de la Nación."),
    optional("amount", Shape::Amount, ""),
    optional("code", SHORT, "SUNAT catalogue 54."),
    optional("currency", Shape::Currency, ""),
    optional("percent", Shape::Amount, ""),
];

pub const PREPAYMENT: &[Field] = &[
    optional("amount", Shape::Amount, ""),
    optional("number", SHORT, "Of the document that billed it."),
    optional("on", Shape::Date, ""),
    optional("type_code", SHORT, "SUNAT catalogue 12."),
];

pub const LEGEND: &[Field] = &[
    optional("code", SHORT, "SUNAT catalogue 52."),
    optional("text", FREE, ""),
];

pub const SOURCE: &[Field] = &[
    required("digest", SHORT, "SHA-256 of the bytes, lower-case hex."),
    optional("name", SHORT, ""),
];

pub const REVIEW: &[Field] = &[
    optional("findings", Shape::List(&Shape::Group(FINDING)), ""),
    optional("rule_set", Shape::Whole(4_294_967_295), ""),
];

const FINDING: &[Field] = &[
    optional("expected", Shape::Group(FACT), ""),
    optional("found", Shape::Group(FACT), ""),
    optional("place", SHORT, ""),
    required("rule", SHORT, ""),
    required("severity", Shape::OneOf(&["note", "warning", "error"]), ""),
];

/// One of them.
const FACT: &[Field] = &[
    optional("amount", Shape::Amount, ""),
    optional("date", Shape::Date, ""),
    optional("text", FREE, ""),
];

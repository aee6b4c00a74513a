//! The fields of each kind of record in a file of records.
//! They are those of the written record; those of contracts and of what is under them are in
//! `contract_fields` and `agreement_fields`, the parts of a document in `document_fields`, and what is kept for
//! billing in `billing_fields`.

use crate::domain::ids::Kind;
use crate::interop::records_file::agreement_fields::{AMENDMENT, DOCUMENT, OBLIGATION, STEP};
use crate::interop::records_file::billing_fields::{
    BILLING_EVENT, BILLING_RULES, INVOICE_REPORT, INVOICE_STEP, ITEM, WITHHOLDING,
};
use crate::interop::records_file::contract_fields::{ATTACHMENT, CONTRACT};
use crate::interop::records_file::document_fields::{
    ADJUSTMENT, DETRACTION, EXCHANGE, ISSUED, LEGEND, LINE, NUMBERING, PARTY, PAYMENT_TERMS,
    PERIOD, PREPAYMENT, REASON, REFERENCE, REVIEW, SOURCE, TAX, TOTALS,
};
use crate::interop::records_file::shape::{FREE, Field, SHORT, Shape, assumed, optional, required};

/// The kinds that a file can hold, in the order in which they may refer to one another, with the name of their list.
pub const LISTS: [(Kind, &str); 14] = [
    (Kind::Item, "items"),
    (Kind::Company, "company"),
    (Kind::Person, "people"),
    (Kind::Client, "clients"),
    (Kind::Contract, "contracts"),
    (Kind::Amendment, "amendments"),
    (Kind::Step, "steps"),
    (Kind::Obligation, "obligations"),
    (Kind::Document, "documents"),
    (Kind::BillingEvent, "billing_events"),
    (Kind::Invoice, "invoices"),
    (Kind::InvoiceStep, "invoice_steps"),
    (Kind::InvoiceReport, "invoice_reports"),
    (Kind::Payment, "payments"),
];

/// The fields of a kind besides `id`; none for a kind that files do not hold.
pub fn fields_of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Company => COMPANY,
        Kind::Person => PERSON,
        Kind::Client => CLIENT,
        Kind::Contract => CONTRACT,
        Kind::Amendment => AMENDMENT,
        Kind::Step => STEP,
        Kind::Obligation => OBLIGATION,
        Kind::Document => DOCUMENT,
        Kind::Invoice => INVOICE,
        Kind::Payment => PAYMENT,
        Kind::Item => ITEM,
        Kind::BillingEvent => BILLING_EVENT,
        Kind::InvoiceStep => INVOICE_STEP,
        Kind::InvoiceReport => INVOICE_REPORT,
        Kind::NumberBlock | Kind::AlertNote => &[],
    }
}

pub const COUNTRY: Shape = Shape::OneOf(&["CO", "PE"]);
pub const DAYS_MAX: u64 = 65_535;
const DOCUMENT_TYPE: Shape = Shape::OneOf(&["invoice", "credit_note", "debit_note"]);
const NUMBER_MAX: u64 = 999_999_999_999;

const COMPANY: &[Field] = &[
    optional("address", SHORT, ""),
    optional(
        "alert_leads",
        Shape::Group(LEADS),
        "Days of warning before each kind of deadline; absent for the usual.",
    ),
    optional(
        "alert_recipients",
        Shape::Group(RECIPIENTS),
        "The role that each kind of alert is for, empty for the person responsible alone; absent for everybody.",
    ),
    optional(
        "backup_days_max",
        Shape::Whole(DAYS_MAX),
        "Days without a backup after which there is a reminder.",
    ),
    optional(
        "billing_rules",
        Shape::Group(BILLING_RULES),
        "How the company bills; absent for the usual.",
    ),
    optional("city", SHORT, ""),
    optional(
        "contract_rules",
        Shape::Group(CONTRACT_RULES),
        "How contracts are approved; absent for the usual.",
    ),
    required(
        "country",
        COUNTRY,
        "Whose rules apply (ISO 3166-1 alpha-2).",
    ),
    required("currency", Shape::Currency, ""),
    optional(
        "days_off",
        Shape::List(&Shape::Date),
        "Days the company does not work besides national holidays.",
    ),
    optional("email", SHORT, ""),
    optional("example", Shape::Flag, "True for the fictional company."),
    required("name", SHORT, "Legal name."),
    optional(
        "numbering",
        Shape::List(&Shape::Group(NUMBERING_RANGE)),
        "Authorised numbering (DIAN).",
    ),
    optional(
        "official",
        Shape::Group(OFFICIAL),
        "What official documents say of the company; absent for the usual.",
    ),
    optional(
        "software_pin",
        SHORT,
        "DIAN software PIN; a secret, as is the technical key.",
    ),
    optional("tax_id", Shape::TaxId, ""),
];

const OFFICIAL: &[Field] = &[
    optional(
        "logo",
        Shape::Group(ATTACHMENT),
        "Head of printed documents.",
    ),
    optional(
        "municipality",
        SHORT,
        "DANE code in Colombia, ubigeo in Peru.",
    ),
    optional("phone", SHORT, ""),
    optional("responsibilities", SHORT, "DIAN, separated by semicolons."),
    optional("software_id", SHORT, "Software registered with the DIAN."),
    optional(
        "software_provider",
        SHORT,
        "NIT of whoever provides it, without check digit.",
    ),
    optional("tax_scheme", SHORT, "DIAN table 13.2.6.2."),
];

const CONTRACT_RULES: &[Field] = &[
    optional("approval_days", Shape::Whole(DAYS_MAX), "Business days."),
    optional(
        "management_from",
        Shape::Amount,
        "Value from which general management must approve too.",
    ),
    optional("policies_days", Shape::Whole(DAYS_MAX), "Business days."),
    optional("review_days", Shape::Whole(DAYS_MAX), "Business days."),
    optional("signature_days", Shape::Whole(DAYS_MAX), "Business days."),
];

const LEADS: &[Field] = &[
    optional("amendment_unsigned", Shape::Whole(DAYS_MAX), ""),
    optional("backup_too_old", Shape::Whole(DAYS_MAX), ""),
    optional("contract_end", Shape::Whole(DAYS_MAX), ""),
    optional("contract_stage", Shape::Whole(DAYS_MAX), ""),
    optional("document_expiry", Shape::Whole(DAYS_MAX), ""),
    optional("document_missing", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_answer", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_overdue", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_to_deliver", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_to_issue", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_waiting", Shape::Whole(DAYS_MAX), ""),
    optional("invoice_with_errors", Shape::Whole(DAYS_MAX), ""),
    optional("non_renewal_notice", Shape::Whole(DAYS_MAX), ""),
    optional("numbering_ends", Shape::Whole(DAYS_MAX), ""),
    optional("obligation_due", Shape::Whole(DAYS_MAX), ""),
    optional("policy_expiry", Shape::Whole(DAYS_MAX), ""),
    optional("policy_gap", Shape::Whole(DAYS_MAX), ""),
    optional("price_revision", Shape::Whole(DAYS_MAX), ""),
];

const RECIPIENTS: &[Field] = &[
    optional("amendment_unsigned", SHORT, ""),
    optional("backup_too_old", SHORT, ""),
    optional("contract_end", SHORT, ""),
    optional("contract_stage", SHORT, ""),
    optional("document_expiry", SHORT, ""),
    optional("document_missing", SHORT, ""),
    optional("invoice_answer", SHORT, ""),
    optional("invoice_overdue", SHORT, ""),
    optional("invoice_to_deliver", SHORT, ""),
    optional("invoice_to_issue", SHORT, ""),
    optional("invoice_waiting", SHORT, ""),
    optional("invoice_with_errors", SHORT, ""),
    optional("non_renewal_notice", SHORT, ""),
    optional("numbering_ends", SHORT, ""),
    optional("obligation_due", SHORT, ""),
    optional("policy_expiry", SHORT, ""),
    optional("policy_gap", SHORT, ""),
    optional("price_revision", SHORT, ""),
];

const NUMBERING_RANGE: &[Field] = &[
    optional(
        "documents",
        DOCUMENT_TYPE,
        "What it numbers; invoices when absent.",
    ),
    required("from", Shape::Whole(NUMBER_MAX), ""),
    optional("prefix", SHORT, ""),
    optional("resolution", SHORT, ""),
    optional("technical_key", SHORT, "Enters the CUFE."),
    required("to", Shape::Whole(NUMBER_MAX), ""),
    optional(
        "type_code",
        SHORT,
        "Official code of those documents; the usual one when absent.",
    ),
    required("valid_from", Shape::Date, ""),
    required("valid_to", Shape::Date, ""),
];

const PERSON: &[Field] = &[
    optional(
        "active",
        Shape::Flag,
        "False for who left; true when absent.",
    ),
    optional("email", SHORT, ""),
    optional("initials", SHORT, ""),
    required("name", SHORT, ""),
    optional("role", SHORT, "In the company's words."),
];

const CLIENT: &[Field] = &[
    optional("active", Shape::Flag, "True when absent."),
    optional("address", SHORT, ""),
    optional("city", SHORT, ""),
    optional("contacts", Shape::List(&Shape::Group(CONTACT)), ""),
    assumed("country", COUNTRY, "The company's when absent."),
    optional(
        "demands_order",
        Shape::Flag,
        "Whether invoices must name a purchase order.",
    ),
    optional("email", SHORT, "Where invoices go."),
    required("name", SHORT, "Legal name."),
    optional("notes", FREE, ""),
    optional("phone", SHORT, ""),
    optional(
        "responsibilities",
        SHORT,
        "Colombia: DIAN TaxLevelCode, separated by semicolons.",
    ),
    optional("segment", SHORT, "Line of business."),
    optional("since", Shape::Date, "First day of the relation."),
    optional("tax_id", Shape::TaxId, ""),
    optional(
        "withholdings",
        Shape::List(&Shape::Group(WITHHOLDING)),
        "Colombia: what it withholds besides income tax.",
    ),
    optional(
        "withholds_income",
        Shape::Flag,
        "Colombia: whether it withholds income tax.",
    ),
];

const CONTACT: &[Field] = &[
    optional("email", SHORT, ""),
    optional("name", SHORT, ""),
    optional("phone", SHORT, ""),
    optional(
        "role",
        Shape::OneOf(&[
            "systems_head",
            "finance_manager",
            "chief_accountant",
            "legal",
            "user_area",
            "other",
        ]),
        "",
    ),
];

const INVOICE: &[Field] = &[
    optional(
        "adjustments",
        Shape::List(&Shape::Group(ADJUSTMENT)),
        "Allowances and charges of the whole document.",
    ),
    required("client", Shape::Reference(Kind::Client), ""),
    optional(
        "contract",
        Shape::Reference(Kind::Contract),
        "The contract it bills.",
    ),
    assumed("country", COUNTRY, "The company's when absent."),
    assumed("currency", Shape::Currency, "The company's when absent."),
    assumed(
        "customer",
        Shape::Group(PARTY),
        "As the document names it; the client's data when absent.",
    ),
    optional("detraction", Shape::Group(DETRACTION), "Peru (SPOT)."),
    assumed("document_type", DOCUMENT_TYPE, "An invoice when absent."),
    optional("exchange", Shape::Group(EXCHANGE), ""),
    optional(
        "issued",
        Shape::Group(ISSUED),
        "Number and day of issue; absent for a draft.",
    ),
    optional(
        "legends",
        Shape::List(&Shape::Group(LEGEND)),
        "Peru: those that do not follow from the rest.",
    ),
    optional("lines", Shape::List(&Shape::Group(LINE)), ""),
    optional("notes", Shape::List(&FREE), ""),
    optional(
        "numbering",
        Shape::Group(NUMBERING),
        "Authorisation as the document repeats it.",
    ),
    optional(
        "operation",
        SHORT,
        "DIAN CustomizationID; SUNAT catalogue 51.",
    ),
    optional("payment", Shape::Group(PAYMENT_TERMS), ""),
    optional("period", Shape::Group(PERIOD), "The days it bills."),
    optional(
        "prepayments",
        Shape::List(&Shape::Group(PREPAYMENT)),
        "What was paid before and is deducted.",
    ),
    optional("purchase_order", SHORT, ""),
    optional("reason", Shape::Group(REASON), "Why a note was written."),
    optional("references", Shape::List(&Shape::Group(REFERENCE)), ""),
    optional("review", Shape::Group(REVIEW), "Evidence of a check."),
    optional("source", Shape::Group(SOURCE), "The file it was read from."),
    optional(
        "supplier",
        Shape::Group(PARTY),
        "Absent when it is the company itself.",
    ),
    optional(
        "taxes",
        Shape::List(&Shape::Group(TAX)),
        "One entry per tax and rate.",
    ),
    required(
        "totals",
        Shape::Group(TOTALS),
        "As the document states them.",
    ),
    assumed(
        "type_code",
        SHORT,
        "Official code; that of an ordinary document of its type when absent.",
    ),
    optional("withholdings", Shape::List(&Shape::Group(TAX)), ""),
];

const PAYMENT: &[Field] = &[
    optional(
        "allocations",
        Shape::List(&Shape::Group(ALLOCATION)),
        "What it pays; absent while it is not known.",
    ),
    required("amount", Shape::Amount, "What entered the bank."),
    required("client", Shape::Reference(Kind::Client), ""),
    assumed("currency", Shape::Currency, "The company's when absent."),
    required("received_on", Shape::Date, ""),
    optional("reference", SHORT, "Bank reference or receipt number."),
];

const ALLOCATION: &[Field] = &[
    required("amount", Shape::Amount, "Settled by the money received."),
    required("invoice", Shape::Reference(Kind::Invoice), ""),
    optional(
        "withheld",
        Shape::Amount,
        "Settled by tax that the client withheld.",
    ),
];

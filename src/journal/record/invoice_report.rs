//! What a client said is wrong with an invoice, as written.

use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::journal::record::wire::fields::{fields, names};

fields!(InvoiceReport {
    answer: optional,
    answered_on: optional,
    cause: required,
    invoice: required,
    on: required,
    source: required,
    what: required,
} with id);

names!(ReportSource, Other {
    Email = "email",
    Phone = "phone",
    Visit = "visit",
    Portal = "portal",
    Survey = "survey",
    Other = "other",
});

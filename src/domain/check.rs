//! Checking documents: the rule table and how it is run.
//! Finds and explains; repairs nothing. A new rule is a row and a function in one file of `check/`.

use crate::domain::check::facts::Facts;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::InForce;
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Finding, Review, Severity};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{Content, DocumentType, Issuance};
use crate::domain::money::Money;
use crate::domain::words::Words;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fmt;

pub mod agreed;
pub mod amounts;
pub mod billing;
pub mod client;
pub mod codes;
pub mod contract;
pub mod detraction;
pub mod document;
pub mod exchange;
pub mod facts;
pub mod fiscal;
pub mod identity;
pub mod igv;
pub mod lines;
pub mod notes;
pub mod numbering;
pub mod outliers;
pub mod party;
pub mod payment;
pub mod policy;
pub mod ranges;
pub mod reading;
pub mod references;
pub mod sale;
pub mod sizes;
pub mod table;
pub mod taxes;
pub mod terms;
pub mod text;
pub mod tolerance;
pub mod treatment;

/// Version of the rule table, kept with each review. Raised whenever a rule is added or changes what it finds.
pub const RULE_SET: u32 = 2;

/// One rule: a row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable; what is kept in reviews.
    pub code: &'static str,
    /// The gravest it gives; a tolerance may make a finding lighter.
    pub severity: Severity,
    pub applies: Applies,
    /// Law, annex or catalogue, with the authority's own code where it has one.
    pub source: &'static str,
    /// A few words, as a heading.
    pub title: Words,
    /// A sentence; `{found}`, `{expected}` and `{place}` are replaced by the finding's.
    pub says: Words,
    /// A plain way to put it right, where the rule is certain of it.
    pub fix: Option<Fix>,
    pub check: fn(&Subject, &mut Report),
}

/// What an editor can do by itself about a finding, once a person says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// The field at the finding's place takes the value expected.
    TakeExpected,
    /// The amounts are worked out anew from quantities, prices and rates (`domain::invoice::totals`).
    WorkOut,
}

/// The documents a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applies {
    /// Absent for both countries.
    pub country: Option<Country>,
    pub documents: Documents,
}

/// Kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    All,
    Invoices,
    /// Credit and debit notes.
    Notes,
    CreditNotes,
}

impl Applies {
    pub const ALL: Applies = Applies::to(None, Documents::All);
    pub const NOTES: Applies = Applies::to(None, Documents::Notes);
    pub const INVOICES: Applies = Applies::to(None, Documents::Invoices);
    pub const CREDIT_NOTES: Applies = Applies::to(None, Documents::CreditNotes);
    pub const COLOMBIA: Applies = Applies::to(Some(Country::Colombia), Documents::All);
    pub const COLOMBIA_INVOICES: Applies =
        Applies::to(Some(Country::Colombia), Documents::Invoices);
    pub const COLOMBIA_NOTES: Applies = Applies::to(Some(Country::Colombia), Documents::Notes);
    pub const PERU: Applies = Applies::to(Some(Country::Peru), Documents::All);
    pub const PERU_INVOICES: Applies = Applies::to(Some(Country::Peru), Documents::Invoices);
    pub const PERU_NOTES: Applies = Applies::to(Some(Country::Peru), Documents::Notes);

    const fn to(country: Option<Country>, documents: Documents) -> Applies {
        Applies { country, documents }
    }

    /// Whether a document is one of those meant.
    pub fn includes(self, content: &Content) -> bool {
        self.is_to(content.country, content.document_type)
    }

    fn is_to(self, country: Country, document_type: DocumentType) -> bool {
        let is_invoice = document_type == DocumentType::Invoice;
        self.country.is_none_or(|own| own == country)
            && match self.documents {
                Documents::All => true,
                Documents::Invoices => is_invoice,
                Documents::Notes => !is_invoice,
                Documents::CreditNotes => document_type == DocumentType::CreditNote,
            }
    }
}

/// What is checked, with everything a rule may look at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The record's id, so that it is not taken for its own duplicate; absent before it is one.
    pub id: Option<InvoiceId>,
    pub content: &'a Content,
    /// Absent for a draft: rules about numbers and days of issue are then silent.
    pub issuance: Option<&'a Issuance>,
    /// Settings; absent before the company is set up.
    pub company: Option<&'a Company>,
    /// The contract it bills as it was first signed, when known.
    pub contract: Option<&'a Contract>,
    /// What that contract says with everything signed until today; absent when that is what was signed first.
    pub agreed: Option<&'a InForce>,
    /// The record of whoever is billed, when known.
    pub client: Option<&'a Client>,
    /// What was worked out about a document that is written here; absent for documents of other programs.
    pub facts: Option<&'a Facts>,
    /// What the book knows of other documents.
    pub known: &'a dyn Known,
    /// Civil date in the company's zone.
    pub today: NaiveDate,
}

impl<'a> Subject<'a> {
    /// A document of which nothing else is known.
    pub fn new(content: &'a Content, known: &'a dyn Known, today: NaiveDate) -> Subject<'a> {
        Subject {
            id: None,
            content,
            issuance: None,
            company: None,
            contract: None,
            agreed: None,
            client: None,
            facts: None,
            known,
            today,
        }
    }

    /// The day of issue; absent for a draft.
    fn issued_on(&self) -> Option<NaiveDate> {
        self.issuance.map(Issuance::on)
    }

    /// The day of issue; for a draft written here the day on which it would be issued, today.
    fn day(&self) -> Option<NaiveDate> {
        self.issued_on().or(self.facts.map(|_| self.today))
    }

    /// The client's record while the document can still be changed.
    fn client_of_draft(&self) -> Option<&'a Client> {
        self.client.filter(|_| self.issuance.is_none())
    }
}

/// Other documents in the book, looked up by index. `except` is the record under check.
pub trait Known {
    /// An issued document with that printed number, of the same issuer.
    fn by_number(&self, number: &str, except: Option<InvoiceId>) -> Option<KnownDocument<'_>>;

    /// Another issued invoice to the same customer for the same amount and, when both state one, the same period;
    /// else issued on the same day.
    fn twin(&self, subject: &Subject) -> Option<KnownDocument<'_>>;
}

/// What is needed of another document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownDocument<'a> {
    pub number: &'a str,
    pub document_type: DocumentType,
    pub issued_on: NaiveDate,
    /// Customer's id number as the document states it.
    pub customer: &'a str,
    pub payable: Money,
    /// What notes other than the one under check take back of it.
    pub credited: Decimal,
    /// CUFE or CUDE; empty when it has none.
    pub fiscal_code: &'a str,
}

/// Knows no other document.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingKnown;

impl Known for NothingKnown {
    fn by_number(&self, _: &str, _: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        None
    }

    fn twin(&self, _: &Subject) -> Option<KnownDocument<'_>> {
        None
    }
}

/// Where a finding is. Written as text only when there is a finding; lines and entries count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The whole document.
    Document,
    /// A field, as `totals.payable`.
    Field(&'static str),
    /// A field of an entry of a list, as `lines[2].amount`; the index counts from 0.
    Entry(&'static str, usize, &'static str),
    /// A field of an entry in a list of a line, as `lines[2].taxes[1].amount`; the indexes count from 0.
    OfLine(usize, &'static str, usize, &'static str),
}

impl Place {
    /// A field of a line, as `lines[2].amount`; the index counts from 0.
    pub const fn line(index: usize, field: &'static str) -> Place {
        Place::Entry("lines", index, field)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Document => Ok(()),
            Place::Field(field) => f.write_str(field),
            Place::Entry(list, index, field) => write!(f, "{list}[{}].{field}", index + 1),
            Place::OfLine(line, list, index, field) => {
                write!(f, "lines[{}].{list}[{}].{field}", line + 1, index + 1)
            }
        }
    }
}

/// Collects what the rules find.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

impl Report {
    /// A finding of the rule that is running, with the rule's severity.
    pub fn find(&mut self, place: Place, found: Option<Fact>, expected: Option<Fact>) {
        self.find_as(self.rule.severity, place, found, expected);
    }

    /// A finding lighter than the rule's own severity.
    pub fn find_as(
        &mut self,
        severity: Severity,
        place: Place,
        found: Option<Fact>,
        expected: Option<Fact>,
    ) {
        self.findings.push(Finding {
            rule: self.rule.code.to_owned(),
            severity,
            place: place.to_string(),
            found,
            expected,
        });
    }
}

/// Runs every rule that applies. Allocates nothing when nothing is found.
pub fn check(subject: &Subject) -> Review {
    let mut rules = table::rules_for(subject.content).iter().copied();
    let Some(first) = rules.next() else {
        return Review {
            rule_set: RULE_SET,
            findings: Vec::new(),
        };
    };
    let mut report = Report {
        rule: first,
        findings: Vec::new(),
    };
    (first.check)(subject, &mut report);
    for rule in rules {
        report.rule = rule;
        (rule.check)(subject, &mut report);
    }
    Review {
        rule_set: RULE_SET,
        findings: report.findings,
    }
}

/// Runs every rule on a document read from a file and joins what its reader found. Findings of the reader
/// (rules `reading.…`) concern the file, so a later check of the record alone keeps those of the earlier review.
pub fn check_read(subject: &Subject, reading: &[Finding]) -> Review {
    let mut review = check(subject);
    let kept = reading
        .iter()
        .filter(|finding| is_of_reading(&finding.rule));
    review.findings.splice(0..0, kept.cloned());
    review
}

/// Whether a rule is found by the reader of a file and not by [`check`].
pub fn is_of_reading(code: &str) -> bool {
    code.starts_with("reading.")
}

/// The row of a code; absent for a code of another version.
pub fn rule(code: &str) -> Option<&'static Rule> {
    table::rules().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests;

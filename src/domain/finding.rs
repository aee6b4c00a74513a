//! What a check found: which rule, where, what was there and what was expected.
//! The rule table itself is in `domain::check`.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information.
    Note,
    /// May go on with a reason.
    Warning,
    /// The document must not be issued or trusted as it is.
    Error,
}

/// One broken rule at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule in `domain::check`'s table. Text, because an older version may meet a newer version's code.
    pub rule: String,
    pub severity: Severity,
    /// Field path, as `lines[2].amount` or `totals.payable`; empty for the whole document.
    pub place: String,
    pub found: Option<Fact>,
    pub expected: Option<Fact>,
}

/// A value named in a finding, so that it can be shown in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    Amount(Decimal),
    Date(NaiveDate),
    Text(String),
}

/// The evidence kept with an invoice: what was checked, when and with which rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// `domain::check::RULE_SET` at the time; 0 when never checked.
    pub rule_set: u32,
    pub findings: Vec<Finding>,
}

impl Review {
    /// How many findings have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// The gravest severity found.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

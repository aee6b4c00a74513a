//! The evidence of a check as written with its invoice.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::finding::{Fact, Finding, Review, Severity};
use crate::journal::record::mirror::{Mirror, mirror, mirror_names};
use crate::journal::record::skip::is_zero_u32;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

mirror!(
    /// What was checked and found.
    #[derive(Default, PartialEq)]
    ReviewRecord is Review {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        findings: Vec<FindingRecord>,
        #[serde(default, skip_serializing_if = "is_zero_u32")]
        rule_set: u32,
    }
);

mirror!(
    /// One broken rule at one place.
    #[derive(PartialEq)]
    FindingRecord is Finding {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<FactRecord>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        found: Option<FactRecord>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
        rule: String,
        severity: SeverityRecord,
    }
);

mirror_names!(
    SeverityRecord is Severity {
        Note,
        Warning,
        Error,
    }
);

/// A value named in a finding, under the name of what it is.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactRecord {
    Amount(Decimal),
    Date(NaiveDate),
    Text(String),
}

impl Mirror for FactRecord {
    type Domain = Fact;

    fn of(value: &Fact) -> Self {
        match value {
            Fact::Amount(amount) => FactRecord::Amount(*amount),
            Fact::Date(date) => FactRecord::Date(*date),
            Fact::Text(text) => FactRecord::Text(text.clone()),
        }
    }

    fn meaning(self) -> Fact {
        match self {
            FactRecord::Amount(amount) => Fact::Amount(amount),
            FactRecord::Date(date) => Fact::Date(date),
            FactRecord::Text(text) => Fact::Text(text),
        }
    }
}

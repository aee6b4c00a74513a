//! The catalogue of rules in `docs/rules.md`, generated from the rule table and kept current here.
//! Run with `UPDATE_DOCS=1` to write it again after changing a rule.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use std::fmt::Write;
use vigia::domain::check::{Applies, Documents, RULE_SET, Rule, is_of_reading, table};
use vigia::domain::country::Country;
use vigia::domain::finding::Severity;

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn applies(applies: Applies) -> String {
    let country = match applies.country {
        None => "Colombia and Peru",
        Some(Country::Colombia) => "Colombia",
        Some(Country::Peru) => "Peru",
    };
    let documents = match applies.documents {
        Documents::All => "all documents",
        Documents::Invoices => "invoices",
        Documents::Notes => "credit and debit notes",
        Documents::CreditNotes => "credit notes",
    };
    format!("{country}, {documents}")
}

fn row(out: &mut String, rule: &Rule) {
    let cell = |text: &str| text.replace('|', "\\|");
    writeln!(
        out,
        "### `{}`\n\n**{}** / {}\n\n- Severity: {}\n- Applies to: {}\n- Source: {}\n- es: {}\n- en: {}\n",
        rule.code,
        rule.title.es,
        rule.title.en,
        severity(rule.severity),
        applies(rule.applies),
        cell(rule.source),
        rule.says.es,
        rule.says.en,
    )
    .unwrap();
}

fn catalogue() -> String {
    let rules = table::rules().count();
    let of_reading = table::rules()
        .filter(|rule| is_of_reading(rule.code))
        .count();
    let mut out = format!(
        "# Rules\n\n\
         Rule set {RULE_SET}: {rules} rules, of which {of_reading} are found while a file is read and {} whenever a document is checked.\n\n\
         This page is generated from the rule table in `src/domain/check/`; a test fails when it is stale.\n\
         To write it again: `UPDATE_DOCS=1 cargo test --test it rules_catalogue`.\n\n\
         An error must be put right before a document is issued or trusted; a warning may stand with a reason; a note is for information.\n\
         The severity given is the gravest: a difference within the authority's tolerance is reported lighter.\n\
         Amounts are compared to the cent.\n\
         In Colombia a difference that disappears in whole pesos is a note and one of up to two pesos a warning; in Peru one of up to one sol is a note.\n\n",
        rules - of_reading
    );
    for (heading, rules) in table::AREAS {
        writeln!(out, "## {} / {}\n", heading.es, heading.en).unwrap();
        for rule in *rules {
            row(&mut out, rule);
        }
    }
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    out.push('\n');
    out
}

#[test]
fn the_catalogue_of_rules_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let current = catalogue();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &current).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == current,
        "docs/rules.md is stale: run UPDATE_DOCS=1 cargo test --test it rules_catalogue"
    );
}

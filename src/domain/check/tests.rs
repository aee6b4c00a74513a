//! Every rule of the table is broken once, on a document that breaks none.
//! The reader's own rules are broken in `interop::ubl`'s tests.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    NothingKnown, Place, RULE_SET, Subject, check, check_read, is_of_reading, rule, table,
};
use crate::domain::finding::{Finding, Severity};
use crate::domain::invoice::{Adjustment, PerUnit};
use cases::{Case, adjustment, colombian, colombian_note, day, peruvian};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use written::billed;

mod broken_colombia;
mod broken_contract;
mod broken_peru;
mod broken_shape;
mod cases;
mod kept;
mod written;

/// A rule, the document to break it on, and how.
struct Breaking {
    code: &'static str,
    on: fn() -> Case,
    how: fn(&mut Case),
}

const fn broken(code: &'static str, on: fn() -> Case, how: fn(&mut Case)) -> Breaking {
    Breaking { code, on, how }
}

fn all_breakings() -> impl Iterator<Item = &'static Breaking> {
    broken_colombia::RULES
        .iter()
        .chain(broken_contract::RULES)
        .chain(broken_peru::RULES)
        .chain(broken_shape::RULES)
}

#[test]
fn right_documents_have_no_finding() {
    for case in [
        colombian(),
        colombian_note(),
        peruvian(),
        broken_peru::note(),
        billed(),
    ] {
        assert_eq!(case.review().findings, [], "{}", case.number);
        assert_eq!(case.review().rule_set, RULE_SET);
    }
}

#[test]
fn each_rule_is_found_when_it_is_broken_and_at_a_place() {
    for breaking in all_breakings() {
        let mut case = (breaking.on)();
        (breaking.how)(&mut case);
        let findings = case.review().findings;
        let of_rule = findings
            .iter()
            .find(|finding| finding.rule == breaking.code);
        assert!(
            of_rule.is_some(),
            "{} is not among {findings:?}",
            breaking.code
        );
        let severity = of_rule.unwrap().severity;
        assert!(
            severity <= rule(breaking.code).unwrap().severity,
            "{}",
            breaking.code
        );
    }
}

#[test]
fn every_rule_of_the_table_is_broken_in_a_test() {
    let tried: BTreeSet<&str> = all_breakings().map(|breaking| breaking.code).collect();
    let rules: BTreeSet<&str> = table::rules()
        .map(|rule| rule.code)
        .filter(|code| !is_of_reading(code))
        .collect();
    assert_eq!(tried, rules);
}

#[test]
fn codes_are_unique_and_sentences_complete_in_both_languages() {
    let mut codes = BTreeSet::new();
    for rule in table::rules() {
        assert!(
            codes.insert(rule.code),
            "{} is twice in the table",
            rule.code
        );
        for text in [rule.says.es, rule.says.en] {
            assert!(
                text.ends_with('.') || text.ends_with('?'),
                "{}: {text}",
                rule.code
            );
        }
        for text in [rule.title.es, rule.title.en, rule.source] {
            assert!(
                !text.is_empty() && !text.ends_with('.'),
                "{}: {text}",
                rule.code
            );
        }
        for slot in ["{found}", "{expected}", "{place}"] {
            let both = (rule.says.es.contains(slot), rule.says.en.contains(slot));
            assert_eq!(both.0, both.1, "{}: {slot}", rule.code);
        }
    }
}

#[test]
fn a_draft_is_checked_without_number_or_day() {
    let case = colombian();
    let review = check(&Subject::new(
        &case.content,
        &NothingKnown,
        day(2026, 11, 22),
    ));
    assert_eq!(review.findings, []);
}

#[test]
fn findings_of_the_reader_are_kept_when_a_record_is_checked_again() {
    let case = colombian();
    let issuance = case.issuance();
    let subject = Subject {
        issuance: Some(&issuance),
        ..Subject::new(&case.content, &NothingKnown, day(2026, 11, 22))
    };
    let earlier = |rule: &str| Finding {
        rule: rule.to_owned(),
        severity: Severity::Warning,
        place: String::new(),
        found: None,
        expected: None,
    };
    let review = check_read(
        &subject,
        &[earlier("reading.unsigned"), earlier("amounts.lines")],
    );
    let rules: Vec<&str> = review
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    assert_eq!(rules, ["reading.unsigned"]);
}

#[test]
fn places_count_from_one() {
    assert_eq!(Place::line(1, "amount").to_string(), "lines[2].amount");
    assert_eq!(
        Place::OfLine(0, "taxes", 2, "base").to_string(),
        "lines[1].taxes[3].base"
    );
    assert_eq!(Place::Field("totals.payable").to_string(), "totals.payable");
    assert_eq!(Place::Document.to_string(), "");
}

/// A percentage may have as many decimals as can be held.
#[test]
fn the_finest_percentage_is_compared_without_panic() {
    let mut case = colombian();
    case.content.adjustments.push(Adjustment {
        base: Some(Decimal::ONE),
        percent: Some(Decimal::new(1, 28)),
        ..adjustment(false, "00", 5)
    });
    assert!(case.review().count(Severity::Warning) > 0);
}

#[test]
fn amounts_too_large_to_add_are_findings_and_not_panics() {
    for mut case in [colombian(), colombian_note(), peruvian()] {
        case.content.totals.lines = Decimal::MAX;
        case.content.totals.taxes = Decimal::MAX;
        case.content.totals.charges = Decimal::MAX;
        case.content.totals.prepaid = Decimal::MIN;
        for line in &mut case.content.lines {
            line.quantity = Decimal::MAX;
            line.price = Decimal::MAX;
            line.amount = Decimal::MAX;
            line.tax_amount = Some(Decimal::MAX);
            line.price_with_tax = Some(Decimal::MIN);
            line.adjustments.push(Adjustment {
                base: Some(Decimal::MAX),
                percent: Some(Decimal::MAX),
                ..adjustment(true, "47", 1)
            });
            for tax in &mut line.taxes {
                tax.base = Decimal::MAX;
                tax.percent = Some(Decimal::MAX);
                tax.per_unit = Some(Box::new(PerUnit {
                    amount: Decimal::MAX,
                    units: Decimal::MAX,
                }));
            }
        }
        assert!(case.review().count(Severity::Error) > 0);
    }
}

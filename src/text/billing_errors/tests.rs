//! Every sentence about billing that was refused, in both languages.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::billing_error;
use crate::app::command_error::billing::BillingError;
use crate::domain::contract::billing::LineKind;
use crate::text::lang::Locale;
use std::collections::BTreeSet;

#[test]
fn every_error_is_a_sentence_in_both_languages() {
    let number = |number: &str| BillingError::RequestBilled {
        number: number.to_owned(),
    };
    let mut errors = vec![
        BillingError::CodeMissing,
        BillingError::DuplicateItem {
            code: "P-1".to_owned(),
            name: "Puesto".to_owned(),
        },
        BillingError::NotARate { rate: 119.into() },
        BillingError::UnknownLine,
        BillingError::QuantityNotPositive,
        BillingError::QuantityNegative,
        BillingError::NotOneMonth,
        BillingError::PeriodEndsBefore,
        BillingError::NotARequest,
        BillingError::EventStays,
        BillingError::EventInFuture,
        number(""),
        number("FE-1"),
        BillingError::InvoiceNotIssued,
        BillingError::ReportTextMissing,
        BillingError::ReportInFuture,
        BillingError::AnsweredBefore {
            on: "2026-11-22".parse().unwrap(),
        },
    ];
    for (contracts, usual) in [(0, true), (1, false), (2, false), (2, true)] {
        errors.push(BillingError::ItemInUse { contracts, usual });
    }
    for kind in [LineKind::PerUnit, LineKind::Milestone, LineKind::OnDemand] {
        errors.push(BillingError::NotForThisLine { kind });
    }
    for locale in [Locale::EsCo, Locale::En] {
        let sentences: BTreeSet<String> = errors
            .iter()
            .map(|error| billing_error(error, locale))
            .collect();
        assert_eq!(sentences.len(), errors.len(), "no two say the same");
        for sentence in sentences {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(!sentence.contains(['{', '}']), "{sentence}");
        }
    }
}

#[test]
fn what_uses_an_item_is_counted() {
    let error = BillingError::ItemInUse {
        contracts: 1,
        usual: false,
    };
    let sentence = billing_error(&error, Locale::EsCo).replace('\u{a0}', " ");
    assert_eq!(
        sentence,
        "Lo usa 1 contrato. Márcalo como inactivo: su historia se conserva."
    );
}

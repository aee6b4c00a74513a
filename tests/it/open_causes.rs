//! While nobody does anything, no open cause loses its alert as days pass.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed test is a panic"
)]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use vigia::app::alerts::alerts;
use vigia::app::book::Book;
use vigia::app::contract_now;
use vigia::app::entity::Change;
use vigia::app::example::{Plan, generate};
use vigia::domain::alert::{AlertKey, AlertKind};
use vigia::domain::country::Country;
use vigia::domain::ids::{ContractId, RecordId};
use vigia::domain::policy_gap::{gaps_of, required};

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// While nobody does anything, what asked for somebody today still does on every later day.
    /// Only a later deadline of the same cause may take its place: none does here.
    #[test]
    fn an_open_cause_never_loses_its_alert(first in 0u64..200, step in 1u64..400) {
        let mut book = Book::new();
        book.load(generate(&Plan::example(today(), Country::Colombia)));
        let company = Change::Delete(RecordId::Company);
        book.apply(&company);
        let one = today() + Days::new(first);
        let later = one + Days::new(step);
        let keys = |day| -> Vec<_> {
            let found = alerts(&book, day, None);
            let keys = found.into_iter().map(|alert| alert.key);
            keys.filter(|key| key.kind.is_of_contracts()).collect()
        };
        let after = keys(later);
        for key in keys(one) {
            prop_assert!(
                after.contains(&key) || is_over(&book, &key, later),
                "{key:?} on {one} and not on {later}"
            );
        }
    }
}

/// Whether nothing is left to do about it by then, with nobody having done anything: what a policy guarantees is over,
/// days that were not insured are past, a contract has ended that documents or notice were about.
fn is_over(book: &Book, key: &AlertKey, day: NaiveDate) -> bool {
    let id = ContractId(key.subject.uuid());
    let Some(contract) = book.contract(id) else {
        return false;
    };
    let agreed = contract_now::agreed(book, contract, day);
    let has_ended = agreed.end.value.is_some_and(|end| end < day);
    match key.kind {
        AlertKind::PolicyExpiry | AlertKind::DocumentExpiry | AlertKind::DocumentMissing => {
            has_ended
        }
        // The term is over that notice was about: it was renewed.
        AlertKind::NonRenewalNotice => agreed.renewals.iter().any(|renewed| {
            let notice = contract_now::notice_day_of(book, contract, renewed.ended);
            notice == Some(key.due) && renewed.ended < day
        }),
        AlertKind::PolicyGap => required(contract, &agreed).iter().any(|cover| {
            let gaps = gaps_of(contract, cover, cover.from);
            gaps.iter().any(|gap| gap.from == key.due && gap.to < day)
        }),
        _ => false,
    }
}

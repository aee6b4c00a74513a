//! What may be said about an obligation, and about which days.

use super::{example, refused, run, today};
use chrono::{Days, NaiveDate};
use vigia::app::command::Command;
use vigia::app::command_error::CommandError;
use vigia::app::command_error::agreement::AgreementError;
use vigia::domain::contract::obligation::{Outcome, OutcomeResult};

#[test]
fn an_obligation_is_answered_on_its_own_days_only() {
    let mut book = example();
    let obligations = book.obligations().sorted();
    let monthly = obligations
        .into_iter()
        .find(|obligation| obligation.outcomes.len() > 3)
        .unwrap()
        .clone();
    let settle = |due: NaiveDate, result: OutcomeResult, on: NaiveDate, note: &str| {
        Command::SettleObligation {
            id: monthly.id,
            settled: Box::new(Outcome {
                due,
                result,
                on,
                note: note.to_owned(),
                link: String::new(),
                file: None,
                accepted_on: None,
            }),
        }
    };
    let due = monthly.outcomes[1].due;
    let wrong = due + Days::new(3);
    assert_eq!(
        refused(&mut book, settle(wrong, OutcomeResult::Done, due, "")),
        AgreementError::NotDue { day: wrong }
    );
    let tomorrow = today() + Days::new(1);
    assert_eq!(
        refused(&mut book, settle(due, OutcomeResult::Done, tomorrow, "")),
        AgreementError::OutcomeInFuture
    );
    let silent = run(&mut book, settle(due, OutcomeResult::Waived, due, ""));
    assert_eq!(silent, Err(CommandError::ReasonMissing));
    run(
        &mut book,
        settle(due, OutcomeResult::Waived, due, "lo pidió el cliente"),
    )
    .unwrap();
    let now = book.obligation(monthly.id).unwrap();
    assert_eq!(now.outcomes.len(), monthly.outcomes.len());
    let days: Vec<NaiveDate> = now.outcomes.iter().map(|outcome| outcome.due).collect();
    assert!(days.is_sorted());
}

//! Settling the accounts of a contract that ended: what is clear by the records, and what somebody must confirm.

use super::{day, example, refused, run, step, today};
use vigia::app::book::Book;
use vigia::app::command::Command;
use vigia::app::command_error::CommandError;
use vigia::app::command_error::agreement::AgreementError;
use vigia::app::contract_now;
use vigia::domain::contract::Contract;
use vigia::domain::contract::progress::Stage;
use vigia::domain::contract::step::{SettlementItem, StepAction};
use vigia::domain::contract::terms::Terms;
use vigia::domain::ids::ContractId;
use vigia::domain::money::{Currency, Money};

#[test]
fn accounts_are_settled_when_every_point_is_clear_or_confirmed() {
    let mut book = example();
    let contract = ended(&mut book);
    let id = contract.id;
    let take = |n, action, note: &str| step(id, n, "2026-11-20", action, note);
    run(&mut book, take(1, StepAction::Accepted, "")).unwrap();
    let settle = || take(9, StepAction::Settled, "");
    // Nothing was billed of its value, and two points only people know.
    assert_eq!(
        refused(&mut book, settle()),
        AgreementError::SettlementOpen { open: 3 }
    );
    let billing = |note: &str| take(2, StepAction::Confirmed(SettlementItem::Billing), note);
    assert_eq!(
        run(&mut book, billing("")),
        Err(CommandError::ReasonMissing)
    );
    run(&mut book, billing("se facturó antes")).unwrap();
    // Once is enough.
    let again = take(
        3,
        StepAction::Confirmed(SettlementItem::Billing),
        "otra vez",
    );
    assert!(matches!(
        refused(&mut book, again),
        AgreementError::StepNotLawful { .. }
    ));
    for (n, item) in [(4, SettlementItem::Returned), (5, SettlementItem::Record)] {
        run(&mut book, take(n, StepAction::Confirmed(item), "")).unwrap();
    }
    run(&mut book, settle()).unwrap();
    let stage = contract_now::now(&book, &contract, today()).stage;
    assert_eq!(stage, Stage::Closing);
}

#[test]
fn what_was_settled_before_it_was_registered_closes_with_a_reason() {
    let mut book = example();
    let contract = ended(&mut book);
    let close = |on: &str, note: &str| step(contract.id, 1, on, StepAction::Closed, note);
    assert_eq!(
        run(&mut book, close("2026-11-20", " ")),
        Err(CommandError::ReasonMissing)
    );
    assert!(matches!(
        refused(&mut book, close("2026-10-30", "antes")),
        AgreementError::NotEnded { .. }
    ));
    run(&mut book, close("2026-11-20", "liquidado en 2026")).unwrap();
    let stage = contract_now::now(&book, &contract, today()).stage;
    assert_eq!(stage, Stage::Closed);
}

/// A contract of the first client that ended last month, with a value and without anything under it.
fn ended(book: &mut Book) -> Contract {
    let known = book.contracts().sorted();
    let like = *known.first().unwrap();
    let contract = Contract {
        id: ContractId(uuid::Uuid::from_u128(0x9_0001)),
        number: "FIN-1".to_owned(),
        start: day("2025-11-01"),
        end: Some(day("2026-10-31")),
        value: Some(Money::new(1_000_000.into(), Currency::COP)),
        policies: Vec::new(),
        terms: Terms::default(),
        ..like.clone()
    };
    let command = Command::SaveContract {
        contract: Box::new(contract.clone()),
        seen: book.version(),
    };
    run(book, command).unwrap();
    contract
}

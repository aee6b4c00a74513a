//! Contracts with everything under them: what commands refuse, and what merges from two laptops.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed test is a panic"
)]

mod obligations;
mod settlement;

use chrono::NaiveDate;
use vigia::app::alerts::alerts;
use vigia::app::book::Book;
use vigia::app::command::{Command, execute};
use vigia::app::command_error::CommandError;
use vigia::app::command_error::agreement::AgreementError;
use vigia::app::context::Context;
use vigia::app::contract_now;
use vigia::app::entity::{Change, Entity};
use vigia::app::example::{Plan, generate};
use vigia::domain::attachment::Attachment;
use vigia::domain::contract::Contract;
use vigia::domain::contract::amendment::{Amendment, Changes};
use vigia::domain::contract::in_force::DoubtCause;
use vigia::domain::contract::policy::{Cover, CoverBasis, Policy, PolicyRequirement};
use vigia::domain::contract::progress::Stage;
use vigia::domain::contract::step::{ReviewRole, Reviewer, Step, StepAction};
use vigia::domain::country::Country;
use vigia::domain::ids::{AmendmentId, ContractId, StepId};
use vigia::domain::money::{Currency, Money};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-20")
}

fn context() -> Context {
    Context::new(today(), 1_795_000_000_000, None, [5; 16])
}

fn example() -> Book {
    let mut book = Book::new();
    book.load(generate(&Plan::example(today(), Country::Colombia)));
    book
}

fn run(book: &mut Book, command: Command) -> Result<(), CommandError> {
    let outcome = execute(book, &mut context(), command)?;
    book.apply_all(&outcome.changes);
    assert_eq!(book.check(), Vec::<String>::new());
    Ok(())
}

fn refused(book: &mut Book, command: Command) -> AgreementError {
    match run(book, command) {
        Err(CommandError::Agreement(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// A contract that runs today and has a value, an end and no amendments.
fn plain(book: &Book) -> Contract {
    let contracts = book.contracts().sorted();
    let found = contracts.into_iter().find(|contract| {
        contract.value.is_some()
            && contract.end.is_some_and(|end| end > day("2027-03-01"))
            && contract.start < day("2026-09-01")
            && book.amendments_of(contract.id).is_empty()
    });
    found.unwrap().clone()
}

fn amendment(contract: &Contract, n: u128, effective: &str, changes: Changes) -> Amendment {
    Amendment {
        id: AmendmentId(uuid::Uuid::from_u128(n)),
        contract: contract.id,
        number: n.to_string(),
        drafted_on: today(),
        signed_on: Some(today()),
        effective: day(effective),
        changes,
        notes: String::new(),
        file: None,
    }
}

fn save(amendment: &Amendment) -> Command {
    Command::SaveAmendment {
        amendment: Box::new(amendment.clone()),
        seen: u64::MAX,
    }
}

fn end(to: &str) -> Changes {
    Changes {
        end: Some(day(to)),
        ..Changes::default()
    }
}

#[test]
fn an_amendment_that_cannot_be_carried_out_is_refused_with_its_reason() {
    let mut book = example();
    let contract = plain(&book);
    let doubt = |book: &mut Book, amendment: Amendment| match refused(book, save(&amendment)) {
        AgreementError::Doubt { cause, .. } => cause,
        other => panic!("{other:?}"),
    };
    let early = amendment(&contract, 1, "2001-01-01", end("2028-12-31"));
    assert!(matches!(
        doubt(&mut book, early),
        DoubtCause::BeforeStart { .. }
    ));
    let late = amendment(&contract, 1, "2039-01-01", end("2040-12-31"));
    assert!(matches!(
        doubt(&mut book, late),
        DoubtCause::AfterEnd { .. }
    ));
    let dollars = Changes {
        value: Some(Money::new(1.into(), Currency::USD)),
        ..Changes::default()
    };
    let dollars = amendment(&contract, 1, "2026-11-20", dollars);
    assert_eq!(doubt(&mut book, dollars), DoubtCause::OtherCurrency);
    let restart = Changes {
        restart: true,
        ..Changes::default()
    };
    let restart = amendment(&contract, 1, "2026-11-20", restart);
    assert_eq!(doubt(&mut book, restart), DoubtCause::NotSuspended);
    let nothing = amendment(&contract, 1, "2026-11-20", Changes::default());
    assert_eq!(
        refused(&mut book, save(&nothing)),
        AgreementError::NothingAmended
    );
    let mut tomorrow = amendment(&contract, 1, "2026-11-21", end("2028-12-31"));
    tomorrow.signed_on = Some(day("2026-11-21"));
    assert_eq!(
        refused(&mut book, save(&tomorrow)),
        AgreementError::SignedInFuture
    );
}

#[test]
fn what_is_signed_stays_and_the_contract_cannot_be_pulled_from_under_it() {
    let mut book = example();
    let contract = plain(&book);
    let signed = amendment(&contract, 1, "2026-11-20", end("2028-12-31"));
    run(&mut book, save(&signed)).unwrap();
    let number = "1".to_owned();
    let mut changed = signed.clone();
    changed.notes = "otra cosa".to_owned();
    let stays = AgreementError::AmendmentSigned {
        number: number.clone(),
    };
    assert_eq!(refused(&mut book, save(&changed)), stays);
    // Its paper may come later, once.
    let paper = |name: &str| {
        Some(Attachment {
            digest: "ab".repeat(32),
            name: name.to_owned(),
            media: "application/pdf".to_owned(),
            size: 10,
        })
    };
    let mut scanned = signed.clone();
    scanned.file = paper("otrosi.pdf");
    run(&mut book, save(&scanned)).unwrap();
    assert_eq!(book.amendment(signed.id).unwrap().file, scanned.file);
    let mut other = signed.clone();
    other.file = paper("otro.pdf");
    assert!(run(&mut book, save(&other)).is_err());
    other.file = None;
    assert!(run(&mut book, save(&other)).is_err());
    let id = signed.id;
    assert_eq!(refused(&mut book, Command::RemoveAmendment { id }), stays);
    let mut same = amendment(&contract, 2, "2026-11-21", end("2029-12-31"));
    same.number = " 1 ".to_owned();
    assert_eq!(
        refused(&mut book, save(&same)),
        AgreementError::DuplicateAmendment { number }
    );
    // A correction of the contract that would leave the signed amendment before its first day.
    let mut later = contract.clone();
    later.start = day("2026-12-01");
    let save_contract = Command::SaveContract {
        contract: Box::new(later),
        seen: u64::MAX,
    };
    assert!(matches!(
        refused(&mut book, save_contract),
        AgreementError::AmendmentLost { .. }
    ));
    let removal = run(&mut book, Command::RemoveContract { id: contract.id });
    assert!(matches!(
        removal,
        Err(CommandError::ContractInUse { amendments: 1, .. })
    ));
}

/// Each laptop signs an amendment of the same contract without the other; both are there afterwards, in any order.
#[test]
fn two_laptops_that_amend_the_same_contract_unite_and_a_contradiction_is_told() {
    let book = example();
    let contract = plain(&book);
    let one = amendment(&contract, 1, "2026-11-20", end("2028-12-31"));
    let mut other = amendment(&contract, 2, "2026-11-20", end("2029-06-30"));
    other.number = "1-B".to_owned();
    let put = |amendment: &Amendment| Change::Put(Entity::Amendment(Box::new(amendment.clone())));
    let mut says = Vec::new();
    for order in [[&one, &other], [&other, &one]] {
        let mut merged = book.clone();
        for amendment in order {
            merged.apply(&put(amendment));
        }
        assert_eq!(merged.check(), Vec::<String>::new());
        let known = contract_now::agreed(&merged, &contract, today());
        assert_eq!(known.amendments.len(), 2);
        assert!(
            known
                .doubts
                .iter()
                .any(|doubt| matches!(doubt.cause, DoubtCause::Contradicts { .. }))
        );
        says.push((known.end, known.doubts));
    }
    assert_eq!(says[0], says[1]);
}

fn step(contract: ContractId, n: u128, on: &str, action: StepAction, note: &str) -> Command {
    Command::TakeStep {
        step: Box::new(Step {
            id: StepId(uuid::Uuid::from_u128(n)),
            contract,
            on: day(on),
            place: 0,
            by: None,
            action,
            note: note.to_owned(),
        }),
    }
}

#[test]
fn a_draft_goes_through_every_stage_and_nothing_is_skipped() {
    let mut book = example();
    let mut draft = plain(&book);
    draft.id = ContractId(uuid::Uuid::from_u128(77));
    draft.number = "B-1".to_owned();
    draft.start = day("2027-01-01");
    draft.policies = Vec::new();
    draft.terms.requirements = vec![PolicyRequirement {
        cover: Cover::Performance,
        basis: CoverBasis::Percent(20.into()),
        months_after: 0,
    }];
    let id = draft.id;
    let save_draft = |contract: &Contract| Command::DraftContract {
        contract: Box::new(contract.clone()),
        seen: u64::MAX,
    };
    run(&mut book, save_draft(&draft)).unwrap();
    let stage = |book: &Book| contract_now::now(book, book.contract(id).unwrap(), today()).stage;
    assert_eq!(stage(&book), Stage::Draft);
    // A draft has no gaps, no end to announce, nothing to amend.
    assert!(
        alerts(&book, today(), None)
            .iter()
            .all(|alert| alert.key.subject.uuid() != id.0)
    );
    let amended = amendment(&draft, 1, "2027-02-01", end("2028-12-31"));
    assert_eq!(
        refused(&mut book, save(&amended)),
        AgreementError::NotSignedYet
    );
    let people: Vec<_> = book
        .people()
        .sorted()
        .iter()
        .map(|person| person.id)
        .collect();
    let asked = StepAction::SentToReview(vec![Reviewer {
        person: people[0],
        role: ReviewRole::Legal,
    }]);
    assert!(matches!(
        refused(&mut book, step(id, 1, "2026-11-20", StepAction::Signed, "")),
        AgreementError::StepNotLawful {
            stage: Stage::Draft
        }
    ));
    assert_eq!(
        refused(&mut book, step(id, 1, "2026-11-21", asked.clone(), "")),
        AgreementError::StepInFuture
    );
    run(&mut book, step(id, 1, "2026-11-20", asked, "")).unwrap();
    let early = step(id, 2, "2026-11-19", StepAction::Reviewed(people[0]), "");
    assert!(matches!(
        refused(&mut book, early),
        AgreementError::StepBeforeLast { .. }
    ));
    let silent = step(id, 2, "2026-11-20", StepAction::Returned(people[0]), " ");
    assert_eq!(run(&mut book, silent), Err(CommandError::ReasonMissing));
    for (n, action) in [
        (3, StepAction::Reviewed(people[0])),
        (4, StepAction::Approved),
        (5, StepAction::Signed),
    ] {
        run(&mut book, step(id, n, "2026-11-20", action, "")).unwrap();
    }
    assert_eq!(stage(&book), Stage::Policies);
    // Signed terms change by amendment alone.
    let mut longer = draft.clone();
    longer.end = Some(day("2030-12-31"));
    assert_eq!(
        refused(&mut book, save_draft(&longer)),
        AgreementError::TermsSigned
    );
    let apply = Command::ApplyRecords {
        entities: vec![Entity::Contract(Box::new(longer))],
    };
    assert_eq!(refused(&mut book, apply), AgreementError::TermsSigned);
    let approve = || step(id, 6, "2026-11-20", StepAction::PoliciesApproved, "");
    assert_eq!(
        refused(&mut book, approve()),
        AgreementError::PoliciesMissing { gaps: 1 }
    );
    let mut insured = draft.clone();
    insured.policies = vec![Policy {
        cover: Cover::Performance,
        insurer: "Seguros".to_owned(),
        number: "P-1".to_owned(),
        endorsement: String::new(),
        amount: draft.value.unwrap(),
        from: draft.start,
        to: draft.end.unwrap(),
        approved_on: None,
        file: None,
    }];
    run(&mut book, save_draft(&insured)).unwrap();
    run(&mut book, approve()).unwrap();
    assert_eq!(stage(&book), Stage::Ready);
    let approved = book.contract(id).unwrap().policies[0].approved_on;
    assert_eq!(approved, Some(today()));
    assert!(matches!(
        refused(
            &mut book,
            step(id, 7, "2026-11-20", StepAction::Accepted, "")
        ),
        AgreementError::NotEnded { .. }
    ));
}

//! Amendments, steps, obligations and documents: who they are, whom they name, and what the rules say of them.

use super::{applied, preview, sample, sample_book, sample_with};
use crate::app::book::Book;
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::contract_now;
use crate::app::entity::Entity;
use crate::domain::contract::obligation::Schedule;
use crate::domain::contract::samples::step;
use crate::domain::contract::step::{
    RenewalDecision, ReviewRole, Reviewer, SettlementItem, StepAction,
};
use crate::domain::ids::{ContractId, Kind, PersonId, RecordId};
use crate::interop::records_file::problem::{Cause, Expected};
use crate::interop::records_file::writer::{view, write};
use crate::interop::records_file::{Fate, Preview};
use crate::journal::samples;
use serde_json::{Value, json};

/// The only problem of the sample with one value changed is this one, there.
fn check(pointer: &str, value: Value, place: &str, cause: Cause) {
    let preview = preview(&sample_with(pointer, value), &Book::new());
    let found: Vec<(&str, &Cause)> = preview
        .problems()
        .map(|problem| (problem.place.as_str(), &problem.cause))
        .collect();
    assert_eq!(found, [(place, &cause)], "{pointer}");
}

fn file(lists: Value) -> Value {
    let mut file = json!({"format": "vigia-records", "version": 1});
    for (name, list) in lists.as_object().unwrap() {
        file[name] = list.clone();
    }
    file
}

/// The one cause of a preview in which exactly one record is wrong.
fn only_cause(preview: &Preview) -> &Cause {
    let problems: Vec<_> = preview.problems().collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    &problems[0].cause
}

#[test]
fn each_fault_is_told_with_its_place() {
    let unknown = |kind, key: &str| Cause::UnknownReference {
        kind,
        key: key.to_owned(),
    };
    for list in ["amendments", "steps", "obligations", "documents"] {
        check(
            &format!("/{list}/0/contract"),
            json!("CT-9"),
            &format!("{list}[0].contract"),
            unknown(Kind::Contract, "CT-9"),
        );
    }
    check(
        "/steps/0/action",
        json!({"sent_to_review": [{"person": "nobody", "role": "legal"}]}),
        "steps[0].action.sent_to_review[0].person",
        unknown(Kind::Person, "nobody"),
    );
    let nobody = "01920000-0000-7000-8000-000000000000";
    check(
        "/amendments/0/changes/lines_changed",
        json!([{"line": {"number": 1, "added_by": nobody}, "quantity": 3}]),
        "amendments[0].changes.lines_changed[0].line.added_by",
        unknown(Kind::Amendment, nobody),
    );
    check(
        "/steps/0/action",
        json!(7),
        "steps[0].action",
        Cause::Expected(Expected::TextOrObject),
    );
}

#[test]
fn a_word_that_is_no_step_is_told() {
    for (action, place) in [
        (json!("reviewed_twice"), "steps[0].action"),
        (
            json!({"renewal_decided": "maybe"}),
            "steps[0].action.renewal_decided",
        ),
    ] {
        let wrong = preview(&sample_with("/steps/0/action", action), &Book::new());
        let problem = wrong.problems().next().unwrap();
        assert_eq!(problem.place, place);
        assert!(matches!(problem.cause, Cause::NotOneOf { .. }));
    }
}

#[test]
fn every_step_comes_back() {
    let mut entities = samples::full();
    entities.retain(|entity| {
        let kind = entity.id().kind();
        matches!(
            kind,
            Kind::Person | Kind::Item | Kind::Client | Kind::Contract
        )
    });
    // As they stand in a file.
    entities.swap(0, 1);
    let person = PersonId(entities[1].id().uuid());
    let reviewer = Reviewer {
        person,
        role: ReviewRole::Commercial,
    };
    let mut actions = vec![
        StepAction::Drafted,
        StepAction::SentToReview(vec![reviewer]),
        StepAction::Returned(person),
        StepAction::Reviewed(person),
        StepAction::Approved,
        StepAction::ApprovedByManagement,
        StepAction::NotApproved,
        StepAction::Signed,
        StepAction::PoliciesApproved,
        StepAction::Accepted,
        StepAction::Settled,
        StepAction::Closed,
        StepAction::Cancelled,
    ];
    actions.extend(RenewalDecision::ALL.map(StepAction::RenewalDecided));
    actions.extend(SettlementItem::ALL.map(StepAction::Confirmed));
    for (n, action) in (1..).zip(actions) {
        let mut step = step(n, "2025-12-01", action);
        step.contract = ContractId(entities[3].id().uuid());
        entities.push(Entity::Step(Box::new(step)));
    }
    let mut book = Book::new();
    book.load(entities.clone());
    let steps = book.steps().sorted().into_iter();
    let written = view(&book, steps.map(|step| RecordId::Step(step.id)));
    assert_eq!(written, entities);
    let file: Value = serde_json::from_str(&write(&written).unwrap()).unwrap();
    assert_eq!(preview(&file, &Book::new()).into_entities(), written);
}

#[test]
fn a_view_of_what_is_under_a_contract_brings_what_it_names() {
    let mut book = Book::new();
    book.load(samples::full());
    let kinds = |record: RecordId| -> Vec<Kind> {
        let entities = view(&book, [record]);
        entities.iter().map(|entity| entity.id().kind()).collect()
    };
    let of = |kind: Kind| {
        let full = samples::full();
        let entity = full.iter().find(|entity| entity.id().kind() == kind);
        entity.unwrap().id()
    };
    for kind in [
        Kind::Amendment,
        Kind::Step,
        Kind::Obligation,
        Kind::Document,
    ] {
        let expected = [Kind::Item, Kind::Person, Kind::Client, Kind::Contract, kind];
        assert_eq!(kinds(of(kind)), expected);
    }
}

#[test]
fn without_ids_reading_again_changes_nothing() {
    let book = sample_book();
    // As another program may write the same.
    let mut file = sample();
    file["amendments"][0]["number"] = json!(" 1.");
    file["obligations"][0]["title"] = json!("INFORME mensual de Servicio");
    file["documents"][0]["name"] = json!("cc 0042");
    let again = preview(&file, &book);
    assert_eq!((again.counts().created, again.counts().wrong), (0, 1));
    let signed = again.problems().next().unwrap();
    assert_eq!(signed.place, "amendments[0]");

    let mut obligation = sample()["obligations"][0].clone();
    obligation["schedule"] = json!({"once": "2026-02-05"});
    let same_day = preview(&self::file(json!({"obligations": [obligation]})), &book);
    let Fate::Update(Entity::Obligation(changed)) = &same_day.records[0].fate else {
        panic!("the obligation is in the book: {same_day:?}");
    };
    assert!(matches!(changed.schedule, Schedule::Once(_)));
}

#[test]
fn what_tells_records_apart_makes_another() {
    let book = sample_book();
    for (pointer, value) in [
        ("/amendments/0/number", json!("2")),
        ("/steps/0/on", json!("2026-11-04")),
        ("/steps/0/place", json!(1)),
        ("/steps/0/action", json!("accepted")),
        ("/obligations/0/title", json!("Informe anual")),
        ("/obligations/0/schedule", json!({"once": "2026-03-05"})),
        ("/documents/0/kind", json!("tax_registration")),
        ("/documents/0/issued_on", json!("2026-11-03")),
        ("/documents/0/name", json!("CC-0043")),
        ("/documents/0/contract", Value::Null),
    ] {
        let counts = preview(&sample_with(pointer, value), &book).counts();
        assert_eq!((counts.created, counts.same), (1, 14), "{pointer}");
    }
}

#[test]
fn a_number_that_two_clients_contracts_have_needs_the_id() {
    let mut file = sample();
    let mut other = file["contracts"][0].clone();
    other["client"] = json!("79.123.456");
    file["contracts"].as_array_mut().unwrap().push(other);
    let ambiguous = Cause::AmbiguousReference {
        kind: Kind::Contract,
        key: "CT-2026-001".to_owned(),
    };
    let wrong = preview(&file, &Book::new());
    let found: Vec<(&str, &Cause)> = wrong
        .problems()
        .map(|problem| (problem.place.as_str(), &problem.cause))
        .collect();
    // A document and an invoice say whose contract it is.
    assert_eq!(
        found,
        [
            ("amendments[0].contract", &ambiguous),
            ("steps[0].contract", &ambiguous),
            ("obligations[0].contract", &ambiguous),
            ("billing_events[0].contract", &ambiguous),
        ]
    );
}

#[test]
fn a_contract_is_found_under_the_number_that_the_file_gives_it() {
    let book = sample_book();
    let id = book.contracts().sorted()[0].id.0.to_string();
    let step = |number: &str| json!({"contract": number, "on": "2026-11-05", "action": "accepted"});
    let renamed = file(json!({
        "contracts": [{"id": id, "number": "CT-7"}],
        "steps": [step("CT-7"), step("CT-2026-001")],
    }));
    let read = preview(&renamed, &book);
    assert_eq!((read.counts().created, read.counts().updated), (1, 1));
    assert!(matches!(only_cause(&read), Cause::UnknownReference { .. }));
    // A contract that the file changes without saying its number keeps it.
    let silent = file(json!({
        "contracts": [{"id": id, "payment_days": 45}],
        "steps": [step("CT-2026-001")],
    }));
    assert_eq!(preview(&silent, &book).counts().wrong, 0);
}

#[test]
fn the_client_that_takes_over_is_not_the_one_of_the_record() {
    let mut file = sample();
    file["amendments"][0]["changes"] = json!({"client": "79.123.456"});
    let book = applied(&Book::new(), preview(&file, &Book::new()).into_entities());
    let amendment = book.amendments().sorted()[0];
    let contract = book.contract(amendment.contract).unwrap();
    assert_ne!(amendment.changes.client, Some(contract.client));
    assert_eq!(preview(&file, &book).counts().same, 15);
}

#[test]
fn what_is_signed_does_not_change_but_takes_its_paper() {
    let book = sample_book();
    let changed = sample_with("/amendments/0/changes/end", json!("2027-06-30"));
    let read = preview(&changed, &book);
    assert_eq!(read.counts().wrong, 1);
    let refused = CommandError::from(AgreementError::AmendmentSigned {
        number: "1".to_owned(),
    });
    assert_eq!(only_cause(&read), &Cause::Refused(Box::new(refused)));

    let paper = json!({"name": "otrosí.pdf", "digest": "ab".repeat(32), "size": 12});
    let with_paper = preview(&sample_with("/amendments/0/file", paper), &book);
    assert_eq!(
        (with_paper.counts().updated, with_paper.counts().same),
        (1, 14)
    );
}

/// The sample's contract as it was drafted, reviewed and signed, in one file with its amendment.
fn drafted() -> Value {
    let step = |on: &str, place: u32, action: Value| json!({"contract": "CT-2026-001", "on": on, "place": place, "action": action});
    let reviewer = "aq@puenteandino.example";
    let asked = json!({"sent_to_review": [{"person": reviewer, "role": "legal"}]});
    let mut file = sample();
    file["steps"] = json!([
        step("2025-12-01", 0, json!("drafted")),
        step("2025-12-01", 1, asked),
        step("2025-12-01", 2, json!({"reviewed": reviewer})),
        step("2025-12-09", 3, json!("approved")),
        step("2025-12-10", 4, json!("signed")),
    ]);
    file
}

#[test]
fn a_draft_that_was_signed_enters_with_its_amendments() {
    let read = preview(&drafted(), &Book::new());
    assert_eq!(read.problems().next(), None);
    let book = applied(&Book::new(), read.into_entities());
    let contract = book.contracts().sorted()[0];
    let progress = contract_now::progress_of(&book, contract);
    assert!(progress.drafted && progress.is_binding());
    assert_eq!(progress.ignored, []);
    assert_eq!(preview(&drafted(), &book).counts().same, 19);
}

#[test]
fn an_amendment_of_what_is_not_signed_is_refused() {
    let not_signed = CommandError::from(AgreementError::NotSignedYet);
    for (pointer, wrong) in [
        ("/steps/4/on", json!("soon")),
        ("/steps/4/action", json!("drafted")),
    ] {
        let mut file = drafted();
        *file.pointer_mut(pointer).unwrap() = wrong;
        let read = preview(&file, &Book::new());
        let cause = Cause::Refused(Box::new(not_signed.clone()));
        assert!(
            read.problems()
                .any(|p| p.place == "amendments[0]" && p.cause == cause)
        );
    }
}

#[test]
fn a_line_of_an_amendment_that_does_not_enter_is_unknown() {
    let id = "01920000-0000-7000-8000-000000000001";
    let mut file = sample();
    let mut later = file["amendments"][0].clone();
    later["number"] = json!("2");
    later["changes"] =
        json!({"lines_changed": [{"line": {"number": 1, "added_by": id}, "quantity": 5}]});
    file["amendments"][0]["id"] = json!(id);
    // The one that adds the line stands last.
    file["amendments"].as_array_mut().unwrap().insert(0, later);
    assert_eq!(preview(&file, &Book::new()).counts().wrong, 0);
    file["amendments"][1]["effective"] = json!("soon");
    let read = preview(&file, &Book::new());
    let places: Vec<&str> = read.problems().map(|p| p.place.as_str()).collect();
    assert_eq!(places, ["amendments[0]", "amendments[1].effective"]);
}

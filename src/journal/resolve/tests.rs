//! Tests of `journal::resolve`.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::domain::ids::{Kind, ObligationId, RecordId};
use crate::journal::resolve::{ConflictCause, MergeClass, Resolution, class, resolve};
use crate::journal::revision::line::{Line, NewRevision};
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, Revision, RevisionId};
use crate::journal::samples;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Revisions of one record, made one after the other.
struct Tree {
    record: RecordId,
    revisions: BTreeMap<RevisionId, Revision>,
    moment: u64,
}

impl Tree {
    fn of(record: RecordId) -> Tree {
        Tree {
            record,
            revisions: BTreeMap::new(),
            moment: 0,
        }
    }

    fn add(&mut self, parents: &[RevisionId], body: Option<Value>) -> RevisionId {
        self.moment += 1;
        let body = body.map(|body| body.to_string());
        let (id, text) = NewRevision {
            kind: self.record.kind(),
            record: self.record.uuid(),
            parents,
            stamp: Stamp {
                at_ms: self.moment,
                tick: 0,
            },
            author: None,
            device: DeviceId([1; 8]),
            body: body.as_deref(),
        }
        .write();
        let line = Line::parse(&text).unwrap();
        self.revisions.insert(id, Revision::keep(&line));
        id
    }

    fn client(&mut self, parents: &[RevisionId], fields: Value) -> RevisionId {
        let mut body = json!({"country": "CO", "name": "a"});
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.add(parents, Some(body))
    }

    fn shown(&self) -> Resolution {
        resolve(self.record, &self.revisions)
    }

    fn check(&self, expected: Value, conflict: Option<ConflictCause>) {
        let shown = self.shown();
        let body: Value = serde_json::from_str(&shown.body.unwrap_or("null".to_owned())).unwrap();
        assert_eq!((body, shown.conflict), (expected, conflict));
    }
}

#[test]
fn fields_changed_on_different_sides_come_together() {
    let mut tree = Tree::of(samples::client_id(1));
    let base = tree.client(&[], json!({"city": "Cali", "phone": "1"}));
    tree.client(&[base], json!({"city": "Lima", "phone": "1"}));
    tree.client(&[base], json!({"city": "Cali", "email": "x"}));
    let expected = json!({"country": "CO", "name": "a", "city": "Lima", "email": "x"});
    tree.check(expected.clone(), None);
    assert_eq!(tree.shown().from.len(), 2);
    // A third that changed something else, and one that changed the same to the same.
    tree.client(
        &[base],
        json!({"city": "Lima", "phone": "1", "segment": "s"}),
    );
    let mut with_segment = expected;
    with_segment["segment"] = json!("s");
    tree.check(with_segment, None);
}

#[test]
fn a_field_changed_on_both_sides_is_a_conflict() {
    let mut tree = Tree::of(samples::client_id(1));
    let base = tree.client(&[], json!({"city": "Cali"}));
    tree.client(&[base], json!({"city": "Lima", "phone": "1"}));
    let later = tree.client(&[base], json!({"city": "Cusco"}));
    let cause = ConflictCause::Fields(vec!["city".to_owned()]);
    tree.check(
        json!({"country": "CO", "name": "a", "city": "Cusco"}),
        Some(cause),
    );
    assert_eq!(tree.shown().from, vec![later]);
    assert_eq!(tree.shown().winner, later);
}

#[test]
fn those_that_never_met_merge_where_they_do_not_differ() {
    let mut tree = Tree::of(RecordId::Company);
    tree.add(
        &[],
        Some(json!({"country": "CO", "currency": "COP", "name": "a"})),
    );
    tree.add(
        &[],
        Some(json!({"country": "CO", "currency": "COP", "name": "a", "city": "Cali"})),
    );
    let expected = json!({"country": "CO", "currency": "COP", "name": "a", "city": "Cali"});
    tree.check(expected, None);
    tree.add(
        &[],
        Some(json!({"country": "PE", "currency": "PEN", "name": "a"})),
    );
    let fields = vec!["country".to_owned(), "currency".to_owned()];
    let shown = json!({"country": "PE", "currency": "PEN", "name": "a"});
    tree.check(shown, Some(ConflictCause::Fields(fields)));
}

#[test]
fn two_nearest_ancestors_must_lead_to_the_same() {
    let mut tree = Tree::of(samples::client_id(1));
    let base = tree.client(&[], json!({}));
    let one = tree.client(&[base], json!({"city": "x"}));
    let other = tree.client(&[base], json!({"city": "y"}));
    // Two people settled the same conflict, each in their own way.
    tree.client(&[one, other], json!({"city": "x"}));
    tree.client(&[one, other], json!({"city": "y"}));
    let cause = ConflictCause::Fields(vec!["city".to_owned()]);
    tree.check(
        json!({"country": "CO", "name": "a", "city": "y"}),
        Some(cause),
    );
    // And when they agreed, there is nothing to settle.
    let mut agreed = Tree::of(samples::client_id(1));
    let base = agreed.client(&[], json!({}));
    let one = agreed.client(&[base], json!({"city": "x"}));
    let other = agreed.client(&[base], json!({"city": "y"}));
    agreed.client(&[one, other], json!({"city": "z"}));
    agreed.client(&[one, other], json!({"city": "z", "phone": "1"}));
    agreed.check(
        json!({"country": "CO", "name": "a", "city": "z", "phone": "1"}),
        None,
    );
}

#[test]
fn what_does_not_make_a_record_is_not_merged() {
    let mut tree = Tree::of(samples::client_id(1));
    let base = tree.client(&[], json!({}));
    tree.client(&[base], json!({"tax_id": {"kind": "ruc", "number": "1"}}));
    tree.client(&[base], json!({"city": "x"}));
    let shown = json!({"country": "CO", "name": "a", "city": "x"});
    tree.check(shown, Some(ConflictCause::Invalid));
}

#[test]
fn facts_and_aggregates_unite_only_when_equal() {
    for (record, cause) in [
        (samples::payment_id(1), ConflictCause::Fact),
        (samples::contract_id(1), ConflictCause::Aggregate),
    ] {
        let mut tree = Tree::of(record);
        let base = tree.add(&[], Some(json!({"a": 1, "b": 1})));
        tree.add(&[base], Some(json!({"a": 2, "b": 1})));
        tree.add(&[base], Some(json!({"b": 1, "a": 2})));
        tree.check(json!({"a": 2, "b": 1}), None);
        assert_eq!(tree.shown().from.len(), 2);
        tree.add(&[base], Some(json!({"a": 1, "b": 2})));
        tree.check(json!({"a": 1, "b": 2}), Some(cause));
    }
}

#[test]
fn a_deletion_beside_a_change_needs_a_person() {
    let mut tree = Tree::of(samples::client_id(1));
    let base = tree.client(&[], json!({}));
    let edit = tree.client(&[base], json!({"city": "x"}));
    tree.add(&[base], None);
    let shown = json!({"country": "CO", "name": "a", "city": "x"});
    tree.check(shown, Some(ConflictCause::DeletedMeanwhile));
    assert_eq!(tree.shown().from, vec![edit]);
    // Deleted on both sides is deleted.
    tree.add(&[edit], None);
    tree.check(Value::Null, None);
}

#[test]
fn invoices_are_facts_from_the_day_they_are_issued() {
    let check = |kind, body: Value, expected| assert_eq!(class(kind, &[&body]), expected);
    check(Kind::Invoice, json!({}), MergeClass::Aggregate);
    check(Kind::Invoice, json!({"issued": {}}), MergeClass::Fact);
    check(Kind::Payment, json!({}), MergeClass::Fact);
    check(Kind::AlertNote, json!({}), MergeClass::Fact);
    check(Kind::Contract, json!({}), MergeClass::Aggregate);
    for kind in [Kind::BillingEvent, Kind::NumberBlock, Kind::InvoiceStep] {
        check(kind, json!({}), MergeClass::Fact);
    }
    for kind in [
        Kind::Company,
        Kind::Person,
        Kind::Client,
        Kind::Item,
        Kind::InvoiceReport,
    ] {
        check(kind, json!({}), MergeClass::Fields);
    }
    assert_eq!(
        class(Kind::Invoice, &[&json!({}), &json!({"issued": {}})]),
        MergeClass::Fact
    );
}

#[test]
fn answers_for_different_days_come_together_and_two_for_one_day_do_not() {
    let record = RecordId::Obligation(ObligationId(Uuid::from_u128(7)));
    let answer = |due: &str, on: &str| json!({"due": due, "on": on, "result": "done"});
    let obligation = |outcomes: Vec<Value>| {
        let mut body = json!({
            "contract": Uuid::from_u128(1).to_string(),
            "schedule": {"every": {"every": 1, "first": "2026-01-31", "unit": "months"}},
            "title": "Informe",
        });
        if !outcomes.is_empty() {
            body["outcomes"] = json!(outcomes);
        }
        body
    };
    let january = || answer("2026-01-31", "2026-01-30");
    let february = || answer("2026-02-28", "2026-02-28");
    let mut tree = Tree::of(record);
    let base = tree.add(&[], Some(obligation(vec![])));
    tree.add(&[base], Some(obligation(vec![february()])));
    tree.add(&[base], Some(obligation(vec![january()])));
    tree.check(obligation(vec![january(), february()]), None);
    // One more day on one side, one taken back on the other.
    let mut tree = Tree::of(record);
    let base = tree.add(&[], Some(obligation(vec![january()])));
    tree.add(&[base], Some(obligation(vec![january(), february()])));
    tree.add(&[base], Some(obligation(vec![])));
    tree.check(obligation(vec![february()]), None);
    // The same day, answered differently.
    let mut tree = Tree::of(record);
    let base = tree.add(&[], Some(obligation(vec![])));
    tree.add(&[base], Some(obligation(vec![january()])));
    let late = || answer("2026-01-31", "2026-02-02");
    tree.add(&[base], Some(obligation(vec![late()])));
    let cause = ConflictCause::Fields(vec!["outcomes".to_owned()]);
    tree.check(obligation(vec![late()]), Some(cause));
}

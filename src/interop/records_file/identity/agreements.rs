//! Which record a record under a contract is, when it gives no id: an amendment, a step, an obligation, a document.

use crate::app::words_of::folded;
use crate::domain::contract::obligation::Schedule;
use crate::domain::document::Document;
use crate::domain::ids::{ContractId, Kind, RecordId};
use crate::interop::records_file::identity::Told;
use crate::interop::records_file::references::Known;
use crate::journal::record::step::action_name;
use crate::journal::record::wire;
use serde_json::Value;

/// The one of the book that people would call the same.
pub fn in_book(known: &Known, told: &Told) -> Option<RecordId> {
    if told.kind == Kind::Document {
        let papers = known.book.papers_of(told.client?);
        let same = papers.into_iter().find(|paper| is_same(paper, told))?;
        return Some(RecordId::Document(same.id));
    }
    let contract = told.contract()?;
    match told.kind {
        Kind::Amendment => {
            let number = folded(told.text("number"));
            let amendments = known.book.amendments_of(contract);
            let same = amendments
                .into_iter()
                .find(|amendment| folded(&amendment.number) == number)?;
            Some(RecordId::Amendment(same.id))
        }
        Kind::Step => {
            let steps = known.book.steps_of(contract);
            let same = steps.into_iter().find(|step| {
                step.on.to_string() == told.text("on")
                    && u64::from(step.place) == told.whole("place")
                    && action_name(&step.action) == told.one_of("action")
            })?;
            Some(RecordId::Step(same.id))
        }
        Kind::Obligation => {
            let title = folded(told.text("title"));
            let obligations = known.book.obligations_of(contract);
            let same = obligations.into_iter().find(|obligation| {
                let first = match obligation.schedule {
                    Schedule::Once(day) => day,
                    Schedule::Every(recurrence) => recurrence.first,
                };
                folded(&obligation.title) == title && first.to_string() == first_day(told)
            })?;
            Some(RecordId::Obligation(same.id))
        }
        _ => None,
    }
}

fn is_same(paper: &Document, told: &Told) -> bool {
    let kind = told.fields.get("kind").map(Value::to_string);
    paper.issued_on.to_string() == told.text("issued_on")
        && paper.contract == told.contract()
        && Some(wire::written(&paper.kind)) == kind
        && folded(&paper.name) == folded(told.text("name"))
}

/// The day on which an obligation is due for the first time, as written.
fn first_day<'a>(told: &'a Told) -> &'a str {
    match told.text("schedule.once") {
        "" => told.text("schedule.every.first"),
        day => day,
    }
}

/// The name from which every device derives the same id; what people typed freely stands last in it.
pub fn name_for_id(told: &Told) -> String {
    let id = |contract: ContractId| contract.to_string();
    let contract = told.contract().map(id).unwrap_or_default();
    let kind = told.kind.name();
    match told.kind {
        Kind::Amendment => format!("{kind}:{contract}:{}", folded(told.text("number"))),
        Kind::Step => {
            let (on, place) = (told.text("on"), told.whole("place"));
            format!("{kind}:{contract}:{on}:{place}:{}", told.one_of("action"))
        }
        Kind::Obligation => {
            let title = folded(told.text("title"));
            format!("{kind}:{contract}:{}:{title}", first_day(told))
        }
        Kind::Document => {
            let client = told.client.map(|id| id.to_string()).unwrap_or_default();
            let (proves, issued_on) = (told.text("kind"), told.text("issued_on"));
            let name = folded(told.text("name"));
            format!("{kind}:{client}:{contract}:{proves}:{issued_on}:{name}")
        }
        _ => kind.to_owned(),
    }
}

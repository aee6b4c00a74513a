//! The billing of one contract: its lines, what was charged and billed month by month, and what happened that changes it.

use crate::app::billing_now::{self, Accounts};
use crate::app::book::Book;
use crate::app::command::differences::{DifferenceKey, can_be_billed};
use crate::app::contract_now;
use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::ledger::{Entry, EntryState};
use crate::domain::billing::plan::Waiting;
use crate::domain::calendar::{first_of_month, last_of_month, subtract_months};
use crate::domain::contract::Contract;
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::ids::{BillingEventId, ContractId, InvoiceId};
use crate::domain::invoice::Period;
use crate::order;
use chrono::NaiveDate;

/// Months before the current one.
const MONTHS_BACK: u32 = 12;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractBilling {
    /// Whether it is signed: nothing is billed before.
    pub is_binding: bool,
    /// Every line it has or had.
    pub lines: Vec<LineRow>,
    /// The latest month first, then by line.
    pub entries: Vec<EntryRow>,
    /// The latest first.
    pub events: Vec<EventRow>,
}

/// A line as it is agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    pub key: LineKey,
    pub line: BillingLine,
    /// Name and code of what it sells, when it says so.
    pub item: Option<(String, String)>,
    /// A milestone that was not reached yet.
    pub waiting: Option<Waiting>,
}

/// One line and month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    pub entry: Entry,
    pub state: EntryState,
    /// The day of what was asked for.
    pub asked_on: Option<NaiveDate>,
    /// The documents that bill it, with their numbers; empty for drafts.
    pub documents: Vec<(InvoiceId, String)>,
    /// What can be left unbilled: all that is open.
    pub open: Option<Part>,
    /// Where it was billed and differs from what was agreed.
    pub differs: Option<DifferenceKey>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    pub id: BillingEventId,
    pub on: NaiveDate,
    pub what: Happening,
    /// Description of its line; empty when the contract has it no more.
    pub line: String,
    /// Who registered it.
    pub by: Option<String>,
    pub note: String,
}

/// The billing of a contract; `None` when it is not there.
pub fn billing(book: &Book, id: ContractId, today: NaiveDate) -> Option<ContractBilling> {
    let contract = book.contract(id)?;
    let within = Period {
        from: subtract_months(first_of_month(today), MONTHS_BACK),
        to: last_of_month(today),
    };
    let billing = Accounts::new(book, within, today).of(contract);
    let (entries, waiting) = billing.map_or_else(Default::default, |billing| {
        (billing.entries, billing.waiting)
    });
    let lines = lines(book, contract, &waiting, today);
    Some(ContractBilling {
        is_binding: contract_now::is_binding(book, contract),
        entries: rows(book, id, entries, today),
        events: events(book, id, &lines),
        lines,
    })
}

/// The lines as agreed by today, with what each sells.
pub fn lines(
    book: &Book,
    contract: &Contract,
    waiting: &[Waiting],
    today: NaiveDate,
) -> Vec<LineRow> {
    let agreed = contract_now::agreed(book, contract, today);
    let lines = agreed.lines.into_iter();
    lines
        .map(|known| {
            let item = known.line.item.and_then(|id| book.item(id));
            LineRow {
                key: known.key,
                item: item.map(|item| (item.name.clone(), item.code.clone())),
                waiting: waiting.iter().find(|each| each.line == known.key).cloned(),
                line: known.line,
            }
        })
        .collect()
}

/// What was served before the company began to bill here is left out, unless something bills it.
fn rows(book: &Book, id: ContractId, entries: Vec<Entry>, today: NaiveDate) -> Vec<EntryRow> {
    let first = billing_now::planned_months(book, today).from;
    let mut rows: Vec<EntryRow> = entries
        .into_iter()
        .filter(|entry| {
            first <= entry.month
                || !entry.invoices.is_empty()
                || !entry.voided.is_empty()
                || !entry.skips.is_empty()
        })
        .map(|entry| {
            let documents = entry.invoices.iter().filter_map(|id| {
                let invoice = book.invoice(*id)?;
                Some((*id, invoice.number().to_owned()))
            });
            let asked = match entry.part {
                Part::Request(id) => book.billing_event(id),
                _ => None,
            };
            EntryRow {
                state: entry.state(today),
                asked_on: asked.map(|event| event.on),
                documents: documents.collect(),
                open: open_part(&entry),
                differs: can_be_billed(&entry).then_some(DifferenceKey {
                    contract: id,
                    line: entry.line,
                    month: entry.month,
                }),
                entry,
            }
        })
        .collect();
    order::sort_by(&mut rows, |one, other| {
        let key = |row: &EntryRow| (row.entry.line, row.entry.part);
        (other.entry.month, key(one)).cmp(&(one.entry.month, key(other)))
    });
    rows
}

/// From the first to the last day that nothing bills yet; the milestone or the request itself.
fn open_part(entry: &Entry) -> Option<Part> {
    let parts = || entry.open.iter().map(|charge| charge.part);
    let days = |part: Part| match part {
        Part::Days(days) => Some(days),
        _ => None,
    };
    let from = parts().filter_map(days).map(|days| days.from).min();
    let to = parts().filter_map(days).map(|days| days.to).max();
    match from.zip(to) {
        Some((from, to)) => Some(Part::Days(Period { from, to })),
        None => parts().next(),
    }
}

fn events(book: &Book, id: ContractId, lines: &[LineRow]) -> Vec<EventRow> {
    let row = |event: &BillingEvent| {
        let line = lines.iter().find(|line| line.key == event.line);
        let person = event.by.and_then(|by| book.person(by));
        EventRow {
            id: event.id,
            on: event.on,
            what: event.what,
            line: line.map_or_else(String::new, |line| line.line.description.clone()),
            by: person.map(|person| person.name.clone()),
            note: event.note.clone(),
        }
    };
    let events = billing_now::events_of(book, id).into_iter().rev();
    events.map(row).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{ContractBilling, billing};
    use crate::app::entity::Entity;
    use crate::app::samples::billing::{billing_event, billing_line, item, period};
    use crate::app::samples::{book, client, contract, day, put_client, put_contract, uuid};
    use crate::domain::billing::Part;
    use crate::domain::billing::event::Happening;
    use crate::domain::billing::ledger::EntryState;
    use crate::domain::contract::billing::LineKind;
    use crate::domain::ids::{ContractId, ItemId};

    const TODAY: &str = "2026-11-27";

    fn shown(events: &[(u16, Happening)]) -> ContractBilling {
        let mut contract = contract(10, 1, "C-1", "2026-01-01", "2026-12-31");
        let kinds = [LineKind::Fixed, LineKind::Milestone, LineKind::OnDemand];
        contract.terms.lines = (1..)
            .zip(kinds)
            .map(|(n, kind)| billing_line(n, kind))
            .collect();
        contract.terms.lines[0].item = Some(ItemId(uuid(80)));
        let mut book = book([
            put_client(client(1, "Norte", "900123456")),
            put_contract(contract),
            Entity::Item(Box::new(item(80, "A"))),
        ]);
        book.load((90..).zip(events).map(|(n, (line, what))| {
            let mut event = billing_event(n, 10, *line, *what);
            event.note = "por acuerdo".to_owned();
            Entity::BillingEvent(Box::new(event))
        }));
        billing(&book, ContractId(uuid(10)), day(TODAY)).unwrap()
    }

    #[test]
    fn lines_say_what_they_sell_and_wait_for() {
        let shown = shown(&[]);
        assert!(shown.is_binding && shown.events.is_empty());
        let items: Vec<_> = shown.lines.iter().map(|line| line.item.clone()).collect();
        let named = ("Servicio A".to_owned(), "A".to_owned());
        assert_eq!(items, [Some(named), None, None]);
        let waiting = shown.lines.iter().map(|line| line.waiting.is_some());
        assert_eq!(waiting.collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn the_last_month_comes_first_and_what_is_open_can_be_left_unbilled() {
        let shown = shown(&[]);
        let months: Vec<_> = shown
            .entries
            .iter()
            .map(|row| (row.entry.month, row.open))
            .collect();
        let of = |from, to| (day(from), Some(Part::Days(period(from, to))));
        assert_eq!(
            months,
            [
                of("2026-11-01", "2026-11-30"),
                of("2026-10-01", "2026-10-31")
            ],
            "what came before was billed elsewhere"
        );
    }

    #[test]
    fn what_happened_is_listed_and_changes_where_it_stands() {
        let october = Part::Days(period("2026-10-01", "2026-10-31"));
        let shown = shown(&[
            (1, Happening::Skipped(october)),
            (2, Happening::Reached),
            (3, Happening::Asked(3.into())),
        ]);
        assert!(shown.lines.iter().all(|line| line.waiting.is_none()));
        assert_eq!(shown.events.len(), 3);
        let states: Vec<_> = shown
            .entries
            .iter()
            .map(|row| (row.entry.line.number, row.state, row.asked_on.is_some()))
            .collect();
        assert!(
            states.contains(&(1, EntryState::Skipped, false)),
            "{states:?}"
        );
        let request = states.iter().find(|(line, ..)| *line == 3);
        assert!(request.is_some_and(|(.., asked)| *asked), "{states:?}");
    }
}

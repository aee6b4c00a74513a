//! What is to be billed of a set's contracts, and how long it takes to work it out and to draft it.

use crate::{NOW_MS, Outcome, agreements};
use chrono::NaiveDate;
use std::time::Instant;
use vigia::app::billing_now::{Accounts, events_of};
use vigia::app::book::Book;
use vigia::app::command::{Command, execute};
use vigia::app::context::Context;
use vigia::app::entity::Entity;
use vigia::app::example::{Plan, generate};
use vigia::app::query::billing_matrix::{MatrixFilter, matrix};
use vigia::app::query::billing_run::{Grouping, ProposalKey, run};
use vigia::domain::calendar::{first_of_month, last_of_month, subtract_months};
use vigia::domain::invoice::Period;

/// Runs, of which the quickest counts: the machine does other things too.
const RUNS: usize = 5;
/// Drafts that one command writes, as the screen asks for them.
const CHUNK: usize = 50;
/// Drafts in all, where the set has as many contracts.
const DRAFTS: usize = 2_000;

/// What it takes to work out what is to be billed.
pub struct Planned {
    pub contracts: usize,
    pub charges: usize,
    /// The plan of every contract for the last month that closed.
    pub month_microseconds: u128,
    /// For the last twelve.
    pub year_microseconds: u128,
    /// Clients by twelve months beside all invoices.
    pub matrix_microseconds: u128,
}

/// What it takes to draft a month.
pub struct Drafted {
    pub proposed: usize,
    pub drafted: usize,
    /// The proposals of every contract, with all other invoices of the set in the book.
    pub run_microseconds: u128,
    /// The commands and their changes.
    pub microseconds: u128,
}

pub fn plan(plan: &Plan) -> Planned {
    let mut book = Book::new();
    book.load(agreements::records(plan));
    let closed = subtract_months(first_of_month(plan.today), 1);
    let mut charges = 0;
    let mut of = |months: u32| {
        quickest(|| {
            charges = charges_of(&book, plan.today, back(closed, months));
        })
    };
    let year_microseconds = of(12);
    let month_microseconds = of(1);
    let contracts = book.contracts().len();
    let mut whole = Book::new();
    whole.load(generate(plan));
    let filter = MatrixFilter {
        from: subtract_months(closed, 11),
        months: 12,
        client: None,
        state: None,
    };
    let matrix_microseconds = quickest(|| {
        std::hint::black_box(matrix(&whole, &filter, plan.today));
    });
    Planned {
        contracts,
        charges,
        month_microseconds,
        year_microseconds,
        matrix_microseconds,
    }
}

/// So many months that end with that one.
fn back(month: NaiveDate, months: u32) -> Period {
    Period {
        from: subtract_months(month, months - 1),
        to: last_of_month(month),
    }
}

fn charges_of(book: &Book, today: NaiveDate, within: Period) -> usize {
    let mut accounts = Accounts::new(book, within, today);
    let mut charges = 0;
    for (_, contract) in book.contracts().iter() {
        let events = events_of(book, contract.id);
        charges += accounts.plan(contract, &events).charges.len();
    }
    charges
}

fn quickest(mut work: impl FnMut()) -> u128 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed().as_micros()
    });
    times.min().unwrap_or(0)
}

/// Drafts the last month that closed, whose invoices are left out of the set.
pub fn draft(plan: &Plan) -> Outcome<Drafted> {
    let month = subtract_months(first_of_month(plan.today), 1);
    let of_month = |entity: &Entity| match entity {
        Entity::Invoice(invoice) => {
            let period = invoice.content.period;
            period.is_some_and(|period| month <= period.to)
        }
        _ => false,
    };
    let mut records = generate(plan);
    records.retain(|entity| !of_month(entity));
    let mut book = Book::new();
    book.load(records);
    let mut keys: Vec<ProposalKey> = Vec::new();
    let run_microseconds = quickest(|| {
        let proposals = run(&book, month, Grouping::Contract, plan.today).proposals;
        keys = proposals.into_iter().map(|proposal| proposal.key).collect();
    });
    let proposed = keys.len();
    keys.truncate(DRAFTS);
    let before = book.invoices().len();
    let mut context = Context::new(plan.today, NOW_MS, None, [7; 16]);
    let start = Instant::now();
    for chunk in keys.chunks(CHUNK) {
        let command = Command::PrepareInvoices {
            run: (month, Grouping::Contract),
            proposals: chunk.to_vec(),
        };
        let outcome = execute(&book, &mut context, command)?;
        for change in &outcome.changes {
            book.apply(change);
        }
    }
    let microseconds = start.elapsed().as_micros();
    Ok(Drafted {
        proposed,
        drafted: book.invoices().len() - before,
        run_microseconds,
        microseconds,
    })
}

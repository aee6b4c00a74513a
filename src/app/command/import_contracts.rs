//! Importing contracts from the rows of a spreadsheet whose columns were already mapped.
//! A contract needs its client in the book: clients are imported first.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::context::{Context, named_id};
use crate::app::entity::{Change, Entity};
use crate::app::event::{Event, RowProblem, RowsReport, SkippedRow};
use crate::app::words_of::folded;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::terms::Terms;
use crate::domain::ids::{ClientId, ContractId, RecordId};
use crate::domain::money::Money;
use chrono::NaiveDate;
use std::collections::HashMap;

/// A contract as a row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// Line in the file, the heading being line 1.
    pub line: u32,
    pub number: String,
    /// The client's tax id, with or without check digit and separators, or its name.
    pub client: String,
    pub object: String,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
    pub value: Option<Money>,
    /// Days from issue to due date.
    pub payment_days: u16,
    pub notes: String,
}

/// Clients by every way in which a row may name them.
struct Names<'a> {
    by_name: HashMap<String, Vec<&'a Client>>,
    by_digits: HashMap<String, Vec<&'a Client>>,
}

/// # Errors
/// When there is no row at all.
pub fn import(
    book: &Book,
    context: &mut Context,
    rows: Vec<ContractRow>,
) -> Result<Outcome, CommandError> {
    if rows.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let names = Names::new(book);
    let mut report = RowsReport::default();
    let mut changes = Vec::new();
    let mut lines: HashMap<(ClientId, String), u32> = HashMap::new();
    for row in rows {
        let line = row.line;
        match accepted(book, &names, &row, &lines) {
            Err(reason) => report.skipped.push(SkippedRow { line, reason }),
            Ok(client) => {
                lines.insert((client, folded(&row.number)), line);
                report.created += 1;
                let contract = contract_of(book, context, client, row);
                changes.push(Change::Put(Entity::Contract(Box::new(contract))));
            }
        }
    }
    Ok(Outcome {
        changes,
        event: Event::ContractsImported(report),
    })
}

fn accepted(
    book: &Book,
    names: &Names<'_>,
    row: &ContractRow,
    lines: &HashMap<(ClientId, String), u32>,
) -> Result<ClientId, RowProblem> {
    if row.number.trim().is_empty() {
        return Err(RowProblem::NumberMissing);
    }
    let client = names.find(&row.client)?;
    if row.end.is_some_and(|end| end < row.start) {
        return Err(RowProblem::EndBeforeStart);
    }
    let number = folded(&row.number);
    if let Some(line) = lines.get(&(client, number.clone())) {
        return Err(RowProblem::RepeatedInFile { line: *line });
    }
    let contracts = book.contracts_of(client).into_iter();
    match contracts
        .map(|contract| &contract.number)
        .find(|known| folded(known) == number)
    {
        Some(known) => Err(RowProblem::AlreadyThere {
            name: known.clone(),
        }),
        None => Ok(client),
    }
}

fn contract_of(book: &Book, context: &mut Context, client: ClientId, row: ContractRow) -> Contract {
    let mut id = ContractId(named_id(&format!(
        "contract:{client}:{}",
        folded(&row.number)
    )));
    if book.contains(RecordId::Contract(id)) {
        id = ContractId(context.new_id());
    }
    Contract {
        id,
        number: row.number.trim().to_owned(),
        client,
        object: row.object,
        start: row.start,
        end: row.end,
        value: row.value,
        payment_days: row.payment_days,
        owner: None,
        policies: Vec::new(),
        notes: row.notes,
        terms: Terms::default(),
    }
}

impl<'a> Names<'a> {
    fn new(book: &'a Book) -> Names<'a> {
        let mut names = Names {
            by_name: HashMap::new(),
            by_digits: HashMap::new(),
        };
        for client in book.clients().sorted() {
            let place = names.by_name.entry(folded(&client.name)).or_default();
            place.push(client);
            let Some(tax_id) = &client.tax_id else {
                continue;
            };
            let bare = tax_id.number().to_owned();
            let with_digit = tax_id.check_digit().map(|digit| format!("{bare}{digit}"));
            for digits in [Some(bare), with_digit].into_iter().flatten() {
                names.by_digits.entry(digits).or_default().push(client);
            }
        }
        names
    }

    fn find(&self, text: &str) -> Result<ClientId, RowProblem> {
        let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let named = self.by_name.get(&folded(text));
        let found = named.or_else(|| self.by_digits.get(&digits));
        let client = text.trim().to_owned();
        match found.map(Vec::as_slice) {
            Some([only]) => Ok(only.id),
            Some([_, ..]) => Err(RowProblem::ClientAmbiguous { client }),
            _ => Err(RowProblem::ClientUnknown { client }),
        }
    }
}

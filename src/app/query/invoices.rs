//! The list of invoices and notes: which, in what order, with what totals; a row is made when it is seen.

use crate::app::book::Book;
use crate::app::book::standing::{Standing, Status};
use crate::app::book::table::Slot;
use crate::app::query::amounts::Amounts;
use crate::app::query::clients;
use crate::app::search::invoice_mask;
use crate::app::sort_key;
use crate::domain::finding::Severity;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PersonId};
use crate::domain::invoice::DocumentType;
use crate::domain::invoice::progress::author_of;
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;

/// Which invoices to list and how. The default lists all, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFilter {
    /// Words of the number, the purchase order, or the client; each may be the start of one.
    pub text: String,
    pub client: Option<ClientId>,
    pub contract: Option<ContractId>,
    /// Who wrote it.
    pub author: Option<PersonId>,
    pub state: Option<StateFilter>,
    pub document_type: Option<DocumentType>,
    /// First day of issue.
    pub from: Option<NaiveDate>,
    /// Last day of issue.
    pub to: Option<NaiveDate>,
    pub findings: Option<FindingsFilter>,
    pub sort: InvoiceSort,
    pub descending: bool,
}

/// A state to keep; [`StateFilter::Open`] is everything with a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateFilter {
    Open,
    Draft,
    Issued,
    Overdue,
    Paid,
    Voided,
}

/// What the last check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingsFilter {
    Errors,
    /// Warnings and nothing worse.
    Warnings,
    /// Neither errors nor warnings.
    Clean,
}

/// What the list is ordered by; equal ones by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceSort {
    Number,
    Client,
    Issued,
    Due,
    Payable,
    Balance,
    State,
    Findings,
}

/// The invoices that pass a filter, in order, and what they add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceList {
    pub ids: Vec<InvoiceId>,
    /// Invoices and debit notes less credit notes; drafts count.
    pub payable: Amounts,
    pub balance: Amounts,
    /// The part of the balance that is past due.
    pub overdue: Amounts,
    /// How many have errors.
    pub with_errors: usize,
}

/// One invoice as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    pub id: InvoiceId,
    /// Empty for a draft.
    pub number: String,
    pub document_type: DocumentType,
    pub client: ClientId,
    pub client_name: String,
    pub issued_on: Option<NaiveDate>,
    /// The day by which the next unpaid part is due.
    pub due_on: Option<NaiveDate>,
    pub payable: Money,
    pub balance: Money,
    pub status: Status,
    /// Days past due, for an overdue one.
    pub days_late: Option<i64>,
    pub worst: Option<Severity>,
    pub errors: usize,
    pub warnings: usize,
}

impl Default for InvoiceFilter {
    fn default() -> Self {
        InvoiceFilter {
            text: String::new(),
            client: None,
            contract: None,
            author: None,
            state: None,
            document_type: None,
            from: None,
            to: None,
            findings: None,
            sort: InvoiceSort::Issued,
            descending: true,
        }
    }
}

/// The invoices that pass the filter.
pub fn list(book: &Book, filter: &InvoiceFilter, today: NaiveDate) -> InvoiceList {
    let mask = invoice_mask(book, &filter.text);
    let ranks = match filter.sort {
        InvoiceSort::Client => clients::name_ranks(book),
        _ => Vec::new(),
    };
    let mut list = InvoiceList::default();
    let mut keyed: Vec<(u128, Slot)> = Vec::new();
    let mut take = |slot: Slot| {
        let found = mask
            .as_ref()
            .is_none_or(|mask| mask.get(slot as usize) == Some(&true));
        let Some(standing) = book.standing_at(slot).filter(|_| found) else {
            return;
        };
        if passes(filter, standing, today) && is_by(book, slot, filter.author) {
            list.count(standing, today);
            keyed.push((key_of(book, filter.sort, standing, &ranks, today), slot));
        }
    };
    match (filter.client, filter.contract) {
        (_, Some(contract)) => {
            let slots = book.invoice_slots_of_contract(contract);
            slots.iter().copied().for_each(&mut take);
        }
        (Some(client), None) => {
            let slots = book.invoice_slots_of(client);
            slots.iter().copied().for_each(&mut take);
        }
        (None, None) => book.invoice_slots().for_each(&mut take),
    }
    let id_of = |slot: Slot| book.invoices().id_at(slot);
    order::sort_by(&mut keyed, |(one, slot), (other, other_slot)| {
        one.cmp(other)
            .then_with(|| id_of(*slot).cmp(&id_of(*other_slot)))
    });
    let ids = keyed.into_iter().filter_map(|(_, slot)| id_of(slot));
    list.ids = if filter.descending {
        ids.rev().collect()
    } else {
        ids.collect()
    };
    list
}

/// The row of an invoice; `None` when it is no longer there.
pub fn row(book: &Book, id: InvoiceId, today: NaiveDate) -> Option<InvoiceRow> {
    let invoice = book.invoice(id)?;
    let standing = book.standing(id)?;
    let status = standing.status(today);
    let client = book.client(invoice.client);
    Some(InvoiceRow {
        id,
        number: invoice.number().to_owned(),
        document_type: standing.document_type,
        client: invoice.client,
        client_name: client.map_or_else(
            || invoice.content.customer.name.clone(),
            |client| client.name.clone(),
        ),
        issued_on: standing.issued_on,
        due_on: standing.due_on,
        payable: Money::new(standing.payable, standing.currency),
        balance: standing.balance_money(),
        status,
        days_late: standing
            .due_on
            .filter(|_| status == Status::Overdue)
            .map(|due| (today - due).num_days()),
        worst: standing.worst,
        errors: invoice.review.count(Severity::Error),
        warnings: invoice.review.count(Severity::Warning),
    })
}

impl InvoiceList {
    fn count(&mut self, standing: &Standing, today: NaiveDate) {
        let payable = Money::new(standing.payable, standing.currency);
        match standing.document_type {
            DocumentType::CreditNote => self.payable.subtract(payable),
            DocumentType::Invoice | DocumentType::DebitNote => self.payable.add(payable),
        }
        self.balance.add(standing.balance_money());
        self.overdue.add(standing.overdue_money(today));
        self.with_errors += usize::from(standing.worst == Some(Severity::Error));
    }
}

fn passes(filter: &InvoiceFilter, standing: &Standing, today: NaiveDate) -> bool {
    let state = filter.state.is_none_or(|state| match state {
        StateFilter::Open => standing.is_open(),
        StateFilter::Draft => standing.status(today) == Status::Draft,
        StateFilter::Issued => standing.status(today) == Status::Issued,
        StateFilter::Overdue => standing.status(today) == Status::Overdue,
        StateFilter::Paid => standing.status(today) == Status::Paid,
        StateFilter::Voided => standing.status(today) == Status::Voided,
    });
    let findings = filter.findings.is_none_or(|findings| match findings {
        FindingsFilter::Errors => standing.worst == Some(Severity::Error),
        FindingsFilter::Warnings => standing.worst == Some(Severity::Warning),
        FindingsFilter::Clean => standing.worst.is_none_or(|worst| worst == Severity::Note),
    });
    let issued = standing.issued_on;
    state
        && findings
        && filter.client.is_none_or(|client| standing.client == client)
        && filter
            .document_type
            .is_none_or(|each| standing.document_type == each)
        && filter
            .from
            .is_none_or(|from| issued.is_some_and(|day| from <= day))
        && filter
            .to
            .is_none_or(|to| issued.is_some_and(|day| day <= to))
}

/// Whether that person wrote the document; without one, any document passes.
fn is_by(book: &Book, slot: Slot, author: Option<PersonId>) -> bool {
    author.is_none_or(|author| {
        let id = book.invoices().id_at(slot);
        id.and_then(|id| author_of(&book.steps_of_invoice(id))) == Some(author)
    })
}

/// What the list is ordered by in the upper half, the number in the lower.
fn key_of(
    book: &Book,
    sort: InvoiceSort,
    standing: &Standing,
    ranks: &[u32],
    today: NaiveDate,
) -> u128 {
    let first = match sort {
        InvoiceSort::Number => return standing.number_key,
        InvoiceSort::Client => {
            let slot = book.clients().slot(standing.client);
            let rank = slot.and_then(|slot| ranks.get(slot as usize));
            rank.map_or(u64::MAX, |rank| u64::from(*rank))
        }
        InvoiceSort::Issued => sort_key::day(standing.issued_on),
        InvoiceSort::Due => sort_key::day(standing.due_on),
        InvoiceSort::Payable => sort_key::money(Money::new(standing.payable, standing.currency)),
        InvoiceSort::Balance => sort_key::money(standing.balance_money()),
        InvoiceSort::State => match standing.status(today) {
            Status::Overdue => 0,
            Status::Issued => 1,
            Status::Draft => 2,
            Status::Paid => 3,
            Status::Voided => 4,
        },
        InvoiceSort::Findings => match standing.worst {
            Some(Severity::Error) => 0,
            Some(Severity::Warning) => 1,
            Some(Severity::Note) => 2,
            None => 3,
        },
    };
    (u128::from(first) << 64) | u128::from(sort_key::short_number(standing.number_key))
}

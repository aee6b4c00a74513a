//! The few figures of Hoy, each with its last twelve months.
//! Money series are in the company's currency only; what is in others is beside the figure, never in the curve.

use crate::app::book::Book;
use crate::app::book::linking::settled_by;
use crate::app::book::standing::{Standing, Status};
use crate::app::book::table::Slot;
use crate::app::contract_now;
use crate::app::query::amounts::Amounts;
use crate::app::query::clients::main_currency;
use crate::app::query::contracts::{ContractState, state_of};
use crate::domain::finding::Severity;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::{Currency, Money};
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

/// Months in a series; the last one is the current one, up to today.
pub const MONTHS: usize = 12;

/// What Hoy says of the company at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The company's currency, that of the money series.
    pub currency: Currency,
    /// First days of the months of every series.
    pub months: Vec<NaiveDate>,
    /// Invoices and debit notes less credit notes issued this month.
    pub issued: Amounts,
    /// Documents issued this month.
    pub issued_count: usize,
    pub issued_by_month: Vec<Decimal>,
    /// What is past due today.
    pub overdue: Amounts,
    pub overdue_count: usize,
    /// What is to be collected today, due or not.
    pub balance: Amounts,
    /// What was past due at the end of each month, today for the last.
    pub overdue_by_month: Vec<Decimal>,
    /// Documents with errors, of any date.
    pub with_errors: usize,
    /// Documents with errors by the month of issue.
    pub with_errors_by_month: Vec<usize>,
    /// Documents issued by month, to compare with.
    pub count_by_month: Vec<usize>,
    /// Contracts in force whose end is announced.
    pub ending: usize,
    pub in_force: usize,
    /// Contracts in force at the end of each month, today for the last.
    pub in_force_by_month: Vec<usize>,
}

/// All figures, in one walk over the book.
pub fn figures(book: &Book, today: NaiveDate) -> Figures {
    let months = months_to(today);
    let mut figures = Figures {
        currency: main_currency(book),
        issued: Amounts::default(),
        issued_count: 0,
        issued_by_month: vec![Decimal::ZERO; MONTHS],
        overdue: Amounts::default(),
        overdue_count: 0,
        balance: Amounts::default(),
        overdue_by_month: vec![Decimal::ZERO; MONTHS],
        with_errors: 0,
        with_errors_by_month: vec![0; MONTHS],
        count_by_month: vec![0; MONTHS],
        ending: 0,
        in_force: 0,
        in_force_by_month: vec![0; MONTHS],
        months,
    };
    let slots = book.invoice_slots();
    for standing in slots.filter_map(|slot| book.standing_at(slot)) {
        figures.count_invoice(standing, today);
    }
    figures.add_overdue_series(book, today);
    figures.count_contracts(book, today);
    figures
}

/// First days of the last [`MONTHS`] months, the current one last.
pub fn months_to(today: NaiveDate) -> Vec<NaiveDate> {
    let first = today.with_day(1).unwrap_or(today);
    (0..MONTHS as u32)
        .rev()
        .map(|back| first.checked_sub_months(Months::new(back)).unwrap_or(first))
        .collect()
}

impl Figures {
    /// The month a day is in; `None` when it is before or after the series.
    fn month_of(&self, day: NaiveDate) -> Option<usize> {
        let after = self.months.partition_point(|first| *first <= day);
        let month = after.checked_sub(1)?;
        let first = self.months.get(month)?;
        let same = (first.year(), first.month()) == (day.year(), day.month());
        same.then_some(month)
    }

    fn count_invoice(&mut self, standing: &Standing, today: NaiveDate) {
        self.balance.add(standing.balance_money());
        if standing.status(today) == Status::Overdue {
            self.overdue.add(standing.overdue_money(today));
            self.overdue_count += 1;
        }
        let wrong = standing.worst == Some(Severity::Error);
        self.with_errors += usize::from(wrong);
        let month = standing.issued_on.and_then(|day| self.month_of(day));
        let Some(month) = month.filter(|_| !standing.draft) else {
            return;
        };
        let amount = match standing.document_type {
            DocumentType::CreditNote => -standing.payable,
            DocumentType::Invoice | DocumentType::DebitNote => standing.payable,
        };
        if month + 1 == MONTHS {
            self.issued.add(Money::new(amount, standing.currency));
            self.issued_count += 1;
        }
        if standing.currency == self.currency {
            add(&mut self.issued_by_month, month, amount);
        }
        if let Some(count) = self.count_by_month.get_mut(month) {
            *count += 1;
        }
        if let Some(count) = self.with_errors_by_month.get_mut(month) {
            *count += usize::from(wrong);
        }
    }

    /// What was past due at each month's end, from the records as they are.
    fn add_overdue_series(&mut self, book: &Book, today: NaiveDate) {
        let mut steps = vec![Decimal::ZERO; MONTHS];
        for slot in book.invoice_slots() {
            let Some(standing) = book.standing_at(slot) else {
                continue;
            };
            let Some(late_from) = self.late_from(standing) else {
                continue;
            };
            self.step(&mut steps, late_from, today, standing.payable);
            if !standing.credited.is_zero() {
                let on = credited_on(book, slot).unwrap_or(late_from).max(late_from);
                self.step(&mut steps, on, today, -standing.credited);
            }
        }
        for (_, payment) in book.payments().iter() {
            if payment.currency != self.currency {
                continue;
            }
            for allocation in &payment.allocations {
                let slot = book.invoices().slot(allocation.invoice);
                let standing = slot.and_then(|slot| book.standing_at(slot));
                if let Some(late_from) = standing.and_then(|standing| self.late_from(standing)) {
                    let taken = allocation.amount.saturating_add(allocation.withheld);
                    let on = payment.received_on.max(late_from);
                    self.step(&mut steps, on, today, -taken);
                }
            }
        }
        let mut sum = Decimal::ZERO;
        for (past_due, step) in self.overdue_by_month.iter_mut().zip(steps) {
            sum = sum.saturating_add(step);
            *past_due = sum.max(Decimal::ZERO);
        }
        self.add_instalments(book, today);
    }

    /// The day after which a debt counts as past due. An amount enters the series on that day and leaves on the day
    /// it was paid or credited, or at once when that was earlier; so a running sum of steps is the series.
    fn late_from(&self, standing: &Standing) -> Option<NaiveDate> {
        let counts = !standing.draft
            && standing.document_type != DocumentType::CreditNote
            && standing.currency == self.currency
            && standing.parts.is_empty();
        standing.due_on?.succ_opt().filter(|_| counts)
    }

    /// Debts in several parts are few and are looked at month by month.
    fn add_instalments(&mut self, book: &Book, today: NaiveDate) {
        for slot in book.invoice_slots() {
            let Some(standing) = book.standing_at(slot) else {
                continue;
            };
            if standing.parts.is_empty() || standing.currency != self.currency {
                continue;
            }
            let Some(invoice) = book.invoices().at(slot) else {
                continue;
            };
            let credited_on = credited_on(book, slot);
            for (past_due, first) in self.overdue_by_month.iter_mut().zip(&self.months) {
                let end = month_end(*first).min(today);
                let then = standing_on(book, invoice, standing, credited_on, end);
                *past_due = past_due.saturating_add(then.overdue(end));
            }
        }
    }

    /// Adds to the first month whose end, or today, is not before `on`.
    fn step(&self, steps: &mut [Decimal], on: NaiveDate, today: NaiveDate, amount: Decimal) {
        if on > today {
            return;
        }
        let after = self.months.partition_point(|first| *first <= on);
        add(steps, after.saturating_sub(1), amount);
    }

    fn count_contracts(&mut self, book: &Book, today: NaiveDate) {
        let ends: Vec<NaiveDate> = self
            .months
            .iter()
            .map(|first| month_end(*first).min(today))
            .collect();
        for (_, contract) in book.contracts().iter() {
            match state_of(book, contract, today) {
                ContractState::Ending => {
                    self.ending += 1;
                    self.in_force += 1;
                }
                ContractState::InForce => self.in_force += 1,
                ContractState::NotStarted | ContractState::Ended | ContractState::Cancelled => {}
            }
            for (count, end) in self.in_force_by_month.iter_mut().zip(&ends) {
                *count += usize::from(contract_now::runs_on(book, contract, *end));
            }
        }
    }
}

/// The standing as it was at the end of a day.
fn standing_on(
    book: &Book,
    invoice: &Invoice,
    now: &Standing,
    credited_on: Option<NaiveDate>,
    day: NaiveDate,
) -> Standing {
    let payments = book.payments_of_invoice(invoice.id).into_iter();
    let settled = payments
        .filter(|payment| payment.received_on <= day && payment.currency == now.currency)
        .map(|payment| settled_by(payment, invoice.id))
        .fold(Decimal::ZERO, Decimal::saturating_add);
    let credited = if credited_on.is_some_and(|on| on <= day) {
        now.credited
    } else {
        Decimal::ZERO
    };
    Standing::new(invoice, settled, credited)
}

/// The day of the last note that corrects a document.
fn credited_on(book: &Book, slot: Slot) -> Option<NaiveDate> {
    let notes = book.notes_of(book.invoices().id_at(slot)?);
    notes.iter().filter_map(|note| note.issued_on()).max()
}

fn month_end(first: NaiveDate) -> NaiveDate {
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|day| day.pred_opt()).unwrap_or(first)
}

fn add(series: &mut [Decimal], month: usize, amount: Decimal) {
    if let Some(sum) = series.get_mut(month) {
        *sum = sum.saturating_add(amount);
    }
}

//! Where a contract stands: its terms with the amendments, and its stage by its steps and the day.
//! The rules are in `domain::contract`; here they meet the records and the company's settings.

use crate::app::book::Book;
use crate::domain::alert::AlertKind;
use crate::domain::company::ContractRules;
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::{self, InForce};
use crate::domain::contract::progress::{self, Progress, Stage};
use crate::domain::country::Country;
use chrono::NaiveDate;

/// A contract as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    pub agreed: InForce,
    pub progress: Progress,
    pub stage: Stage,
}

/// How a contract stands today.
pub fn now(book: &Book, contract: &Contract, today: NaiveDate) -> Now {
    let agreed = agreed(book, contract, today);
    let progress = progress_of(book, contract);
    let lead = lead_of(book, contract, AlertKind::ContractEnd);
    let stage = progress.stage(contract, &agreed, today, lead);
    Now {
        agreed,
        progress,
        stage,
    }
}

/// What was agreed by today, also what takes effect later.
pub fn agreed(book: &Book, contract: &Contract, today: NaiveDate) -> InForce {
    in_force::agreed(contract, &book.amendments_of(contract.id), today)
}

/// What is in force on a day.
pub fn in_force_on(book: &Book, contract: &Contract, day: NaiveDate) -> InForce {
    in_force::in_force(contract, &book.amendments_of(contract.id), day)
}

/// What its steps amount to.
pub fn progress_of(book: &Book, contract: &Contract) -> Progress {
    let steps = book.steps_of(contract.id);
    progress::progress(contract, &steps, needs_management(book, contract))
}

/// Whether general management must approve it, by the company's threshold.
pub fn needs_management(book: &Book, contract: &Contract) -> bool {
    progress::needs_management(contract, rules(book).management_from)
}

/// The company's rules for approving contracts; the usual ones until there is a company.
pub fn rules(book: &Book) -> ContractRules {
    let company = book.company();
    company
        .map(|company| company.contract_rules)
        .unwrap_or_default()
}

/// What counts business days: the company's country, and the days off of its own.
pub fn calendar(book: &Book) -> (Country, &[NaiveDate]) {
    match book.company() {
        Some(company) => (company.country, &company.days_off),
        None => (Country::Colombia, &[]),
    }
}

/// Whether it is signed and runs on a day, paused or not.
pub fn runs_on(book: &Book, contract: &Contract, day: NaiveDate) -> bool {
    let end = if book.amendments_of(contract.id).is_empty() {
        contract.end
    } else {
        in_force_on(book, contract, day).end.value
    };
    let runs = contract.start <= day && end.is_none_or(|end| day <= end);
    runs && (book.steps_of(contract.id).is_empty() || progress_of(book, contract).is_binding())
}

/// Days of warning before a deadline of a contract: its own, else the company's, else the usual.
pub fn lead_of(book: &Book, contract: &Contract, kind: AlertKind) -> i64 {
    match contract.terms.lead_days {
        Some(days) => i64::from(days),
        None => crate::app::alerts::lead_of(book, kind),
    }
}

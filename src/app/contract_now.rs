//! Where a contract stands: its terms with the amendments, and its stage by its steps and the day.
//! The rules are in `domain::contract`; here they meet the records and the company's settings.

use crate::app::book::Book;
use crate::domain::alert::AlertKind;
use crate::domain::company::ContractRules;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::deadlines::notice_deadline;
use crate::domain::contract::in_force::{self, Decision, InForce, Notices};
use crate::domain::contract::progress::{self, Progress, Stage};
use crate::domain::contract::terms::Renewal;
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
    let progress = progress_of(book, contract);
    let agreed = agreed_after(book, contract, &progress.decisions, today);
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
    agreed_after(book, contract, &decisions(book, contract), today)
}

fn agreed_after(
    book: &Book,
    contract: &Contract,
    decisions: &[Decision],
    today: NaiveDate,
) -> InForce {
    let amendments = book.amendments_of(contract.id);
    in_force::agreed(contract, &amendments, notices(book, decisions), today)
}

/// What is in force on a day.
pub fn in_force_on(book: &Book, contract: &Contract, day: NaiveDate) -> InForce {
    let amendments = book.amendments_of(contract.id);
    let decisions = decisions(book, contract);
    in_force::in_force(contract, &amendments, notices(book, &decisions), day)
}

/// What a contract would say with these amendments signed.
pub fn once_signed(book: &Book, contract: &Contract, amendments: &[&Amendment]) -> InForce {
    let decisions = decisions(book, contract);
    in_force::once_signed(contract, amendments, notices(book, &decisions))
}

pub fn notices<'a>(book: &'a Book, decisions: &'a [Decision]) -> Notices<'a> {
    let (country, days_off) = calendar(book);
    Notices {
        decisions,
        country,
        days_off,
    }
}

pub fn decisions(book: &Book, contract: &Contract) -> Vec<Decision> {
    if book.steps_of(contract.id).is_empty() {
        return Vec::new();
    }
    progress_of(book, contract).decisions
}

/// What its steps amount to.
pub fn progress_of(book: &Book, contract: &Contract) -> Progress {
    let steps = book.steps_of(contract.id);
    // Without steps there is nothing to approve: it was registered as signed.
    let management = !steps.is_empty() && needs_management(book, contract);
    progress::progress(contract, &steps, management)
}

/// Whether general management must approve it, by the company's threshold.
pub fn needs_management(book: &Book, contract: &Contract) -> bool {
    rules(book).needs_management(contract)
}

/// The last day for notice against the next renewal by itself; absent when there is none to come.
pub fn notice_day(book: &Book, contract: &Contract, agreed: &InForce) -> Option<NaiveDate> {
    let end = agreed.end.value.filter(|_| !agreed.is_last_term)?;
    notice_day_of(book, contract, end)
}

/// The last day for notice against the renewal of a term that ends on that day.
pub fn notice_day_of(book: &Book, contract: &Contract, end: NaiveDate) -> Option<NaiveDate> {
    let Renewal::Automatic(renewal) = contract.terms.renewal else {
        return None;
    };
    let (country, days_off) = calendar(book);
    Some(notice_deadline(end, renewal, country, days_off))
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
    // Most contracts have nothing that moves their end, and this is asked of all of them for each month.
    let renews = matches!(contract.terms.renewal, Renewal::Automatic(_));
    let ended = if renews || !book.amendments_of(contract.id).is_empty() {
        in_force_on(book, contract, day).has_ended_by(day)
    } else {
        contract.end.is_some_and(|end| end < day)
    };
    let runs = contract.start <= day && !ended;
    runs && is_binding(book, contract)
}

/// Whether it is signed: one without steps was registered so.
pub fn is_binding(book: &Book, contract: &Contract) -> bool {
    book.steps_of(contract.id).is_empty() || progress_of(book, contract).is_binding()
}

/// Days of warning before a deadline of a contract: its own, else the company's, else the usual.
pub fn lead_of(book: &Book, contract: &Contract, kind: AlertKind) -> i64 {
    match contract.terms.lead_days {
        Some(days) => i64::from(days),
        None => crate::app::alerts::lead_of(book, kind),
    }
}

//! Renewal by itself: a contract that says so goes on for another term unless somebody gave notice in time.
//! An end that an amendment brought nearer is meant as an end, and is not renewed.

use crate::domain::calendar::{add_days, add_months};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::deadlines::notice_deadline;
use crate::domain::contract::in_force::{Decision, Notices, Renewed};
use crate::domain::contract::step::RenewalDecision;
use crate::domain::contract::terms::{AutomaticRenewal, Renewal};
use chrono::NaiveDate;

/// The renewals of a contract as they are found, one after another.
pub(super) struct Renewing<'a> {
    notices: Notices<'a>,
    /// Absent when it does not renew by itself.
    terms: Option<AutomaticRenewal>,
    /// The last day that people agreed, and how often it renewed since: each term is counted from there, so that
    /// the last day of a month stays the last one after a short month.
    agreed: Option<NaiveDate>,
    times: u32,
    /// Whether the present end was agreed before the one that stood.
    early: bool,
    /// From which day on the present end is known; absent when it always was. Earlier decisions were about another.
    known_from: Option<NaiveDate>,
}

/// Up to where renewals count.
#[derive(Debug, Clone, Copy)]
pub(super) enum Until {
    /// Those of terms that ended before that day.
    Ended(NaiveDate),
    /// Those whose last day for notice was before that day.
    NoticePassed(NaiveDate),
}

impl<'a> Renewing<'a> {
    pub(super) fn new(contract: &Contract, notices: Notices<'a>) -> Renewing<'a> {
        let terms = match contract.terms.renewal {
            Renewal::Automatic(terms) if terms.months > 0 => Some(terms),
            Renewal::Automatic(_) | Renewal::ByAmendment | Renewal::None => None,
        };
        Renewing {
            notices,
            terms,
            agreed: contract.end,
            times: 0,
            early: false,
            known_from: None,
        }
    }

    /// An amendment sets the last day.
    pub(super) fn agree(
        &mut self,
        before: Option<NaiveDate>,
        end: NaiveDate,
        amendment: &Amendment,
    ) {
        self.moved_to(end);
        self.early = before.is_none_or(|before| end < before);
        self.known_from = Some(amendment.signed_on.unwrap_or(amendment.effective));
    }

    /// A pause moves the last day. What was decided about the end is about this one too.
    pub(super) fn moved_to(&mut self, end: NaiveDate) {
        self.agreed = Some(end);
        self.times = 0;
    }

    /// The renewal of a term that ends on that day, if it counts.
    pub(super) fn after(&mut self, end: NaiveDate, until: Until) -> Option<Renewed> {
        let terms = self.terms.filter(|_| !self.early)?;
        let notice = || {
            let (country, days_off) = (self.notices.country, self.notices.days_off);
            notice_deadline(end, terms, country, days_off)
        };
        let counts = match until {
            Until::Ended(day) => end < day,
            // Notice is never due after the end.
            Until::NoticePassed(day) => end < day || notice() < day,
        };
        if !counts {
            return None;
        }
        let mut was_decided = false;
        if !self.notices.decisions.is_empty() {
            let notice = notice();
            let in_time = self.decision_by(Some(notice)).map(|found| found.decided);
            if in_time == Some(RenewalDecision::LetEnd) {
                return None;
            }
            was_decided = in_time == Some(RenewalDecision::Renew);
            self.known_from = Some(add_days(notice, 1));
        }
        self.times += 1;
        let months = u32::from(terms.months).saturating_mul(self.times);
        let next = add_months(add_days(self.agreed?, 1), months).pred_opt()?;
        (end < next).then_some(Renewed {
            ended: end,
            until: next,
            was_decided,
        })
    }

    pub(super) fn is_last_term(&self) -> bool {
        self.early
    }

    /// What was decided about the present end.
    pub(super) fn decision(&self) -> Option<Decision> {
        self.decision_by(None)
    }

    fn decision_by(&self, last: Option<NaiveDate>) -> Option<Decision> {
        let decisions = self.notices.decisions.iter().rev();
        decisions
            .copied()
            .filter(|decision| self.known_from.is_none_or(|from| from <= decision.on))
            .find(|decision| last.is_none_or(|last| decision.on <= last))
    }
}

#[cfg(test)]
mod tests;

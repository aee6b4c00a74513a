//! How amendments change a contract one after another.

use crate::domain::calendar::{add_days, shifted};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, ChangeKind, LineChange, Suspension};
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::contract::in_force::renewing::{Renewing, Until};
use crate::domain::contract::in_force::{
    By, Doubt, DoubtCause, InForce, LineInForce, Notices, Pause, Said, in_order,
};
use crate::domain::ids::AmendmentId;
use chrono::{Days, NaiveDate};

/// From which day a contract is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen {
    /// What runs on that day.
    InForce(NaiveDate),
    /// What was agreed by that day.
    Agreed(NaiveDate),
    /// What is written, on no day.
    Written,
}

/// The contract with those of its amendments that count.
pub(super) fn fold(
    contract: &Contract,
    amendments: &[&Amendment],
    counts: impl Fn(&Amendment) -> bool,
    notices: Notices<'_>,
    seen: Seen,
) -> InForce {
    let mut state = Fold::new(contract, notices);
    let counting: Vec<&Amendment> = amendments
        .iter()
        .copied()
        .filter(|amendment| counts(amendment))
        .collect();
    let ordered = in_order(&counting);
    for (place, amendment) in ordered.iter().enumerate() {
        let before = ordered.get(..place).unwrap_or(&[]);
        // An amendment of a later term is agreed by people who go on.
        state.renew(Until::Ended(amendment.effective));
        state.apply(contract, amendment, before);
    }
    match seen {
        Seen::InForce(day) => state.renew(Until::Ended(day)),
        Seen::Agreed(today) => state.renew(Until::NoticePassed(today)),
        Seen::Written => {}
    }
    state.so_far.is_last_term = state.renewing.is_last_term();
    state.so_far.decision = state.renewing.decision();
    state.so_far
}

/// The fold under way.
struct Fold<'a> {
    so_far: InForce,
    renewing: Renewing<'a>,
    /// The last suspension, with the days it has moved the end by.
    suspension: Option<(Suspension, i64)>,
}

impl<'a> Fold<'a> {
    fn new(contract: &Contract, notices: Notices<'a>) -> Fold<'a> {
        let original = |line: &BillingLine| LineInForce::new(None, line);
        Fold {
            so_far: InForce {
                client: Said::by_contract(contract.client),
                end: Said::by_contract(contract.end),
                value: Said::by_contract(contract.value),
                is_last_term: false,
                decision: None,
                renewals: Vec::new(),
                pauses: Vec::new(),
                lines: contract.terms.lines.iter().map(original).collect(),
                amendments: Vec::new(),
                doubts: Vec::new(),
            },
            renewing: Renewing::new(contract, notices),
            suspension: None,
        }
    }

    /// The renewals by itself that are due; none while nobody knows how long the term still is.
    fn renew(&mut self, until: Until) {
        while let Some(end) = self.so_far.end.value
            && !self.so_far.is_stopped()
            && let Some(renewed) = self.renewing.after(end, until)
        {
            self.so_far.renewals.push(renewed);
            self.so_far.end = Said {
                value: Some(renewed.until),
                by: By::Renewal,
            };
        }
    }

    fn apply(&mut self, contract: &Contract, amendment: &Amendment, before: &[&Amendment]) {
        self.so_far.amendments.push(amendment.id);
        if amendment.effective < contract.start {
            let start = contract.start;
            self.doubt(amendment, DoubtCause::BeforeStart { start });
            return;
        }
        if let Some(end) = self.so_far.end.value
            && amendment.effective > add_days(end, 1)
            && !self.so_far.is_stopped()
        {
            self.doubt(amendment, DoubtCause::AfterEnd { end });
            return;
        }
        for other in before {
            if let Some(about) = contradiction(amendment, other) {
                let other = other.id;
                self.doubt(amendment, DoubtCause::Contradicts { other, about });
            }
        }
        self.restart(amendment);
        self.end(contract, amendment);
        self.suspend(amendment);
        self.value(amendment);
        if let Some(client) = amendment.changes.client {
            self.so_far.client = Said::new(client, amendment);
        }
        for change in &amendment.changes.lines_changed {
            self.change_line(amendment, change);
        }
        let added = amendment.changes.lines_added.iter();
        let added = added.map(|line| LineInForce::added(amendment, line));
        self.so_far.lines.extend(added);
    }

    fn doubt(&mut self, amendment: &Amendment, cause: DoubtCause) {
        let amendment = amendment.id;
        self.so_far.doubts.push(Doubt { amendment, cause });
    }

    fn end(&mut self, contract: &Contract, amendment: &Amendment) {
        let Some(end) = amendment.changes.end else {
            return;
        };
        if end < contract.start {
            self.doubt(amendment, DoubtCause::EndBeforeStart);
        } else if end < amendment.effective {
            self.doubt(amendment, DoubtCause::EndBeforeEffective);
        } else {
            self.renewing.agree(self.so_far.end.value, end, amendment);
            self.so_far.end = Said::new(Some(end), amendment);
            // A last day agreed during a pause is meant as it is written.
            if let Some((suspension, moved)) = &mut self.suspension {
                suspension.extends_term = false;
                *moved = 0;
            }
        }
    }

    fn value(&mut self, amendment: &Amendment) {
        let Some(added) = amendment.changes.value else {
            return;
        };
        let Some(value) = self.so_far.value.value else {
            self.doubt(amendment, DoubtCause::OpenValue);
            return;
        };
        match value.checked_add(added) {
            Ok(sum) if sum.amount.is_sign_negative() && !sum.amount.is_zero() => {
                self.doubt(amendment, DoubtCause::NegativeValue);
            }
            Ok(sum) => self.so_far.value = Said::new(Some(sum), amendment),
            Err(_) => self.doubt(amendment, DoubtCause::OtherCurrency),
        }
    }

    fn suspend(&mut self, amendment: &Amendment) {
        let Some(suspension) = amendment.changes.suspension else {
            return;
        };
        let from = amendment.effective;
        if self.so_far.pause_on(from).is_some() {
            self.doubt(amendment, DoubtCause::AlreadySuspended);
            return;
        }
        if suspension.until.is_some_and(|until| until < from) {
            self.doubt(amendment, DoubtCause::PauseEndsBefore);
            return;
        }
        let until = suspension.until;
        let pause = Pause {
            from,
            until,
            extends_term: suspension.extends_term,
        };
        self.so_far.pauses.push(Said::new(pause, amendment));
        let lost = pause.days().filter(|_| suspension.extends_term);
        let moved = lost.unwrap_or(0);
        self.move_end(moved, amendment);
        self.suspension = Some((suspension, moved));
    }

    /// The pause ends the day before; days given back are counted again.
    fn restart(&mut self, amendment: &Amendment) {
        if !amendment.changes.restart {
            return;
        }
        let day = amendment.effective;
        let open = self.so_far.pauses.last_mut().filter(|pause| {
            pause.value.from < day
                && pause
                    .value
                    .until
                    .is_none_or(|until| day <= add_days(until, 1))
        });
        let (Some(pause), Some((suspension, moved))) = (open, self.suspension) else {
            self.doubt(amendment, DoubtCause::NotSuspended);
            return;
        };
        pause.value.until = day.checked_sub_days(Days::new(1));
        if suspension.extends_term {
            let lost = pause.value.days().unwrap_or(0);
            self.move_end(lost - moved, amendment);
            self.suspension = Some((suspension, lost));
        }
    }

    fn move_end(&mut self, days: i64, amendment: &Amendment) {
        if days == 0 {
            return;
        }
        if let Some(end) = self.so_far.end.value {
            let end = shifted(end, days);
            self.renewing.moved_to(end);
            self.so_far.end = Said::new(Some(end), amendment);
        }
    }

    fn change_line(&mut self, amendment: &Amendment, change: &LineChange) {
        let lines = &mut self.so_far.lines;
        let Some(line) = lines.iter_mut().find(|line| line.key == change.line) else {
            self.doubt(amendment, DoubtCause::UnknownLine);
            return;
        };
        if let Some(price) = change.price {
            if price.currency == line.line.price.currency {
                line.line.price = price;
                line.price_by = Some(amendment.id);
            } else {
                self.doubt(amendment, DoubtCause::OtherCurrency);
                return;
            }
        }
        if let Some(quantity) = change.quantity {
            line.line.quantity = quantity;
            line.quantity_by = Some(amendment.id);
        }
        if let Some(to) = change.to {
            line.line.to = Some(to);
            line.to_by = Some(amendment.id);
        }
    }
}

/// What two amendments signed and effective on the same days say differently.
/// With other days nothing is in doubt: the later one was meant to replace the earlier.
fn contradiction(one: &Amendment, other: &Amendment) -> Option<ChangeKind> {
    if (one.effective, one.signed_on) != (other.effective, other.signed_on) {
        return None;
    }
    let (a, b) = (&one.changes, &other.changes);
    if a.end.is_some() && b.end.is_some() && a.end != b.end {
        return Some(ChangeKind::Term);
    }
    if a.client.is_some() && b.client.is_some() && a.client != b.client {
        return Some(ChangeKind::Party);
    }
    a.lines_changed.iter().find_map(|change| {
        let same = b
            .lines_changed
            .iter()
            .find(|same| same.line == change.line)?;
        if change.price.is_some() && same.price.is_some() && change.price != same.price {
            return Some(ChangeKind::Price);
        }
        let differs = (change.quantity.is_some()
            && same.quantity.is_some()
            && change.quantity != same.quantity)
            || (change.to.is_some() && same.to.is_some() && change.to != same.to);
        differs.then_some(ChangeKind::Scope)
    })
}

impl LineInForce {
    fn new(added_by: Option<AmendmentId>, line: &BillingLine) -> LineInForce {
        let number = line.number;
        LineInForce {
            key: LineKey { added_by, number },
            line: line.clone(),
            price_by: added_by,
            quantity_by: added_by,
            to_by: added_by,
        }
    }

    /// A line without a first day of its own begins with the amendment.
    fn added(amendment: &Amendment, line: &BillingLine) -> LineInForce {
        let mut added = LineInForce::new(Some(amendment.id), line);
        added.line.from.get_or_insert(amendment.effective);
        added
    }
}

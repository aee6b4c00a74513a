//! How the documents of the example went their way: who wrote, approved and handed them over, and what clients answered.
//! Told of the last three months; of what is older only why it was voided.

use crate::app::example::billing::Bill;
use crate::app::example::faults::{Fault, cause, reason};
use crate::app::example::random::Random;
use crate::app::example::{Plan, id};
use crate::domain::calendar::{first_of_month, shifted, subtract_months};
use crate::domain::check::RULE_SET;
use crate::domain::country::Country;
use crate::domain::finding::Severity;
use crate::domain::ids::{InvoiceReportId, InvoiceStepId, PersonId};
use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::domain::invoice::step::{
    Channel, ClaimCause, InvoiceAction, InvoiceStep, Submission, VoidCause,
};
use crate::domain::invoice::{DocumentType, Invoice};
use chrono::{Datelike, NaiveDate};

/// What became of the documents, and what clients said of some.
pub(super) struct Told {
    pub(super) steps: Vec<InvoiceStep>,
    pub(super) reports: Vec<InvoiceReport>,
}

pub(super) fn told(plan: &Plan, people: &[PersonId], bills: &[Bill]) -> Told {
    let mut telling = Telling {
        plan,
        random: Random::for_part(plan.seed, 12),
        writer: people.first().copied(),
        collector: people.get(1).copied(),
        approver: people.get(3).copied(),
        steps: Vec::new(),
        reports: Vec::new(),
    };
    if plan.is_detailed() {
        telling.drafts(bills);
        telling.issued(bills);
        telling.voided(bills);
    }
    Told {
        steps: telling.steps,
        reports: telling.reports,
    }
}

struct Telling<'a> {
    plan: &'a Plan,
    random: Random,
    writer: Option<PersonId>,
    collector: Option<PersonId>,
    approver: Option<PersonId>,
    steps: Vec<InvoiceStep>,
    reports: Vec<InvoiceReport>,
}

/// How far a draft came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    Written,
    InReview,
    Denied,
    Approved,
}

/// The drafts that are right, one after the other; the others stay as they were written.
const OF_DRAFTS: [Reached; 4] = [
    Reached::InReview,
    Reached::Denied,
    Reached::Approved,
    Reached::InReview,
];

/// What became of an invoice that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nobody handed it over yet.
    Waiting,
    Delivered,
    Acknowledged,
    /// The client has the service, and its days to claim run or are over.
    Received,
    /// So are they, and that was declared.
    AcceptedTacitly,
    Accepted,
    Claimed,
}

/// From the newest one back, a business as usual after those that are out of the ordinary.
fn fate(place: usize) -> Fate {
    match place {
        0 | 1 => Fate::Waiting,
        6 => Fate::Claimed,
        9 => Fate::Accepted,
        12 | 15 => Fate::Received,
        _ if place % 4 == 1 => Fate::AcceptedTacitly,
        _ if place % 4 == 2 => Fate::Acknowledged,
        _ => Fate::Delivered,
    }
}

impl Telling<'_> {
    fn step(
        &mut self,
        invoice: &Invoice,
        (place, on): (u32, NaiveDate),
        by: Option<PersonId>,
        action: InvoiceAction,
        note: &str,
    ) {
        let on = on.min(self.plan.today);
        self.steps.push(InvoiceStep {
            id: InvoiceStepId(id(on, &mut self.random)),
            invoice: invoice.id,
            on,
            place,
            by,
            action,
            note: note.to_owned(),
        });
    }

    /// Drafts are written on the day planned for their issue, or today when that is to come.
    fn drafts(&mut self, bills: &[Bill]) {
        let mut next = OF_DRAFTS.iter();
        for bill in bills.iter().filter(|bill| bill.draft) {
            let is_right = bill.fault == Fault::None
                && bill.invoice.review.count(Severity::Error) == 0
                && bill.invoice.review.count(Severity::Warning) == 0;
            let reached = match is_right {
                true => next.next().copied().unwrap_or(Reached::Written),
                false => Reached::Written,
            };
            self.until(bill, bill.on.min(self.plan.today), reached);
        }
    }

    /// The steps from the first draft on.
    fn until(&mut self, bill: &Bill, on: NaiveDate, reached: Reached) {
        let (invoice, writer, approver) = (&bill.invoice, self.writer, self.approver);
        self.step(invoice, (0, on), writer, InvoiceAction::Prepared, "");
        let Some(content) = bill
            .handed_in
            .clone()
            .filter(|_| reached != Reached::Written)
        else {
            return;
        };
        let submission = InvoiceAction::Submitted(Submission {
            content: content.clone(),
            rule_set: RULE_SET,
            accepted: Vec::new(),
        });
        self.step(invoice, (1, on), writer, submission, "");
        match reached {
            Reached::Written | Reached::InReview => {}
            Reached::Denied => {
                let why = "Falta la orden de compra del mes; pedirla antes de emitir";
                self.step(invoice, (2, on), approver, InvoiceAction::Denied, why);
            }
            Reached::Approved => {
                let action = InvoiceAction::Approved(content);
                self.step(invoice, (2, on), approver, action, "");
            }
        }
    }

    /// The invoices of the last three months that are right, from the newest back.
    fn issued(&mut self, bills: &[Bill]) {
        let since = subtract_months(first_of_month(self.plan.today), 2);
        let recent = bills.iter().rev().filter(|bill| {
            !bill.draft
                && bill.on >= since
                && bill.fault == Fault::None
                && bill.invoice.content.document_type == DocumentType::Invoice
        });
        for (place, bill) in recent.enumerate() {
            let written = match bill.on.day() {
                1 => bill.on,
                _ => shifted(bill.on, -1),
            };
            self.until(bill, written, Reached::Approved);
            self.handed_over(bill, fate(place));
            match place {
                4 => self.report(bill, None),
                20 => self.report(bill, Some("Se envió el soporte con el conteo del mes")),
                _ => {}
            }
        }
    }

    fn handed_over(&mut self, bill: &Bill, fate: Fate) {
        let (invoice, collector) = (&bill.invoice, self.collector);
        if fate == Fate::Waiting {
            return;
        }
        let after = |days| shifted(bill.on, days);
        let mut place = 3;
        let mut next = |on| {
            place += 1;
            (place - 1, on)
        };
        let delivered = InvoiceAction::Delivered(Channel::Email);
        self.step(invoice, next(after(0)), collector, delivered, "");
        if fate == Fate::Delivered {
            return;
        }
        let acknowledged = InvoiceAction::Acknowledged;
        self.step(invoice, next(after(1)), collector, acknowledged, "");
        // Only Colombia has this event, from which the days for a claim are counted.
        let is_received = fate != Fate::Acknowledged && self.plan.country == Country::Colombia;
        if is_received {
            let received = InvoiceAction::ServiceReceived;
            self.step(invoice, next(after(2)), collector, received, "");
        }
        match fate {
            Fate::Claimed => {
                let why = "El cliente dice que un turno no se prestó completo";
                let claimed = InvoiceAction::Claimed(ClaimCause::PartlyDelivered);
                self.step(invoice, next(after(4)), collector, claimed, why);
            }
            Fate::Accepted => {
                self.step(
                    invoice,
                    next(after(4)),
                    collector,
                    InvoiceAction::Accepted,
                    "",
                );
            }
            Fate::AcceptedTacitly if is_received && after(10) <= self.plan.today => {
                let tacitly = InvoiceAction::AcceptedTacitly;
                self.step(invoice, next(after(10)), collector, tacitly, "");
            }
            _ => {}
        }
    }

    fn report(&mut self, bill: &Bill, answer: Option<&str>) {
        let on = shifted(bill.on, 5).min(self.plan.today);
        let (cause, what) = match answer {
            None => (
                VoidCause::ClientData,
                "La dirección de la factura no es la de la nueva sede",
            ),
            Some(_) => (
                VoidCause::Amount,
                "El total no coincide con el conteo que lleva el cliente",
            ),
        };
        self.reports.push(InvoiceReport {
            id: InvoiceReportId(id(on, &mut self.random)),
            invoice: bill.invoice.id,
            on,
            source: ReportSource::Email,
            cause,
            what: what.to_owned(),
            answered_on: answer.map(|_| shifted(on, 2).min(self.plan.today)),
            answer: answer.unwrap_or_default().to_owned(),
        });
    }

    /// Why those were voided that were.
    fn voided(&mut self, bills: &[Bill]) {
        let approver = self.approver;
        for bill in bills.iter().filter(|bill| bill.voided) {
            let action = InvoiceAction::VoidDecided(cause(bill.fault));
            let on = shifted(bill.on, 3);
            self.step(&bill.invoice, (0, on), approver, action, reason(bill.fault));
        }
    }
}

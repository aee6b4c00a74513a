//! What clients can have said.

use super::{billed_world, done_and_undone, refused};
use crate::app::command::Command;
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::app::samples::billing::report;
use crate::app::samples::{day, run, uuid};
use crate::domain::ids::{InvoiceId, InvoiceReportId, RecordId};
use crate::domain::invoice::report::InvoiceReport;

fn save_report(report: InvoiceReport) -> Command {
    Command::SaveReport {
        report: Box::new(report),
        seen: u64::MAX,
    }
}

#[test]
fn a_report_is_about_what_the_client_has() {
    let with = |change: fn(&mut InvoiceReport)| {
        let mut report = report(95, 20, "2026-11-10");
        change(&mut report);
        refused(save_report(report))
    };
    let missing = CommandError::NotFound(RecordId::Invoice(InvoiceId(uuid(29))));
    assert_eq!(with(|report| report.invoice = InvoiceId(uuid(29))), missing);
    for (error, change) in [
        (
            BillingError::InvoiceNotIssued,
            (|report| report.invoice = InvoiceId(uuid(23))) as fn(&mut InvoiceReport),
        ),
        (BillingError::ReportTextMissing, |report| {
            report.what = " ".to_owned();
        }),
        (BillingError::ReportInFuture, |report| {
            report.on = day("2026-11-23");
        }),
        (BillingError::ReportInFuture, |report| {
            report.answered_on = Some(day("2026-11-23"));
        }),
        (
            BillingError::AnsweredBefore {
                on: day("2026-11-10"),
            },
            |report| report.answered_on = Some(day("2026-11-09")),
        ),
    ] {
        assert_eq!(with(change), error.into());
    }
    let mut book = billed_world();
    let sound = report(95, 20, "2026-11-10");
    run(&mut book, save_report(sound.clone())).unwrap();
    let answered = InvoiceReport {
        answered_on: Some(day("2026-11-10")),
        answer: "se corrige".to_owned(),
        ..sound
    };
    let event = done_and_undone(&book, save_report(answered));
    assert_eq!(
        event,
        Event::Billing(BillingChange::ReportSaved {
            invoice: "FE-1".to_owned(),
            created: false,
            answered: true
        })
    );
    let id = InvoiceReportId(uuid(95));
    done_and_undone(&book, Command::RemoveReport { id });
}

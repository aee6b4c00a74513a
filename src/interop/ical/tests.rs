//! Calendar files against RFC 5545.
//! A small reader unfolds and unescapes, so that what is checked is what a calendar would see.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use super::{Calendar, Deadline, Reminder, Reminders, write};
use chrono::NaiveDate;
use proptest::prelude::*;

fn deadline() -> Deadline {
    Deadline {
        uid: "policy_expiry-7f@vigia".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        summary: "Vence la póliza 45-101, Clínica Santa Oriana".to_owned(),
        description: "Cumplimiento; valor $ 120.000.000\nAseguradora: Altamar".to_owned(),
        url: "https://vigia.example/contratos/7f?x=1,2".to_owned(),
        sequence: 3,
        reminders: vec![
            Reminder {
                days: 7,
                summary: "En 7 días vence la póliza 45-101".to_owned(),
            },
            Reminder {
                days: 0,
                summary: "Hoy vence la póliza 45-101".to_owned(),
            },
        ],
    }
}

fn calendar(reminders: Reminders) -> Calendar {
    Calendar {
        name: "Vigía, vencimientos".to_owned(),
        made_ms: 1_795_363_200_000,
        reminders,
    }
}

#[test]
fn a_deadline_is_written_as_calendars_expect() {
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Vigia//Deadlines 1//ES\r\nCALSCALE:GREGORIAN\r\n\
METHOD:PUBLISH\r\nNAME:Vigía\\, vencimientos\r\nX-WR-CALNAME:Vigía\\, vencimientos\r\nBEGIN:VEVENT\r\n\
UID:policy_expiry-7f@vigia\r\nDTSTAMP:20261122T160000Z\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20261231\r\n\
DTEND;VALUE=DATE:20270101\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Vence la póliza 45-101\\, Clínica Santa Oriana\r\n\
DESCRIPTION:Cumplimiento\\; valor $ 120.000.000\\nAseguradora: Altamar\r\n\
URL:https://vigia.example/contratos/7f?x=1,2\r\n\
BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:En 7 días vence la póliza 45-101\r\nTRIGGER:-P6DT15H\r\nEND:VALARM\r\n\
BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Hoy vence la póliza 45-101\r\nTRIGGER:PT9H\r\nEND:VALARM\r\n\
END:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(write(&calendar(Reminders::Alarms), &[deadline()]), expected);
}

#[test]
fn reminders_can_be_events_of_their_own() {
    let file = write(&calendar(Reminders::AlarmsAndEvents), &[deadline()]);
    let lines = unfolded(&file);
    assert_eq!(values(&lines, "UID").len(), 2, "none for the day itself");
    assert_eq!(
        values(&lines, "UID").last().unwrap(),
        "policy_expiry-7f@vigia-7d"
    );
    assert_eq!(
        values(&lines, "DTSTART;VALUE=DATE"),
        ["20261231", "20261224"]
    );
}

#[test]
fn the_file_of_no_deadlines_is_still_a_calendar() {
    let file = write(&calendar(Reminders::Alarms), &[]);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(file.ends_with("END:VCALENDAR\r\n"));
}

proptest! {
    #[test]
    fn any_text_survives_and_no_line_is_too_long(
        summary in "\\PC{0,200}",
        description in "[a-z;,\\\\\n\r\táñ€😀:]{0,120}",
        days in 0u16..2000,
        made_ms in any::<u64>(),
    ) {
        let given = Deadline {
            summary: summary.clone(),
            description: description.clone(),
            reminders: vec![Reminder { days, summary: summary.clone() }],
            ..deadline()
        };
        let file = write(&Calendar { made_ms, ..calendar(Reminders::AlarmsAndEvents) }, &[given]);
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75);
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let lines = unfolded(&file);
        prop_assert_eq!(&unescaped(&values(&lines, "SUMMARY")[0]), &summary);
        if !description.is_empty() {
            let breaks_unified = description.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(&unescaped(&values(&lines, "DESCRIPTION")[0]), &breaks_unified);
        }
    }
}

fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

fn values(lines: &[String], name: &str) -> Vec<String> {
    lines
        .iter()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .map(str::to_owned)
        .collect()
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next().unwrap() {
                'n' => out.push('\n'),
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    out
}

//! Deadlines as an iCalendar file (RFC 5545), for the calendar the person already uses.
//! Only the format: which deadlines exist and the words for them come from the caller.

use chrono::{DateTime, Days, NaiveDate};

#[cfg(test)]
mod tests;

/// One deadline, shown as an all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Names the deadline for ever: importing the file again updates the event instead of adding another.
    pub uid: String,
    pub date: NaiveDate,
    pub summary: String,
    pub description: String,
    /// Absolute address of the record in the app; empty for none.
    pub url: String,
    /// Grows when the deadline changes (SEQUENCE), so that calendars take the newer one.
    pub sequence: u32,
    pub reminders: Vec<Reminder>,
}

/// A warning some days before a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Calendar days before the deadline; 0 is the day itself.
    pub days: u16,
    /// What the warning says, as "Vence en 7 días: …".
    pub summary: String,
}

/// How reminders are written. Google Calendar drops alarms on import, hence the second way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminders {
    /// As alarms (VALARM) of the deadline's event.
    Alarms,
    /// As alarms, and each also as an all-day event of its own on the day of the warning.
    AlarmsAndEvents,
}

/// What is said once for the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Shown by calendars that list the file as a calendar of its own.
    pub name: String,
    /// Moment of the export (DTSTAMP), in milliseconds since 1970-01-01 UTC.
    pub made_ms: u64,
    pub reminders: Reminders,
}

/// Octets of a content line without its line break (RFC 5545, 3.1).
const LINE_OCTETS_MAX: usize = 75;

/// The whole file. Lines end in CRLF and are folded at 75 octets, never inside a character.
pub fn write(calendar: &Calendar, deadlines: &[Deadline]) -> String {
    let mut out = Lines::default();
    out.raw("BEGIN:VCALENDAR");
    out.raw("VERSION:2.0");
    out.raw("PRODID:-//Vigia//Deadlines 1//ES");
    out.raw("CALSCALE:GREGORIAN");
    out.raw("METHOD:PUBLISH");
    out.text("NAME", &calendar.name);
    out.text("X-WR-CALNAME", &calendar.name);
    let stamp = stamp(calendar.made_ms);
    for deadline in deadlines {
        deadline_event(&mut out, &stamp, deadline);
        if calendar.reminders == Reminders::AlarmsAndEvents {
            for reminder in &deadline.reminders {
                reminder_event(&mut out, &stamp, deadline, reminder);
            }
        }
    }
    out.raw("END:VCALENDAR");
    out.0
}

fn deadline_event(out: &mut Lines, stamp: &str, deadline: &Deadline) {
    begin_event(out, stamp, &deadline.uid, deadline.sequence, deadline.date);
    out.text("SUMMARY", &deadline.summary);
    body(out, deadline);
    for reminder in &deadline.reminders {
        out.raw("BEGIN:VALARM");
        out.raw("ACTION:DISPLAY");
        out.text("DESCRIPTION", &reminder.summary);
        out.raw(&trigger(reminder.days));
        out.raw("END:VALARM");
    }
    out.raw("END:VEVENT");
}

fn reminder_event(out: &mut Lines, stamp: &str, deadline: &Deadline, reminder: &Reminder) {
    let Some(date) = deadline
        .date
        .checked_sub_days(Days::new(u64::from(reminder.days)))
    else {
        return;
    };
    if reminder.days == 0 {
        return; // The deadline's own event is already on that day.
    }
    let uid = format!("{}-{}d", deadline.uid, reminder.days);
    begin_event(out, stamp, &uid, deadline.sequence, date);
    out.text("SUMMARY", &reminder.summary);
    body(out, deadline);
    out.raw("END:VEVENT");
}

fn begin_event(out: &mut Lines, stamp: &str, uid: &str, sequence: u32, date: NaiveDate) {
    out.raw("BEGIN:VEVENT");
    out.text("UID", uid);
    out.raw(&format!("DTSTAMP:{stamp}"));
    out.raw(&format!("SEQUENCE:{sequence}"));
    out.raw(&format!("DTSTART;VALUE=DATE:{}", date.format("%Y%m%d")));
    if let Some(next) = date.succ_opt() {
        out.raw(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    }
    out.raw("TRANSP:TRANSPARENT"); // A deadline does not make the person busy all day.
}

fn body(out: &mut Lines, deadline: &Deadline) {
    if !deadline.description.is_empty() {
        out.text("DESCRIPTION", &deadline.description);
    }
    if !deadline.url.is_empty() {
        out.raw(&format!("URL:{}", without_controls(&deadline.url)));
    }
}

/// An all-day event starts at midnight, so the warning is set for nine in the morning of its day.
fn trigger(days: u16) -> String {
    match days {
        0 => "TRIGGER:PT9H".to_owned(),
        1 => "TRIGGER:-PT15H".to_owned(),
        _ => format!("TRIGGER:-P{}DT15H", days - 1),
    }
}

/// UTC date and time in basic format; a moment beyond the calendar becomes its first one.
fn stamp(made_ms: u64) -> String {
    i64::try_from(made_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .unwrap_or_default()
        .format("%Y%m%dT%H%M%SZ")
        .to_string()
}

/// Text value (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\r' => {
                let _ = chars.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        self.raw(&format!("{name}:{}", escaped(value)));
    }

    /// Folds: a continuation line starts with a space, which counts as one of its octets.
    fn raw(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE_OCTETS_MAX {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

//! Dates as people write and say them.
//! Today is an argument; reading a typed date is in `form::input`.

use crate::domain::calendar::days_between;
use crate::domain::words::{Words, words};
use crate::text::lang::Lang;
use crate::text::numbers::DAYS;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Weekday};

/// Day, month and year in digits, in that order in both languages: "22/12/2026".
pub fn short(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// "22 dic 2026", "22 Dec 2026".
pub fn medium(date: NaiveDate, lang: Lang) -> String {
    let month = month_abbreviation(date.month()).in_lang(lang);
    format!("{} {month} {}", date.day(), date.year())
}

/// The day of the week and the day, of a year that is plain to the reader: "domingo 22 de noviembre", "Sunday 22 November".
pub fn long(date: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {}",
        weekday(date).in_lang(lang),
        day_and_month(date, lang)
    )
}

/// As a document writes it: "22 de noviembre de 2026", "22 November 2026".
pub fn full(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("{} de {}", day_and_month(date, lang), date.year()),
        Lang::En => format!("{} {}", day_and_month(date, lang), date.year()),
    }
}

/// "22 de noviembre", "22 November".
pub fn day_and_month(date: NaiveDate, lang: Lang) -> String {
    let month = month_name(date.month()).in_lang(lang);
    match lang {
        Lang::Es => format!("{} de {month}", date.day()),
        Lang::En => format!("{} {month}", date.day()),
    }
}

/// "noviembre de 2026", "November 2026".
pub fn month(date: NaiveDate, lang: Lang) -> String {
    let month = month_name(date.month()).in_lang(lang);
    match lang {
        Lang::Es => format!("{month} de {}", date.year()),
        Lang::En => format!("{month} {}", date.year()),
    }
}

/// A deadline seen from today, as a badge says it: "12 días tarde", "Hoy", "Mañana", "En 3 días".
pub fn due(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let days = days_between(today, date);
    let noun = DAYS.form(days.unsigned_abs()).in_lang(lang);
    let count = days.unsigned_abs();
    match (days, lang) {
        (0, Lang::Es) => "Hoy".to_owned(),
        (0, Lang::En) => "Today".to_owned(),
        (1, Lang::Es) => "Mañana".to_owned(),
        (1, Lang::En) => "Tomorrow".to_owned(),
        (..0, Lang::Es) => format!("{count} {noun} tarde"),
        (..0, Lang::En) => format!("{count} {noun} late"),
        (_, Lang::Es) => format!("En {count} {noun}"),
        (_, Lang::En) => format!("In {count} {noun}"),
    }
}

/// A day seen from today inside a sentence: "hace 3 días", "ayer", "hoy", "mañana", "en 3 días".
pub fn relative(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let days = days_between(today, date);
    let noun = DAYS.form(days.unsigned_abs()).in_lang(lang);
    let count = days.unsigned_abs();
    match (days, lang) {
        (0, Lang::Es) => "hoy".to_owned(),
        (0, Lang::En) => "today".to_owned(),
        (1, Lang::Es) => "mañana".to_owned(),
        (1, Lang::En) => "tomorrow".to_owned(),
        (-1, Lang::Es) => "ayer".to_owned(),
        (-1, Lang::En) => "yesterday".to_owned(),
        (..0, Lang::Es) => format!("hace {count} {noun}"),
        (..0, Lang::En) => format!("{count} {noun} ago"),
        (_, Lang::Es) => format!("en {count} {noun}"),
        (_, Lang::En) => format!("in {count} {noun}"),
    }
}

/// A moment (milliseconds since 1970 UTC) in the company's zone: "22 dic 2026, 14:05".
/// Colombia and Peru both keep UTC−5 all year. Empty for a moment that no calendar holds.
pub fn moment(at_ms: u64, lang: Lang) -> String {
    let local = i64::try_from(at_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .and_then(|utc| utc.naive_utc().checked_sub_signed(TimeDelta::try_hours(5)?));
    local.map_or_else(String::new, |local| {
        format!(
            "{}, {:02}:{:02}",
            medium(local.date(), lang),
            local.hour(),
            local.minute()
        )
    })
}

pub fn weekday(date: NaiveDate) -> Words {
    match date.weekday() {
        Weekday::Mon => words("lunes", "Monday"),
        Weekday::Tue => words("martes", "Tuesday"),
        Weekday::Wed => words("miércoles", "Wednesday"),
        Weekday::Thu => words("jueves", "Thursday"),
        Weekday::Fri => words("viernes", "Friday"),
        Weekday::Sat => words("sábado", "Saturday"),
        Weekday::Sun => words("domingo", "Sunday"),
    }
}

/// The name of a month, 1 to 12; December for any other number.
pub fn month_name(month: u32) -> Words {
    match month {
        1 => words("enero", "January"),
        2 => words("febrero", "February"),
        3 => words("marzo", "March"),
        4 => words("abril", "April"),
        5 => words("mayo", "May"),
        6 => words("junio", "June"),
        7 => words("julio", "July"),
        8 => words("agosto", "August"),
        9 => words("septiembre", "September"),
        10 => words("octubre", "October"),
        11 => words("noviembre", "November"),
        _ => words("diciembre", "December"),
    }
}

/// Three letters of a month, 1 to 12; December's for any other number.
pub fn month_abbreviation(month: u32) -> Words {
    match month {
        1 => words("ene", "Jan"),
        2 => words("feb", "Feb"),
        3 => words("mar", "Mar"),
        4 => words("abr", "Apr"),
        5 => words("may", "May"),
        6 => words("jun", "Jun"),
        7 => words("jul", "Jul"),
        8 => words("ago", "Aug"),
        9 => words("sep", "Sep"),
        10 => words("oct", "Oct"),
        11 => words("nov", "Nov"),
        _ => words("dic", "Dec"),
    }
}

#[cfg(test)]
mod tests;

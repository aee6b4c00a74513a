//! The billing of one contract in words: which part of a line, where it stands, what happened.

use crate::app::query::contract_billing::EntryRow;
use crate::domain::billing::Part;
use crate::domain::billing::event::Happening;
use crate::domain::billing::ledger::EntryState;
use crate::domain::calendar::{first_of_month, last_of_month};
use crate::domain::invoice::Period;
use crate::domain::words::words;
use crate::text::dates::{medium, month};
use crate::text::invoice_labels::entry_state;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{DAYS, NO_BREAK_SPACE, counted, quantity};
use chrono::Datelike;

/// Which part of a line an entry is: "Todo el mes", "Del 16 al 30", "Hito", "Pedido del 3 nov 2026".
pub fn part_of(row: &EntryRow, lang: Lang) -> String {
    match (row.entry.part, row.asked_on, lang) {
        (Part::Days(days) | Part::Difference(days), ..) => days_in_month(days, lang),
        (Part::Milestone, ..) => words("Hito", "Milestone").in_lang(lang).to_owned(),
        (Part::Request(_), Some(on), Lang::Es) => format!("Pedido del {}", medium(on, lang)),
        (Part::Request(_), Some(on), Lang::En) => format!("Request of {}", medium(on, lang)),
        (Part::Request(_), None, _) => words("Pedido", "Request").in_lang(lang).to_owned(),
    }
}

/// Days of a month that is named beside them.
pub fn days_in_month(days: Period, lang: Lang) -> String {
    let is_whole = days.from == first_of_month(days.from) && days.to == last_of_month(days.from);
    let (from, to) = (days.from.day(), days.to.day());
    match (is_whole, from == to, lang) {
        (true, _, _) => words("Todo el mes", "Whole month").in_lang(lang).to_owned(),
        (false, true, Lang::Es) => format!("El {from}"),
        (false, true, Lang::En) => format!("Day {from}"),
        (false, false, Lang::Es) => format!("Del {from} al {to}"),
        (false, false, Lang::En) => format!("{from} to {to}"),
    }
}

/// Where an entry stands: "Por facturar", "Atrasada, 12 días".
pub fn standing(state: EntryState, locale: Locale) -> String {
    let name = entry_state(state).in_lang(locale.lang());
    match state {
        EntryState::Late(days) => {
            format!(
                "{name},{NO_BREAK_SPACE}{}",
                counted(days.unsigned_abs(), DAYS, locale)
            )
        }
        _ => name.to_owned(),
    }
}

/// What happened, with how much or which part: "Consumo de noviembre de 2026: 1.250".
pub fn happened(what: Happening, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match (what, lang) {
        (Happening::Reached, _) => say("Hito cumplido", "Milestone reached"),
        (Happening::Asked(units), Lang::Es) => format!("Pedido: {}", quantity(units, locale)),
        (Happening::Asked(units), Lang::En) => format!("Request: {}", quantity(units, locale)),
        (Happening::Measured(measured), lang) => {
            let units = quantity(measured.quantity, locale);
            let of = month(measured.period.from, lang);
            match lang {
                Lang::Es => format!("Consumo de {of}: {units}"),
                Lang::En => format!("Consumption of {of}: {units}"),
            }
        }
        (Happening::Skipped(part), lang) => not_billed(part, lang),
    }
}

/// What is deliberately not billed: "No se factura noviembre de 2026 (del 16 al 30)".
pub fn not_billed(part: Part, lang: Lang) -> String {
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    let days = match part {
        Part::Days(days) | Part::Difference(days) => days,
        Part::Milestone => return say("No se factura el hito", "The milestone is not billed"),
        Part::Request(_) => return say("No se factura el pedido", "The request is not billed"),
    };
    let is_whole = days.from == first_of_month(days.from) && days.to == last_of_month(days.from);
    let which = days_in_month(days, lang).to_lowercase();
    let of = month(days.from, lang);
    match (is_whole, lang) {
        (true, Lang::Es) => format!("No se factura {of}"),
        (true, Lang::En) => format!("{of} is not billed"),
        (false, Lang::Es) => format!("No se factura {of} ({which})"),
        (false, Lang::En) => format!("{of} ({which}) is not billed"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{days_in_month, happened, standing};
    use crate::domain::billing::Part;
    use crate::domain::billing::event::{Happening, Measured};
    use crate::domain::billing::ledger::EntryState;
    use crate::domain::invoice::Period;
    use crate::text::lang::{Lang, Locale};

    fn period(from: &str, to: &str) -> Period {
        Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    #[test]
    fn days_are_said_within_their_month() {
        for (from, to, es, en) in [
            ("2026-11-01", "2026-11-30", "Todo el mes", "Whole month"),
            ("2026-11-16", "2026-11-30", "Del 16 al 30", "16 to 30"),
            ("2026-11-16", "2026-11-16", "El 16", "Day 16"),
        ] {
            assert_eq!(days_in_month(period(from, to), Lang::Es), es);
            assert_eq!(days_in_month(period(from, to), Lang::En), en);
        }
    }

    #[test]
    fn what_happened_says_how_much_and_which_part() {
        let november = period("2026-11-01", "2026-11-30");
        let measured = Measured {
            period: november,
            quantity: 1250.into(),
        };
        for (what, es, en) in [
            (Happening::Asked(3.into()), "Pedido: 3", "Request: 3"),
            (
                Happening::Measured(measured),
                "Consumo de noviembre de 2026: 1.250",
                "Consumption of November 2026: 1,250",
            ),
            (
                Happening::Skipped(Part::Days(november)),
                "No se factura noviembre de 2026",
                "November 2026 is not billed",
            ),
            (
                Happening::Skipped(Part::Days(period("2026-11-16", "2026-11-30"))),
                "No se factura noviembre de 2026 (del 16 al 30)",
                "November 2026 (16 to 30) is not billed",
            ),
        ] {
            assert_eq!(happened(what, Locale::EsCo), es);
            assert_eq!(happened(what, Locale::En), en);
        }
        let late = standing(EntryState::Late(12), Locale::EsCo);
        assert_eq!(late, "Atrasada,\u{a0}12\u{a0}días");
    }
}

//! The laws that make a day a national holiday, one rule per day.
//! Counting with them is in `domain::calendar`.

use crate::domain::country::Country;
use crate::domain::words::{Words, words};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// A holiday of every year from `since` on.
pub(super) struct Rule {
    pub(super) since: i32,
    pub(super) day: Day,
    pub(super) name: Words,
}

#[derive(Clone, Copy)]
pub(super) enum Day {
    /// That month and day, never moved.
    Fixed(u32, u32),
    /// That month and day, or the Monday after it when it is not a Monday.
    NextMonday(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
}

impl Day {
    /// The date in a year whose Easter Sunday is given.
    pub(super) fn in_year(self, year: i32, easter: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Day::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Day::NextMonday(month, day) => {
                let date = NaiveDate::from_ymd_opt(year, month, day)?;
                let past_monday = date.weekday().num_days_from_monday();
                date.checked_add_days(Days::new(u64::from((7 - past_monday) % 7)))
            }
            Day::Easter(offset) => easter?.checked_add_signed(TimeDelta::try_days(offset)?),
        }
    }

    /// Whether it is that day: the same answer as [`Day::in_year`] without making a date where none is needed.
    pub(super) fn falls_on(self, day: NaiveDate, easter: Option<NaiveDate>) -> bool {
        match self {
            Day::Fixed(month, date) => day.month() == month && day.day() == date,
            Day::NextMonday(..) => {
                day.weekday() == Weekday::Mon && self.in_year(day.year(), easter) == Some(day)
            }
            Day::Easter(offset) => {
                easter.is_some_and(|easter| day.signed_duration_since(easter).num_days() == offset)
            }
        }
    }
}

const fn rule(since: i32, day: Day, es: &'static str, en: &'static str) -> Rule {
    Rule {
        since,
        day,
        name: words(es, en),
    }
}

/// Holidays that the laws below found in force; they are older than any date in the records.
const ALWAYS: i32 = i32::MIN;

pub(super) fn rules(country: Country) -> &'static [Rule] {
    match country {
        Country::Colombia => &COLOMBIA,
        Country::Peru => &PERU,
    }
}

/// Código Sustantivo del Trabajo, art. 177, as amended by Ley 51 de 1983 (art. 1: the days; art. 2: those moved to Monday).
/// Ascension, Corpus Christi and the Sacred Heart (39, 60 and 68 days after Easter) move to the Monday, hence 43, 64 and 71.
/// Ley 2578 de 2026 (1 June 2026) adds 9 July, moved to Monday, from that year.
const COLOMBIA: [Rule; 19] = [
    rule(ALWAYS, Day::Fixed(1, 1), "Año Nuevo", "New Year’s Day"),
    rule(ALWAYS, Day::NextMonday(1, 6), "Reyes Magos", "Epiphany"),
    rule(
        ALWAYS,
        Day::NextMonday(3, 19),
        "San José",
        "Saint Joseph’s Day",
    ),
    rule(ALWAYS, Day::Easter(-3), "Jueves Santo", "Maundy Thursday"),
    rule(ALWAYS, Day::Easter(-2), "Viernes Santo", "Good Friday"),
    rule(ALWAYS, Day::Fixed(5, 1), "Día del Trabajo", "Labour Day"),
    rule(
        ALWAYS,
        Day::Easter(43),
        "Ascensión del Señor",
        "Ascension Day",
    ),
    rule(ALWAYS, Day::Easter(64), "Corpus Christi", "Corpus Christi"),
    rule(ALWAYS, Day::Easter(71), "Sagrado Corazón", "Sacred Heart"),
    rule(
        ALWAYS,
        Day::NextMonday(6, 29),
        "San Pedro y San Pablo",
        "Saints Peter and Paul",
    ),
    rule(
        2026,
        Day::NextMonday(7, 9),
        "Nuestra Señora del Rosario de Chiquinquirá",
        "Our Lady of the Rosary of Chiquinquirá",
    ),
    rule(
        ALWAYS,
        Day::Fixed(7, 20),
        "Día de la Independencia",
        "Independence Day",
    ),
    rule(
        ALWAYS,
        Day::Fixed(8, 7),
        "Batalla de Boyacá",
        "Battle of Boyacá",
    ),
    rule(
        ALWAYS,
        Day::NextMonday(8, 15),
        "Asunción de la Virgen",
        "Assumption of Mary",
    ),
    rule(
        ALWAYS,
        Day::NextMonday(10, 12),
        "Día de la Raza",
        "Columbus Day",
    ),
    rule(
        ALWAYS,
        Day::NextMonday(11, 1),
        "Todos los Santos",
        "All Saints’ Day",
    ),
    rule(
        ALWAYS,
        Day::NextMonday(11, 11),
        "Independencia de Cartagena",
        "Independence of Cartagena",
    ),
    rule(
        ALWAYS,
        Day::Fixed(12, 8),
        "Inmaculada Concepción",
        "Immaculate Conception",
    ),
    rule(ALWAYS, Day::Fixed(12, 25), "Navidad", "Christmas Day"),
];

/// Decreto Legislativo 713 (1991), art. 6, as amended by Ley 31381 (9 December, from 2022), Ley 31530 (6 August, from 2022),
/// Ley 31822 (23 July, published on 8 July 2023) and Ley 31788 (7 June, published on 15 June 2023, thus from 2024).
/// Peruvian holidays are never moved. Days off decreed for the public sector alone are not national holidays.
const PERU: [Rule; 16] = [
    rule(ALWAYS, Day::Fixed(1, 1), "Año Nuevo", "New Year’s Day"),
    rule(ALWAYS, Day::Easter(-3), "Jueves Santo", "Maundy Thursday"),
    rule(ALWAYS, Day::Easter(-2), "Viernes Santo", "Good Friday"),
    rule(ALWAYS, Day::Fixed(5, 1), "Día del Trabajo", "Labour Day"),
    rule(
        2024,
        Day::Fixed(6, 7),
        "Batalla de Arica y Día de la Bandera",
        "Battle of Arica and Flag Day",
    ),
    rule(
        ALWAYS,
        Day::Fixed(6, 29),
        "San Pedro y San Pablo",
        "Saints Peter and Paul",
    ),
    rule(
        2023,
        Day::Fixed(7, 23),
        "Día de la Fuerza Aérea",
        "Air Force Day",
    ),
    rule(
        ALWAYS,
        Day::Fixed(7, 28),
        "Fiestas Patrias",
        "Independence Day",
    ),
    rule(
        ALWAYS,
        Day::Fixed(7, 29),
        "Fiestas Patrias",
        "Independence Day, second day",
    ),
    rule(
        2022,
        Day::Fixed(8, 6),
        "Batalla de Junín",
        "Battle of Junín",
    ),
    rule(
        ALWAYS,
        Day::Fixed(8, 30),
        "Santa Rosa de Lima",
        "Saint Rose of Lima",
    ),
    rule(
        ALWAYS,
        Day::Fixed(10, 8),
        "Combate de Angamos",
        "Battle of Angamos",
    ),
    rule(
        ALWAYS,
        Day::Fixed(11, 1),
        "Todos los Santos",
        "All Saints’ Day",
    ),
    rule(
        ALWAYS,
        Day::Fixed(12, 8),
        "Inmaculada Concepción",
        "Immaculate Conception",
    ),
    rule(
        2022,
        Day::Fixed(12, 9),
        "Batalla de Ayacucho",
        "Battle of Ayacucho",
    ),
    rule(ALWAYS, Day::Fixed(12, 25), "Navidad", "Christmas Day"),
];

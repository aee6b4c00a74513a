//! The time and the day, as the browser knows them: the only place that asks.
//! A deadline is a civil date in the company's zone, so the day is asked in that zone and not in the device's.

use crate::app::context::Context;
use crate::domain::country::Country;
use crate::domain::ids::PersonId;
use crate::shell::random::random;
use chrono::NaiveDate;
use js_sys::{Array, Date, Intl, Object, Reflect};

/// Milliseconds since 1970-01-01 UTC.
pub fn now_ms() -> u64 {
    let now = Date::now();
    if now.is_finite() && now > 0.0 {
        now as u64
    } else {
        0
    }
}

/// The civil date now in the zone of a country. A browser that does not know the zone gives its own local date.
pub fn today(country: Country) -> NaiveDate {
    in_zone(country.time_zone())
        .or_else(local)
        .unwrap_or(NaiveDate::MIN)
}

/// The civil date of this device, known at once. Asking for the day in a zone takes the browser a while the first time:
/// long enough to delay the first picture, which shows no day.
pub fn today_here() -> NaiveDate {
    local().unwrap_or(NaiveDate::MIN)
}

/// Milliseconds until the date may have changed: to the next full hour, since every zone changes its day on one.
pub fn until_next_hour_ms() -> u32 {
    const HOUR_MS: u64 = 3_600_000;
    u32::try_from(HOUR_MS - now_ms() % HOUR_MS)
        .unwrap_or(u32::MAX)
        .saturating_add(1_000)
}

/// The hour of the day on this device, 0 to 23.
pub fn hour() -> u8 {
    u8::try_from(Date::new_0().get_hours()).unwrap_or(0)
}

/// The world as a command sees it now.
pub fn context(today: NaiveDate, author: Option<PersonId>) -> Context {
    Context::new(today, now_ms(), author, random())
}

/// The Swedish way of writing a date is ISO 8601, so no part has to be put together.
fn in_zone(zone: &str) -> Option<NaiveDate> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    let locales = Array::of1(&"sv-SE".into());
    // An unknown zone throws, so the format is made where that can be caught.
    let format = Reflect::construct(
        &Reflect::get(
            &Reflect::get(&js_sys::global(), &"Intl".into()).ok()?,
            &"DateTimeFormat".into(),
        )
        .ok()?
        .into(),
        &Array::of2(&locales, &options),
    )
    .ok()?;
    let format: Intl::DateTimeFormat = format.into();
    let text = format
        .format()
        .call1(&format, &Date::new_0())
        .ok()?
        .as_string()?;
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok()
}

fn local() -> Option<NaiveDate> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date())
}

//! The business days that each stage took against those allowed; in review, person by person.

use crate::app::contract_now;
use crate::app::query::contract_card::ContractCard;
use crate::domain::calendar::business_days_between;
use crate::shell::session::Session;
use crate::text::numbers::{BUSINESS_DAYS, counted};
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// One line of the table.
struct Time {
    what: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    used: i64,
    allowed: Option<u16>,
}

/// The table; nothing for a contract that was registered as signed.
#[component]
pub fn Times(card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let times = times(session, &card, today);
    if times.is_empty() {
        return None;
    }
    let headings = vec![
        Heading::new(tr("Etapa", "Stage")),
        Heading::new(tr("Desde", "From")),
        Heading::new(tr("Hasta", "To")),
        Heading::new(tr("Días hábiles", "Business days")),
    ];
    Some(view! {
        <Panel title=Some(tr("Tiempos", "Times").to_owned()) flush=true>
            <PlainTable label=tr("Días hábiles de cada etapa", "Business days of each stage") headings=headings>
                {times.into_iter().map(time_view).collect_view()}
            </PlainTable>
        </Panel>
    })
}

fn times(session: Session, card: &ContractCard, today: NaiveDate) -> Vec<Time> {
    let progress = &card.now.progress;
    if !progress.drafted {
        return Vec::new();
    }
    session.book.with_untracked(|book| {
        let (country, days_off) = contract_now::calendar(book);
        let rules = contract_now::rules(book);
        let used = |from, to: Option<NaiveDate>| {
            business_days_between(country, days_off, from, to.unwrap_or(today))
        };
        let stages = progress
            .spans
            .iter()
            .filter(|span| span.stage < crate::domain::contract::progress::Stage::Ready)
            .map(|span| Time {
                what: say(contract_labels::stage(span.stage)).to_owned(),
                from: span.from,
                to: span.to,
                used: used(span.from, span.to),
                allowed: rules.days_allowed(span.stage),
            });
        let reviews = progress.reviews.iter().map(|review| {
            let name = book.person(review.person).map(|person| person.name.clone());
            let to = review.answer.as_ref().map(|answer| answer.on);
            Time {
                what: format!(
                    "{}, {}",
                    name.unwrap_or_default(),
                    say(contract_labels::review_role(review.role)).to_lowercase()
                ),
                from: review.asked_on,
                to,
                used: used(review.asked_on, to),
                allowed: rules.days_allowed(crate::domain::contract::progress::Stage::Review),
            }
        });
        stages.chain(reviews).collect()
    })
}

fn time_view(time: Time) -> impl IntoView {
    let late = time
        .allowed
        .is_some_and(|allowed| time.used > i64::from(allowed));
    let used = match time.allowed {
        Some(allowed) => format!("{} / {allowed}", time.used),
        None => counted(time.used.unsigned_abs(), BUSINESS_DAYS, locale()),
    };
    view! {
        <tr>
            <th scope="row"><bdi>{time.what}</bdi></th>
            <td>{dates::medium(time.from, lang())}</td>
            <td>{time.to.map_or_else(|| tr("sigue", "still open").to_owned(), |day| dates::medium(day, lang()))}</td>
            <td>
                <span class="num">{used}</span>
                {late.then(|| view! { <Badge label=tr("Tarde", "Late") tone=Signal::stored(Tone::Bad) /> })}
            </td>
        </tr>
    }
}

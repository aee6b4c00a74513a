//! The term of a contract against its policies, as bars on one scale of days.
//! Each bar has its words beside it, so the drawing says nothing alone.

use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::shell::session::Session;
use crate::text::{dates, labels};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, say, tr};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Width of the drawing in its own units; the height is that of a bar.
const WIDTH: i64 = 1_000;

/// One bar and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bar {
    /// `term`, `pause`, `policy` or `gap`.
    look: &'static str,
    label: String,
    from: NaiveDate,
    /// Absent when it goes on.
    to: Option<NaiveDate>,
}

/// The first and the last day drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    fn of(bars: &[Bar], today: NaiveDate) -> Scale {
        let first = bars.iter().map(|bar| bar.from).min().unwrap_or(today);
        let last = bars.iter().filter_map(|bar| bar.to).max().unwrap_or(today);
        let is_open = bars.iter().any(|bar| bar.to.is_none());
        Scale {
            first,
            last: if is_open { last.max(today) } else { last }.max(first),
        }
    }

    /// Where a day begins.
    fn at(self, day: NaiveDate) -> i64 {
        let days = (self.last - self.first).num_days() + 1;
        (day - self.first).num_days().clamp(0, days) * WIDTH / days
    }

    /// Where a bar begins and how long it is: never too short to be seen.
    fn span(self, bar: &Bar) -> (i64, i64) {
        let end = bar
            .to
            .and_then(|day| day.succ_opt())
            .map_or(WIDTH, |day| self.at(day));
        let start = self.at(bar.from).min(WIDTH - 6);
        (start, (end - start).max(6))
    }
}

/// The bars; nothing for a contract without policies, where there is nothing to compare.
#[component]
pub fn TermChart(contract: Contract, card: ContractCard) -> impl IntoView {
    let today = Session::expect().today.get_untracked();
    if contract.policies.is_empty() {
        return None;
    }
    let bars = bars(&contract, &card);
    let scale = Scale::of(&bars, today);
    let now = (scale.first <= today && today <= scale.last).then(|| scale.at(today));
    Some(view! {
        <Panel title=Some(tr("El plazo y sus pólizas", "The term and its policies").to_owned())>
            <ul class="term" role="list">
                {bars.into_iter().map(|bar| bar_view(bar, scale, now)).collect_view()}
            </ul>
            {now.is_some().then(|| view! {
                <p class="term__today">{format!("{} {}", tr("La línea es hoy,", "The line is today,"), dates::medium(today, lang()))}</p>
            })}
        </Panel>
    })
}

fn bars(contract: &Contract, card: &ContractCard) -> Vec<Bar> {
    let mut bars = vec![Bar {
        look: "term",
        label: tr("Contrato", "Contract").to_owned(),
        from: contract.start,
        to: card.row.end,
    }];
    bars.extend(card.now.agreed.pauses.iter().map(|pause| Bar {
        look: "pause",
        label: tr("Suspendido", "Suspended").to_owned(),
        from: pause.value.from,
        to: pause.value.until,
    }));
    bars.extend(contract.policies.iter().map(|policy| Bar {
        look: "policy",
        label: say(labels::cover(policy.cover)).to_owned(),
        from: policy.from,
        to: Some(policy.to),
    }));
    bars.extend(card.gaps.iter().map(|gap| Bar {
        look: "gap",
        label: format!(
            "{}: {}",
            if gap.short.is_some() {
                tr("Cobertura insuficiente", "Too little cover")
            } else {
                tr("Sin cobertura", "Without cover")
            },
            say(labels::cover(gap.cover))
        ),
        from: gap.from,
        to: Some(gap.to),
    }));
    bars
}

fn bar_view(bar: Bar, scale: Scale, now: Option<i64>) -> impl IntoView {
    let (start, length) = scale.span(&bar);
    let to = bar.to.map_or_else(
        || tr("sin fecha de fin", "no end date").to_owned(),
        |day| dates::medium(day, lang()),
    );
    let days = format!("{} – {to}", dates::medium(bar.from, lang()));
    let words = format!("{}, {days}", bar.label);
    view! {
        <li class="term__row" data-look=bar.look>
            <span class="term__label">{bar.label}</span>
            <span class="term__days">{days}</span>
            <svg class="term__bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label=words>
                <rect class="term__track" x="0" y="5" width="1000" height="2"></rect>
                <rect class="term__span" x=start.to_string() y="1" width=length.to_string() height="10"></rect>
                {now.map(|now| view! {
                    <rect class="term__now" x=now.to_string() y="0" width="3" height="12"></rect>
                })}
            </svg>
        </li>
    }
}

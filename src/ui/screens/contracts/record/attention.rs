//! What a contract waits for: its own alerts, as Hoy shows them.

use crate::app::alerts::contracts::of_contract;
use crate::app::contract_now::Now;
use crate::domain::contract::Contract;
use crate::shell::session::Session;
use crate::text::{alerts, dates};
use crate::ui::kit::badge::Badge;
use crate::ui::kit::button::{ButtonLink, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::today::items::{step_href, tone};
use crate::ui::view::view;
use leptos::prelude::*;

/// The alerts of one contract, each with its next step; nothing when there are none.
#[component]
pub fn Attention(contract: Contract, now: Now) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let alerts = session
        .book
        .with_untracked(|book| of_contract(book, &contract, &now, today));
    if alerts.is_empty() {
        return None;
    }
    let lines = alerts.into_iter().map(move |alert| {
        let tone = tone(alert.urgency, alert.key.kind);
        let due = dates::due(alert.key.due, today, lang());
        view! {
            <li class="record-lines__line" data-look="attention">
                <Badge label=due tone=Signal::stored(tone) />
                <div class="record-lines__main">
                    <strong>{alerts::title(&alert, locale())}</strong>
                    <p class="muted small">{alerts::detail(&alert, locale())}</p>
                </div>
                <ButtonLink
                    href=step_href(alert.next)
                    label=say(alerts::next_step(alert.next))
                    size=ButtonSize::Small
                />
            </li>
        }
    });
    Some(view! {
        <Panel title=Some(tr("Pide atención", "Needs attention").to_owned()) flush=true>
            <ul class="record-lines" role="list">{lines.collect_view()}</ul>
        </Panel>
    })
}

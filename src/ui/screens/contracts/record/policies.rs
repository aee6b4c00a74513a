//! What the policies of a contract must insure, what they do, and what is missing in days and in money.
//! What is missing is found in `domain::policy_gap`.

use crate::app::query::contract_card::ContractCard;
use crate::domain::alert::AlertKind;
use crate::domain::contract::Contract;
use crate::domain::contract::policy::Policy;
use crate::domain::policy_gap::{PolicyGap, gaps_of, required};
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{dates, labels, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::attachments::Files;
use crate::ui::screens::attachments::adding::{AddFileDialog, Target};
use crate::ui::screens::attachments::view::{FileButton, FileDialog};
use crate::ui::screens::contracts::record::term::TermChart;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Required covers, coverage over time, and the policies.
#[component]
pub fn Guarantees(contract: Contract, card: ContractCard) -> impl IntoView {
    view! {
        <Required contract=contract.clone() card=card.clone() />
        <TermChart contract=contract.clone() card=card.clone() />
        <Policies contract card />
    }
}

/// What must be insured, cover by cover, and what is missing; nothing for a contract that asks for nothing.
#[component]
fn Required(contract: Contract, card: ContractCard) -> impl IntoView {
    let required = required(&contract, &card.now.agreed);
    if required.is_empty() {
        return None;
    }
    let rows = required.into_iter().map(move |cover| {
        let gaps: Vec<PolicyGap> = gaps_of(&contract, &cover, cover.from);
        let days: i64 = gaps
            .iter()
            .filter(|gap| gap.short.is_none())
            .map(PolicyGap::days)
            .sum();
        let short = gaps
            .iter()
            .filter_map(|gap| gap.short)
            .max_by_key(|short| short.amount);
        let amount = cover
            .amount
            .map_or_else(|| "—".to_owned(), |amount| money::money(amount, locale()));
        let until = cover.to.map_or_else(
            || tr("sin fecha", "no end").to_owned(),
            |day| dates::medium(day, lang()),
        );
        let missing = missing_words(days, short.map(|short| money::money(short, locale())));
        let tone = if gaps.is_empty() {
            Tone::Good
        } else {
            Tone::Bad
        };
        view! {
            <tr>
                <th scope="row">{say(labels::cover(cover.cover))}</th>
                <td class="num">{amount}</td>
                <td>{dates::medium(cover.from, lang())}</td>
                <td>{until}</td>
                <td><Badge label=missing tone=Signal::stored(tone) /></td>
            </tr>
        }
    });
    let headings = vec![
        Heading::new(tr("Amparo", "Cover")),
        Heading::amount(tr("Monto exigido", "Required amount")),
        Heading::new(tr("Desde", "From")),
        Heading::new(tr("Hasta", "To")),
        Heading::new(tr("Estado", "State")),
    ];
    Some(view! {
        <Panel title=Some(tr("Lo exigido y lo que falta", "What is required and what is missing").to_owned()) flush=true>
            <PlainTable label=tr("Amparos exigidos", "Required covers") headings=headings>
                {rows.collect_view()}
            </PlainTable>
        </Panel>
    })
}

/// "Faltan 179 días y $ 6.000.000".
fn missing_words(days: i64, short: Option<String>) -> String {
    let days = (days > 0).then(|| numbers::counted(days.unsigned_abs(), numbers::DAYS, locale()));
    let parts: Vec<String> = days.into_iter().chain(short).collect();
    if parts.is_empty() {
        return tr("Cubierto", "Covered").to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!(
        "{} {}",
        tr("Faltan", "Missing:"),
        numbers::list(&parts, lang())
    )
}

/// All policies and their gaps.
#[component]
pub fn Policies(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let ended = card.row.end.is_some_and(|end| end < today);
    let kind = AlertKind::PolicyExpiry;
    let lead = session.book.with_untracked(|book| {
        book.company()
            .map_or(kind.default_lead_days(), |company| company.lead(kind))
    });
    let look = Look {
        today,
        ended,
        lead_days: i64::from(lead),
    };
    let none = contract.policies.is_empty();
    let id = contract.id;
    let files = Files::none();
    let edit = place::href(Route::ContractEdit(contract.id));
    let policies = contract.policies.into_iter().zip(card.policy_days_left);
    let policies = policies.enumerate();
    view! {
        <Panel title=Some(tr("Pólizas", "Policies").to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {card.gaps.iter().map(gap_view).collect_view()}
                {policies.map(|(place, (policy, days))| {
                    policy_view(policy, days, look, files, Target::Policy(id, place))
                }).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr("Este contrato no tiene pólizas.", "This contract has no policies.")}</span>
                        <a href=edit>{tr("Agregar una", "Add one")}</a>
                    </li>
                })}
            </ul>
        </Panel>
        <FileDialog opened=files.opened />
        <AddFileDialog target=files.target />
    }
}

fn gap_view(gap: &PolicyGap) -> impl IntoView + use<> {
    view! {
        <li class="record-lines__line">
            <Badge label=tr("Sin cobertura", "Without cover") tone=Signal::stored(Tone::Bad) />
            <span>{gap_sentence(gap)}</span>
        </li>
    }
}

/// "Cumplimiento: nadie cubre del 3 ene 2027 al 30 jun 2027 (179 días)."
pub fn gap_sentence(gap: &PolicyGap) -> String {
    let days = numbers::counted(gap.days().unsigned_abs(), numbers::DAYS, locale());
    let cover = say(labels::cover(gap.cover));
    if let Some(short) = gap.short {
        return format!(
            "{cover}: {} {} {} {} {} {} ({days}).",
            tr("faltan", "short by"),
            money::money(short, locale()),
            tr("del", "from"),
            dates::medium(gap.from, lang()),
            tr("al", "to"),
            dates::medium(gap.to, lang()),
        );
    }
    if gap.from == gap.to {
        let day = dates::medium(gap.from, lang());
        return format!(
            "{cover}: {} {day}.",
            tr("ninguna póliza cubre el", "no policy covers")
        );
    }
    format!(
        "{cover}: {} {} {} {} ({days}).",
        tr("ninguna póliza cubre del", "no policy covers from"),
        dates::medium(gap.from, lang()),
        tr("al", "to"),
        dates::medium(gap.to, lang()),
    )
}

fn policy_view(
    policy: Policy,
    days: i64,
    look: Look,
    files: Files,
    target: Target,
) -> impl IntoView {
    let (tone, label) = standing(&policy, days, look);
    let endorsement = match policy.endorsement.as_str() {
        "" => String::new(),
        number => format!("{} {number}", tr("anexo", "endorsement")),
    };
    let by = [
        policy.insurer.as_str(),
        policy.number.as_str(),
        &endorsement,
    ];
    let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
    let term = format!(
        "{} {} {} {}",
        tr("Del", "From"),
        dates::medium(policy.from, lang()),
        tr("al", "to"),
        dates::medium(policy.to, lang()),
    );
    view! {
        <li class="record-lines__line" data-look="policy">
            <div class="record-lines__main">
                <strong>{say(labels::cover(policy.cover))}</strong>
                <p class="muted small"><bdi>{by.join(" · ")}</bdi></p>
                <p class="muted small">{term}</p>
                {match policy.file.clone() {
                    Some(file) => view! { <FileButton file opened=files.opened /> }.into_any(),
                    None => view! {
                        <Button
                            label=tr("Agregar archivo", "Add file")
                            icon=Icon::Upload
                            size=ButtonSize::Small
                            appearance=ButtonAppearance::Quiet
                            on_press=move |()| files.target.set(Some(target))
                        />
                    }.into_any(),
                }}
            </div>
            <Badge label tone=Signal::stored(tone) />
            <strong class="num">{money::money(policy.amount, locale())}</strong>
        </li>
    }
}

/// From where policies are looked at.
#[derive(Clone, Copy)]
struct Look {
    today: NaiveDate,
    /// Whether the contract has ended: then nothing of it is urgent.
    ended: bool,
    /// Days before its end at which a policy asks for attention.
    lead_days: i64,
}

/// How a policy stands, as a badge says it.
fn standing(policy: &Policy, days: i64, look: Look) -> (Tone, String) {
    let relative = dates::relative(policy.to, look.today, lang());
    if policy.from > look.today {
        let from = dates::relative(policy.from, look.today, lang());
        return (Tone::Neutral, format!("{} {from}", tr("Empieza", "Begins")));
    }
    if days < 0 {
        let tone = if look.ended { Tone::Neutral } else { Tone::Bad };
        return (tone, format!("{} {relative}", tr("Venció", "Ended")));
    }
    let tone = if days <= look.lead_days && !look.ended {
        Tone::Warn
    } else {
        Tone::Good
    };
    (tone, format!("{} {relative}", tr("Vence", "Ends")))
}

//! The terms of a contract in words: how prices change, what happens at the end, what a line charges, what is owed when.

use crate::app::query::contract_terms::{About, Says, Standing};
use crate::domain::contract::amendment::{Amendment, Changes};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKind};
use crate::domain::contract::in_force::Renewed;
use crate::domain::contract::obligation::{RecurrenceUnit, Schedule};
use crate::domain::contract::terms::{PriceRevision, Renewal};
use crate::domain::words::{Words, words};
use crate::form::amendment::KindName;
use crate::text::contract_labels;
use crate::text::dates::medium;
use crate::text::labels;
use crate::text::lang::{Lang, Locale};
use crate::text::money::money;
use crate::text::numbers::{BUSINESS_DAYS, DAYS, Noun, counted, quantity};
use chrono::NaiveDate;

const MONTHS: Noun = Noun::masculine(words("mes", "month"), words("meses", "months"));
const WEEKS: Noun = Noun::feminine(words("semana", "week"), words("semanas", "weeks"));

/// How prices change; empty when they do not.
pub fn revision(revision: &PriceRevision, locale: Locale) -> String {
    match (revision, locale.lang()) {
        (PriceRevision::None, _) => String::new(),
        (PriceRevision::Fixed(percent), Lang::Es) => {
            format!("Suben {} % cada aniversario", quantity(*percent, locale))
        }
        (PriceRevision::Fixed(percent), Lang::En) => {
            format!("Rise {}% each anniversary", quantity(*percent, locale))
        }
        (PriceRevision::Index(index), lang) => {
            let points = if index.points.is_zero() {
                String::new()
            } else {
                format!(" + {} %", quantity(index.points, locale))
            };
            match lang {
                Lang::Es => format!("Suben con {}{points} cada aniversario", index.index),
                Lang::En => format!("Follow {}{points} each anniversary", index.index),
            }
        }
    }
}

/// What happens at the end; empty when it just ends.
pub fn renewal(renewal: Renewal, locale: Locale) -> String {
    match (renewal, locale.lang()) {
        (Renewal::None, _) => String::new(),
        (Renewal::ByAmendment, Lang::Es) => "Se prorroga por otrosí".to_owned(),
        (Renewal::ByAmendment, Lang::En) => "Extended by amendment".to_owned(),
        (Renewal::Automatic(each), lang) => {
            let months = counted(each.months.into(), MONTHS, locale);
            let noun = if each.in_business_days {
                BUSINESS_DAYS
            } else {
                DAYS
            };
            let notice = counted(each.notice_days.into(), noun, locale);
            match lang {
                Lang::Es => format!("Se renueva {months} si nadie avisa {notice} antes"),
                Lang::En => format!("Renews for {months} unless notice is given {notice} before"),
            }
        }
    }
}

/// That it renewed by itself: "Nadie avisó a tiempo: sigue hasta el 31 dic 2027".
pub fn renewed(renewed: &Renewed, locale: Locale) -> String {
    let until = medium(renewed.until, locale.lang());
    match locale.lang() {
        Lang::Es => format!("Nadie avisó a tiempo: sigue hasta el {until}"),
        Lang::En => format!("Nobody gave notice in time: it goes on until {until}"),
    }
}

/// Until when notice can be given, and what happens without it.
pub fn notice(last: NaiveDate, ends: NaiveDate, locale: Locale) -> String {
    let lang = locale.lang();
    let (last, ends) = (medium(last, lang), medium(ends, lang));
    match lang {
        Lang::Es => {
            format!("Si nadie avisa hasta el {last}, se renueva solo al terminar el {ends}.")
        }
        Lang::En => {
            format!("Unless notice is given by {last}, it renews by itself when it ends on {ends}.")
        }
    }
}

/// How long secrecy lasts; empty when none was agreed.
pub fn secrecy(confidential_months: Option<u16>, locale: Locale) -> String {
    let Some(months) = confidential_months else {
        return String::new();
    };
    let months = counted(months.into(), MONTHS, locale);
    match locale.lang() {
        Lang::Es => format!("Hasta {months} después del fin"),
        Lang::En => format!("Until {months} after the end"),
    }
}

/// What a line charges: "10 × $ 1.000.000 al mes".
pub fn line(line: &BillingLine, locale: Locale) -> String {
    let price = money(line.price, locale);
    let times = match line.kind {
        LineKind::Fixed => price,
        _ => format!("{} × {price}", quantity(line.quantity, locale)),
    };
    let (es, en) = match line.kind {
        LineKind::Fixed | LineKind::PerUnit => ("al mes", "a month"),
        LineKind::Milestone => ("por el hito", "for the milestone"),
        LineKind::OnDemand => ("a demanda", "on demand"),
    };
    format!("{times} {}", words(es, en).in_lang(locale.lang()))
}

/// When something is owed: "Cada mes desde el 31 ene 2026".
pub fn schedule(schedule: Schedule, locale: Locale) -> String {
    let lang = locale.lang();
    let recurrence = match schedule {
        Schedule::Once(day) => return medium(day, lang),
        Schedule::Every(recurrence) => recurrence,
    };
    let noun = match recurrence.unit {
        RecurrenceUnit::Weeks => WEEKS,
        RecurrenceUnit::Months => MONTHS,
    };
    let each = match recurrence.every {
        0 | 1 => noun.form(1).in_lang(lang).to_owned(),
        every => counted(every.into(), noun, locale),
    };
    let first = medium(recurrence.first, lang);
    let until = recurrence.until.map(|day| medium(day, lang));
    match (lang, until) {
        (Lang::Es, None) => format!("Cada {each} desde el {first}"),
        (Lang::Es, Some(until)) => format!("Cada {each} del {first} al {until}"),
        (Lang::En, None) => format!("Every {each} from {first}"),
        (Lang::En, Some(until)) => format!("Every {each} from {first} to {until}"),
    }
}

/// What a contract says about one thing on a day.
pub fn says(says: &Says, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match says {
        Says::Client(_, name) => name.clone(),
        Says::End(None) => say("Indefinido", "Open-ended"),
        Says::End(Some(day)) => medium(*day, lang),
        Says::Value(None) => say("Abierto", "Open"),
        Says::Value(Some(value)) => money(*value, locale),
        Says::Standing(Standing::NotStarted) => say("Aún no empieza", "Not started"),
        Says::Standing(Standing::Running) => say("En ejecución", "Running"),
        Says::Standing(Standing::Ended) => say("Terminado", "Ended"),
        Says::Standing(Standing::Paused(pause)) => match (pause.until, lang) {
            (None, _) => say("Suspendido", "Suspended"),
            (Some(until), Lang::Es) => format!("Suspendido hasta el {}", medium(until, lang)),
            (Some(until), Lang::En) => format!("Suspended until {}", medium(until, lang)),
        },
        Says::Line {
            kind,
            quantity: units,
            price,
            ..
        } => {
            let charged = BillingLine {
                number: 0,
                description: String::new(),
                kind: *kind,
                timing: BillingTiming::Arrears,
                quantity: *units,
                price: *price,
                from: None,
                to: None,
                item: None,
            };
            line(&charged, locale)
        }
        Says::Cover { amount, to } => {
            let amount = amount.map(|amount| money(amount, locale));
            let amount = amount.unwrap_or_else(|| say("Sin monto exigido", "No amount asked"));
            match (to, lang) {
                (None, _) => amount,
                (Some(to), Lang::Es) => format!("{amount}, hasta el {}", medium(*to, lang)),
                (Some(to), Lang::En) => format!("{amount}, until {}", medium(*to, lang)),
            }
        }
    }
}

/// What an amendment does, in a few words each: "Prórroga hasta el 30 jun 2027".
pub fn changes(amendment: &Amendment, party: Option<&str>, locale: Locale) -> Vec<String> {
    let lang = locale.lang();
    let es_en = |es: String, en: String| match lang {
        Lang::Es => es,
        Lang::En => en,
    };
    let changes = &amendment.changes;
    let mut told = Vec::new();
    if let Some(end) = changes.end {
        let end = medium(end, lang);
        told.push(es_en(format!("Termina el {end}"), format!("Ends on {end}")));
    }
    if let Some(value) = changes.value {
        let amount = money(value, locale);
        told.push(if value.amount.is_sign_negative() {
            es_en(
                format!("Reducción: {amount}"),
                format!("Reduction: {amount}"),
            )
        } else {
            es_en(format!("Adición: {amount}"), format!("Addition: {amount}"))
        });
    }
    for change in &changes.lines_changed {
        let place = change.line.number;
        let price = change.price.map(|price| money(price, locale));
        let units = change.quantity.map(|units| quantity(units, locale));
        let to = change.to.map(|day| medium(day, lang));
        let parts = [
            price.map(|price| es_en(format!("precio {price}"), format!("price {price}"))),
            units.map(|units| es_en(format!("cantidad {units}"), format!("quantity {units}"))),
            to.map(|day| es_en(format!("hasta el {day}"), format!("until {day}"))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        told.push(es_en(
            format!("Renglón {place}: {}", parts.join(", ")),
            format!("Line {place}: {}", parts.join(", ")),
        ));
    }
    for added in &changes.lines_added {
        let charged = line(added, locale);
        told.push(es_en(
            format!("Renglón nuevo: {}, {charged}", added.description),
            format!("New line: {}, {charged}", added.description),
        ));
    }
    if let Some(party) = party {
        told.push(es_en(
            format!("Cesión a {party}"),
            format!("Assigned to {party}"),
        ));
    }
    if let Some(suspension) = changes.suspension {
        let from = medium(amendment.effective, lang);
        let until = suspension.until.map(|day| medium(day, lang));
        told.push(match until {
            None => es_en(
                format!("Suspensión desde el {from}"),
                format!("Suspended from {from}"),
            ),
            Some(until) => es_en(
                format!("Suspensión del {from} al {until}"),
                format!("Suspended from {from} to {until}"),
            ),
        });
    }
    if changes.restart {
        let day = medium(amendment.effective, lang);
        told.push(es_en(
            format!("Reinicio el {day}"),
            format!("Restart on {day}"),
        ));
    }
    if !changes.other.is_empty() {
        told.push(changes.other.clone());
    }
    told
}

/// The title of a kind of change for a choice.
pub fn kind_name(kind: KindName) -> Words {
    match kind {
        KindName::Term => words(
            "El plazo (prórroga o terminación anticipada)",
            "The term (extension or early end)",
        ),
        KindName::Value => words(
            "El valor (adición o reducción)",
            "The value (addition or reduction)",
        ),
        KindName::Lines => words("Renglones y precios", "Lines and prices"),
        KindName::Party => words("El cliente (cesión)", "The client (assignment)"),
        KindName::Suspension => words("Suspensión", "Suspension"),
        KindName::Restart => words("Reinicio", "Restart"),
        KindName::Other => words("Otra cosa", "Something else"),
    }
}

/// What a fact is about.
pub fn about(about: About, description: &str, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match about {
        About::Client => say("Cliente", "Client"),
        About::End => say("Fin", "End"),
        About::Value => say("Valor", "Value"),
        About::Standing => say("Estado", "State"),
        About::Line(_) => description.to_owned(),
        About::Cover(cover) => {
            let cover = labels::cover(cover).in_lang(lang);
            match lang {
                Lang::Es => format!("Póliza exigida: {}", cover.to_lowercase()),
                Lang::En => format!("Required policy: {}", cover.to_lowercase()),
            }
        }
    }
}

/// The words for what changed, joined: "Plazo, valor".
pub fn kinds(changes: &Changes, lang: Lang) -> String {
    let kinds: Vec<&str> = changes
        .kinds()
        .into_iter()
        .map(|kind| contract_labels::change_kind(kind).in_lang(lang))
        .collect();
    kinds.join(", ")
}

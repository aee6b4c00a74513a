//! The history in the dossier: of the contract and of everything under it, field by field.

use crate::domain::contract::Contract;
use crate::domain::ids::RecordId;
use crate::shell::session::Session;
use crate::shell::session::history::{Past, Verified as Report};
use crate::shell::session::vault::VaultError;
use crate::text::{dates, history, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::contracts::record::dossier::{Sheet, sheet_view};
use crate::ui::view::view;
use leptos::prelude::*;

/// The history of the contract and of everything under it, field by field, read from the journal.
#[component]
pub fn HistoryOf(contract: Contract) -> impl IntoView {
    let session = Session::expect();
    let found: RwSignal<Option<Vec<(String, Past)>>> = RwSignal::new(None);
    let checked: RwSignal<Option<(bool, String)>> = RwSignal::new(None);
    let records = session.book.with_untracked(|book| {
        let id = contract.id;
        let mut records = vec![(RecordId::Contract(id), contract.number.clone())];
        for amendment in book.amendments_of(id) {
            let name = format!("{} {}", tr("Otrosí", "Amendment"), amendment.number);
            records.push((RecordId::Amendment(amendment.id), name));
        }
        for obligation in book.obligations_of(id) {
            records.push((
                RecordId::Obligation(obligation.id),
                obligation.title.clone(),
            ));
        }
        records
    });
    leptos::task::spawn_local(async move {
        let mut entries = Vec::new();
        for (record, name) in records {
            if let Ok(told) = session.history_of(record).await {
                entries.extend(told.into_iter().map(|entry| (name.clone(), entry)));
            }
        }
        crate::order::sort_by_key(&mut entries, |(_, entry)| entry.at_ms());
        found.try_set(Some(entries));
        let verified = session.verify_history(|_, _| true).await;
        checked.try_set(Some(answer(verified)));
    });
    let sentence = move || {
        checked.get().map(|(good, text)| {
            let tone = if good { Tone::Good } else { Tone::Bad };
            view! { <Badge label=text tone=Signal::stored(tone) /> }
        })
    };
    let table = move || {
        found.get().map(|entries| {
            let rows = entries
                .iter()
                .flat_map(|(name, entry)| rows_of(session, name, entry))
                .collect();
            sheet_view(Sheet {
                title: tr("Historia, campo por campo", "History, field by field"),
                heads: vec![
                    tr("Cuándo", "When"),
                    tr("Quién", "Who"),
                    tr("Registro", "Record"),
                    tr("Campo", "Field"),
                    tr("Antes", "Before"),
                    tr("Después", "After"),
                ],
                rows,
            })
        })
    };
    view! {
        <div class="dossier__history">
            {table}
            <p role="status">{sentence}</p>
        </div>
    }
}

/// Whether all of history is as it was written, in a sentence.
fn answer(verified: Result<Report, VaultError>) -> (bool, String) {
    match verified {
        Ok(report) if report.broken == 0 => {
            let count = numbers::whole(report.revisions as u64, locale());
            let text = format!(
                "{} {count} {}",
                tr("Historia verificada:", "History verified:"),
                tr("cambios, ninguno alterado", "changes, none altered"),
            );
            (true, text)
        }
        Ok(_) => (
            false,
            tr(
                "Hay cambios que no son como se escribieron: míralos en Ajustes › Integridad",
                "Some changes are not as they were written: see Settings › Integrity",
            )
            .to_owned(),
        ),
        Err(_) => (
            false,
            tr(
                "La historia no se pudo verificar ahora",
                "The history could not be verified now",
            )
            .to_owned(),
        ),
    }
}

fn rows_of(session: Session, name: &str, entry: &Past) -> Vec<Vec<String>> {
    session.book.with_untracked(|book| {
        let who = entry.author().and_then(|id| book.person(id));
        let who = who.map(|person| person.name.clone()).unwrap_or_default();
        let when = dates::moment(entry.at_ms(), lang());
        let row = |field: String, before: String, after: String| {
            vec![
                when.clone(),
                who.clone(),
                name.to_owned(),
                field,
                before,
                after,
            ]
        };
        if entry.is_first() {
            let created = tr("creado", "created").to_owned();
            return vec![row(created, String::new(), String::new())];
        }
        entry
            .changes()
            .iter()
            .map(|change| {
                row(
                    history::field(&change.path, lang()),
                    history::value(change.before.as_ref(), book, locale()),
                    history::value(change.after.as_ref(), book, locale()),
                )
            })
            .collect()
    })
}

//! The history in the dossier: of the contract and of everything under it, field by field.

use crate::domain::contract::Contract;
use crate::domain::ids::RecordId;
use crate::shell::session::Session;
use crate::shell::session::history::Past;
use crate::text::{dates, history};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::contracts::record::dossier::{Sheet, sheet_view};
use leptos::prelude::*;

/// The history of the contract and of everything under it, field by field, read from the journal.
#[component]
pub fn HistoryOf(contract: Contract) -> impl IntoView {
    let session = Session::expect();
    let found: RwSignal<Option<Vec<(String, Past)>>> = RwSignal::new(None);
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
    });
    move || {
        found.get().map(|entries| {
            let rows = entries
                .iter()
                .flat_map(|(name, entry)| rows_of(session, name, entry))
                .collect();
            sheet_view(Sheet {
                title: tr(
                    "Historia verificada, campo por campo",
                    "Verified history, field by field",
                ),
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

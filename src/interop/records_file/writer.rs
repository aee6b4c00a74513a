//! Writing a file of records: one record a line, in the order in which they refer to one another.

mod naming;

use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::domain::ids::{Kind, RecordId};
use crate::interop::records_file::fields::LISTS;
use crate::interop::records_file::{FORMAT, VERSION};
use crate::journal::record::{self, RecordError};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The file with these records. Decisions about alerts and numbers kept for devices are not written: they belong to the
/// book they were taken in.
///
/// # Errors
/// Never in practice: every record can be written as JSON.
pub fn write(entities: &[Entity]) -> Result<String, RecordError> {
    let mut out = format!("{{\n\"format\":\"{FORMAT}\",\n\"version\":{VERSION}");
    for (kind, list) in LISTS {
        let of_kind: Vec<&Entity> = entities
            .iter()
            .filter(|entity| entity.id().kind() == kind)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        out.push_str(&format!(",\n\"{list}\":"));
        if kind == Kind::Company {
            // There is one; were there more, the last would be the one that counts.
            if let Some(company) = of_kind.last() {
                out.push_str(&body(company)?);
            }
            continue;
        }
        out.push('[');
        for (index, entity) in of_kind.into_iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(&with_id(entity)?);
        }
        out.push_str("\n]");
    }
    out.push_str("\n}\n");
    Ok(out)
}

/// The records with these ids and all that they name, so that the file can stand alone.
pub fn view(book: &Book, records: impl IntoIterator<Item = RecordId>) -> Vec<Entity> {
    let mut wanted: BTreeSet<RecordId> = BTreeSet::new();
    let mut next: Vec<RecordId> = records.into_iter().collect();
    while let Some(record) = next.pop() {
        if wanted.insert(record)
            && let Some(entity) = book.entity(record)
        {
            next.extend(naming::named_by(&entity));
        }
    }
    LISTS
        .iter()
        .flat_map(|(kind, _)| {
            let of_kind = wanted.iter().filter(move |record| record.kind() == *kind);
            of_kind.filter_map(|record| book.entity(*record))
        })
        .collect()
}

fn with_id(entity: &Entity) -> Result<String, RecordError> {
    let body = body(entity)?;
    let fields = body.strip_prefix('{').unwrap_or(&body);
    Ok(format!("{{\"id\":\"{}\",{fields}", entity.id().uuid()))
}

/// The written record; zero totals, which it leaves out, are spelled out because a file must state them.
fn body(entity: &Entity) -> Result<String, RecordError> {
    let body = record::encode(entity)?;
    let invoice = match entity {
        Entity::Invoice(invoice) => invoice,
        Entity::Company(company) if !company.numbering_device.is_empty() => {
            let mut company = company.clone();
            company.numbering_device.clear();
            return record::encode(&Entity::Company(company));
        }
        _ => return Ok(body),
    };
    if !invoice.content.totals.payable.is_zero() {
        return Ok(body);
    }
    let mut value: Value = serde_json::from_str(&body).unwrap_or_default();
    let payable = json!(invoice.content.totals.payable.to_string());
    if let Some(fields) = value.as_object_mut() {
        let totals = fields.entry("totals").or_insert_with(|| json!({}));
        if let Some(totals) = totals.as_object_mut() {
            totals.insert("payable".to_owned(), payable);
        }
    }
    Ok(value.to_string())
}

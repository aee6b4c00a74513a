//! A decision about an alert as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::ids::{AlertNoteId, Kind, PersonId, RecordId};
use crate::journal::record::ValueError;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize)]
pub struct AlertNoteRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<PersonId>,
    decision: DecisionRecord,
    key: AlertKeyRecord,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DecisionRecord {
    Dismissed,
    SnoozedUntil(NaiveDate),
}

#[derive(Debug, Serialize, Deserialize)]
struct AlertKeyRecord {
    due: NaiveDate,
    kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part: String,
    subject: Uuid,
    subject_kind: Kind,
}

impl From<&AlertNote> for AlertNoteRecord {
    fn from(note: &AlertNote) -> Self {
        AlertNoteRecord {
            by: note.by,
            decision: match note.decision {
                AlertDecision::Dismissed => DecisionRecord::Dismissed,
                AlertDecision::SnoozedUntil(day) => DecisionRecord::SnoozedUntil(day),
            },
            key: AlertKeyRecord {
                due: note.key.due,
                kind: note.key.kind.name().to_owned(),
                part: note.key.part.clone(),
                subject: note.key.subject.uuid(),
                subject_kind: note.key.subject.kind(),
            },
            reason: note.reason.clone(),
        }
    }
}

impl TryFrom<(AlertNoteId, AlertNoteRecord)> for AlertNote {
    type Error = ValueError;

    fn try_from((id, record): (AlertNoteId, AlertNoteRecord)) -> Result<Self, Self::Error> {
        let kind = AlertKind::from_name(&record.key.kind).ok_or(ValueError {
            field: "key.kind",
            problem: format!("unknown kind of alert: {}", record.key.kind),
        })?;
        Ok(AlertNote {
            id,
            key: AlertKey {
                kind,
                subject: RecordId::new(record.key.subject_kind, record.key.subject),
                part: record.key.part,
                due: record.key.due,
            },
            decision: match record.decision {
                DecisionRecord::Dismissed => AlertDecision::Dismissed,
                DecisionRecord::SnoozedUntil(day) => AlertDecision::SnoozedUntil(day),
            },
            reason: record.reason,
            by: record.by,
        })
    }
}

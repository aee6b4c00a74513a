//! What the messages say.

use super::{event, row_problem};
use crate::app::event::{
    DocumentFate, Event, ImportedDocument, InvoicesReport, RowProblem, RowsReport, SkippedRow,
};
use crate::domain::alert::AlertKind;
use crate::domain::ids::{ClientId, InvoiceId, PaymentId};
use crate::domain::money::{Currency, Money};
use crate::text::lang::{Lang, Locale};
use uuid::Uuid;

/// No-break spaces are written as plain ones here.
fn check(what: &Event, es: &str, en: &str) {
    assert_eq!(event(what, Locale::EsCo).replace('\u{a0}', " "), es);
    assert_eq!(event(what, Locale::En).replace('\u{a0}', " "), en);
}

#[test]
fn counts_agree_with_their_nouns() {
    check(
        &Event::InvoicesRemoved {
            count: 1,
            number: None,
        },
        "Una factura eliminada.",
        "One invoice removed.",
    );
    check(
        &Event::InvoicesRemoved {
            count: 3,
            number: None,
        },
        "Tres facturas eliminadas.",
        "Three invoices removed.",
    );
    check(
        &Event::AlertsDismissed { count: 1 },
        "Un aviso descartado.",
        "One alert dismissed.",
    );
    check(
        &Event::RecordsApplied {
            created: 1,
            updated: 2,
            unchanged: 0,
        },
        "1 registro nuevo y 2 registros actualizados.",
        "1 new record and 2 updated records.",
    );
    let report = RowsReport {
        created: 1,
        updated: 0,
        skipped: vec![SkippedRow {
            line: 3,
            reason: RowProblem::NameMissing,
        }],
    };
    check(
        &Event::ClientsImported(report),
        "1 cliente nuevo y 1 fila sin importar.",
        "1 new client and 1 row not imported.",
    );
}

#[test]
fn an_import_says_what_became_of_the_documents() {
    let document = |fate| ImportedDocument {
        file: String::new(),
        number: "FE-1".to_owned(),
        client: String::new(),
        fate,
    };
    let imported = DocumentFate::Imported {
        invoice: InvoiceId(Uuid::nil()),
        client: ClientId(Uuid::nil()),
        new_client: true,
        other_issuer: false,
    };
    let report = InvoicesReport {
        documents: vec![
            document(imported.clone()),
            document(imported),
            document(DocumentFate::RepeatedInImport),
        ],
        clients_created: 1,
    };
    check(
        &Event::InvoicesImported(report),
        "2 documentos importados, 1 cliente nuevo y 1 documento que ya estaba.",
        "2 documents imported, 1 new client and 1 document already there.",
    );
}

#[test]
fn a_payment_says_what_it_settled() {
    check(
        &Event::PaymentRecorded {
            id: PaymentId(Uuid::nil()),
            client: "Textiles Quindío".to_owned(),
            amount: Money::new(9_430_000.into(), Currency::COP),
            created: true,
            paid_in_full: 2,
        },
        "Pago de $ 9.430.000 de Textiles Quindío registrado. Dos facturas quedaron al día.",
        "Payment of COP 9,430,000 by Textiles Quindío recorded. Two invoices are paid in full.",
    );
}

#[test]
fn undoing_says_what_was_undone() {
    check(
        &Event::Undone {
            event: Box::new(Event::AlertWoken {
                kind: AlertKind::ContractEnd,
            }),
        },
        "Se deshizo: aviso mostrado de nuevo.",
        "Undone: alert shown again.",
    );
    let problem = RowProblem::ClientUnknown {
        client: "Ñandú".to_owned(),
    };
    assert!(row_problem(&problem, Lang::Es).contains("«Ñandú»"));
}

//! What else can be done with an invoice, as a menu.

use crate::app::book::standing::Status;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::{DocumentType, Invoice};
use crate::route::Route;
use crate::route::query_string::QueryString;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::MenuItem;
use crate::ui::lang::tr;
use crate::ui::place;

/// The entries, by what the invoice is and where it stands.
pub fn actions(invoice: &Invoice, status: Status) -> Vec<MenuItem> {
    let id = invoice.id;
    let has_source = invoice.source.is_some();
    let is_issued = invoice.issuance().is_some();
    let is_invoice = invoice.content.document_type == DocumentType::Invoice;
    let item = |id: &str, label: &str, icon, href, danger| MenuItem {
        id: id.to_owned(),
        label: label.to_owned(),
        icon: Some(icon),
        detail: None,
        href,
        danger,
        disabled: false,
    };
    let mut items = Vec::new();
    if has_source {
        items.push(item(
            "download",
            tr("Descargar el XML original", "Download the original XML"),
            Icon::Download,
            None,
            false,
        ));
    }
    if is_issued && !has_source {
        items.push(item(
            "xml",
            tr("Descargar XML sin firma", "Download unsigned XML"),
            Icon::Download,
            None,
            false,
        ));
    }
    if !is_issued {
        let href = Some(place::href(Route::InvoiceEdit(id)));
        items.push(item("edit", tr("Editar", "Edit"), Icon::Edit, href, false));
    }
    if status == Status::Voided {
        items.push(item(
            "again",
            tr("Facturar de nuevo", "Bill again"),
            Icon::Receipt,
            None,
            false,
        ));
    } else if is_issued && is_invoice {
        items.extend(
            notes_of(id)
                .map(|(name, label, href)| item(name, label, Icon::Plus, Some(href), false)),
        );
        items.push(item("void", tr("Anular", "Void"), Icon::Close, None, true));
    }
    let history = place::href(Route::History(RecordId::Invoice(id)));
    items.push(item(
        "history",
        tr("Ver historia", "See history"),
        Icon::Clock,
        Some(history),
        false,
    ));
    items.push(item(
        "remove",
        tr("Quitar de Vigía", "Remove from Vigía"),
        Icon::Trash,
        None,
        true,
    ));
    items
}

/// The notes that can be written about an issued invoice, each with its place.
fn notes_of(id: InvoiceId) -> [(&'static str, &'static str, String); 2] {
    let to = |kind: &str| {
        let mut query = QueryString::default();
        query.set("nota", Some(kind.to_owned()));
        query.set("de", Some(id.to_string()));
        format!("{}{}", place::href(Route::InvoiceNew), query.after(""))
    };
    [
        (
            "credit",
            tr("Nota crédito por una parte", "Credit note for a part"),
            to("credito"),
        ),
        ("debit", tr("Nota débito", "Debit note"), to("debito")),
    ]
}

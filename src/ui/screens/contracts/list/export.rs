//! The list of contracts as a table for a spreadsheet.
//! It can be imported again as it is, without its policies.

use crate::app::query::contracts::{self, ContractList};
use crate::interop::csv_out;
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::ui::lang::{say, tr};
use crate::ui::screens::list;
use leptos::prelude::*;

/// Downloads what is shown as CSV.
pub fn export(session: Session, found: &ContractList) {
    let headings = [
        tr("Número de contrato", "Contract number"),
        tr("NIT del cliente", "Client tax id"),
        tr("Cliente", "Client"),
        tr("Objeto", "Object"),
        tr("Inicio", "Start"),
        tr("Fin", "End"),
        tr("Estado", "State"),
        tr("Moneda", "Currency"),
        tr("Valor", "Value"),
        tr("Plazo de pago", "Payment term"),
        tr("Sin cobertura", "Without cover"),
    ];
    let today = session.today.get_untracked();
    let mut sheet = list::sheet(&headings);
    session.book.with_untracked(|book| {
        for id in &found.ids {
            let (Some(row), Some(contract)) =
                (contracts::row(book, *id, today), book.contract(*id))
            else {
                continue;
            };
            let tax_id = book
                .client(row.client)
                .and_then(|client| client.tax_id.as_ref())
                .map_or_else(String::new, ToString::to_string);
            let gaps = if row.gaps {
                tr("sí", "yes")
            } else {
                tr("no", "no")
            };
            sheet.row([
                list::text(&row.number),
                list::text(&tax_id),
                list::text(&row.client_name),
                list::text(&row.object),
                list::day(Some(row.start)),
                list::day(row.end),
                list::text(say(contract_labels::stage(row.stage))),
                list::text(row.value.as_ref().map_or("", |value| value.currency.code())),
                row.value.map_or(csv_out::Cell::Empty, |value| {
                    csv_out::Cell::Number(value.amount)
                }),
                csv_out::Cell::Number(contract.payment_days.into()),
                list::text(gaps),
            ]);
        }
    });
    list::download_csv(session, tr("contratos", "contracts"), sheet);
}

//! The list of clients as a table for a spreadsheet.
//! It can be imported again as it is.

use crate::app::query::clients::{self, ClientList};
use crate::interop::csv_out;
use crate::shell::session::Session;
use crate::text::labels;
use crate::ui::lang::{say, tr};
use crate::ui::screens::list;
use leptos::prelude::*;

/// Downloads what is shown as CSV: a line for each client and currency it owes in.
pub fn export(session: Session, found: &ClientList) {
    let headings = [
        tr("Nombre", "Name"),
        tr("Tipo de documento", "Kind of identification"),
        tr("Identificación", "Tax id"),
        tr("País", "Country"),
        tr("Dirección", "Address"),
        tr("Ciudad", "City"),
        tr("Correo", "E-mail"),
        tr("Teléfono", "Phone"),
        tr("Segmento", "Segment"),
        tr("Cliente desde", "Client since"),
        tr("Contratos vigentes", "Contracts in force"),
        tr("Moneda", "Currency"),
        tr("Saldo", "Balance"),
        tr("En mora", "Overdue"),
    ];
    let today = session.today.get_untracked();
    let mut sheet = list::sheet(&headings);
    session.book.with_untracked(|book| {
        let main = clients::main_currency(book);
        for id in &found.ids {
            let (Some(row), Some(client)) = (clients::row(book, *id, today), book.client(*id))
            else {
                continue;
            };
            let kind = row
                .tax_id
                .as_ref()
                .map_or("", |tax_id| say(labels::tax_id_initials(tax_id.kind())));
            let number = row.tax_id.as_ref().map(ToString::to_string);
            let mut currencies: Vec<_> =
                row.balance.sums().iter().map(|sum| sum.currency).collect();
            if currencies.is_empty() {
                currencies.push(main);
            }
            for currency in currencies {
                sheet.row([
                    list::text(&client.name),
                    list::text(kind),
                    list::text(number.as_deref().unwrap_or_default()),
                    list::text(say(labels::country(client.country))),
                    list::text(&client.address),
                    list::text(&client.city),
                    list::text(&client.email),
                    list::text(&client.phone),
                    list::text(&client.segment),
                    list::day(client.since),
                    csv_out::Cell::Number(row.contracts.into()),
                    list::text(currency.code()),
                    csv_out::Cell::Number(row.balance.of(currency)),
                    csv_out::Cell::Number(row.overdue.of(currency)),
                ]);
            }
        }
    });
    list::download_csv(session, tr("clientes", "clients"), sheet);
}

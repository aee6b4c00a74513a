//! /clientes/importar - clients from a spreadsheet.
//! The screen itself is `screens::spreadsheet`; here is what is particular to clients.

use crate::app::command::Command;
use crate::app::command::import_clients::{ClientRow, Existing};
use crate::form::csv_import::columns::ClientColumn;
use crate::form::csv_import::mapping::Mapping;
use crate::form::csv_import::{Assumed, ReadRows, rows};
use crate::interop::table::Table;
use crate::route::Route;
use crate::ui::lang::tr;
use crate::ui::screens::spreadsheet::{Kind, KindWords, SpreadsheetImport};
use crate::ui::view::view;
use leptos::prelude::*;

/// The import.
#[component]
pub fn ClientImport() -> impl IntoView {
    view! { <SpreadsheetImport kind=Clients /> }
}

/// Rows that are clients.
#[derive(Clone, Copy)]
pub struct Clients;

impl Kind for Clients {
    type Column = ClientColumn;
    type Row = ClientRow;

    const KEY: &'static str = "clients";
    const UPDATES: bool = true;
    const HAS_AMOUNTS: bool = false;

    fn list() -> Route {
        Route::Clients
    }

    fn words() -> KindWords {
        KindWords {
            title: tr("Importar clientes", "Import clients"),
            intro: tr(
                "De una hoja de cálculo guardada como CSV, con una fila por cliente. Nada se escribe hasta que lo confirmes.",
                "From a spreadsheet saved as CSV, one row a client. Nothing is written until you confirm.",
            ),
            one: tr("cliente", "client"),
            many: tr("clientes", "clients"),
            see: tr("Ver clientes", "See clients"),
        }
    }

    fn read(
        table: &Table,
        mapping: &Mapping<ClientColumn>,
        assumed: Assumed,
    ) -> ReadRows<ClientRow> {
        rows::clients(table, mapping, assumed)
    }

    fn command(rows: Vec<ClientRow>, existing: Existing) -> Command {
        Command::ImportClients { rows, existing }
    }
}

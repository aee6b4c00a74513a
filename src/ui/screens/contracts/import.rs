//! /contratos/importar - contracts from a spreadsheet.
//! The screen itself is `screens::spreadsheet`; here is what is particular to contracts.

use crate::app::command::Command;
use crate::app::command::import_clients::Existing;
use crate::app::command::import_contracts::ContractRow;
use crate::form::csv_import::columns::ContractColumn;
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
pub fn ContractImport() -> impl IntoView {
    view! { <SpreadsheetImport kind=Contracts /> }
}

/// Rows that are contracts.
#[derive(Clone, Copy)]
pub struct Contracts;

impl Kind for Contracts {
    type Column = ContractColumn;
    type Row = ContractRow;

    const KEY: &'static str = "contracts";
    const UPDATES: bool = false;
    const HAS_AMOUNTS: bool = true;

    fn list() -> Route {
        Route::Contracts
    }

    fn words() -> KindWords {
        KindWords {
            title: tr("Importar contratos", "Import contracts"),
            intro: tr(
                "De una hoja de cálculo guardada como CSV, con una fila por contrato. Sus clientes deben estar antes; las pólizas se añaden después.",
                "From a spreadsheet saved as CSV, one row a contract. Their clients must be there first; policies are added later.",
            ),
            one: tr("contrato", "contract"),
            many: tr("contratos", "contracts"),
            see: tr("Ver contratos", "See contracts"),
        }
    }

    fn read(
        table: &Table,
        mapping: &Mapping<ContractColumn>,
        assumed: Assumed,
    ) -> ReadRows<ContractRow> {
        rows::contracts(table, mapping, assumed)
    }

    fn command(rows: Vec<ContractRow>, _existing: Existing) -> Command {
        Command::ImportContracts { rows }
    }
}

//! Spreadsheets saved as CSV, until their rows are clients and contracts in the book.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::{carried_out, unrepaired};
use crate::mutation::Grammar;
use crate::seeds;
use vigia::app::command::Command;
use vigia::app::command::import_clients::Existing;
use vigia::domain::country::Country;
use vigia::domain::money::Currency;
use vigia::form::csv_import::Assumed;
use vigia::form::csv_import::columns::Column;
use vigia::form::csv_import::mapping::{Mapping, signature};
use vigia::form::csv_import::rows::{clients, contracts};
use vigia::form::input::DecimalMark;
use vigia::interop::table::{self, Table};

pub static CSV: Decoder = Decoder {
    name: "csv",
    grammar: Grammar::Text,
    words: &[
        ";",
        ",",
        "\t",
        "|",
        "\"",
        "\r\n",
        "sep=;\n",
        "NIT",
        "Número",
        "31/12/2026",
        "\u{feff}",
    ],
    seeds: || {
        let texts = [
            "Nombre;NIT;País;Ciudad;Correo;Teléfono;Sector;Cliente desde;Notas\r\n\
             Clínica Santa Oriana S.A.S.;980000001-2;Colombia;Armenia;a@b.co;601 555;Salud;31/12/2020;\"uno; dos\"\r\n\
             Norte;20606433094;Perú;Lima;;;;;\r\n",
            "Listado de contratos\n\nNúmero,Cliente,Objeto,Inicio,Fin,Valor,Moneda,Plazo de pago\n\
             C-1,Norte,Mesa de ayuda,2026-01-01,2026-12-31,\"1.234.567,89\",COP,30\n\
             C-2,Sur,,01/02/2026,,12000,PEN,15\n",
            "sep=|\nname|tax id|city\n\"a \"\"b\"\"\"|900508908-9|x\n",
        ];
        let mut seeds: Vec<Vec<u8>> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
        // As spreadsheets on Windows save them.
        seeds.push(texts[0].chars().map(|c| c as u8).collect());
        let wide = texts[1].encode_utf16().flat_map(u16::to_le_bytes);
        seeds.push([0xff, 0xfe].into_iter().chain(wide).collect());
        seeds
    },
    repair: unrepaired,
    run: read_table,
};

const ASSUMED: Assumed = Assumed {
    country: Country::Colombia,
    currency: Currency::COP,
    mark: DecimalMark::Comma,
    payment_days: 30,
};

fn read_table(input: &[u8]) -> Verdict {
    let table = match table::read(input) {
        Ok(table) => table,
        Err(error) => return Verdict::refused(error),
    };
    // Rows are found by their line.
    assert!(table.rows.windows(2).all(|two| two[0].line < two[1].line));
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.len() >= table.header.len())
    );
    let read = clients(&table, &mapped(&table), ASSUMED);
    let refused = read.refused.len();
    let mut rows = read.rows;
    rows.truncate(200);
    let command = Command::ImportClients {
        rows,
        existing: Existing::Keep,
    };
    let of_clients = carried_out(seeds::book(), command);
    let read = contracts(&table, &mapped(&table), ASSUMED);
    let refused = refused.min(2) + 3 * read.refused.len().min(2);
    let mut rows = read.rows;
    rows.truncate(200);
    let of_contracts = carried_out(seeds::book(), Command::ImportContracts { rows });
    Verdict::accepted(format!(
        "{:?} {} {of_clients} {of_contracts} {}",
        table.encoding,
        table.separator,
        ["", "a", "b", "c", "d", "e", "f", "g", "h"][refused]
    ))
}

/// The suggested columns, which come back from what a device remembers of them.
fn mapped<C: Column + PartialEq + std::fmt::Debug>(table: &Table) -> Mapping<C> {
    let mapping = Mapping::suggest(&table.header);
    let _ = signature(&table.header);
    if !table.header.is_empty() {
        let remembered = Mapping::remembered(&table.header, &mapping.written());
        assert_eq!(remembered.as_ref(), Some(&mapping));
    }
    mapping
}

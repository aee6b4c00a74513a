//! Spreadsheets of clients and contracts as companies keep them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use super::columns::{ClientColumn, Column, ContractColumn};
use super::mapping::{Mapping, signature};
use super::rows::{clients, contracts};
use super::{Assumed, ReadRows, RowFate, fates};
use crate::app::book::Book;
use crate::app::command::import_clients::{ClientRow, Existing};
use crate::app::command::import_contracts::ContractRow;
use crate::app::command::{Command, execute};
use crate::app::context::Context;
use crate::app::event::RowProblem;
use crate::domain::client::ContactRole;
use crate::domain::country::Country;
use crate::domain::money::{Currency, Money};
use crate::form::input::DecimalMark;
use crate::interop::table;
use chrono::NaiveDate;
use rust_decimal::Decimal;

const ASSUMED: Assumed = Assumed {
    country: Country::Colombia,
    currency: Currency::COP,
    mark: DecimalMark::Comma,
    payment_days: 30,
};

fn header(text: &str) -> Vec<String> {
    text.split(';').map(str::to_owned).collect()
}

fn client_rows(csv: &str) -> ReadRows<ClientRow> {
    let table = table::read(csv.as_bytes()).unwrap();
    clients(&table, &Mapping::suggest(&table.header), ASSUMED)
}

fn contract_rows(csv: &str) -> ReadRows<ContractRow> {
    let table = table::read(csv.as_bytes()).unwrap();
    contracts(&table, &Mapping::suggest(&table.header), ASSUMED)
}

/// Line, field and error of every refusal.
fn errors<Row>(read: &ReadRows<Row>) -> Vec<(u32, String, String)> {
    let rows = read.refused.iter();
    rows.flat_map(|row| {
        row.errors
            .iter()
            .map(|entry| (row.line, entry.field.clone(), entry.error.to_string()))
    })
    .collect()
}

#[test]
fn columns_are_known_by_their_headings_in_both_languages() {
    use ClientColumn as C;
    let suggested = |text: &str| {
        let mapping = Mapping::<C>::suggest(&header(text));
        (0..header(text).len())
            .map(|column| mapping.field(column))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        suggested(
            "NIT;DV;Razón Social;Dirección;Ciudad;Correo electrónico;Teléfono;Contacto;Correo del contacto;X"
        ),
        [
            Some(C::TaxId),
            Some(C::CheckDigit),
            Some(C::Name),
            Some(C::Address),
            Some(C::City),
            Some(C::Email),
            Some(C::Phone),
            Some(C::ContactName),
            Some(C::ContactEmail),
            None
        ]
    );
    assert_eq!(
        suggested("Company name;Tax ID;E-mail;Country;Customer since"),
        [
            Some(C::Name),
            Some(C::TaxId),
            Some(C::Email),
            Some(C::Country),
            Some(C::Since)
        ]
    );
    // "Nombre" loses to the plainer "Razón social" and the address of a contact is not the client's e-mail.
    assert_eq!(
        suggested("Nombre contacto;Nombre;Email contacto"),
        [Some(C::ContactName), Some(C::Name), Some(C::ContactEmail)]
    );
    let contracts = Mapping::<ContractColumn>::suggest(&header(
        "No. Contrato;NIT cliente;Objeto;Fecha inicio;Fecha fin;Valor total;Plazo de pago (días)",
    ));
    assert_eq!(contracts.missing(), []);
    assert_eq!(contracts.column(ContractColumn::PaymentDays), Some(6));
}

#[test]
fn every_field_is_suggested_for_each_of_its_names() {
    fn check<C: Column + std::fmt::Debug>() {
        for field in C::ALL {
            for name in field.names().split(", ") {
                let mapping = Mapping::<C>::suggest(&[name.to_owned()]);
                assert_eq!(mapping.field(0), Some(*field), "{name}");
            }
            assert!(!field.title().es.is_empty() && !field.title().en.is_empty());
        }
    }
    check::<ClientColumn>();
    check::<ContractColumn>();
}

#[test]
fn a_person_can_change_the_mapping() {
    let mut mapping = Mapping::<ClientColumn>::suggest(&header("a;b"));
    assert_eq!(mapping.missing(), [ClientColumn::Name]);
    mapping.set(0, Some(ClientColumn::Name));
    mapping.set(1, Some(ClientColumn::Name));
    assert_eq!(
        (mapping.field(0), mapping.column(ClientColumn::Name)),
        (None, Some(1))
    );
    mapping.set(9, Some(ClientColumn::City));
    assert_eq!(mapping.column(ClientColumn::City), None);
    let cells = ["x".to_owned(), " Uno ".to_owned()];
    assert_eq!(mapping.cell(&cells, ClientColumn::Name), "Uno");
    assert_eq!(mapping.cell(&cells, ClientColumn::City), "");
}

#[test]
fn rows_of_clients_are_read_with_all_their_errors() {
    let read = client_rows(
        "País;Tipo documento;NIT;DV;Nombre;Correo;Cliente desde;Contacto;Cargo\n\
         ;;900.508.908;9;Uno S.A.S.;pagos@uno.co;1/2/2020;Ana;Jefe de Sistemas\n\
         Perú;;20100047218;;Dos S.A.C.;;;;\n\
         Perú;;10203040;;Tres;;;;\n\
         ;CC;79123456;;Cuatro;;;;\n\
         Chile;rare;900.508.908;8;;malo;31/02/2020;;\n",
    );
    let rows: Vec<(&str, Option<String>)> = read
        .rows
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.tax_id
                    .as_ref()
                    .map(|id| format!("{} {}", id.kind().name(), id.number())),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Uno S.A.S.", Some("nit 900508908".to_owned())),
            ("Dos S.A.C.", Some("ruc 20100047218".to_owned())),
            ("Tres", Some("dni 10203040".to_owned())),
            ("Cuatro", Some("cc 79123456".to_owned())),
        ]
    );
    let first = read.rows.first().unwrap();
    assert_eq!(
        first.contact.as_ref().map(|contact| contact.role),
        Some(ContactRole::SystemsHead)
    );
    assert_eq!(
        (first.line, first.since),
        (2, NaiveDate::from_ymd_opt(2020, 2, 1))
    );
    let found = errors(&read);
    let fields: Vec<&str> = found.iter().map(|(_, field, _)| field.as_str()).collect();
    assert_eq!(
        fields,
        ["country", "tax_id_kind", "name", "tax_id", "email", "since"]
    );
    assert!(found.iter().all(|(line, _, _)| *line == 6));
}

#[test]
fn rows_of_contracts_are_read_with_all_their_errors() {
    let read = contract_rows(
        "Contrato;Cliente;Objeto;Inicio;Fin;Valor;Moneda;Plazo\n\
         C-1;900508908;Soporte;01/01/2026;31/12/2026;36.000.000;;45 días\n\
         C-2;Dos S.A.C.;;2026-01-15;;1.234,50;dólares;\n\
         ;;;;x;-5;bolívares;mucho\n\
         C-4;Uno;;2026-05-01;2026-04-30;;;\n",
    );
    let [first, second] = read.rows.as_slice() else {
        panic!("{read:?}")
    };
    assert_eq!((first.payment_days, second.payment_days), (45, 30));
    assert_eq!(
        first.value,
        Some(Money::new(Decimal::new(36_000_000, 0), Currency::COP))
    );
    assert_eq!(
        second.value,
        Some(Money::new(Decimal::new(123_450, 2), Currency::USD))
    );
    let found = errors(&read);
    let fields: Vec<(u32, &str)> = found
        .iter()
        .map(|(line, field, _)| (*line, field.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            (4, "currency"),
            (4, "number"),
            (4, "client"),
            (4, "start"),
            (4, "end"),
            (4, "value"),
            (4, "payment_days"),
            (5, "end")
        ]
    );
}

#[test]
fn the_fate_of_every_row_is_told_before_and_after_importing() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut context = Context::new(today, 0, None, [7; 16]);
    let mut book = Book::default();
    let import = |book: &Book, context: &mut Context, rows: Vec<ClientRow>| {
        let existing = Existing::Update;
        execute(book, context, Command::ImportClients { rows, existing }).unwrap()
    };
    let first = client_rows("NIT;Nombre\n900508908-9;Uno\n");
    let outcome = import(&book, &mut context, first.rows.clone());
    assert_eq!(
        fates(&book, &first, Some(&outcome)),
        [(2, RowFate::Created)]
    );
    book.apply_all(&outcome.changes);
    let second = client_rows(
        "NIT;Nombre\n900508908-9;Uno S.A.\n899999068-1;Dos\n899999068;Dos\n900508908-1;Mal\n",
    );
    let outcome = import(&book, &mut context, second.rows.clone());
    let told = fates(&book, &second, Some(&outcome));
    assert_eq!(
        told.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [2, 3, 4, 5]
    );
    assert_eq!(told[0].1, RowFate::Updated);
    assert_eq!(told[1].1, RowFate::Created);
    assert_eq!(
        told[2].1,
        RowFate::Skipped(RowProblem::RepeatedInFile { line: 3 })
    );
    assert!(matches!(&told[3].1, RowFate::Refused(errors) if errors.of("tax_id").is_some()));
    assert_eq!(fates(&book, &second, None).len(), 1);
}

#[test]
fn a_choice_of_columns_is_remembered_by_its_headings() {
    use ClientColumn as C;
    let own = header("Razón Social;NIT;Código interno");
    let mut mapping = Mapping::<C>::suggest(&own);
    mapping.set(2, Some(C::Segment));
    mapping.set(0, None);
    let written = mapping.written();
    assert_eq!(Mapping::remembered(&own, &written), Some(mapping.clone()));
    assert_eq!(
        signature(&own),
        signature(&header("RAZON  SOCIAL;nit;codigo interno"))
    );
    assert_ne!(
        signature(&own),
        signature(&header("NIT;Razón Social;Código interno"))
    );
    assert_eq!(Mapping::<C>::remembered(&own, "Name,TaxId"), None);
    let known = Mapping::<C>::remembered(&own, "Name,Retired,Name").unwrap();
    let fields: Vec<_> = (0..3).map(|column| known.field(column)).collect();
    assert_eq!(fields, [None, None, Some(C::Name)]);
}

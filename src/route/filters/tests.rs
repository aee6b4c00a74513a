//! Every filter is printed and read back.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    PRINTED_MAX, billing_run_path, clients, clients_path, contract_new_client, contract_new_path,
    contracts, contracts_path, invoice_asks_payment, invoice_board_path, invoice_limits_path,
    invoice_payment_path, invoices, invoices_path, month, print_path, printed,
};
use crate::app::query::clients::{ClientFilter, ClientSort, DebtFilter};
use crate::app::query::contracts::{ContractFilter, ContractSort, ContractState};
use crate::app::query::invoices::{FindingsFilter, InvoiceFilter, InvoiceSort, StateFilter};
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PersonId};
use crate::domain::invoice::DocumentType;
use crate::route::Route;
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(0x0192_3456_789a_7bcd_8ef0_1234_5678_9abc);

/// The query string of an address whose path is that of `place`.
fn query_of(address: &str, place: Route) -> &str {
    assert!(address.is_ascii(), "{address}");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    assert_eq!(Route::parse(path), place);
    query
}

fn check_invoices(filter: &InvoiceFilter) {
    let address = invoices_path(filter);
    assert_eq!(
        invoices(query_of(&address, Route::Invoices)),
        *filter,
        "{address}"
    );
}

fn check_clients(filter: &ClientFilter) {
    let address = clients_path(filter);
    assert_eq!(
        clients(query_of(&address, Route::Clients)),
        *filter,
        "{address}"
    );
}

fn check_contracts(filter: &ContractFilter) {
    let address = contracts_path(filter);
    assert_eq!(
        contracts(query_of(&address, Route::Contracts)),
        *filter,
        "{address}"
    );
}

#[test]
fn every_filter_survives_its_address() {
    for state in [
        StateFilter::Open,
        StateFilter::Draft,
        StateFilter::Issued,
        StateFilter::Overdue,
        StateFilter::Paid,
        StateFilter::Voided,
    ] {
        check_invoices(&InvoiceFilter {
            text: "ñandú & cía + 100 % = sí?#".to_owned(),
            client: Some(ClientId(ID)),
            contract: Some(ContractId(ID)),
            author: Some(PersonId(ID)),
            state: Some(state),
            document_type: Some(DocumentType::CreditNote),
            from: "2026-01-31".parse().ok(),
            to: "2026-12-01".parse().ok(),
            findings: Some(FindingsFilter::Clean),
            sort: InvoiceSort::Balance,
            descending: false,
        });
    }
    for findings in [FindingsFilter::Errors, FindingsFilter::Warnings] {
        check_invoices(&InvoiceFilter {
            findings: Some(findings),
            ..InvoiceFilter::default()
        });
    }
    for sort in [
        InvoiceSort::Number,
        InvoiceSort::Client,
        InvoiceSort::Issued,
        InvoiceSort::Due,
        InvoiceSort::Payable,
        InvoiceSort::State,
        InvoiceSort::Findings,
    ] {
        check_invoices(&InvoiceFilter {
            sort,
            ..InvoiceFilter::default()
        });
    }
    for sort in [
        ClientSort::Name,
        ClientSort::City,
        ClientSort::Contracts,
        ClientSort::Balance,
        ClientSort::Overdue,
    ] {
        check_clients(&ClientFilter {
            text: "a b".to_owned(),
            active: Some(false),
            country: Some(Country::Peru),
            debt: Some(DebtFilter::Overdue),
            sort,
            descending: true,
        });
    }
    for (state, sort) in [
        (ContractState::NotStarted, ContractSort::End),
        (ContractState::InForce, ContractSort::Number),
        (ContractState::Ending, ContractSort::Client),
        (ContractState::Ended, ContractSort::Value),
    ] {
        check_contracts(&ContractFilter {
            text: "x".to_owned(),
            client: Some(ClientId(ID)),
            state: Some(state),
            owner: Some(PersonId(ID)),
            within: Some(90),
            gaps: true,
            sort,
            descending: true,
        });
    }
}

#[test]
fn addresses_are_short_and_foreign_ones_are_forgiven() {
    assert_eq!(invoices_path(&InvoiceFilter::default()), "/facturas");
    assert_eq!(clients_path(&ClientFilter::default()), "/clientes");
    assert_eq!(contracts_path(&ContractFilter::default()), "/contratos");
    assert_eq!(
        invoices("?estado=rara&%zz=%&orden=&desde=ayer"),
        InvoiceFilter::default()
    );
    let address = contract_new_path(ClientId(ID));
    let query = query_of(&address, Route::ContractNew);
    assert_eq!(contract_new_client(query), Some(ClientId(ID)));
    assert_eq!(contract_new_client("cliente=nadie"), None);
    let address = invoice_payment_path(InvoiceId(ID));
    assert!(invoice_asks_payment(query_of(
        &address,
        Route::Invoice(InvoiceId(ID))
    )));
    assert!(!invoice_asks_payment(""));
}

#[test]
fn a_month_survives_its_address() {
    let first = "2026-11-01".parse().unwrap();
    for (address, place) in [
        (billing_run_path(first), Route::BillingRun),
        (invoice_board_path(Some(first)), Route::InvoiceBoard),
        (invoice_limits_path(first), Route::InvoiceLimits),
    ] {
        assert_eq!(month(query_of(&address, place)), Some(first));
    }
    assert_eq!(invoice_board_path(None), Route::InvoiceBoard.path());
    for unknown in ["", "mes=", "mes=2026-13", "mes=noviembre"] {
        assert_eq!(month(unknown), None, "{unknown}");
    }
}

#[test]
fn what_is_printed_is_in_the_address_each_once() {
    let ids: Vec<InvoiceId> = (1..=PRINTED_MAX as u128 + 1)
        .map(|n| InvoiceId(Uuid::from_u128(n)))
        .collect();
    let address = print_path(&ids);
    let query = query_of(&address, Route::InvoicePrint);
    assert_eq!(printed(query), ids[..PRINTED_MAX]);
    let one = ids[0];
    assert_eq!(printed(&format!("ids={one},{one},x")), [one]);
    assert_eq!(printed(""), []);
}

//! The filters of the lists as they stand in an address: what is as by default is left out.
//! Names and values are Spanish words, as the rest of the address; what is not understood is ignored.

use crate::app::query::clients::{ClientFilter, ClientSort, DebtFilter};
use crate::app::query::contracts::{ContractFilter, ContractSort, ContractState};
use crate::app::query::invoices::{FindingsFilter, InvoiceFilter, InvoiceSort, StateFilter};
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, InvoiceId};
use crate::domain::invoice::DocumentType;
use crate::route::Route;
use crate::route::query_string::QueryString;
use chrono::NaiveDate;

type Table<T> = &'static [(T, &'static str)];

const STATES: Table<StateFilter> = &[
    (StateFilter::Open, "por-cobrar"),
    (StateFilter::Draft, "borrador"),
    (StateFilter::Issued, "emitida"),
    (StateFilter::Overdue, "vencida"),
    (StateFilter::Paid, "pagada"),
    (StateFilter::Voided, "anulada"),
];
const DOCUMENTS: Table<DocumentType> = &[
    (DocumentType::Invoice, "factura"),
    (DocumentType::CreditNote, "nota-credito"),
    (DocumentType::DebitNote, "nota-debito"),
];
const FINDINGS: Table<FindingsFilter> = &[
    (FindingsFilter::Errors, "errores"),
    (FindingsFilter::Warnings, "avisos"),
    (FindingsFilter::Clean, "sin-hallazgos"),
];
const INVOICE_SORTS: Table<InvoiceSort> = &[
    (InvoiceSort::Number, "numero"),
    (InvoiceSort::Client, "cliente"),
    (InvoiceSort::Issued, "emision"),
    (InvoiceSort::Due, "vencimiento"),
    (InvoiceSort::Payable, "total"),
    (InvoiceSort::Balance, "saldo"),
    (InvoiceSort::State, "estado"),
    (InvoiceSort::Findings, "hallazgos"),
];
const DEBTS: Table<DebtFilter> = &[
    (DebtFilter::Open, "con-saldo"),
    (DebtFilter::Overdue, "en-mora"),
];
const ACTIVITY: Table<bool> = &[(true, "si"), (false, "no")];
const COUNTRIES: Table<Country> = &[(Country::Colombia, "CO"), (Country::Peru, "PE")];
const CLIENT_SORTS: Table<ClientSort> = &[
    (ClientSort::Name, "nombre"),
    (ClientSort::City, "ciudad"),
    (ClientSort::Contracts, "contratos"),
    (ClientSort::Balance, "saldo"),
    (ClientSort::Overdue, "mora"),
];
const CONTRACT_STATES: Table<ContractState> = &[
    (ContractState::NotStarted, "por-iniciar"),
    (ContractState::InForce, "vigente"),
    (ContractState::Ending, "por-terminar"),
    (ContractState::Ended, "terminado"),
    (ContractState::Cancelled, "anulado"),
];
const CONTRACT_SORTS: Table<ContractSort> = &[
    (ContractSort::End, "fin"),
    (ContractSort::Number, "numero"),
    (ContractSort::Client, "cliente"),
    (ContractSort::Value, "valor"),
];

/// The address of the list with this filter.
pub fn invoices_path(filter: &InvoiceFilter) -> String {
    let default = InvoiceFilter::default();
    let mut query = QueryString::default();
    query.set("texto", Some(filter.text.as_str()));
    query.set("cliente", filter.client.map(|id| id.to_string()));
    query.set("contrato", filter.contract.map(|id| id.to_string()));
    query.set("autor", filter.author.map(|id| id.to_string()));
    query.set("estado", filter.state.and_then(|state| word(STATES, state)));
    query.set(
        "tipo",
        filter.document_type.and_then(|each| word(DOCUMENTS, each)),
    );
    query.set("desde", filter.from.map(|day| day.to_string()));
    query.set("hasta", filter.to.map(|day| day.to_string()));
    query.set(
        "hallazgos",
        filter.findings.and_then(|each| word(FINDINGS, each)),
    );
    let sort = (filter.sort != default.sort).then_some(filter.sort);
    query.set("orden", sort.and_then(|sort| word(INVOICE_SORTS, sort)));
    set_direction(&mut query, filter.descending, default.descending);
    query.after(&Route::Invoices.path())
}

/// The filter in the query string of an address, with or without its question mark.
pub fn invoices(query: &str) -> InvoiceFilter {
    let query = &QueryString::parse(query);
    let default = InvoiceFilter::default();
    InvoiceFilter {
        text: text(query),
        client: query.get("cliente").and_then(|id| id.parse().ok()),
        contract: query.get("contrato").and_then(|id| id.parse().ok()),
        author: query.get("autor").and_then(|id| id.parse().ok()),
        state: meaning(STATES, query.get("estado")),
        document_type: meaning(DOCUMENTS, query.get("tipo")),
        from: day(query.get("desde")),
        to: day(query.get("hasta")),
        findings: meaning(FINDINGS, query.get("hallazgos")),
        sort: meaning(INVOICE_SORTS, query.get("orden")).unwrap_or(default.sort),
        descending: direction(query, default.descending),
    }
}

/// The address of the list with this filter.
pub fn clients_path(filter: &ClientFilter) -> String {
    let default = ClientFilter::default();
    let mut query = QueryString::default();
    query.set("texto", Some(filter.text.as_str()));
    query.set(
        "activo",
        filter.active.and_then(|active| word(ACTIVITY, active)),
    );
    query.set(
        "pais",
        filter.country.and_then(|country| word(COUNTRIES, country)),
    );
    query.set("deuda", filter.debt.and_then(|debt| word(DEBTS, debt)));
    let sort = (filter.sort != default.sort).then_some(filter.sort);
    query.set("orden", sort.and_then(|sort| word(CLIENT_SORTS, sort)));
    set_direction(&mut query, filter.descending, default.descending);
    query.after(&Route::Clients.path())
}

/// The filter in the query string of an address, with or without its question mark.
pub fn clients(query: &str) -> ClientFilter {
    let query = &QueryString::parse(query);
    let default = ClientFilter::default();
    ClientFilter {
        text: text(query),
        active: meaning(ACTIVITY, query.get("activo")),
        country: meaning(COUNTRIES, query.get("pais")),
        debt: meaning(DEBTS, query.get("deuda")),
        sort: meaning(CLIENT_SORTS, query.get("orden")).unwrap_or(default.sort),
        descending: direction(query, default.descending),
    }
}

/// The address of the list with this filter.
pub fn contracts_path(filter: &ContractFilter) -> String {
    let default = ContractFilter::default();
    let mut query = QueryString::default();
    query.set("texto", Some(filter.text.as_str()));
    query.set("cliente", filter.client.map(|id| id.to_string()));
    query.set(
        "estado",
        filter.state.and_then(|state| word(CONTRACT_STATES, state)),
    );
    query.set("responsable", filter.owner.map(|id| id.to_string()));
    query.set("dias", filter.within.map(|days| days.to_string()));
    query.set("sin-cobertura", filter.gaps.then_some("si"));
    let sort = (filter.sort != default.sort).then_some(filter.sort);
    query.set("orden", sort.and_then(|sort| word(CONTRACT_SORTS, sort)));
    set_direction(&mut query, filter.descending, default.descending);
    query.after(&Route::Contracts.path())
}

/// The filter in the query string of an address, with or without its question mark.
pub fn contracts(query: &str) -> ContractFilter {
    let query = &QueryString::parse(query);
    let default = ContractFilter::default();
    ContractFilter {
        text: text(query),
        client: query.get("cliente").and_then(|id| id.parse().ok()),
        state: meaning(CONTRACT_STATES, query.get("estado")),
        owner: query.get("responsable").and_then(|id| id.parse().ok()),
        within: query.get("dias").and_then(|days| days.parse().ok()),
        gaps: query.get("sin-cobertura") == Some("si"),
        sort: meaning(CONTRACT_SORTS, query.get("orden")).unwrap_or(default.sort),
        descending: direction(query, default.descending),
    }
}

/// The address of a new contract with its client already chosen.
pub fn contract_new_path(client: ClientId) -> String {
    let mut query = QueryString::default();
    query.set("cliente", Some(client.to_string()));
    query.after(&Route::ContractNew.path())
}

/// The client chosen in the address of a new contract.
pub fn contract_new_client(query: &str) -> Option<ClientId> {
    QueryString::parse(query).get("cliente")?.parse().ok()
}

/// The address of what can be billed of a month.
pub fn billing_run_path(month: NaiveDate) -> String {
    let mut query = QueryString::default();
    query.set("mes", Some(month.format("%Y-%m").to_string()));
    query.after(&Route::BillingRun.path())
}

/// The address of the board with the documents of a month, or of all of them.
pub fn invoice_board_path(month: Option<NaiveDate>) -> String {
    let mut query = QueryString::default();
    query.set("mes", month.map(|month| month.format("%Y-%m").to_string()));
    query.after(&Route::InvoiceBoard.path())
}

/// The address of the limits of a month.
pub fn invoice_limits_path(month: NaiveDate) -> String {
    let mut query = QueryString::default();
    query.set("mes", Some(month.format("%Y-%m").to_string()));
    query.after(&Route::InvoiceLimits.path())
}

/// The month in an address, as its first day.
pub fn month(query: &str) -> Option<NaiveDate> {
    let query = QueryString::parse(query);
    format!("{}-01", query.get("mes")?).parse().ok()
}

/// The address of an invoice with its payment being entered.
pub fn invoice_payment_path(invoice: InvoiceId) -> String {
    let mut query = QueryString::default();
    query.set("registrar", Some("pago".to_owned()));
    query.after(&Route::Invoice(invoice).path())
}

/// Whether the address of an invoice asks for its payment.
pub fn invoice_asks_payment(query: &str) -> bool {
    QueryString::parse(query).get("registrar") == Some("pago")
}

/// Most documents printed at once: their ids must fit in an address.
pub const PRINTED_MAX: usize = 100;

/// The address where documents are printed, in that order; those beyond [`PRINTED_MAX`] are left out.
pub fn print_path(ids: &[InvoiceId]) -> String {
    let ids = ids.iter().take(PRINTED_MAX);
    let ids: Vec<String> = ids.map(InvoiceId::to_string).collect();
    let mut query = QueryString::default();
    query.set("ids", Some(ids.join(",")));
    query.after(&Route::InvoicePrint.path())
}

/// The documents that an address asks to print, each once.
pub fn printed(query: &str) -> Vec<InvoiceId> {
    let query = QueryString::parse(query);
    let ids = query.get("ids").unwrap_or_default().split(',');
    let mut printed = Vec::new();
    for id in ids.filter_map(|id| id.trim().parse().ok()) {
        if printed.len() < PRINTED_MAX && !printed.contains(&id) {
            printed.push(id);
        }
    }
    printed
}

fn text(query: &QueryString) -> String {
    query.get("texto").unwrap_or_default().to_owned()
}

fn day(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(|text| text.parse().ok())
}

fn set_direction(query: &mut QueryString, descending: bool, default: bool) {
    let word = if descending { "desc" } else { "asc" };
    query.set("sentido", (descending != default).then_some(word));
}

fn direction(query: &QueryString, default: bool) -> bool {
    match query.get("sentido") {
        Some("desc") => true,
        Some("asc") => false,
        _ => default,
    }
}

fn word<T: PartialEq>(table: Table<T>, value: T) -> Option<&'static str> {
    let row = table.iter().find(|(own, _)| *own == value);
    row.map(|(_, word)| *word)
}

fn meaning<T: Copy>(table: Table<T>, text: Option<&str>) -> Option<T> {
    let row = table.iter().find(|(_, word)| Some(*word) == text);
    row.map(|(value, _)| *value)
}

#[cfg(test)]
mod tests;

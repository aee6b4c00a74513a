//! Ctrl K: finds any record, screen or action while it is typed.
//! The search itself is in `app::search`.

use crate::app::book::Book;
use crate::app::search;
use crate::domain::attachment::Attachment;
use crate::domain::ids::{ClientId, ContractId, RecordId};
use crate::route::{ContractPart, Route, SettingsTab};
use crate::shell::session::Session;
use crate::shell::timing;
use crate::text::{contract_labels, dates, labels, money};
use crate::ui::kit::command_palette::{CommandPalette, PaletteGroup, PaletteOption, PaletteWords};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::layout::areas::settings_label;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// How many records are shown.
const FOUND_MAX: usize = 20;

/// The finder, open or not.
#[component]
pub fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let words = PaletteWords {
        search: tr("Buscar o ir a…", "Search or go to…").to_owned(),
        results: tr("Resultados", "Results").to_owned(),
        empty: tr(
            "Nada coincide. Prueba con un número, un nombre o un NIT.",
            "Nothing matches. Try a number, a name or a tax id.",
        )
        .to_owned(),
        keys: vec![
            ("↑↓".to_owned(), tr("elegir", "choose").to_owned()),
            ("↵".to_owned(), tr("abrir", "open").to_owned()),
            ("Esc".to_owned(), tr("cerrar", "close").to_owned()),
        ],
    };
    let results = move |text: String| {
        timing::mark("vigia:search-start");
        let groups = found(session, &text);
        timing::measure("vigia:search", "vigia:search-start");
        groups
    };
    view! {
        <CommandPalette
            open
            on_close=move |()| open.set(false)
            words
            results
            on_choose=move |id: String| go(Route::parse(id.split('?').next().unwrap_or_default()))
        />
    }
}

/// What is found for a text: records first, then places. The id of an option is the path of its place, and after `?` what
/// tells it from others there.
fn found(session: Session, text: &str) -> Vec<PaletteGroup> {
    let places = places();
    if text.trim().is_empty() {
        return vec![group(tr("Ir a", "Go to"), places)];
    }
    let named = search::named(
        text,
        places
            .iter()
            .enumerate()
            .map(|(at, place)| (place.label.as_str(), at)),
    );
    let places: Vec<PaletteOption> = named
        .into_iter()
        .filter_map(|at| places.get(at).cloned())
        .collect();
    let records = session.book.with_untracked(|book| {
        let found = search::search(book, text, FOUND_MAX);
        found
            .records
            .into_iter()
            .filter_map(|record| option(book, record))
            .collect()
    });
    vec![
        group(tr("Registros", "Records"), records),
        group(tr("Ir a", "Go to"), places),
    ]
    .into_iter()
    .filter(|group| !group.options.is_empty())
    .collect()
}

fn group(label: &str, options: Vec<PaletteOption>) -> PaletteGroup {
    PaletteGroup {
        label: label.to_owned(),
        options,
    }
}

/// A record as one line.
fn option(book: &Book, record: RecordId) -> Option<PaletteOption> {
    let (label, detail, icon) = match record {
        RecordId::Client(id) => {
            let client = book.client(id)?;
            let tax_id = client
                .tax_id
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            (client.name.clone(), tax_id, Icon::People)
        }
        RecordId::Contract(id) => {
            let contract = book.contract(id)?;
            (
                format!("{} · {}", contract.number, contract.object),
                client_name(book, contract.client),
                Icon::Contract,
            )
        }
        RecordId::Invoice(id) => {
            let invoice = book.invoice(id)?;
            let when = invoice.issued_on().map_or_else(String::new, dates::short);
            (
                format!(
                    "{} · {}",
                    invoice.number(),
                    money::money(invoice.payable(), locale())
                ),
                format!("{} · {when}", client_name(book, invoice.client)),
                Icon::Receipt,
            )
        }
        RecordId::Payment(id) => {
            let payment = book.payment(id)?;
            let amount = crate::domain::money::Money::new(payment.amount, payment.currency);
            (
                money::money(amount, locale()),
                format!(
                    "{} · {}",
                    client_name(book, payment.client),
                    dates::medium(payment.received_on, lang())
                ),
                Icon::Coins,
            )
        }
        RecordId::Person(id) => {
            let person = book.person(id)?;
            (person.name.clone(), person.role.clone(), Icon::Person)
        }
        RecordId::Amendment(_) | RecordId::Obligation(_) | RecordId::Document(_) => {
            let (label, detail) = with_files(book, record)?;
            (label, detail, Icon::File)
        }
        RecordId::Item(_) | RecordId::InvoiceReport(_) => {
            let (label, detail) = for_billing(book, record)?;
            (label, detail, Icon::Receipt)
        }
        RecordId::Company
        | RecordId::Step(_)
        | RecordId::BillingEvent(_)
        | RecordId::NumberBlock(_)
        | RecordId::InvoiceStep(_) => (
            say(labels::kind(record.kind())).to_owned(),
            String::new(),
            Icon::Sliders,
        ),
        RecordId::AlertNote(_) => return None,
    };
    Some(PaletteOption {
        // Several records may be shown in one place: each option has its own name.
        id: format!("{}?{}", place_of(book, record).path(), record.uuid()),
        label,
        detail,
        icon,
    })
}

/// What has files, and what it belongs to.
fn with_files(book: &Book, record: RecordId) -> Option<(String, String)> {
    Some(match record {
        RecordId::Amendment(id) => {
            let amendment = book.amendment(id)?;
            let number = format!("{} {}", tr("Otrosí", "Amendment"), amendment.number);
            (
                with_file(&number, amendment.file.as_ref()),
                contract_name(book, amendment.contract),
            )
        }
        RecordId::Obligation(id) => {
            let obligation = book.obligation(id)?;
            let mut files = obligation.outcomes.iter();
            let file = files.find_map(|outcome| outcome.file.as_ref());
            (
                with_file(&obligation.title, file),
                contract_name(book, obligation.contract),
            )
        }
        RecordId::Document(id) => {
            let document = book.paper(id)?;
            let kind = say(contract_labels::document_kind(document.kind));
            let name = match document.name.as_str() {
                "" => kind.to_owned(),
                name => format!("{kind} {name}"),
            };
            (
                with_file(&name, document.file.as_ref()),
                client_name(book, document.client),
            )
        }
        _ => return None,
    })
}

/// Something of the catalogue with its code, what a client said with the invoice that it is about.
fn for_billing(book: &Book, record: RecordId) -> Option<(String, String)> {
    Some(match record {
        RecordId::Item(id) => {
            let item = book.item(id)?;
            (item.name.clone(), item.code.clone())
        }
        RecordId::InvoiceReport(id) => {
            let report = book.invoice_report(id)?;
            let invoice = book.invoice(report.invoice);
            let number = invoice.map(|invoice| invoice.number().to_owned());
            (report.what.clone(), number.unwrap_or_default())
        }
        _ => return None,
    })
}

/// Where a record is shown: what is under a contract, on the part of the contract that shows it.
fn place_of(book: &Book, record: RecordId) -> Route {
    let place = match record {
        RecordId::Amendment(id) => book
            .amendment(id)
            .map(|each| Route::ContractPart(each.contract, ContractPart::Amendments)),
        RecordId::Obligation(id) => book
            .obligation(id)
            .map(|each| Route::ContractPart(each.contract, ContractPart::Obligations)),
        RecordId::Document(id) => book.paper(id).map(|paper| match paper.contract {
            Some(contract) => Route::ContractPart(contract, ContractPart::Documents),
            None => Route::Client(paper.client),
        }),
        RecordId::InvoiceReport(id) => book
            .invoice_report(id)
            .map(|report| Route::Invoice(report.invoice)),
        _ => None,
    };
    place.unwrap_or_else(|| Route::of_record(record))
}

/// "Otrosí 2 · otrosi-firmado.pdf".
fn with_file(name: &str, file: Option<&Attachment>) -> String {
    match file {
        Some(file) => format!("{name} · {}", file.name),
        None => name.to_owned(),
    }
}

fn contract_name(book: &Book, id: ContractId) -> String {
    let contract = book.contract(id);
    let number = contract.map(|contract| contract.number.as_str());
    format!(
        "{} {}",
        tr("Contrato", "Contract"),
        number.unwrap_or_default()
    )
}

fn client_name(book: &Book, id: ClientId) -> String {
    book.client(id)
        .map_or_else(String::new, |client| client.name.clone())
}

/// Every screen and every action that has a place.
fn places() -> Vec<PaletteOption> {
    let mut places = vec![
        (Route::Today, tr("Hoy", "Today"), Icon::Bell),
        (Route::Clients, tr("Clientes", "Clients"), Icon::People),
        (
            Route::ClientNew,
            tr("Nuevo cliente", "New client"),
            Icon::Plus,
        ),
        (
            Route::ClientImport,
            tr("Importar clientes desde CSV", "Import clients from CSV"),
            Icon::Upload,
        ),
        (
            Route::Contracts,
            tr("Contratos", "Contracts"),
            Icon::Contract,
        ),
        (
            Route::ContractNew,
            tr("Nuevo contrato", "New contract"),
            Icon::Plus,
        ),
        (
            Route::ContractImport,
            tr("Importar contratos desde CSV", "Import contracts from CSV"),
            Icon::Upload,
        ),
        (Route::Invoices, tr("Facturas", "Invoices"), Icon::Receipt),
        (
            Route::InvoiceImport,
            tr("Importar facturas XML o ZIP", "Import XML or ZIP invoices"),
            Icon::Upload,
        ),
        (Route::Conflicts, tr("Conflictos", "Conflicts"), Icon::Merge),
    ];
    places.extend(
        SettingsTab::ALL.map(|tab| (Route::Settings(tab), settings_label(tab), Icon::Sliders)),
    );
    places
        .into_iter()
        .map(|(route, label, icon)| PaletteOption {
            id: route.path(),
            label: label.to_owned(),
            detail: String::new(),
            icon,
        })
        .collect()
}

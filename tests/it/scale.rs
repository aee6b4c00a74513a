//! The book at the size it is made for: what it finds is right, and how long it takes is printed.
//! Times are not asserted here: `make bench` compares them in one run on one machine.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that measures and prints"
)]

use std::collections::HashSet;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use vigia::app::alerts::alerts;
use vigia::app::alerts::grouping::items;
use vigia::app::book::Book;
use vigia::app::book::standing::Status;
use vigia::app::entity::{Change, Entity};
use vigia::app::example::{Plan, generate};
use vigia::app::query::billing_limits;
use vigia::app::query::clients::{self, ClientFilter, ClientSort};
use vigia::app::query::contracts::{self, ContractFilter};
use vigia::app::query::figures::figures;
use vigia::app::query::invoice_measures::span::Span;
use vigia::app::query::invoice_measures::{self, Asked, Grouping};
use vigia::app::query::invoices::{self, InvoiceFilter, InvoiceSort, StateFilter};
use vigia::app::query::stepwise::Stepwise;
use vigia::app::search::search;
use vigia::app::words_of::folded;
use vigia::domain::ids::RecordId;

/// Time this thread has been on a processor, where the system tells; else the time of the clock.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| EPOCH.elapsed(), Duration::from_nanos)
}

static EPOCH: LazyLock<Instant> = LazyLock::new(Instant::now);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = on_processor();
    let result = work();
    println!("{what}: {:.1?}", on_processor().saturating_sub(start));
    result
}

#[test]
fn a_hundred_thousand_invoices() {
    let plan = Plan::bench(100_000);
    let entities = timed("make up the records", || generate(&plan));
    let mut book = Book::new();
    timed("load", || book.load(entities));
    assert_eq!(book.invoices().len(), 100_000);
    lists(&book, &plan);
    finds(&book);
    measures(&book, &plan);
    changes(&mut book);
    assert_eq!(
        timed("check every index", || book.check()),
        Vec::<String>::new()
    );
}

fn lists(book: &Book, plan: &Plan) {
    let today = plan.today;
    let sorts = [
        InvoiceSort::Number,
        InvoiceSort::Client,
        InvoiceSort::Issued,
        InvoiceSort::Due,
        InvoiceSort::Payable,
        InvoiceSort::Balance,
        InvoiceSort::State,
        InvoiceSort::Findings,
    ];
    for sort in sorts {
        let filter = InvoiceFilter {
            sort,
            ..InvoiceFilter::default()
        };
        let list = timed(&format!("invoices by {sort:?}"), || {
            invoices::list(book, &filter, today)
        });
        assert_eq!(list.ids.iter().collect::<HashSet<_>>().len(), 100_000);
    }
    let overdue = InvoiceFilter {
        state: Some(StateFilter::Overdue),
        text: "s a s".to_owned(),
        ..InvoiceFilter::default()
    };
    let list = timed("overdue invoices of companies", || {
        invoices::list(book, &overdue, today)
    });
    assert!(!list.ids.is_empty());
    let rows = timed("40 rows", || {
        let ids = list.ids.iter().take(40);
        ids.filter_map(|id| invoices::row(book, *id, today))
            .collect::<Vec<_>>()
    });
    assert!(rows.iter().all(|row| row.status == Status::Overdue));
    let by_debt = ClientFilter {
        sort: ClientSort::Overdue,
        descending: true,
        ..ClientFilter::default()
    };
    let clients = timed("clients by debt", || clients::list(book, &by_debt, today));
    assert_eq!(clients.ids.len(), book.clients().len());
    let all = ContractFilter::default();
    let contracts = timed("contracts", || contracts::list(book, &all, today));
    assert_eq!(contracts.ids.len(), book.contracts().len());
    let figures = timed("figures", || figures(book, today));
    assert_eq!(
        figures.overdue_by_month.last().copied().unwrap(),
        figures.overdue.of(figures.currency)
    );
    let alerts = timed("alerts", || alerts(book, today, None));
    let count = alerts.len();
    let items = timed("grouping", || items(alerts));
    println!("{count} alerts, {} items", items.len());
    assert!(items.len() < count);
}

/// What a screen gathers in turns: as a whole, and the longest step that the page waits for.
fn gathered<W: Stepwise>(book: &Book, what: &str, mut work: W) -> W::Found {
    let mut longest = Duration::ZERO;
    timed(what, || {
        loop {
            let start = on_processor();
            let goes_on = work.step(book);
            longest = longest.max(on_processor().saturating_sub(start));
            if !goes_on {
                break;
            }
        }
    });
    println!("{what}, its longest step: {longest:.1?}");
    timed(&format!("{what}, its end"), || work.finish(book))
}

fn measures(book: &Book, plan: &Plan) {
    let today = plan.today;
    let gathering = invoice_measures::facts::Gathering::new(book, Span::LastMonths, today);
    let facts = gathered(book, "facts of a year", gathering);
    println!(
        "{} charges, {} documents",
        facts.charges.len(),
        facts.documents.len()
    );
    for grouping in Grouping::ALL {
        let asked = Asked {
            span: Span::LastMonths,
            grouping,
        };
        let report = timed(&format!("measures by {grouping:?}"), || {
            invoice_measures::report(book, &facts, asked, today)
        });
        assert_eq!(report.total.issued as usize, facts.documents.len());
        assert_eq!(report.total.due() as usize, facts.charges.len());
    }
    let gathering = billing_limits::Gathering::new(today, today);
    let month = gathered(book, "limits of a month", gathering);
    assert_eq!(month.days.len(), 30);
    println!("{} limits", month.count());
}

fn finds(book: &Book) {
    let mut times = Vec::new();
    let mut rows = book.invoices().sorted();
    rows.retain(|invoice| !invoice.number().is_empty());
    for invoice in rows.iter().step_by(rows.len() / 50) {
        let number = invoice.number();
        let digits = number.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let client = &book.client(invoice.client).unwrap().name;
        for query in [number, digits, &format!("{client} {digits}")] {
            let start = on_processor();
            let found = search(book, query, 20);
            times.push(on_processor().saturating_sub(start));
            let own = RecordId::Invoice(invoice.id);
            assert!(
                found.records.contains(&own),
                "{query} does not find {number}"
            );
        }
        for length in 1..=client.chars().count().min(12) {
            let query: String = client.chars().take(length).collect();
            let start = on_processor();
            let found = search(book, &query, 20);
            times.push(on_processor().saturating_sub(start));
            for record in found.records {
                assert_found_rightly(book, record, &query);
            }
        }
    }
    times.sort_unstable();
    let p95 = times[times.len() * 95 / 100];
    println!(
        "search of {} texts: p95 {p95:?}, worst {:?}",
        times.len(),
        times.last().unwrap()
    );
}

/// Every word of the query is in the record or in its client.
fn assert_found_rightly(book: &Book, record: RecordId, query: &str) {
    let client = match record {
        RecordId::Client(id) => id,
        RecordId::Contract(id) => book.contract(id).unwrap().client,
        RecordId::Invoice(id) => book.invoice(id).unwrap().client,
        RecordId::Payment(id) => book.payment(id).unwrap().client,
        _ => return,
    };
    let client = book.client(client).unwrap();
    let contacts: Vec<&str> = client
        .contacts
        .iter()
        .flat_map(|contact| [&*contact.name, &*contact.email])
        .collect();
    let own = match book.entity(record).unwrap() {
        Entity::Contract(contract) => format!(
            "{} {} {}",
            contract.number,
            contract.object,
            contract
                .policies
                .iter()
                .map(|policy| format!("{} {}", policy.number, policy.insurer))
                .collect::<Vec<_>>()
                .join(" ")
        ),
        Entity::Invoice(invoice) => {
            format!("{} {}", invoice.number(), invoice.content.purchase_order)
        }
        Entity::Payment(payment) => payment.reference.clone(),
        _ => String::new(),
    };
    let tax_id = client.tax_id.as_ref().map_or("", |id| id.number());
    let text = folded(&format!(
        "{} {} {} {} {tax_id} {} {own}",
        client.name,
        client.city,
        client.segment,
        client.email,
        contacts.join(" ")
    ));
    for word in folded(query).split(' ') {
        assert!(text.contains(word), "{query:?} found {text:?}");
    }
}

fn changes(book: &mut Book) {
    let invoice = book.invoices().sorted().first().copied().unwrap().clone();
    timed("one change", || {
        book.apply(&Change::Delete(RecordId::Invoice(invoice.id)));
    });
    assert!(book.invoice(invoice.id).is_none());
    book.apply(&Change::Put(Entity::Invoice(Box::new(invoice.clone()))));
    let found = search(book, invoice.number(), 5);
    assert!(found.records.contains(&RecordId::Invoice(invoice.id)));
}

//! Whole pieces of work as a person does them, without a browser: first run, import, pay, undo; two devices.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use chrono::NaiveDate;
use vigia::app::alerts::grouping::{AlertItem, items};
use vigia::app::alerts::{NextStep, Urgency, alerts};
use vigia::app::book::Book;
use vigia::app::book::standing::Status;
use vigia::app::command::import_invoices::IncomingDocument;
use vigia::app::command::{Command, execute};
use vigia::app::command_error::CommandError;
use vigia::app::context::Context;
use vigia::app::event::Event;
use vigia::app::example::{Plan, generate};
use vigia::app::known_documents::KnownDocuments;
use vigia::app::query::invoices::{self, InvoiceFilter, StateFilter};
use vigia::app::query::{client_card, invoice_card};
use vigia::app::search::search;
use vigia::app::undo::{UndoStack, UndoStep, inverse};
use vigia::domain::check::{Subject, check};
use vigia::domain::company::Company;
use vigia::domain::country::Country;
use vigia::domain::ids::{InvoiceId, PaymentId, RecordId};
use vigia::domain::invoice::{DocumentType, State};
use vigia::domain::payment::{Allocation, Payment};
use vigia::text::lang::Locale;
use vigia::text::{alerts as alert_words, command_errors, events};

/// A page with the book of one company, as the shell drives it.
struct Page {
    book: Book,
    undo: UndoStack,
    today: NaiveDate,
    seed: u8,
    turn: u64,
}

impl Page {
    fn new(today: &str, seed: u8) -> Page {
        Page {
            book: Book::new(),
            undo: UndoStack::default(),
            today: today.parse().unwrap(),
            seed,
            turn: 0,
        }
    }

    fn context(&mut self) -> Context {
        self.turn += 1;
        let now_ms = 1_795_000_000_000 + self.turn;
        Context::new(self.today, now_ms, None, [self.seed; 16])
    }

    fn try_to(&mut self, command: Command) -> Result<Event, CommandError> {
        let mut context = self.context();
        let outcome = execute(&self.book, &mut context, command)?;
        let back = inverse(&self.book, &outcome.changes);
        self.book.apply_all(&outcome.changes);
        assert_eq!(self.book.check(), Vec::<String>::new());
        let step = UndoStep::new(outcome.event.clone(), back, &self.book);
        self.undo.push(step);
        Ok(outcome.event)
    }

    fn does(&mut self, command: Command) -> Event {
        match self.try_to(command) {
            Ok(event) => event,
            Err(error) => panic!("{}", command_errors::command_error(&error, Locale::EsCo)),
        }
    }

    fn undoes(&mut self) -> Result<Event, CommandError> {
        let step = self.undo.pop().unwrap();
        let command = Command::Undo {
            step: Box::new(step),
        };
        let mut context = self.context();
        let outcome = execute(&self.book, &mut context, command)?;
        self.book.apply_all(&outcome.changes);
        assert_eq!(self.book.check(), Vec::<String>::new());
        Ok(outcome.event)
    }

    fn overdue(&self) -> Vec<InvoiceId> {
        let filter = InvoiceFilter {
            state: Some(StateFilter::Overdue),
            ..InvoiceFilter::default()
        };
        invoices::list(&self.book, &filter, self.today).ids
    }

    /// Documents as they come out of files: the example's, without their records, checked against the book.
    fn incoming(&self, country: Country, how_many: usize) -> Vec<IncomingDocument> {
        let mut example = Book::new();
        example.load(generate(&Plan::example(self.today, country)));
        let mut documents = Vec::new();
        for invoice in example.invoices().sorted().into_iter().rev() {
            let State::Issued(issuance) = &invoice.state else {
                continue;
            };
            let known = KnownDocuments::new(&self.book, &invoice.content);
            let review = check(&Subject {
                issuance: Some(issuance),
                company: self.book.company(),
                ..Subject::new(&invoice.content, &known, self.today)
            });
            documents.push(IncomingDocument {
                content: invoice.content.clone(),
                issuance: issuance.clone(),
                review,
                source: invoice.source.clone(),
            });
        }
        documents.truncate(how_many);
        documents
    }
}

fn company_of(today: NaiveDate, country: Country) -> Company {
    let mut book = Book::new();
    book.load(generate(&Plan::example(today, country)));
    let mut company = book.company().unwrap().clone();
    company.example = false;
    company
}

fn first_run(page: &mut Page, country: Country) {
    assert!(page.book.company().is_none());
    let company = company_of(page.today, country);
    let event = page.does(Command::SaveCompany {
        company: Box::new(company),
        seen: page.book.version(),
    });
    assert_eq!(event, Event::CompanySaved { first: true });
}

fn pay_in_full(page: &mut Page, invoice: InvoiceId) -> Command {
    let owed = page.book.standing(invoice).unwrap().balance();
    let record = page.book.invoice(invoice).unwrap();
    let (client, currency) = (record.client, record.content.currency);
    let id = PaymentId(page.context().new_id());
    Command::RecordPayment {
        payment: Box::new(Payment {
            id,
            client,
            received_on: page.today,
            currency,
            amount: owed,
            allocations: vec![Allocation {
                invoice,
                amount: owed,
                withheld: 0.into(),
            }],
            reference: "transferencia 7781".to_owned(),
        }),
        seen: page.book.version(),
    }
}

fn first_week(country: Country) {
    let mut page = Page::new("2026-11-22", 1);
    first_run(&mut page, country);
    let documents = page.incoming(country, 400);
    let event = page.does(Command::ImportInvoices { documents });
    let Event::InvoicesImported(report) = &event else {
        panic!("{event:?}")
    };
    assert_eq!(report.imported(), report.documents.len());
    assert!(report.clients_created > 1);
    assert_eq!(report.from_others(), 0);
    assert!(events::event(&event, Locale::En).contains("imported"));

    // What is late is on Hoy, and its next step is to record the payment.
    let late = *page.overdue().first().unwrap();
    let found = alerts(&page.book, page.today, None);
    let is_late = |subject: RecordId| subject == RecordId::Invoice(late);
    let alert = found
        .iter()
        .find(|alert| is_late(alert.key.subject) && alert.next == NextStep::RecordPayment(late))
        .unwrap();
    assert_eq!(alert.urgency, Urgency::Overdue);
    let number = page.book.invoice(late).unwrap().number().to_owned();
    assert!(alert_words::title(alert, Locale::EsCo).contains(&number));
    let grouped = items(found.clone());
    let listed: usize = grouped.iter().map(|item| item.alerts().len()).sum();
    assert_eq!(listed, found.len());
    assert!(grouped.is_sorted_by_key(AlertItem::urgency));

    // Paying it takes it away.
    let command = pay_in_full(&mut page, late);
    let event = page.does(command);
    let Event::PaymentRecorded { paid_in_full, .. } = event else {
        panic!("{event:?}")
    };
    assert_eq!(paid_in_full, 1);
    let still = alerts(&page.book, page.today, None);
    assert!(!still.iter().any(|alert| {
        is_late(alert.key.subject) && alert.next == NextStep::RecordPayment(late)
    }));
    let card = invoice_card::card(&page.book, late, page.today).unwrap();
    assert_eq!((card.row.status, card.payments.len()), (Status::Paid, 1));
    let client = card.row.client;
    let moments = client_card::card(&page.book, client, page.today, 5).unwrap();
    assert_eq!(moments.timeline.first().unwrap().name, "transferencia 7781");
    let found = search(&page.book, "7781", 5);
    assert_eq!(found.records.len(), 1);

    // Undoing brings it back; undoing the import too leaves only the company.
    page.undoes().unwrap();
    assert!(page.overdue().contains(&late));
    page.undoes().unwrap();
    assert_eq!(page.book.record_ids(), [RecordId::Company]);
}

#[test]
fn first_week_in_colombia() {
    first_week(Country::Colombia);
}

#[test]
fn first_week_in_peru() {
    first_week(Country::Peru);
}

#[test]
fn an_import_is_not_undone_over_later_work() {
    let mut page = Page::new("2026-11-22", 1);
    first_run(&mut page, Country::Colombia);
    let documents = page.incoming(Country::Colombia, 10);
    page.does(Command::ImportInvoices { documents });
    let import = page.undo.pop().unwrap();
    let client = page.book.clients().sorted().remove(0).clone();
    page.does(Command::SaveClient {
        seen: page.book.version(),
        client: Box::new(vigia::domain::client::Client {
            phone: "601 555 0101".to_owned(),
            ..client.clone()
        }),
    });
    page.undo.push(import);
    let refusal = page.undoes().unwrap_err();
    let record = RecordId::Client(client.id);
    assert_eq!(refusal, CommandError::ChangedMeanwhile(record));
}

#[test]
fn two_devices_import_the_same_files_into_the_same_records() {
    let mut ids = Vec::new();
    for seed in [1, 2] {
        let mut page = Page::new("2026-11-22", seed);
        first_run(&mut page, Country::Peru);
        let mut documents = page.incoming(Country::Peru, 200);
        if seed == 2 {
            documents.reverse();
        }
        page.does(Command::ImportInvoices { documents });
        ids.push(page.book.record_ids());
    }
    assert_eq!(ids.first(), ids.last());
}

#[test]
fn the_example_can_be_worked_with_and_left() {
    let mut page = Page::new("2026-11-22", 1);
    let entities = generate(&Plan::example(page.today, Country::Colombia));
    page.does(Command::LoadExample { entities });
    assert!(!alerts(&page.book, page.today, None).is_empty());
    let credited = page
        .book
        .invoices()
        .sorted()
        .into_iter()
        .filter(|invoice| invoice.content.document_type == DocumentType::CreditNote)
        .all(|note| !page.book.corrected_by(note.id).is_empty());
    assert!(
        credited,
        "every credit note of the example finds its invoice"
    );
    let late = *page.overdue().first().unwrap();
    let command = pay_in_full(&mut page, late);
    page.does(command);
    page.does(Command::ClearExample);
    assert!(page.book.record_ids().is_empty());
}

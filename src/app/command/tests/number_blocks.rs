//! Numbers by device: who gives them out, what is kept for others, and what is refused.

use crate::app::book::Book;
use crate::app::command::number_blocks::{ByDevice, Reservation};
use crate::app::command::{Command, Outcome, execute};
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::numbering::{Numbers, ranges};
use crate::app::query::number_blocks::block_rows;
use crate::app::samples::{book, company, context, day, invoice, put_company};
use crate::app::undo::{UndoStack, UndoStep};
use crate::domain::company::NumberingRange;
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use crate::domain::number_block::Span;

const MAIN: &str = "00000000000000aa";
const ANA: &str = "00000000000000bb";

fn world() -> Book {
    let mut own = company();
    own.numbering = vec![NumberingRange {
        resolution: "18760000001".to_owned(),
        prefix: "FE".to_owned(),
        from: 100,
        to: 199,
        valid_from: day("2026-01-01"),
        valid_to: day("2027-12-31"),
        technical_key: String::new(),
        documents: DocumentType::Invoice,
        type_code: String::new(),
    }];
    own.numbering_device = MAIN.to_owned();
    book([put_company(own)])
}

fn act(book: &mut Book, device: &str, command: Command) -> Result<Outcome, CommandError> {
    let mut context = context().on_device(device.to_owned());
    context.now_ms += book.version();
    let outcome = execute(book, &mut context, command)?;
    book.apply_all(&outcome.changes);
    Ok(outcome)
}

fn reserve(count: u64, device: &str) -> Command {
    Command::ByDevice(ByDevice::Reserve(Reservation {
        prefix: "FE".to_owned(),
        count,
        device: device.to_owned(),
        label: "Portátil de Ana".to_owned(),
    }))
}

/// The numbers that a device would give to invoices now.
fn given(book: &Book, device: &str, count: usize) -> Vec<Result<String, InvoicingError>> {
    let company = book.company().unwrap();
    let content = Content {
        document_type: DocumentType::Invoice,
        ..invoice(1, 1, "X1", "2026-11-05", "", 1).content
    };
    let mut numbers = Numbers::new(book, company, day("2026-11-05"), device);
    let given = (0..count).map(|_| numbers.give(&content).map(|each| each.number));
    given.collect()
}

#[test]
fn a_device_gives_only_what_was_kept_for_it() {
    let mut book = world();
    let elsewhere = Err(InvoicingError::NumbersElsewhere {
        prefix: "FE".to_owned(),
    });
    assert_eq!(given(&book, ANA, 1)[0], elsewhere);
    act(&mut book, MAIN, reserve(2, "0000 0000 0000 00BB")).unwrap();
    assert_eq!(
        given(&book, ANA, 3),
        [Ok("FE100".to_owned()), Ok("FE101".to_owned()), elsewhere]
    );
    assert_eq!(given(&book, MAIN, 1), [Ok("FE102".to_owned())]);
    act(&mut book, MAIN, reserve(3, ANA)).unwrap();
    assert_eq!(given(&book, MAIN, 1), [Ok("FE105".to_owned())]);
    let used_up = Err(InvoicingError::RangeUsedUp {
        prefix: "FE".to_owned(),
    });
    assert_eq!(given(&book, MAIN, 96).pop(), Some(used_up));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let mut book = world();
    let mut refused = |device: &str, command: Command| act(&mut book, device, command).unwrap_err();
    assert_eq!(
        refused(ANA, reserve(2, MAIN)),
        InvoicingError::NumbersElsewhere {
            prefix: "FE".to_owned()
        }
        .into()
    );
    assert_eq!(
        refused(MAIN, reserve(2, MAIN)),
        InvoicingError::OwnDevice.into()
    );
    for typed in ["", "bb", "00000000000000bg", "<script>alert(1)</script>"] {
        let expected = InvoicingError::NotADevice {
            typed: typed.to_owned(),
        };
        assert_eq!(refused(MAIN, reserve(2, typed)), expected.into());
    }
    for count in [0, 101, u64::MAX] {
        let expected = InvoicingError::TooFewNumbers {
            prefix: "FE".to_owned(),
            left: 100,
        };
        assert_eq!(refused(MAIN, reserve(count, ANA)), expected.into());
    }
}

#[test]
fn what_is_left_of_a_block_goes_back_and_comes_first() {
    let mut book = world();
    act(&mut book, MAIN, reserve(5, ANA)).unwrap();
    let row = &block_rows(&book)[0];
    assert_eq!(row.left, Span::new(100, 104));
    let id = row.block.id;
    let stranger = "00000000000000cc";
    assert!(
        act(
            &mut book,
            stranger,
            Command::ByDevice(ByDevice::GiveBack(id))
        )
        .is_err()
    );
    act(&mut book, ANA, Command::ByDevice(ByDevice::GiveBack(id))).unwrap();
    assert!(block_rows(&book)[0].returned);
    assert!(given(&book, ANA, 1)[0].is_err());
    assert_eq!(given(&book, MAIN, 1), [Ok("FE100".to_owned())]);
    assert_eq!(
        act(&mut book, MAIN, Command::ByDevice(ByDevice::GiveBack(id))).unwrap_err(),
        CommandError::NothingToDo
    );
}

#[test]
fn another_device_takes_over_and_nothing_of_it_is_undone() {
    let mut book = world();
    let mut undo = UndoStack::default();
    let step =
        |outcome: &Outcome, book: &Book| UndoStep::new(outcome.event.clone(), Vec::new(), book);
    let outcome = act(&mut book, ANA, Command::ByDevice(ByDevice::TakeOver)).unwrap();
    undo.push(step(&outcome, &book));
    assert_eq!(undo.last(), None);
    assert_eq!(
        act(&mut book, ANA, Command::ByDevice(ByDevice::TakeOver)).unwrap_err(),
        CommandError::NothingToDo
    );
    assert!(given(&book, MAIN, 1)[0].is_err());
    assert_eq!(given(&book, ANA, 1), [Ok("FE100".to_owned())]);
}

#[test]
fn whoever_sets_the_company_up_gives_out_its_numbers() {
    let mut book = Book::new();
    let save = Command::SaveCompany {
        company: Box::new(company()),
        seen: 0,
    };
    act(&mut book, ANA, save).unwrap();
    let chosen = &book.company().unwrap().numbering_device;
    assert_eq!(chosen, ANA);
}

#[test]
fn every_kind_of_document_has_a_range() {
    let mut own = company();
    own.country = Country::Peru;
    own.numbering.clear();
    let notes: Vec<String> = ranges(&own).into_iter().map(|range| range.prefix).collect();
    assert_eq!(notes, ["FC01-", "BC01-", "FD01-", "BD01-"]);
    own.country = Country::Colombia;
    let notes: Vec<String> = ranges(&own).into_iter().map(|range| range.prefix).collect();
    assert_eq!(notes, ["NC", "ND"]);
}

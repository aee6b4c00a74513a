//! Reading the chosen files a slice at a time, rehearsing the import, and writing it.
//! What the files mean is decided in `interop` and `app`.

use crate::app::command::import_invoices::IncomingDocument;
use crate::app::command::{Command, execute};
use crate::app::event::{Event, InvoicesReport};
use crate::domain::invoice::SourceFile;
use crate::interop::intake::{self, Taken, What};
use crate::shell::files;
use crate::shell::session::Session;
use crate::shell::yielding::Pacer;
use crate::ui::lang::tr;
use crate::ui::screens::invoices::import::{Import, Stage};
use leptos::prelude::*;
use web_sys::File;

/// Largest file read: a ZIP with a year of documents.
const FILE_MAX: u64 = 512 * 1024 * 1024;

/// Files read and checked, and what importing them would do.
pub struct Batch {
    /// Files that bring no document, in the order they were read.
    pub others: Vec<Taken>,
    /// Documents, in the order of `report`.
    pub documents: Vec<IncomingDocument>,
    /// What the import would do.
    pub report: InvoicesReport,
    /// The original files by digest, kept beside the journal once the import is confirmed.
    originals: Vec<(String, Vec<u8>)>,
}

/// Reads the files, checks the documents and rehearses the import.
pub async fn read_files(session: Session, import: Import, files: Vec<File>) {
    let total = files.len() as u64;
    import.stopped.set(false);
    let mut pacer = Pacer::new();
    let mut taken = Vec::new();
    for (done, file) in files.into_iter().enumerate() {
        import.stage.set(Stage::Reading {
            done: done as u64,
            total,
        });
        let name = file.name();
        match files::read(&file, FILE_MAX, |_, _| !import.stopped.get_untracked()).await {
            Ok(bytes) => intake::take(&name, bytes, |each| {
                taken.push(each);
                true
            }),
            Err(error) => session.say_failed(format!(
                "{name}: {} ({error})",
                tr(
                    "el navegador no pudo leerlo",
                    "the browser could not read it"
                )
            )),
        }
        pacer.step().await;
        if import.stopped.get_untracked() {
            import.stage.set(Stage::Waiting);
            return;
        }
    }
    import.batch.set(Some(rehearse(session, taken)));
    import.stage.set(Stage::Ready);
}

/// Checks the documents together and runs the import without writing it.
fn rehearse(session: Session, taken: Vec<Taken>) -> Batch {
    let mut others = Vec::new();
    let mut read = Vec::new();
    let mut originals = Vec::new();
    for each in taken {
        match each.what {
            What::Document {
                electronic,
                digest,
                bytes,
            } => {
                read.push((
                    *electronic,
                    SourceFile {
                        name: each.file,
                        digest: digest.clone(),
                    },
                ));
                originals.push((digest, bytes));
            }
            what => others.push(Taken {
                file: each.file,
                what,
            }),
        }
    }
    let today = session.today.get_untracked();
    let (documents, report) = session.book.with_untracked(|book| {
        let documents = intake::check_all(book, read, today);
        let command = Command::ImportInvoices {
            documents: documents.clone(),
        };
        let report = match execute(book, &mut session.context(), command) {
            Ok(outcome) => match outcome.event {
                Event::InvoicesImported(report) => report,
                _ => InvoicesReport::default(),
            },
            // There is no document at all.
            Err(_) => InvoicesReport::default(),
        };
        (documents, report)
    });
    Batch {
        others,
        documents,
        report,
        originals,
    }
}

/// Keeps the originals, then writes the import; the preview stays if it cannot be written.
pub async fn write_batch(session: Session, import: Import) {
    let Some((documents, originals)) = import
        .batch
        .try_update(|batch| {
            batch.as_mut().map(|batch| {
                (
                    batch.documents.clone(),
                    std::mem::take(&mut batch.originals),
                )
            })
        })
        .flatten()
    else {
        return;
    };
    import.stage.set(Stage::Writing);
    let command = Command::ImportInvoices { documents };
    match session.dispatch_with_blobs(command, originals).await {
        Ok(event) => {
            session.say_done(session.event_text(&event), true);
            if let Event::InvoicesImported(report) = event {
                import.stage.try_set(Stage::Done {
                    imported: report.imported(),
                    clients: report.clients_created,
                });
            }
            import.batch.try_set(None);
        }
        Err((error, originals)) => {
            session.say_failed(session.error_text(&error));
            import.batch.try_update(|batch| {
                if let Some(batch) = batch {
                    batch.originals = originals;
                }
            });
            import.stage.try_set(Stage::Ready);
        }
    }
}

//! Brings what sheets need from the files kept on this device: the logo, and the digests of signed documents.

use crate::app::query::invoice_print::Printed;
use crate::domain::country::Country;
use crate::interop::ubl::stamp::{self, Stamp};
use crate::shell::files;
use crate::shell::session::Session;
use crate::ui::screens::invoices::paper::Sheet;
use crate::ui::screens::invoices::paper::lines::parts_of;
use crate::ui::turns;
use leptos::prelude::*;
use std::sync::Arc;

/// Sheets on their way.
#[derive(Clone, Copy)]
pub struct Sheets {
    /// Absent until the files were read.
    pub made: ReadSignal<Option<Vec<Arc<Sheet>>>>,
    /// How many parts of their lines are to be drawn by now, of all of them in order.
    pub drawn: ReadSignal<usize>,
    pub parts: usize,
}

impl Sheets {
    /// Whether everything is on the page.
    pub fn is_ready(self) -> bool {
        self.drawn.get() >= self.parts
    }
}

/// The sheets of documents: made once their files were read, then drawn a part at a time.
pub fn sheets(session: Session, documents: Vec<Printed>) -> Sheets {
    let (made, set_made) = signal(None);
    let (drawn, set_drawn) = signal(0);
    let parts = documents.iter().map(|each| parts_of(&each.content)).sum();
    let address = StoredValue::new(None::<String>);
    on_cleanup(move || {
        if let Some(Some(address)) = address.try_get_value() {
            files::withdraw(&address);
        }
    });
    leptos::task::spawn_local(async move {
        let logo = logo_of(session, &documents).await;
        let mut sheets = Vec::with_capacity(documents.len());
        for printed in documents {
            let stamp = stamp_of(session, &printed).await;
            let logo = logo.clone().filter(|_| printed.official.logo.is_some());
            sheets.push(Arc::new(Sheet {
                printed,
                stamp,
                logo,
            }));
        }
        // The screen may be gone.
        let gone = address.try_set_value(logo.clone()).is_some();
        if let Some(logo) = logo.filter(|_| gone) {
            files::withdraw(&logo);
        }
        set_made.try_set(Some(sheets));
        turns::advance(set_drawn, 1, parts).await;
    });
    Sheets { made, drawn, parts }
}

/// The company has one logo, whatever documents there are.
async fn logo_of(session: Session, documents: &[Printed]) -> Option<String> {
    let mut logos = documents
        .iter()
        .filter_map(|each| each.official.logo.as_ref());
    let logo = logos.next()?;
    let bytes = session.blob(&logo.digest).await.ok().flatten()?;
    files::address(&logo.media, &bytes)
}

/// In Peru the QR code needs the digest of the signature, which is in the signed document alone.
async fn stamp_of(session: Session, printed: &Printed) -> Stamp {
    let Some(issuance) = &printed.issuance else {
        return Stamp::default();
    };
    let wanted = printed.signed.as_ref();
    let wanted = wanted.filter(|_| printed.content.country == Country::Peru);
    let digest = match wanted {
        Some(digest) => session.blob(digest).await.ok().flatten(),
        None => None,
    };
    let digest = digest.and_then(|bytes| stamp::signature_digest(&bytes));
    session.book.with_untracked(|book| {
        stamp::of(
            book.company(),
            &printed.content,
            issuance,
            &printed.issuer,
            &digest.unwrap_or_default(),
        )
    })
}

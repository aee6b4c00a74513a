//! The files of a document: the one it was read from, and the one that is written for the provider.

use crate::domain::ids::InvoiceId;
use crate::interop::ubl::write;
use crate::interop::ubl::write::issuer::Issuer;
use crate::shell::files;
use crate::shell::session::Session;
use crate::text::ubl_words;
use crate::ui::lang::{lang, tr};
use leptos::prelude::*;

/// The document in the authority's form, for the provider who signs it and sends it.
pub fn official_xml(session: Session, id: InvoiceId) {
    let made = session.book.with_untracked(|book| {
        let (invoice, company) = (book.invoice(id)?, book.company()?);
        let issuer = Issuer::of(company, &invoice.content);
        let written = write::write(&invoice.content, invoice.issuance()?, &issuer);
        Some((invoice.number().to_owned(), written))
    });
    match made {
        Some((number, Ok(bytes))) => {
            if let Err(error) = files::download(&format!("{number}.xml"), "application/xml", &bytes)
            {
                session.say_failed(error.to_string());
            }
        }
        Some((_, Err(unwritable))) => {
            session.say_failed(ubl_words::unwritable(&unwritable, lang()))
        }
        None => {}
    }
}

/// Gives back the file the invoice was read from, byte for byte.
pub async fn download(session: Session, name: String, digest: String) {
    match session.blob(&digest).await {
        Ok(Some(bytes)) => {
            let name = name.rsplit('/').next().unwrap_or(&name).to_owned();
            if let Err(error) = files::download(&name, "application/xml", &bytes) {
                session.say_failed(error.to_string());
            }
        }
        Ok(None) => session.say_failed(
            tr(
                "El XML original no está en este equipo. Búscalo en un respaldo con adjuntos.",
                "The original XML is not on this device. Look for it in a backup with attachments.",
            )
            .to_owned(),
        ),
        Err(error) => session.say_failed(session.error_text(&error)),
    }
}

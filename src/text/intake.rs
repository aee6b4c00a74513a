//! What became of files on their way in, in words.
//! The reading itself is in `interop`.

use crate::interop::archive::{ArchiveError, Skipped};
use crate::interop::intake::What;
use crate::interop::ubl::UblError;
use crate::interop::ubl::xml::XmlError;
use crate::text::lang::Lang;

/// Why a file brings no document, as a sentence; empty for one that does.
pub fn no_document(what: &What, lang: Lang) -> String {
    match what {
        What::Document { .. } => String::new(),
        What::Event(event) => {
            let about = event
                .about
                .as_ref()
                .map_or("—", |about| about.number.as_str());
            match lang {
                Lang::Es => format!(
                    "Es un evento ({}) sobre {about}, no una factura: no hay nada que importar.",
                    event.code
                ),
                Lang::En => format!(
                    "It is an event ({}) about {about}, not an invoice: there is nothing to import.",
                    event.code
                ),
            }
        }
        What::PassedOver(reason) => skipped(reason, lang),
        What::Unreadable(error) => unreadable(error, lang),
        What::BadArchive(error) => bad_archive(error, lang),
    }
}

fn skipped(reason: &Skipped, lang: Lang) -> String {
    let (es, en) = match reason {
        Skipped::NotXml => (
            "No es XML: se deja de lado.",
            "Not an XML file: left aside.",
        ),
        Skipped::TooLarge => (
            "Es demasiado grande para ser una factura.",
            "Too large to be an invoice.",
        ),
        Skipped::Bomb => (
            "Se infla mucho más de lo normal: no se abre, puede ser un archivo malicioso.",
            "It inflates far more than normal: not opened, it may be malicious.",
        ),
        Skipped::ArchiveTooLarge => (
            "El ZIP es demasiado grande: pártelo en varios.",
            "The ZIP is too large: split it.",
        ),
        Skipped::Nested => (
            "Hay demasiados ZIP uno dentro de otro: descomprímelo antes.",
            "Too many ZIPs inside one another: unpack it first.",
        ),
        Skipped::Encrypted => (
            "Tiene contraseña: descomprímelo antes de importarlo.",
            "It has a password: unpack it before importing.",
        ),
        Skipped::Damaged(_) => (
            "Está dañado dentro del ZIP: pídelo de nuevo.",
            "Damaged inside the ZIP: ask for it again.",
        ),
        Skipped::TooManyEntries => (
            "El ZIP tiene demasiados archivos: pártelo en varios.",
            "The ZIP has too many files: split it.",
        ),
    };
    pick(es, en, lang)
}

fn bad_archive(error: &ArchiveError, lang: Lang) -> String {
    let (es, en) = match error {
        ArchiveError::NotAnArchive(_) => (
            "El ZIP está dañado o incompleto: descárgalo de nuevo.",
            "The ZIP is damaged or incomplete: download it again.",
        ),
        ArchiveError::TooManyEntries => (
            "El ZIP tiene demasiados archivos: pártelo en varios.",
            "The ZIP has too many files: split it.",
        ),
    };
    pick(es, en, lang)
}

fn unreadable(error: &UblError, lang: Lang) -> String {
    match (error, lang) {
        (UblError::Xml(error), _) => xml(error, lang),
        (UblError::NotAnInvoice(root), Lang::Es) => {
            format!("Es un XML de otro tipo (<{root}>), no una factura ni una nota.")
        }
        (UblError::NotAnInvoice(root), Lang::En) => {
            format!("An XML of another kind (<{root}>), not an invoice or note.")
        }
        (UblError::UnknownCountry, _) => pick(
            "No parece de la DIAN ni de la SUNAT: faltan las señas de ambas.",
            "It does not look like DIAN's nor SUNAT's: the marks of both are missing.",
            lang,
        ),
        (UblError::Missing(place), Lang::Es) => format!("Le falta un dato obligatorio: {place}."),
        (UblError::Missing(place), Lang::En) => format!("A required value is missing: {place}."),
        (UblError::NotADate { place, value }, Lang::Es) => {
            format!("«{value}» no es una fecha ({place}).")
        }
        (UblError::NotADate { place, value }, Lang::En) => {
            format!("“{value}” is not a date ({place}).")
        }
        (UblError::NotAnAmount { place, value }, Lang::Es) => {
            format!("«{value}» no es un importe ({place}).")
        }
        (UblError::NotAnAmount { place, value }, Lang::En) => {
            format!("“{value}” is not an amount ({place}).")
        }
        (UblError::Nested, _) => pick(
            "Tiene demasiados documentos uno dentro de otro.",
            "It has too many documents inside one another.",
            lang,
        ),
    }
}

fn xml(error: &XmlError, lang: Lang) -> String {
    match (error, lang) {
        (XmlError::Malformed { position, .. }, Lang::Es) => {
            format!("No es un XML válido: está cortado o dañado en la posición {position}.")
        }
        (XmlError::Malformed { position, .. }, Lang::En) => {
            format!("Not valid XML: it is cut or damaged at position {position}.")
        }
        (XmlError::DocumentType | XmlError::Entity(_), _) => pick(
            "Trae definiciones (DTD) que una factura no lleva: no se abre, puede ser un archivo malicioso.",
            "It carries definitions (DTD) that an invoice does not have: not opened, it may be malicious.",
            lang,
        ),
        (XmlError::Empty, _) => pick(
            "El archivo está vacío o no es XML.",
            "The file is empty or not XML.",
            lang,
        ),
        (XmlError::Encoding(_), _) => pick(
            "Sus letras están en una codificación que no corresponde a lo que declara.",
            "Its letters are in an encoding that is not the one it declares.",
            lang,
        ),
        (
            XmlError::TooLarge
            | XmlError::TooDeep
            | XmlError::TooManyElements
            | XmlError::TooManyAttributes(_),
            _,
        ) => pick(
            "Es demasiado grande o complejo para ser una factura.",
            "Too large or complex to be an invoice.",
            lang,
        ),
    }
}

fn pick(es: &str, en: &str, lang: Lang) -> String {
    match lang {
        Lang::Es => es.to_owned(),
        Lang::En => en.to_owned(),
    }
}

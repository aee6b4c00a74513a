//! Why an official document cannot be written, in full sentences.

use crate::interop::ubl::write::{Unwritable, Why};
use crate::text::lang::Lang;

/// The first thing that is in the way, and how many more there are.
pub fn unwritable(found: &[Unwritable], lang: Lang) -> String {
    let Some(first) = found.first() else {
        return String::new();
    };
    let why = why(&first.why, lang);
    let element = &first.element;
    let more = found.len().saturating_sub(1);
    match (lang, more) {
        (Lang::Es, 0) => format!("El XML no se puede escribir: {element} {why}."),
        (Lang::Es, more) => {
            format!("El XML no se puede escribir: {element} {why}. Y {more} cosas más.")
        }
        (Lang::En, 0) => format!("The XML cannot be written: {element} {why}."),
        (Lang::En, more) => format!("The XML cannot be written: {element} {why}. And {more} more."),
    }
}

fn why(why: &Why, lang: Lang) -> String {
    match (why, lang) {
        (Why::Missing, Lang::Es) => {
            "falta; complétalo en el cliente, la empresa o el documento".to_owned()
        }
        (Why::Missing, Lang::En) => {
            "is missing; complete it in the client, the company or the document".to_owned()
        }
        (Why::Negative(value), Lang::Es) => format!("es negativo ({value})"),
        (Why::Negative(value), Lang::En) => format!("is negative ({value})"),
        (Why::Decimals { value, most }, Lang::Es) => {
            format!("tiene más de {most} decimales ({value})")
        }
        (Why::Decimals { value, most }, Lang::En) => {
            format!("has more than {most} decimals ({value})")
        }
        (Why::NoPlace, Lang::Es) => "no tiene lugar en esta clase de documento".to_owned(),
        (Why::NoPlace, Lang::En) => "has no place in this kind of document".to_owned(),
    }
}

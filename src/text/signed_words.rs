//! What a signed document says otherwise than the one that was approved here.

use crate::domain::invoice::signed::{Compared, Difference};
use crate::text::findings::fact;
use crate::text::lang::{Lang, Locale};

/// One difference, as a sentence.
pub fn difference(difference: &Difference, locale: Locale) -> String {
    let what = what(difference.what, locale.lang());
    let approved = fact(Some(&difference.approved), locale);
    let signed = fact(Some(&difference.signed), locale);
    match locale.lang() {
        Lang::Es => format!("{what}: aquí se aprobó {approved} y el XML dice {signed}."),
        Lang::En => format!("{what}: {approved} was approved here and the XML says {signed}."),
    }
}

fn what(what: Compared, lang: Lang) -> String {
    let (es, en) = match what {
        Compared::IssuedOn => ("Fecha de emisión", "Issue date"),
        Compared::Customer => ("Identificación del cliente", "Client's tax id"),
        Compared::Currency => ("Moneda", "Currency"),
        Compared::LineCount => ("Cantidad de renglones", "Number of lines"),
        Compared::LineAmount(place) => {
            return match lang {
                Lang::Es => format!("Valor del renglón {}", place + 1),
                Lang::En => format!("Amount of line {}", place + 1),
            };
        }
        Compared::LineQuantity(place) => {
            return match lang {
                Lang::Es => format!("Cantidad del renglón {}", place + 1),
                Lang::En => format!("Quantity of line {}", place + 1),
            };
        }
        Compared::Lines => ("Subtotal", "Subtotal"),
        Compared::Taxes => ("Impuestos", "Taxes"),
        Compared::Payable => ("Total a pagar", "Payable amount"),
        Compared::DueOn => ("Fecha de vencimiento", "Due date"),
        Compared::FiscalCode => ("CUFE", "CUFE"),
    };
    match lang {
        Lang::Es => es.to_owned(),
        Lang::En => en.to_owned(),
    }
}

//! What a message says after something about billing changed.

use crate::app::event::billing::BillingChange;
use crate::domain::words::{Words, words};
use crate::text::billing_labels::happening;
use crate::text::lang::Lang;

/// What happened, as a full sentence.
pub fn billing_event(event: &BillingChange, lang: Lang) -> String {
    match (event, lang) {
        (BillingChange::ItemSaved { name, created }, lang) => {
            let done = if *created {
                words("creado", "created")
            } else {
                words("cambios guardados", "changes saved")
            };
            format!("{name}: {}.", done.in_lang(lang))
        }
        (BillingChange::ItemRemoved { name }, Lang::Es) => format!("{name}: eliminado."),
        (BillingChange::ItemRemoved { name }, Lang::En) => format!("{name}: removed."),
        (BillingChange::EventRegistered { contract, what }, lang) => {
            let what = happening(*what).in_lang(lang).to_lowercase();
            match lang {
                Lang::Es => format!("Contrato {contract}: {what}."),
                Lang::En => format!("Contract {contract}: {what}."),
            }
        }
        (BillingChange::EventRemoved { contract, what }, lang) => {
            let what = happening(*what).in_lang(lang);
            match lang {
                Lang::Es => format!("Contrato {contract}: novedad eliminada («{what}»)."),
                Lang::En => format!("Contract {contract}: billing event removed (“{what}”)."),
            }
        }
        (
            BillingChange::ReportSaved {
                invoice,
                created,
                answered,
            },
            lang,
        ) => {
            let done = match (created, answered) {
                (true, false) => words("error registrado", "error registered"),
                (true, true) => words(
                    "error registrado y respondido",
                    "error registered and answered",
                ),
                (false, false) => words("cambios guardados", "changes saved"),
                (false, true) => words("error respondido", "error answered"),
            };
            format!("{invoice}: {}.", done.in_lang(lang))
        }
        (BillingChange::ReportRemoved { invoice }, Lang::Es) => {
            format!("{invoice}: error informado eliminado.")
        }
        (BillingChange::ReportRemoved { invoice }, Lang::En) => {
            format!("{invoice}: reported error removed.")
        }
    }
}

/// What undoing it takes back, in a few words.
pub fn undo_of(event: &BillingChange) -> Words {
    match event {
        BillingChange::ItemSaved { created: true, .. } => words("ítem nuevo", "new item"),
        BillingChange::ItemSaved { .. } => words("cambio en un ítem", "change to an item"),
        BillingChange::ItemRemoved { .. } => words("ítem eliminado", "item removed"),
        BillingChange::EventRegistered { .. } => words("novedad de facturación", "billing event"),
        BillingChange::EventRemoved { .. } => words("novedad eliminada", "billing event removed"),
        BillingChange::ReportSaved { created: true, .. } => {
            words("error informado", "error reported")
        }
        BillingChange::ReportSaved { .. } => {
            words("cambio en un error informado", "change to a reported error")
        }
        BillingChange::ReportRemoved { .. } => {
            words("error informado eliminado", "reported error removed")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::billing_event;
    use crate::app::event::billing::BillingChange;
    use crate::domain::billing::Part;
    use crate::domain::billing::event::Happening;
    use crate::text::lang::Lang;

    fn check(event: &BillingChange, es: &str, en: &str) {
        assert_eq!(billing_event(event, Lang::Es), es);
        assert_eq!(billing_event(event, Lang::En), en);
    }

    #[test]
    fn says_what_was_done_to_what() {
        check(
            &BillingChange::EventRegistered {
                contract: "C-1".to_owned(),
                what: Happening::Reached,
            },
            "Contrato C-1: hito cumplido.",
            "Contract C-1: milestone reached.",
        );
        check(
            &BillingChange::EventRemoved {
                contract: "C-1".to_owned(),
                what: Happening::Skipped(Part::Milestone),
            },
            "Contrato C-1: novedad eliminada («No se factura»).",
            "Contract C-1: billing event removed (“Not billed”).",
        );
        check(
            &BillingChange::ReportSaved {
                invoice: "FE-1".to_owned(),
                created: false,
                answered: true,
            },
            "FE-1: error respondido.",
            "FE-1: error answered.",
        );
    }
}

//! The limits of invoicing in words: what is to be done by a day, one by one and many together.

use crate::app::query::billing_limits::{Limit, LimitKind};
use crate::domain::words::{Words, words};
use crate::text::dates::month;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{CONTRACTS, INVOICES, Noun, counted, whole};

const DRAFTS: Noun = Noun::masculine(words("borrador", "draft"), words("borradores", "drafts"));
const DOCUMENTS: Noun = Noun::masculine(
    words("documento", "document"),
    words("documentos", "documents"),
);
const NUMBERINGS: Noun = Noun::feminine(
    words("numeración", "numbering"),
    words("numeraciones", "numberings"),
);

/// What is to be done.
pub fn kind(kind: LimitKind) -> Words {
    match kind {
        LimitKind::Issue => words("Emitir", "Issue"),
        LimitKind::Draft => words("Emitir borrador", "Issue draft"),
        LimitKind::Deliver => words("Entregar", "Hand over"),
        LimitKind::TacitAcceptance => words("Aceptación tácita", "Tacit acceptance"),
        LimitKind::Send => words("Enviar a SUNAT", "Send to SUNAT"),
        LimitKind::Void => words("Comunicar baja", "Tell SUNAT of voiding"),
        LimitKind::Numbering => words("Vence numeración", "Numbering expires"),
    }
}

/// What that day means.
pub fn meaning(kind: LimitKind) -> Words {
    match kind {
        LimitKind::Issue => words(
            "Último día, por la política de la empresa o lo pactado, para facturar lo que falta de un contrato y un mes.",
            "Last day, by the company's policy or as agreed, to bill what is left of a contract and a month.",
        ),
        LimitKind::Draft => words(
            "Último día para emitir lo que ya está en borrador, en revisión o aprobado.",
            "Last day to issue what is drafted, in review or approved.",
        ),
        LimitKind::Deliver => words(
            "Último día, por la política de la empresa, para entregar una factura emitida aquí.",
            "Last day, by the company's policy, to hand over an invoice issued here.",
        ),
        LimitKind::TacitAcceptance => words(
            "El cliente tuvo tres días hábiles para reclamar desde que recibió el servicio: desde este día se registra la aceptación tácita (evento 034).",
            "The client had three business days to claim since it received the service: from this day on the tacit acceptance is recorded (event 034).",
        ),
        LimitKind::Send => words(
            "Último día para enviar el comprobante a la SUNAT: tres días calendario para una factura y sus notas, siete para una boleta y cinco para su nota.",
            "Last day to send the document to SUNAT: three calendar days for a factura and its notes, seven for a boleta and five for its note.",
        ),
        LimitKind::Void => words(
            "Último día seguro, siete días calendario desde la emisión, para dar de baja un comprobante por anular o con un error sin responder. Después solo queda la nota de crédito.",
            "Last safe day, seven calendar days from the issue, to take back a document that is to be voided or has an error not answered. Afterwards only a credit note is left.",
        ),
        LimitKind::Numbering => words(
            "La autorización de numeración deja de servir y ninguna otra la reemplaza.",
            "The authorised numbering ends and no other takes its place.",
        ),
    }
}

/// What there are many of on one day: "58 contratos".
pub fn many(kind: LimitKind, count: usize, locale: Locale) -> String {
    let noun = match kind {
        LimitKind::Issue => CONTRACTS,
        LimitKind::Draft => DRAFTS,
        LimitKind::Deliver | LimitKind::TacitAcceptance => INVOICES,
        LimitKind::Send | LimitKind::Void => DOCUMENTS,
        LimitKind::Numbering => NUMBERINGS,
    };
    counted(count as u64, noun, locale)
}

/// Invoices whose date of payment a day is: "3 facturas vencen".
pub fn invoices_due(count: usize, locale: Locale) -> String {
    let number = whole(count as u64, locale);
    match (locale.lang(), count) {
        (Lang::Es, 1) => format!("{number} factura vence"),
        (Lang::Es, _) => format!("{number} facturas vencen"),
        (Lang::En, 1) => format!("{number} invoice falls due"),
        (Lang::En, _) => format!("{number} invoices fall due"),
    }
}

/// Whom or what a limit is about: its client, or what it is called.
pub fn whom(limit: &Limit, lang: Lang) -> String {
    let draft = words("Borrador", "Draft").in_lang(lang);
    match (limit.client_name.as_str(), limit.name.as_str()) {
        ("", "") => draft.to_owned(),
        ("", name) => name.to_owned(),
        (client, _) => client.to_owned(),
    }
}

/// The rest of what is known of it: "C-12, octubre de 2026"; the number of a document.
pub fn which(limit: &Limit, lang: Lang) -> String {
    let name = match limit.kind {
        LimitKind::Numbering => "",
        _ => limit.name.as_str(),
    };
    match limit.month {
        Some(first) => format!("{name}, {}", month(first, lang)),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{invoices_due, kind, many, meaning, which, whom};
    use crate::app::query::amounts::Amounts;
    use crate::app::query::billing_limits::{Limit, LimitKind, Subject};
    use crate::text::lang::{Lang, Locale};
    use chrono::NaiveDate;

    #[test]
    fn limits_say_what_whom_and_which() {
        let limit = |kind, name: &str, client: &str| Limit {
            kind,
            subject: Subject::Company,
            name: name.to_owned(),
            client_name: client.to_owned(),
            month: None,
            amounts: Amounts::default(),
        };
        let mut issue = limit(LimitKind::Issue, "C-12", "Clínica");
        issue.month = NaiveDate::from_ymd_opt(2026, 10, 1);
        assert_eq!(whom(&issue, Lang::Es), "Clínica");
        assert_eq!(which(&issue, Lang::Es), "C-12, octubre de 2026");
        let numbering = limit(LimitKind::Numbering, "FE", "");
        assert_eq!(whom(&numbering, Lang::En), "FE");
        assert_eq!(which(&numbering, Lang::En), "");
        assert_eq!(whom(&limit(LimitKind::Draft, "", ""), Lang::En), "Draft");
        for each in LimitKind::ALL {
            assert!(meaning(each).es.ends_with('.'), "{}", kind(each).es);
        }
    }

    #[test]
    fn many_are_counted() {
        let es = Locale::EsCo;
        let said = |kind, count, locale| many(kind, count, locale).replace('\u{a0}', " ");
        assert_eq!(said(LimitKind::Issue, 1_058, es), "1.058 contratos");
        assert_eq!(said(LimitKind::Send, 3, Locale::En), "3 documents");
        assert_eq!(invoices_due(1, es), "1 factura vence");
        assert_eq!(invoices_due(3, Locale::En), "3 invoices fall due");
    }
}

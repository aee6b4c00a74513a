//! The measures of invoicing in words: what each is, what it means, and its value with what it is made of.

use crate::app::query::invoice_measures::span::Span;
use crate::app::query::invoice_measures::tally::Value;
use crate::app::query::invoice_measures::{Group, GroupKey, Grouping, Measure};
use crate::domain::calendar::quarter;
use crate::domain::words::{Words, words};
use crate::text::dates::month;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{INVOICES, NO_BREAK_SPACE, Noun, capitalised, percent, quantity, whole};
use chrono::Datelike;
use rust_decimal::Decimal;

/// Lines and months of contracts that fell due.
pub const CHARGES: Noun = Noun::masculine(words("cobro", "charge"), words("cobros", "charges"));

/// What stands where nothing counts.
pub const NOTHING: &str = "—";

/// The name of a measure.
pub fn measure(measure: Measure) -> Words {
    match measure {
        Measure::OnTime => words("Emitido a tiempo", "Issued on time"),
        Measure::FirstPass => words("Bien a la primera", "Right the first time"),
        Measure::Voided => words("Anuladas", "Voided"),
        Measure::Reported => words("Con error informado", "With an error reported"),
        Measure::DaysToIssue => words("Días hasta emitir", "Days to issue"),
        Measure::DaysToDeliver => words("Días hasta entregar", "Days to hand over"),
    }
}

/// What a measure counts, and what it does not.
pub fn meaning(measure: Measure) -> Words {
    match measure {
        Measure::OnTime => words(
            "De los cobros cuyo plazo ya pasó, los que se facturaron completos dentro de él. Un cobro es un renglón de un contrato en un mes; el plazo es el de la empresa o el día pactado. Lo omitido con motivo no cuenta, y lo anulado cuenta por la factura que lo reemplazó.",
            "Of the charges whose limit is over, those billed wholly within it. A charge is a line of a contract in a month; the limit is the company's or the day agreed. What was skipped for a reason does not count, and what was voided counts by the invoice that took its place.",
        ),
        Measure::FirstPass => words(
            "De las facturas emitidas, las que nadie encontró mal: nunca devueltas en revisión, sin error informado por el cliente ni reclamo por inconsistencias, y no anuladas (ni por anular) por datos, valor, período, contrato o duplicado.",
            "Of the invoices issued, those that nobody found wrong: never returned on review, without an error reported by the client or a claim for inconsistencies, and not voided (nor to be) for data, amount, period, contract or being a duplicate.",
        ),
        Measure::Voided => words(
            "De las facturas emitidas, las que notas crédito anularon por completo, por cualquier causa. Cuentan en el mes en que se emitió la factura.",
            "Of the invoices issued, those that credit notes took back entirely, for any cause. They count in the month in which the invoice was issued.",
        ),
        Measure::Reported => words(
            "De las facturas emitidas, aquellas en que el cliente informó un error o reclamó por inconsistencias.",
            "Of the invoices issued, those in which the client reported an error or claimed for inconsistencies.",
        ),
        Measure::DaysToIssue => words(
            "Promedio de días calendario desde el cierre de lo que se cobra (fin del mes servido, víspera del mes anticipado o día del hito) hasta la emisión. Solo lo ya facturado.",
            "Average of calendar days from the close of what is charged (end of the month served, eve of a month in advance or day of the milestone) to the issue. Only what is billed.",
        ),
        Measure::DaysToDeliver => words(
            "Promedio de días calendario desde la emisión hasta la entrega que se registró. Lo que no dice cuándo se entregó no cuenta.",
            "Average of calendar days from the issue to the delivery that was recorded. What does not say when it was delivered does not count.",
        ),
    }
}

/// What the groups are.
pub fn grouping(grouping: Grouping) -> Words {
    match grouping {
        Grouping::Client => words("Cliente", "Client"),
        Grouping::Contract => words("Contrato", "Contract"),
        Grouping::Person => words("Persona", "Person"),
        Grouping::Month => words("Mes", "Month"),
    }
}

/// "Últimos 12 meses", "Año 2026", "Trimestre 4 de 2026".
pub fn span(span: Span, lang: Lang) -> String {
    match (span, lang) {
        (Span::LastMonths, Lang::Es) => "Últimos 12 meses".to_owned(),
        (Span::LastMonths, Lang::En) => "Last 12 months".to_owned(),
        (Span::Year(year), Lang::Es) => format!("Año {year}"),
        (Span::Year(year), Lang::En) => format!("Year {year}"),
        (Span::Quarter(day), Lang::Es) => {
            format!("Trimestre {} de {}", quarter(day), day.year())
        }
        (Span::Quarter(day), Lang::En) => format!("Quarter {} of {}", quarter(day), day.year()),
    }
}

/// How a group is called.
pub fn group(group: &Group, lang: Lang) -> String {
    match group.key {
        GroupKey::Month(first) => capitalised(&month(first, lang)),
        GroupKey::Contract(None) => words("Sin contrato", "Without a contract")
            .in_lang(lang)
            .to_owned(),
        GroupKey::Person(None) => words("Sin autor conocido", "No known author")
            .in_lang(lang)
            .to_owned(),
        _ => group.name.clone(),
    }
}

/// "75 %", "4,5 días"; a dash when nothing counts. A share is whole, but never all or none when it is not.
pub fn value(value: Value, locale: Locale) -> String {
    let Some(tenths) = value.tenths() else {
        return NOTHING.to_owned();
    };
    match value {
        Value::Share { part, of } => {
            let most = if part < of { 999 } else { 1_000 };
            let least = i64::from(part > 0);
            let tenths = tenths.clamp(least, most);
            let is_near_an_end = !(10..=990).contains(&tenths);
            percent(Decimal::new(tenths, 1), u32::from(is_near_an_end), locale)
        }
        Value::Days(_) => {
            let number = number_of_days(value, locale);
            let is_one = tenths == 10;
            let noun = crate::text::numbers::DAYS.form(if is_one { 1 } else { 2 });
            format!("{number}{NO_BREAK_SPACE}{}", noun.in_lang(locale.lang()))
        }
    }
}

/// "4,5": the days of a value where a heading says what they are; a dash when nothing counts.
pub fn number_of_days(value: Value, locale: Locale) -> String {
    let tenths = value.tenths();
    tenths.map_or_else(
        || NOTHING.to_owned(),
        |tenths| quantity(Decimal::new(tenths, 1), locale),
    )
}

/// What a value is made of: "3 de 4 cobros", "promedio de 3 cobros"; "nada que medir".
pub fn made_of(measure: Measure, value: Value, locale: Locale) -> String {
    let lang = locale.lang();
    let noun = match measure {
        Measure::OnTime | Measure::DaysToIssue => CHARGES,
        _ => INVOICES,
    };
    let of = u64::from(value.of());
    if of == 0 {
        return words("nada que medir", "nothing to measure")
            .in_lang(lang)
            .to_owned();
    }
    let counted = crate::text::numbers::counted(of, noun, locale);
    match (value, lang) {
        (Value::Share { part, .. }, Lang::Es) => {
            format!("{} de {counted}", whole(part.into(), locale))
        }
        (Value::Share { part, .. }, Lang::En) => {
            format!("{} of {counted}", whole(part.into(), locale))
        }
        (Value::Days(_), Lang::Es) => format!("promedio de {counted}"),
        (Value::Days(_), Lang::En) => format!("average of {counted}"),
    }
}

/// The same without the noun, where a heading says it: "3 de 4", "de 3"; nothing when nothing counts.
pub fn out_of(value: Value, locale: Locale) -> String {
    let of = whole(value.of().into(), locale);
    match (value, locale.lang()) {
        (Value::Share { of: 0, .. }, _) => String::new(),
        (Value::Share { part, .. }, Lang::Es) => format!("{} de {of}", whole(part.into(), locale)),
        (Value::Share { part, .. }, Lang::En) => format!("{} of {of}", whole(part.into(), locale)),
        (Value::Days(sum), _) if sum.of == 0 => String::new(),
        (Value::Days(_), Lang::Es) => format!("de {of}"),
        (Value::Days(_), Lang::En) => format!("of {of}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{group, made_of, meaning, out_of, span, value};
    use crate::app::query::invoice_measures::span::Span;
    use crate::app::query::invoice_measures::tally::{DaySum, Tally, Value};
    use crate::app::query::invoice_measures::{Group, GroupKey, Measure};
    use crate::text::lang::{Lang, Locale};
    use chrono::NaiveDate;

    fn share(part: u32, of: u32) -> Value {
        Value::Share { part, of }
    }

    fn days(days: i64, of: u32) -> Value {
        Value::Days(DaySum { days, of })
    }

    #[test]
    fn a_share_is_never_all_or_none_when_it_is_not() {
        let said = |part, of| value(share(part, of), Locale::EsCo).replace('\u{a0}', " ");
        assert_eq!(said(3, 4), "75 %");
        assert_eq!(said(2, 3), "67 %");
        assert_eq!(said(4, 4), "100 %");
        assert_eq!(said(0, 4), "0 %");
        assert_eq!(said(9_999, 10_000), "99,9 %");
        assert_eq!(said(1, 10_000), "0,1 %");
        assert_eq!(said(0, 0), "—");
        assert_eq!(value(share(1, 200), Locale::En), "0.5%");
    }

    #[test]
    fn days_are_said_with_one_decimal_and_their_noun() {
        let said = |sum, of, locale| value(days(sum, of), locale).replace('\u{a0}', " ");
        assert_eq!(said(9, 2, Locale::EsCo), "4,5 días");
        assert_eq!(said(1, 1, Locale::EsPe), "1 día");
        assert_eq!(said(0, 3, Locale::En), "0 days");
        assert_eq!(said(-3, 2, Locale::EsCo), "−1,5 días");
    }

    #[test]
    fn what_a_value_is_made_of_is_shown_however_small() {
        let said = |measure, value, locale| made_of(measure, value, locale).replace('\u{a0}', " ");
        let es = Locale::EsCo;
        assert_eq!(said(Measure::OnTime, share(3, 4), es), "3 de 4 cobros");
        assert_eq!(said(Measure::Voided, share(0, 1), es), "0 de 1 factura");
        assert_eq!(
            said(Measure::DaysToIssue, days(9, 3), es),
            "promedio de 3 cobros"
        );
        assert_eq!(said(Measure::FirstPass, share(0, 0), es), "nada que medir");
        assert_eq!(
            said(Measure::DaysToDeliver, days(9, 1), Locale::En),
            "average of 1 invoice"
        );
        assert_eq!(out_of(share(3, 4), es), "3 de 4");
        assert_eq!(out_of(days(1, 3), Locale::En), "of 3");
        assert_eq!(out_of(days(0, 0), es), "");
    }

    #[test]
    fn groups_and_spans_have_names() {
        let first = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap_or_default();
        let named = |key| Group {
            key,
            name: String::new(),
            detail: String::new(),
            tally: Tally::default(),
        };
        let said = |key, lang| group(&named(key), lang);
        assert_eq!(said(GroupKey::Month(first), Lang::Es), "Octubre de 2026");
        assert_eq!(said(GroupKey::Person(None), Lang::En), "No known author");
        assert_eq!(said(GroupKey::Contract(None), Lang::Es), "Sin contrato");
        let quarter = Span::Quarter(first);
        assert_eq!(span(quarter, Lang::Es), "Trimestre 4 de 2026");
        assert_eq!(span(Span::LastMonths, Lang::En), "Last 12 months");
        for measure in Measure::ALL {
            assert!(meaning(measure).es.ends_with('.'), "{measure:?}");
        }
    }
}

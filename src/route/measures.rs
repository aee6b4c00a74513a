//! What the measures of invoicing are asked for, as it stands in an address: what is as by default is left out.

use crate::app::query::invoice_measures::span::Span;
use crate::app::query::invoice_measures::{Asked, Grouping, Measure};
use crate::domain::calendar::quarter;
use crate::route::Route;
use crate::route::query_string::QueryString;
use chrono::{Datelike, NaiveDate};

const GROUPINGS: [(Grouping, &str); 4] = [
    (Grouping::Client, "cliente"),
    (Grouping::Contract, "contrato"),
    (Grouping::Person, "persona"),
    (Grouping::Month, "mes"),
];
const MEASURES: [(Measure, &str); 6] = [
    (Measure::OnTime, "a-tiempo"),
    (Measure::FirstPass, "bien-a-la-primera"),
    (Measure::Voided, "anuladas"),
    (Measure::Reported, "con-error-informado"),
    (Measure::DaysToIssue, "dias-a-emision"),
    (Measure::DaysToDeliver, "dias-a-entrega"),
];

/// The address of the measures, with the one that is drawn.
pub fn path(asked: Asked, drawn: Measure) -> String {
    let mut query = QueryString::default();
    let span = (asked.span != Span::default()).then(|| span_word(asked.span));
    query.set("periodo", span);
    let grouping = (asked.grouping != Grouping::default()).then_some(asked.grouping);
    let grouping = grouping.and_then(|own| GROUPINGS.iter().find(|(each, _)| *each == own));
    query.set("por", grouping.map(|(_, word)| *word));
    let drawn = (drawn != Measure::OnTime).then_some(drawn);
    let drawn = drawn.and_then(|own| MEASURES.iter().find(|(each, _)| *each == own));
    query.set("medida", drawn.map(|(_, word)| *word));
    query.after(&Route::InvoiceMeasures.path())
}

/// What the query string of an address asks for, and the measure that is drawn.
pub fn read(query: &str) -> (Asked, Measure) {
    let query = QueryString::parse(query);
    let find = |name| query.get(name);
    let grouping = GROUPINGS.iter().find(|(_, word)| find("por") == Some(word));
    let drawn = MEASURES
        .iter()
        .find(|(_, word)| find("medida") == Some(word));
    let asked = Asked {
        span: find("periodo").and_then(span_of).unwrap_or_default(),
        grouping: grouping.map_or_else(Grouping::default, |(own, _)| *own),
    };
    (asked, drawn.map_or(Measure::OnTime, |(own, _)| *own))
}

/// A span in one word: `12-meses`, `2026`, `2026-t4`.
pub fn span_word(span: Span) -> String {
    match span {
        Span::LastMonths => "12-meses".to_owned(),
        Span::Year(year) => format!("{year:04}"),
        Span::Quarter(day) => format!("{:04}-t{}", day.year(), quarter(day)),
    }
}

/// The span that a word names.
pub fn span_of(word: &str) -> Option<Span> {
    if word == "12-meses" {
        return Some(Span::LastMonths);
    }
    let (year, quarter) = match word.split_once("-t") {
        Some((year, quarter)) => (year, Some(quarter)),
        None => (word, None),
    };
    let year: i32 = year
        .parse()
        .ok()
        .filter(|year| (1900..=2999).contains(year))?;
    match quarter {
        None => Some(Span::Year(year)),
        Some(quarter) => {
            let quarter: u32 = quarter.parse().ok().filter(|own| (1..=4).contains(own))?;
            NaiveDate::from_ymd_opt(year, 3 * quarter - 2, 1).map(Span::Quarter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{path, read};
    use crate::app::query::invoice_measures::span::Span;
    use crate::app::query::invoice_measures::{Asked, Grouping, Measure};
    use crate::route::Route;
    use chrono::NaiveDate;

    #[test]
    fn what_is_asked_survives_its_address() {
        let quarter = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap_or_default();
        for span in [Span::LastMonths, Span::Year(2025), Span::Quarter(quarter)] {
            for grouping in Grouping::ALL {
                for measure in Measure::ALL {
                    let asked = Asked { span, grouping };
                    let address = path(asked, measure);
                    let (own, query) = address.split_once('?').unwrap_or((&address, ""));
                    assert_eq!(Route::parse(own), Route::InvoiceMeasures);
                    assert_eq!(read(query), (asked, measure), "{address}");
                }
            }
        }
        let default = path(Asked::default(), Measure::OnTime);
        assert_eq!(default, Route::InvoiceMeasures.path());
    }

    #[test]
    fn what_is_not_understood_is_as_by_default() {
        let default = (Asked::default(), Measure::OnTime);
        for query in [
            "periodo=2026-t5",
            "periodo=99",
            "por=x&medida=",
            "periodo=-t1",
        ] {
            assert_eq!(read(query), default, "{query}");
        }
    }
}

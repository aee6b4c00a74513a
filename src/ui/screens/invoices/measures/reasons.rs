//! What was behind the charges that were not on time, the documents that were not right, and those that were voided.

use crate::app::query::invoice_measures::tally::Tally;
use crate::text::{billing_labels, numbers};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::invoices::measures::Answer;
use crate::ui::view::view;
use leptos::prelude::*;

/// A line of a list of reasons: what, and how many.
type Line = (String, u32);

/// The reasons, each list with what it is out of.
#[component]
pub fn Reasons(answer: Answer) -> impl IntoView {
    let total =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|report| report.total)));
    let list = move |lines: fn(&Tally) -> Vec<Line>| {
        Signal::derive(move || total.get().map_or_else(Vec::new, |total| lines(&total)))
    };
    view! {
        <div class="switcher">
            <Reason
                title=tr("Lo que no salió a tiempo", "What was not on time")
                none=tr("Todo salió a tiempo.", "Everything was on time.")
                of=tr("Cobros", "Charges")
                lines=list(untimely)
            />
            <Reason
                title=tr("Lo que no salió bien", "What was not right")
                none=tr("Nadie encontró una factura mal.", "Nobody found an invoice wrong.")
                of=tr("Facturas", "Invoices")
                lines=list(wrong)
            />
            <Reason
                title=tr("Por qué se anuló", "Why it was voided")
                none=tr("No se anuló ninguna factura.", "No invoice was voided.")
                of=tr("Facturas", "Invoices")
                lines=list(voided)
            />
        </div>
    }
}

fn untimely(total: &Tally) -> Vec<Line> {
    let lines = [
        (tr("Emitidos tarde", "Issued late"), total.late),
        (tr("Sin emitir todavía", "Not issued yet"), total.missing),
    ];
    some(lines)
}

/// A document may be in several lines.
fn wrong(total: &Tally) -> Vec<Line> {
    let lines = [
        (
            tr("Devueltas en revisión", "Returned on review"),
            total.returned,
        ),
        (
            tr(
                "Con error informado por el cliente",
                "With an error reported by the client",
            ),
            total.reported,
        ),
        (
            tr(
                "Anuladas o por anular por error",
                "Voided or to be voided for an error",
            ),
            total.voided_wrong,
        ),
    ];
    some(lines)
}

fn voided(total: &Tally) -> Vec<Line> {
    let ranked = total.causes.ranked().into_iter();
    let lines = ranked.map(|(cause, count)| {
        let cause = cause.map_or(tr("Sin causa registrada", "No cause recorded"), |cause| {
            say(billing_labels::void_cause(cause))
        });
        (cause.to_owned(), count)
    });
    lines.collect()
}

fn some<const N: usize>(lines: [(&str, u32); N]) -> Vec<Line> {
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    lines
        .map(|(name, count)| (name.to_owned(), count))
        .collect()
}

/// One list.
#[component]
fn Reason(
    /// What it is about.
    title: &'static str,
    /// What stands there when it is empty.
    none: &'static str,
    /// What is counted.
    of: &'static str,
    lines: Signal<Vec<Line>>,
) -> impl IntoView {
    view! {
        <Panel title=Some(title.to_owned()) flush=true>
            {move || {
                let lines = lines.get();
                if lines.is_empty() {
                    return view! { <p class="measures__none">{none}</p> };
                }
                let headings = vec![Heading::new(tr("Motivo", "Reason")), Heading::amount(of)];
                let rows = lines.into_iter().map(|(name, count)| view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="num">{numbers::whole(count.into(), locale())}</td>
                    </tr>
                });
                view! { <PlainTable label=title headings>{rows.collect_view()}</PlainTable> }
            }}
        </Panel>
    }
}

//! What the check found in an invoice, with the rules as they were then.
//! The rules are in `domain::check`.

use crate::domain::check;
use crate::domain::finding::Severity;
use crate::domain::invoice::Invoice;
use crate::order;
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::tr;
use crate::ui::screens::invoices::import::preview::finding_view;
use crate::ui::view::view;
use leptos::prelude::*;

/// The findings, the gravest first.
#[component]
pub fn Findings(invoice: Invoice) -> impl IntoView {
    let rules = check::table::rules()
        .filter(|rule| rule.applies.includes(&invoice.content))
        .count();
    let review = invoice.review;
    let mut findings = review.findings.clone();
    order::sort_by_key(&mut findings, |finding| std::cmp::Reverse(finding.severity));
    let kept =
        rules.saturating_sub(review.count(Severity::Error) + review.count(Severity::Warning));
    view! {
        <Panel
            title=Some(tr("Revisión", "Check").to_owned())
            aside=move || format!("{rules} {}", tr("reglas", "rules"))
        >
            <div class="findings__place stack">
                <ul class="findings" role="list">
                    {findings.iter().map(finding_view).collect_view()}
                </ul>
                <p class="cluster">
                    <Badge
                        label=format!("{kept} {}", tr("reglas cumplidas", "rules kept"))
                        tone=Signal::stored(Tone::Good)
                    />
                </p>
            </div>
        </Panel>
    }
}

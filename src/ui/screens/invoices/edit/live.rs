//! What the draft amounts to and what the rules find in it while it is typed.

use crate::app::drafts::review;
use crate::domain::finding::{Finding, Severity};
use crate::domain::invoice::Content;
use crate::domain::invoice::totals::compute;
use crate::domain::money::Money;
use crate::order;
use crate::text::money;
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::screens::invoices::import::preview::finding_view;
use crate::ui::screens::invoices::record::content::{tax_label, withholding_label};
use crate::ui::screens::list;
use crate::ui::turns;
use crate::ui::view::view;
use leptos::prelude::*;

/// The draft as it would be saved, and its findings; absent while a field cannot be read.
#[derive(Clone, PartialEq)]
struct Preview {
    content: Content,
    findings: Vec<Finding>,
}

/// The findings of the draft being typed, for the rows of its lines.
#[derive(Clone, Copy)]
struct LiveFindings(ReadSignal<Option<Preview>>);

fn preview(drafting: Drafting) -> Option<Preview> {
    let typed = drafting.editing.form.typed.get_untracked();
    let mut invoice = drafting.read(&typed).ok()?;
    compute(&mut invoice.content).ok()?;
    let session = drafting.session;
    let mut findings = session
        .book
        .with_untracked(|book| review(book, &invoice, session.today.get_untracked()).findings);
    order::sort_by_key(&mut findings, |finding| std::cmp::Reverse(finding.severity));
    Some(Preview {
        content: invoice.content,
        findings,
    })
}

/// Makes what is found known to the rows; called once, before they are drawn.
pub fn provide(drafting: Drafting) {
    let watch = move || {
        drafting.editing.form.typed.track();
        drafting.session.today.track();
    };
    let live = turns::following(watch, move || preview(drafting));
    provide_context(LiveFindings(live));
}

/// Totals and findings beside the form.
#[component]
pub fn Live(drafting: Drafting) -> impl IntoView {
    let LiveFindings(live) = expect_context();
    let currency = drafting.editing.form.get(|typed| typed.currency);
    view! {
        <Panel title=Some(tr("Totales", "Totals").to_owned())>
            {move || match live.get() {
                None => view! {
                    <p class="muted">{tr(
                        "Completa los campos para ver los totales.",
                        "Fill in the fields to see the totals.",
                    )}</p>
                },
                Some(preview) => sums(&preview.content, move |amount| {
                    money::money(Money::new(amount, currency.get_untracked()), locale())
                }),
            }}
        </Panel>
        <Panel title=Some(tr("Revisión", "Check").to_owned())>
            {move || live.get().map(|preview| {
                let count = |severity| preview.findings.iter().filter(|each| each.severity == severity).count();
                let errors = list::count(count(Severity::Error), tr("error", "error"), tr("errores", "errors"));
                let warnings = list::count(count(Severity::Warning), tr("aviso", "warning"), tr("avisos", "warnings"));
                view! {
                    <div class="findings__place stack">
                        <p role="status">{format!("{errors} · {warnings}")}</p>
                        <ul class="findings" role="list">
                            {preview.findings.iter().map(finding_view).collect_view()}
                        </ul>
                    </div>
                }
            })}
        </Panel>
    }
}

fn sums(content: &Content, amount: impl Fn(rust_decimal::Decimal) -> String) -> AnyView {
    let totals = &content.totals;
    let mut rows = vec![(tr("Subtotal", "Subtotal").to_owned(), amount(totals.lines))];
    rows.extend(
        content
            .taxes
            .iter()
            .map(|tax| (tax_label(tax), amount(tax.amount))),
    );
    if !totals.allowances.is_zero() {
        let less = amount(-totals.allowances);
        rows.push((tr("Descuentos", "Allowances").to_owned(), less));
    }
    rows.push((
        tr("Total a pagar", "Payable amount").to_owned(),
        amount(totals.payable),
    ));
    let withheld = content.withholdings.iter();
    rows.extend(withheld.map(|tax| (withholding_label(tax), amount(-tax.amount))));
    view! {
        <DetailsList>
            {rows.into_iter().map(|(term, value)| view! {
                <Detail term><span class="num">{value}</span></Detail>
            }).collect_view()}
        </DetailsList>
    }
}

/// What was found in one line, below it.
#[component]
pub fn LineFindings(place: usize) -> impl IntoView {
    let live = use_context::<LiveFindings>();
    let prefix = format!("lines[{}].", place + 1);
    move || {
        let findings: Vec<Finding> = live.map_or_else(Vec::new, |LiveFindings(live)| {
            live.with(|preview| {
                let findings = preview.iter().flat_map(|preview| &preview.findings);
                findings
                    .filter(|finding| finding.place.starts_with(&prefix))
                    .cloned()
                    .collect()
            })
        });
        (!findings.is_empty()).then(|| view! {
            <div class="findings__place">
                <ul class="findings" role="list">{findings.iter().map(finding_view).collect_view()}</ul>
            </div>
        })
    }
}

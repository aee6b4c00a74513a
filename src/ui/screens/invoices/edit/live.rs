//! What the draft amounts to and what the rules find in it while it is typed.

use crate::app::drafts::review;
use crate::domain::finding::{Finding, Severity};
use crate::domain::invoice::Content;
use crate::domain::invoice::totals::compute;
use crate::domain::money::Money;
use crate::form::invoice::fixing::fixed;
use crate::order;
use crate::text::{findings, money};
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::screens::invoices::import::preview::finding_with;
use crate::ui::screens::invoices::record::content::{tax_label, withholding_label};
use crate::ui::screens::list;
use crate::ui::turns;
use crate::ui::view::view;
use leptos::prelude::*;

/// Findings listed at once.
const SHOWN_MAX: usize = 40;

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
                None => waiting(),
                Some(preview) => sums(&preview.content, move |amount| {
                    money::money(Money::new(amount, currency.get_untracked()), locale())
                }),
            }}
        </Panel>
        <Panel title=Some(tr("Revisión", "Check").to_owned())>
            {move || live.get().map_or_else(waiting, |preview| {
                let count = |severity| preview.findings.iter().filter(|each| each.severity == severity).count();
                let errors = list::count(count(Severity::Error), tr("error", "error"), tr("errores", "errors"));
                let warnings = list::count(count(Severity::Warning), tr("aviso", "warning"), tr("avisos", "warnings"));
                view! {
                    <div class="findings__place stack">
                        <p role="status">{format!("{errors} · {warnings}")}</p>
                        <ul class="findings" role="list">
                            {preview.findings.iter().take(SHOWN_MAX).map(|each| fixable(drafting, each)).collect_view()}
                        </ul>
                        {more(preview.findings.len())}
                    </div>
                }
            })}
        </Panel>
    }
}

/// While a field cannot be read.
fn waiting() -> AnyView {
    view! {
        <p class="muted">{tr(
            "Elige el cliente y completa los renglones.",
            "Choose the client and fill in the lines.",
        )}</p>
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

/// How many are not shown.
fn more(count: usize) -> Option<AnyView> {
    let more = count.checked_sub(SHOWN_MAX).filter(|more| *more > 0)?;
    let words = list::count(
        more,
        tr("hallazgo más", "more finding"),
        tr("hallazgos más", "more findings"),
    );
    Some(view! { <p class="small muted">{words}</p> })
}

/// A finding, with a button where the draft can take what it expects.
fn fixable(drafting: Drafting, finding: &Finding) -> AnyView {
    let form = drafting.editing.form;
    let own = finding.clone();
    let after = move || {
        let today = drafting.session.today.get_untracked();
        form.typed
            .with_untracked(|typed| fixed(typed, &own, today, locale().decimal_mark()))
    };
    let action = after().is_some().then(|| {
        view! {
            <Button
                label=tr("Corregir", "Put it right")
                about=findings::title(finding, lang())
                size=ButtonSize::Small
                on_press=move |()| if let Some(fixed) = after() {
                    form.typed.set(fixed);
                }
            />
        }
    });
    finding_with(finding, action)
}

/// What was found in one line, below it.
#[component]
pub fn LineFindings(drafting: Drafting, place: usize) -> impl IntoView {
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
            <div class="findings__place grid__whole">
                <ul class="findings" role="list">{findings.iter().map(|each| fixable(drafting, each)).collect_view()}</ul>
            </div>
        })
    }
}

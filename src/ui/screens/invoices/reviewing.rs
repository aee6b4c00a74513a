//! /facturas/revision - every rule over all drafts or all issued documents, with how many break each.

use crate::app::query::review_all::{Broken, ReviewAll, Reviewed, Scope};
use crate::app::query::stepwise::Stepwise;
use crate::domain::check::rule;
use crate::domain::finding::Severity;
use crate::domain::ids::InvoiceId;
use crate::interop::csv_out;
use crate::route::Route;
use crate::route::query_string::QueryString;
use crate::shell::session::Session;
use crate::shell::yielding::{Pacer, yield_now};
use crate::text::{invoice_labels, labels, numbers};
use crate::ui::kit::badge::Badge;
use crate::ui::kit::button::Button;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::kit::progress::Progress;
use crate::ui::kit::segmented::Segmented;
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::import::preview::severity_tone;
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use std::collections::HashSet;

/// Documents named under a rule; the file has all.
const NAMED_MAX: usize = 40;

/// Documents checked between two looks at the clock: asking for the time of each would cost a twentieth of it all.
/// A draft is also compared with what was agreed, which takes some milliseconds.
fn at_once(scope: Scope) -> usize {
    match scope {
        Scope::Drafts => 1,
        Scope::Issued => 32,
    }
}

/// The check of the screen.
#[derive(Clone, Copy)]
struct Checking {
    session: Session,
    /// Documents checked, of all; absent while nothing runs.
    running: RwSignal<Option<(usize, usize)>>,
    /// Tells one run from the next: a run that is no longer the current one stops.
    run: StoredValue<u32>,
    found: RwSignal<Option<Reviewed>>,
}

impl Checking {
    fn start(self, scope: Scope) {
        self.run.update_value(|run| *run += 1);
        let own = self.run.get_value();
        self.found.set(None);
        let today = self.session.today.get_untracked();
        let book = self.session.book;
        let mut review = book.with_untracked(|book| ReviewAll::new(book, scope, today));
        self.running.set(Some(review.progress()));
        leptos::task::spawn_local(async move {
            yield_now().await;
            let mut pacer = Pacer::new();
            let mut shown = 0;
            while book.with_untracked(|book| (0..at_once(scope)).all(|_| review.step(book))) {
                pacer.step().await;
                // Stopped, begun anew, or the screen is gone.
                if self.run.try_get_value() != Some(own) {
                    break;
                }
                let (done, all) = review.progress();
                if done >= shown + all / 100 {
                    shown = done;
                    self.running.set(Some((done, all)));
                }
            }
            let is_own = self.run.try_get_value() == Some(own);
            if is_own || self.running.try_get_untracked() == Some(None) {
                let _ = self
                    .found
                    .try_set(Some(book.with_untracked(|book| review.finish(book))));
                let _ = self.running.try_set(None);
            }
        });
    }

    fn stop(self) {
        self.run.update_value(|run| *run += 1);
        self.running.set(None);
    }
}

/// Which documents, how far the check is, and what it found.
#[component]
pub fn InvoiceReviewing() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let scope = Memo::new(move |_| {
        let issued = QueryString::parse(&query.read()).get("de") == Some("emitidas");
        if issued { Scope::Issued } else { Scope::Drafts }
    });
    let checking = Checking {
        session,
        running: RwSignal::new(None),
        run: StoredValue::new(0),
        found: RwSignal::new(None),
    };
    Effect::new(move || checking.start(scope.get()));
    let replace = place::replacer();
    let choose = move |value: String| {
        let mut query = QueryString::default();
        let issued = chosen(&Scope::ALL, &value, scope.get_untracked()) == Scope::Issued;
        query.set("de", issued.then_some("emitidas"));
        replace(&query.after(&Route::InvoiceReviewing.path()));
    };
    view! {
        <div class="screen" data-width="full">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>{tr("Revisar todo", "Check everything")}</h1>
                    <p class="screen__subtitle">{tr(
                        "Todas las reglas sobre todos los documentos, como están hoy.",
                        "Every rule over every document, as they are today.",
                    )}</p>
                </div>
                <div class="screen__actions">
                    <Button
                        label=tr("Revisar de nuevo", "Check again")
                        on_press=move |()| checking.start(scope.get_untracked())
                    />
                    <Button
                        label=tr("Exportar CSV", "Export CSV")
                        icon=Icon::Download
                        disabled=Signal::derive(move || checking.found.with(Option::is_none))
                        on_press=move |()| checking.found.with_untracked(|found| {
                            if let Some(found) = found {
                                export(session, found);
                            }
                        })
                    />
                </div>
            </header>
            <Views current=Route::InvoiceReviewing />
            <Segmented
                id="review-scope"
                label=tr("Qué documentos", "Which documents")
                options=choices(&Scope::ALL, invoice_labels::review_scope)
                value=Signal::derive(move || value_of(scope.get()))
                on_change=choose
            />
            <Running checking />
            {move || checking.found.get().map(|found| view! { <Found session found /> })}
        </div>
    }
}

#[component]
fn Running(checking: Checking) -> impl IntoView {
    let part = move || checking.running.get().unwrap_or((0, 0));
    let whole = |count: usize| numbers::whole(count as u64, locale());
    view! {
        <Show when=move || checking.running.get().is_some()>
            <Progress
                label=tr("Revisando", "Checking")
                detail=Signal::derive(move || format!("{} {} {}", whole(part().0), tr("de", "of"), whole(part().1)))
                done=Signal::derive(move || part().0 as u64)
                total=Signal::derive(move || part().1 as u64)
                cancel_label=Some(tr("Detener", "Stop").to_owned())
                on_cancel=move |()| checking.stop()
            />
        </Show>
    }
}

/// How many are clean, and the rules that are broken.
#[component]
fn Found(session: Session, found: Reviewed) -> impl IntoView {
    if found.checked == 0 {
        return view! {
            <EmptyState
                icon=Icon::Receipt
                title=tr("No hay documentos que revisar", "There are no documents to check")
                text=tr("Cuando los haya, aquí se ve qué regla incumple cada uno.", "Once there are, this shows which rule each of them breaks.")
            />
        };
    }
    let (errors, warnings) = (
        count_of(&found, Severity::Error),
        count_of(&found, Severity::Warning),
    );
    let clean = numbers::share(found.clean as u64, found.checked as u64, 0, locale());
    let of_all = format!(
        "{} {} {}",
        numbers::whole(found.clean as u64, locale()),
        tr("de", "of"),
        numbers::whole(found.checked as u64, locale()),
    );
    let headings = vec![
        Heading::new(tr("Regla", "Rule")),
        Heading::new(tr("Documentos", "Documents")),
    ];
    let rules = found
        .broken
        .iter()
        .map(|broken| broken_view(session, broken))
        .collect_view();
    view! {
        <Figures>
            <Figure label=tr("Sin errores ni advertencias", "Without errors or warnings") value=clean.unwrap_or_default() meaning=of_all />
            <Figure label=tr("Con errores", "With errors") value=errors meaning=tr("documentos", "documents").to_owned() />
            <Figure label=tr("Con advertencias", "With warnings") value=warnings meaning=tr("documentos", "documents").to_owned() />
        </Figures>
        {(!found.broken.is_empty()).then(|| view! {
            <PlainTable label=tr("Reglas que se incumplen", "Rules that are broken") headings>{rules}</PlainTable>
        })}
    }
}

/// How many documents break a rule of that severity.
fn count_of(found: &Reviewed, severity: Severity) -> String {
    let broken = found.broken.iter().filter(|each| each.severity == severity);
    let documents: HashSet<InvoiceId> = broken
        .flat_map(|each| each.documents.iter().copied())
        .collect();
    numbers::whole(documents.len() as u64, locale())
}

fn broken_view(session: Session, broken: &Broken) -> AnyView {
    let Some(rule) = rule(broken.rule) else {
        return ().into_any();
    };
    let tone = severity_tone(broken.severity);
    let count = list::count(
        broken.documents.len(),
        tr("documento", "document"),
        tr("documentos", "documents"),
    );
    let title = say(rule.title).to_owned();
    let label = say(labels::severity_name(broken.severity)).to_owned();
    let source = format!("{} · {}", broken.rule, rule.source);
    let more = broken.documents.len().saturating_sub(NAMED_MAX);
    let links = session.book.with_untracked(|book| {
        let named = broken.documents.iter().take(NAMED_MAX);
        let named = named.filter_map(|id| book.invoice(*id));
        named
            .map(|invoice| {
                let number = match invoice.number() {
                    "" => tr("Borrador", "Draft").to_owned(),
                    number => number.to_owned(),
                };
                let name = format!("{number} · {}", invoice.content.customer.name);
                view! { <li><a href=place::href(Route::Invoice(invoice.id))><bdi>{name}</bdi></a></li> }
            })
            .collect::<Vec<_>>()
    });
    view! {
        <tr>
            <td>
                <p class="cluster"><Badge label tone=Signal::stored(tone) />{title}</p>
                <p class="small muted">{source}</p>
            </td>
            <td>
                <details>
                    <summary>{count}</summary>
                    <ul class="reviewed" role="list">{links}</ul>
                    {(more > 0).then(|| view! {
                        <p class="small muted">{format!(
                            "{} {}",
                            numbers::whole(more as u64, locale()),
                            tr("más en el archivo CSV.", "more in the CSV file."),
                        )}</p>
                    })}
                </details>
            </td>
        </tr>
    }
}

fn export(session: Session, found: &Reviewed) {
    let headings = [
        tr("Regla", "Rule"),
        tr("Qué pasa", "What is wrong"),
        tr("Gravedad", "Severity"),
        tr("Fuente", "Source"),
        tr("Documento", "Document"),
        tr("Cliente", "Client"),
    ];
    let mut sheet = list::sheet(&headings);
    session.book.with_untracked(|book| {
        for broken in &found.broken {
            let Some(rule) = rule(broken.rule) else {
                continue;
            };
            for invoice in broken.documents.iter().filter_map(|id| book.invoice(*id)) {
                let cells: [csv_out::Cell; 6] = [
                    list::text(rule.code),
                    list::text(say(rule.title)),
                    list::text(say(labels::severity_name(broken.severity))),
                    list::text(rule.source),
                    list::text(invoice.number()),
                    list::text(&invoice.content.customer.name),
                ];
                sheet.row(cells);
            }
        }
    });
    list::download_csv(session, tr("revision", "check"), sheet);
}

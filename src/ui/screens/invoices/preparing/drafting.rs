//! Drafting many proposals a few at a time: how far it is, a way to stop, and what became of each.

use crate::app::command::Command;
use crate::app::event::Event;
use crate::app::event::invoicing::{InvoicingEvent, PreparedReport};
use crate::app::query::billing_run::{Grouping, ProposalKey};
use crate::app::query::invoices::{InvoiceFilter, StateFilter};
use crate::domain::ids::ClientId;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::shell::yielding::yield_now;
use crate::text::{command_errors, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::progress::Progress;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::screens::list;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Proposals drafted by one command: one step of the progress, and one step that can be undone.
const CHUNK: usize = 40;

/// The drafting of the screen.
#[derive(Clone, Copy)]
pub struct Drafting {
    session: Session,
    /// Proposals done, of all; absent while nothing runs.
    running: RwSignal<Option<(usize, usize)>>,
    stopped: RwSignal<bool>,
    /// What came of the last one.
    report: RwSignal<Option<Report>>,
}

/// What became of the proposals.
#[derive(Clone, PartialEq, Default)]
struct Report {
    drafted: usize,
    /// Whose could not be drafted, and why.
    refused: Vec<(ClientId, String)>,
    /// Set when nothing could be written at all.
    failed: Option<String>,
}

impl Drafting {
    /// That of the screen being drawn.
    pub fn of_screen() -> Drafting {
        Drafting {
            session: Session::expect(),
            running: RwSignal::new(None),
            stopped: RwSignal::new(false),
            report: RwSignal::new(None),
        }
    }

    pub fn is_running(self) -> bool {
        self.running.get().is_some()
    }

    /// Drafts these proposals of a month.
    pub fn start(self, run: (NaiveDate, Grouping), keys: Vec<ProposalKey>) {
        self.stopped.set(false);
        self.report.set(None);
        self.running.set(Some((0, keys.len())));
        leptos::task::spawn_local(async move {
            let mut report = Report::default();
            let total = keys.len();
            for (place, chunk) in keys.chunks(CHUNK).enumerate() {
                if self.stopped.get_untracked() {
                    break;
                }
                let command = Command::PrepareInvoices {
                    run,
                    proposals: chunk.to_vec(),
                };
                match self.session.dispatch(command).await {
                    Ok(Event::Invoicing(InvoicingEvent::Prepared(done))) => report.add(done),
                    Ok(_) => {}
                    Err(error) => {
                        report.failed = Some(self.session.error_text(&error));
                    }
                }
                let done = (place + 1).saturating_mul(CHUNK).min(total);
                self.running.set(Some((done, total)));
                yield_now().await;
            }
            self.running.set(None);
            self.report.set(Some(report));
        });
    }
}

impl Report {
    fn add(&mut self, done: PreparedReport) {
        self.drafted += done.drafted.len();
        let refused = done.refused.into_iter();
        self.refused
            .extend(refused.map(|(client, reason)| {
                (client, command_errors::command_error(&reason, locale()))
            }));
    }
}

/// How far it is, and then what came of it.
#[component]
pub fn DraftingView(drafting: Drafting) -> impl IntoView {
    let part = move || drafting.running.get().unwrap_or((0, 0));
    view! {
        <Show when=move || drafting.is_running()>
            <Progress
                label=tr("Creando borradores", "Creating drafts")
                detail=Signal::derive(move || format!(
                    "{} {} {}",
                    numbers::whole(part().0 as u64, locale()),
                    tr("de", "of"),
                    numbers::whole(part().1 as u64, locale()),
                ))
                done=Signal::derive(move || part().0 as u64)
                total=Signal::derive(move || part().1 as u64)
                cancel_label=Some(tr("Detener", "Stop").to_owned())
                on_cancel=move |()| drafting.stopped.set(true)
            />
        </Show>
        {move || drafting.report.get().map(|report| view! { <ReportView report /> })}
    }
}

/// What was drafted, and what could not be.
#[component]
fn ReportView(report: Report) -> impl IntoView {
    let session = Session::expect();
    let title = list::count(
        report.drafted,
        tr("borrador creado", "draft created"),
        tr("borradores creados", "drafts created"),
    );
    let clean = report.refused.is_empty() && report.failed.is_none();
    let tone = if clean { Tone::Good } else { Tone::Warn };
    let drafts = filters::invoices_path(&InvoiceFilter {
        state: Some(StateFilter::Draft),
        ..InvoiceFilter::default()
    });
    let refused = report.refused.into_iter().map(move |(client, why)| {
        let name = session.book.with_untracked(|book| {
            book.client(client)
                .map_or_else(String::new, |client| client.name.clone())
        });
        view! {
            <li>
                <a href=place::href(Route::Client(client))><bdi>{name}</bdi></a>
                {format!(": {why}")}
            </li>
        }
    });
    view! {
        <Banner tone title detail=report.failed>
            <ul class="next-step__missing">{refused.collect_view()}</ul>
            <ButtonLink
                href=place::href(Route::InvoiceBoard)
                label=tr("Revisar y aprobar", "Review and approve")
                appearance=ButtonAppearance::Primary
            />
            <ButtonLink href=place::at(&drafts) label=tr("Ver borradores", "See drafts") />
        </Banner>
    }
}

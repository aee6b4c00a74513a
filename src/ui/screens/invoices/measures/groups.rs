//! The measures by client, contract, person or month: those with most faults first, each leading to where it is understood.

use crate::app::query::invoice_measures::tally::Value;
use crate::app::query::invoice_measures::{Asked, Group, GroupKey, Grouping, Measure, Report};
use crate::app::query::invoices::InvoiceFilter;
use crate::domain::calendar::last_of_month;
use crate::domain::invoice::{DocumentType, Period};
use crate::interop::csv_out::Cell;
use crate::route::{ContractPart, Route, filters};
use crate::shell::session::Session;
use crate::text::{invoice_measures as words, numbers};
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::kit::segmented::Segmented;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::measures::{Answer, Ask};
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// Groups shown before the rest is asked for.
const ROWS: usize = 25;

/// The table of groups.
#[component]
pub fn Groups(answer: Answer, place: Memo<(Asked, Measure)>, ask: Ask) -> impl IntoView {
    let session = Session::expect();
    let shown = RwSignal::new(ROWS);
    let grouping = Memo::new(move |_| place.get().0.grouping);
    let count =
        move || answer.with(|answer| answer.as_ref().map_or(0, |report| report.groups.len()));
    let more = move || count().saturating_sub(shown.get());
    view! {
        <Panel title=Some(tr("Dónde hubo más fallas", "Where there were most faults").to_owned()) flush=true>
            <div class="measures__grouping">
                <Segmented
                    id="measures-grouping"
                    label=tr("Agrupar por", "Group by")
                    options=choices(&Grouping::ALL, words::grouping)
                    value=Signal::derive(move || value_of(grouping.get()))
                    on_change=move |value: String| {
                        shown.set(ROWS);
                        let (asked, drawn) = place.get_untracked();
                        let grouping = chosen(&Grouping::ALL, &value, asked.grouping);
                        ask.run((Asked { grouping, ..asked }, drawn));
                    }
                />
            </div>
            <div class="measures__groups">
                {move || {
                    let days = place.get().0.span.days(session.today.get());
                    let grouping = grouping.get();
                    answer.with(|answer| answer.as_ref().map(|report| {
                        let groups = report.groups.iter().take(shown.get());
                        let rows: Vec<AnyView> = groups.map(|group| row(group, days)).collect();
                        view! {
                            <PlainTable label=tr("Medidas por grupo", "Measures by group") headings=headings(grouping)>
                                {rows.collect_view()}
                            </PlainTable>
                        }
                    }))
                }}
            </div>
            <Show when=move || { more() > 0 }>
                <div class="measures__grouping">
                    <Button
                        label=Signal::derive(move || format!("{} {}", tr("Ver más:", "See more:"), numbers::whole(more() as u64, locale())))
                        size=ButtonSize::Small
                        on_press=move |()| shown.update(|shown| *shown += ROWS)
                    />
                </div>
            </Show>
        </Panel>
    }
}

fn headings(grouping: Grouping) -> Vec<Heading> {
    let first = Heading::new(say(words::grouping(grouping)));
    let measures = Measure::ALL.map(|measure| Heading::amount(say(words::measure(measure))));
    [first].into_iter().chain(measures).collect()
}

fn row(group: &Group, days: Period) -> AnyView {
    let name = words::group(group, lang());
    let detail = group.detail.clone();
    let cells = Measure::ALL.map(|measure| cell(measure, group.tally.value(measure)));
    view! {
        <tr>
            <th scope="row">
                <a class="measures__link" href=place::at(&link(group.key, days))><bdi>{name}</bdi></a>
                {(!detail.is_empty()).then(|| view! { <span class="plain-table__by muted small"><bdi>{detail}</bdi></span> })}
            </th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}

/// What is as it should be stands back, so that faults are seen.
fn cell(measure: Measure, value: Value) -> AnyView {
    let is_nothing = value.of() == 0;
    let look = match (measure, value) {
        _ if is_nothing => Some("muted"),
        (_, Value::Days(_)) => None,
        (Measure::OnTime | Measure::FirstPass, Value::Share { part, of }) if part == of => {
            Some("muted")
        }
        (Measure::Voided | Measure::Reported, Value::Share { part: 0, .. }) => Some("muted"),
        _ => Some("measures__value"),
    };
    let out_of = words::out_of(value, locale());
    view! {
        <td class="num nowrap">
            <span class=look>{words::value(value, locale())}</span>
            {(!is_nothing).then(|| view! { <span class="plain-table__by muted small">{out_of}</span> })}
        </td>
    }
}

/// The place where a group is understood: its record, or the invoices that it counts.
fn link(key: GroupKey, days: Period) -> String {
    let listed = |days: Period| InvoiceFilter {
        from: Some(days.from),
        to: Some(days.to),
        document_type: Some(DocumentType::Invoice),
        ..InvoiceFilter::default()
    };
    match key {
        GroupKey::Client(id) => Route::Client(id).path(),
        GroupKey::Contract(Some(id)) => Route::ContractPart(id, ContractPart::Billing).path(),
        GroupKey::Person(author) => filters::invoices_path(&InvoiceFilter {
            author,
            ..listed(days)
        }),
        GroupKey::Contract(None) => filters::invoices_path(&listed(days)),
        GroupKey::Month(first) => filters::invoices_path(&listed(Period {
            from: first,
            to: last_of_month(first),
        })),
    }
}

/// Downloads the groups as they are, counts beside their averages.
pub fn export(session: Session, report: &Report, grouping: Grouping) {
    let headings = [
        say(words::grouping(grouping)),
        tr("Cliente del contrato", "Client of the contract"),
        tr("Cobros con plazo cumplido", "Charges whose limit is over"),
        tr("A tiempo", "On time"),
        tr("Tarde", "Late"),
        tr("Sin emitir", "Not issued"),
        tr("Facturas emitidas", "Invoices issued"),
        tr("Bien a la primera", "Right the first time"),
        tr("Devueltas en revisión", "Returned on review"),
        tr("Con error informado", "With an error reported"),
        tr("Anuladas", "Voided"),
        tr("Días hasta emitir", "Days to issue"),
        tr("Cobros emitidos", "Charges issued"),
        tr("Días hasta entregar", "Days to hand over"),
        tr("Facturas entregadas", "Invoices delivered"),
    ];
    let mut sheet = list::sheet(&headings);
    let number = |count: u32| Cell::Number(count.into());
    let average = |value: Value| {
        let tenths = value.tenths();
        tenths.map_or(Cell::Empty, |tenths| Cell::Number(Decimal::new(tenths, 1)))
    };
    for group in &report.groups {
        let name = words::group(group, lang());
        let tally = &group.tally;
        sheet.row([
            list::text(&name),
            list::text(&group.detail),
            number(tally.due()),
            number(tally.on_time),
            number(tally.late),
            number(tally.missing),
            number(tally.issued),
            number(tally.right),
            number(tally.returned),
            number(tally.reported),
            number(tally.voided),
            average(tally.value(Measure::DaysToIssue)),
            number(tally.to_issue.of),
            average(tally.value(Measure::DaysToDeliver)),
            number(tally.to_deliver.of),
        ]);
    }
    list::download_csv(
        session,
        tr("medidas-de-facturacion", "invoicing-measures"),
        sheet,
    );
}

//! The dossier: everything about a contract on one page, to print or to keep as PDF, for whoever audits it.

pub mod page;
pub mod past;

use crate::app::query::contract_card::ContractCard;
use crate::app::query::contract_terms::facts;
use crate::domain::calendar::add_days;
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::in_order;
use crate::domain::policy_gap::{gaps_of, required};
use crate::shell::session::Session;
use crate::text::{agreements, contract_labels, dates, labels, money};
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::contracts::record::dossier::past::HistoryOf;
use crate::ui::screens::contracts::record::in_force::{facts_view, print};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// One table: a caption, its heads and its rows.
pub(super) struct Sheet {
    title: &'static str,
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

/// The whole page.
#[component]
pub fn Dossier(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let company = session
        .book
        .with_untracked(|book| book.company().map(|company| company.name.clone()));
    let facts = session
        .book
        .with_untracked(|book| facts(book, contract.id, today));
    let sheets = [
        parties(&contract, &card),
        amendments(session, &contract, &card),
        policies(&contract),
        covers(&contract, &card),
        obligations(session, &contract, &card, today),
        steps(session, &contract),
        papers(session, &contract, &card),
    ];
    let title = format!(
        "{} {}",
        tr("Expediente del contrato", "Dossier of contract"),
        contract.number
    );
    let file: String = contract
        .number
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() || letter == '-' {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let name = format!("{}-{file}-{today}.html", tr("expediente", "dossier"));
    view! {
        <div class="cluster no-print">
            <Button
                label=tr("Imprimir o guardar como PDF", "Print or save as PDF")
                icon=Icon::Print
                appearance=ButtonAppearance::Primary
                on_press=|()| print()
            />
            <Button
                label=tr("Descargar como una página", "Download as one page")
                icon=Icon::Download
                on_press=move |()| page::download(&name, &title, lang().code())
            />
        </div>
        <article class="dossier">
            <header class="dossier__head">
                <p class="dossier__company"><bdi>{company.unwrap_or_default()}</bdi></p>
                <h2>{format!("{} {}", tr("Expediente del contrato", "Dossier of contract"), contract.number)}</h2>
                <p class="muted">{format!("{} {}", tr("Al", "As of"), dates::full(today, lang()))}</p>
            </header>
            <section>
                <h3>{tr("En vigor hoy", "In force today")}</h3>
                {facts_view(today, facts, None)}
            </section>
            {sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).map(sheet_view).collect_view()}
            <HistoryOf contract />
        </article>
    }
}

fn sheet_view(sheet: Sheet) -> AnyView {
    let headings = sheet.heads.into_iter().map(Heading::new);
    view! {
        <section>
            <h3>{sheet.title}</h3>
            <PlainTable label=sheet.title headings=headings.collect()>
                {sheet.rows.into_iter().map(|row| view! {
                    <tr>{row.into_iter().map(|cell| view! { <td><bdi>{cell}</bdi></td> }).collect_view()}</tr>
                }).collect_view()}
            </PlainTable>
        </section>
    }
}

fn medium(day: NaiveDate) -> String {
    dates::medium(day, lang())
}

fn maybe(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "—".to_owned(), medium)
}

fn parties(contract: &Contract, card: &ContractCard) -> Sheet {
    let value = contract.value.map_or_else(
        || tr("Abierto", "Open").to_owned(),
        |value| money::money(value, locale()),
    );
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let rows = vec![
        row(tr("Cliente", "Client"), card.row.client_name.clone()),
        row(tr("Objeto", "Object"), contract.object.clone()),
        row(tr("Inicio", "Start"), medium(contract.start)),
        row(tr("Fin al firmar", "End as signed"), maybe(contract.end)),
        row(tr("Valor al firmar", "Value as signed"), value),
        row(
            tr("Plazo de pago", "Payment term"),
            format!("{} {}", contract.payment_days, tr("días", "days")),
        ),
        row(
            tr("Precios", "Prices"),
            agreements::revision(&contract.terms.revision, locale()),
        ),
        row(
            tr("Al terminar", "At the end"),
            agreements::renewal(contract.terms.renewal, locale()),
        ),
        row(
            tr("Supervisor del cliente", "Supervisor at the client"),
            contract.terms.client_supervisor.clone(),
        ),
    ];
    let said = rows
        .into_iter()
        .filter(|row| row.last().is_some_and(|value| !value.is_empty()));
    Sheet {
        title: tr("El contrato como se firmó", "The contract as signed"),
        heads: vec![tr("Qué", "What"), tr("Dice", "Says")],
        rows: said.collect(),
    }
}

fn amendments(session: Session, contract: &Contract, card: &ContractCard) -> Sheet {
    let mut rows: Vec<(NaiveDate, Vec<String>)> = session.book.with_untracked(|book| {
        let amendments = book.amendments_of(contract.id);
        let ordered = in_order(&amendments).into_iter();
        ordered
            .map(|amendment| {
                let party = amendment.changes.client.and_then(|id| book.client(id));
                let party = party.map(|client| client.name.as_str());
                let row = vec![
                    amendment.number.clone(),
                    maybe(amendment.signed_on),
                    medium(amendment.effective),
                    agreements::changes(amendment, party, locale()).join("; "),
                ];
                (amendment.effective, row)
            })
            .collect()
    });
    rows.extend(card.now.agreed.renewals.iter().map(|renewed| {
        let runs_from = add_days(renewed.ended, 1);
        let row = vec![
            tr("Renovación", "Renewal").to_owned(),
            maybe(None),
            medium(runs_from),
            agreements::renewed(renewed, locale()),
        ];
        (runs_from, row)
    }));
    crate::order::sort_by_key(&mut rows, |(day, _)| *day);
    Sheet {
        title: tr("Cadena de modificaciones", "Chain of amendments"),
        heads: vec![
            tr("Otrosí", "Amendment"),
            tr("Firmado", "Signed"),
            tr("Rige desde", "In effect from"),
            tr("Cambia", "Changes"),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn policies(contract: &Contract) -> Sheet {
    let rows = contract.policies.iter().map(|policy| {
        vec![
            say(labels::cover(policy.cover)).to_owned(),
            format!(
                "{} {} {}",
                policy.insurer, policy.number, policy.endorsement
            )
            .trim()
            .to_owned(),
            money::money(policy.amount, locale()),
            medium(policy.from),
            medium(policy.to),
            maybe(policy.approved_on),
        ]
    });
    Sheet {
        title: tr("Pólizas", "Policies"),
        heads: vec![
            tr("Amparo", "Cover"),
            tr("Aseguradora y número", "Insurer and number"),
            tr("Monto", "Amount"),
            tr("Desde", "From"),
            tr("Hasta", "To"),
            tr("Aprobada", "Approved"),
        ],
        rows: rows.collect(),
    }
}

fn covers(contract: &Contract, card: &ContractCard) -> Sheet {
    let required = required(contract, &card.now.agreed).into_iter();
    let rows = required.flat_map(|cover| {
        let gaps = gaps_of(contract, &cover, cover.from).into_iter();
        gaps.map(|gap| {
            vec![
                say(labels::cover(gap.cover)).to_owned(),
                medium(gap.from),
                medium(gap.to),
                gap.short.map_or_else(
                    || tr("Sin póliza", "No policy").to_owned(),
                    |short| {
                        format!(
                            "{} {}",
                            tr("Faltan", "Short by"),
                            money::money(short, locale())
                        )
                    },
                ),
            ]
        })
        .collect::<Vec<_>>()
    });
    Sheet {
        title: tr(
            "Días y montos sin cobertura",
            "Days and amounts without cover",
        ),
        heads: vec![
            tr("Amparo", "Cover"),
            tr("Desde", "From"),
            tr("Hasta", "To"),
            tr("Qué falta", "What is missing"),
        ],
        rows: rows.collect(),
    }
}

fn obligations(
    session: Session,
    contract: &Contract,
    card: &ContractCard,
    today: NaiveDate,
) -> Sheet {
    let end = card.row.end;
    let rows = session.book.with_untracked(|book| {
        let mut rows: Vec<(NaiveDate, Vec<String>)> = Vec::new();
        for obligation in book.obligations_of(contract.id) {
            for day in obligation.due_between(end, NaiveDate::MIN, today) {
                let outcome = obligation.outcome(day);
                let note = outcome
                    .map(|outcome| outcome.note.clone())
                    .unwrap_or_default();
                rows.push((
                    day,
                    vec![
                        medium(day),
                        obligation.title.clone(),
                        say(contract_labels::side(obligation.side)).to_owned(),
                        contract_labels::due_state(obligation.state(day, today), locale()),
                        note,
                    ],
                ));
            }
        }
        crate::order::sort_by_key(&mut rows, |(day, _)| *day);
        rows.into_iter().map(|(_, row)| row).collect()
    });
    Sheet {
        title: tr(
            "Obligaciones vencidas hasta hoy",
            "Obligations due until today",
        ),
        heads: vec![
            tr("Fecha", "Date"),
            tr("Obligación", "Obligation"),
            tr("De quién", "Whose"),
            tr("Resultado", "Outcome"),
            tr("Evidencia o motivo", "Evidence or reason"),
        ],
        rows,
    }
}

fn steps(session: Session, contract: &Contract) -> Sheet {
    let rows = session.book.with_untracked(|book| {
        let mut steps = book.steps_of(contract.id);
        crate::order::sort_by_key(&mut steps, |step| (step.on, step.place, step.id));
        let name = |id| book.person(id).map(|person| person.name.clone());
        steps
            .into_iter()
            .map(|step| {
                vec![
                    medium(step.on),
                    say(contract_labels::step_done(&step.action)).to_owned(),
                    step.by.and_then(name).unwrap_or_default(),
                    step.note.clone(),
                ]
            })
            .collect()
    });
    Sheet {
        title: tr("Etapas", "Stages"),
        heads: vec![
            tr("Fecha", "Date"),
            tr("Paso", "Step"),
            tr("Quién", "Who"),
            tr("Comentario", "Comment"),
        ],
        rows,
    }
}

fn papers(session: Session, contract: &Contract, card: &ContractCard) -> Sheet {
    let rows = session.book.with_untracked(|book| {
        let papers = book.papers_of(card.row.client).into_iter();
        papers
            .filter(|paper| paper.serves(contract.id))
            .map(|paper| {
                let file = paper.file.as_ref();
                vec![
                    say(contract_labels::document_kind(paper.kind)).to_owned(),
                    paper.name.clone(),
                    medium(paper.issued_on),
                    maybe(paper.expires_on),
                    file.map(|file| format!("{} · SHA-256 {}", file.name, file.digest))
                        .unwrap_or_default(),
                ]
            })
            .collect()
    });
    Sheet {
        title: tr("Documentos", "Documents"),
        heads: vec![
            tr("Tipo", "Type"),
            tr("Número o título", "Number or title"),
            tr("Expedido", "Issued"),
            tr("Vence", "Expires"),
            tr("Archivo", "File"),
        ],
        rows,
    }
}

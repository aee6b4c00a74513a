//! What a backup would do, kind by kind, and the choice between merging and replacing.
//! The counts come from the rehearsal of the very merge that would be done.

use crate::domain::ids::Kind;
use crate::shell::session::Session;
use crate::shell::session::merging::Rehearsed;
use crate::text::lang::Lang;
use crate::text::{dates, labels, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::settings::backup::import::{Import, Stage, Way, write};
use crate::ui::view::view;
use chrono::DateTime;
use leptos::prelude::*;

/// The comparison and the choice.
#[component]
pub fn Comparison(import: Import) -> impl IntoView {
    view! {
        {move || import.rehearsed.with(|rehearsed| rehearsed.as_ref().map(|rehearsed| view! {
            <div class="stack">
                {about(rehearsed)}
                {table(rehearsed)}
                {notices(rehearsed)}
                {choice(import, rehearsed)}
            </div>
        }))}
    }
}

/// Whose backup it is.
fn about(rehearsed: &Rehearsed) -> impl IntoView + use<> {
    let header = rehearsed.incoming.header();
    let company = header.company.clone();
    let made = DateTime::parse_from_rfc3339(&header.created_at)
        .ok()
        .and_then(|made| u64::try_from(made.timestamp_millis()).ok())
        .map_or_else(
            || header.created_at.clone(),
            |at_ms| dates::moment(at_ms, lang()),
        );
    let version = header.app.clone();
    let changes = numbers::whole(header.lines, locale());
    let originals = numbers::whole(rehearsed.incoming.attachments() as u64, locale());
    view! {
        <DetailsList>
            <Detail term=tr("Empresa", "Company")><bdi>{company}</bdi></Detail>
            <Detail term=tr("Hecho el", "Made on")>{made}</Detail>
            <Detail term=tr("Versión de Vigía", "Vigía version")>{version}</Detail>
            <Detail term=tr("Cambios en su historia", "Changes in its history")>{changes}</Detail>
            <Detail term=tr("Archivos originales", "Original files")>{originals}</Detail>
        </DetailsList>
    }
}

/// Records by kind and by what merging does to them.
fn table(rehearsed: &Rehearsed) -> impl IntoView + use<> {
    let cell =
        |count: usize| view! { <td class="num">{numbers::whole(count as u64, locale())}</td> };
    let rows = rehearsed
        .tallies()
        .iter()
        .map(|(kind, tally)| {
            view! {
                <tr>
                    <th scope="row">{kind_name(kind)}</th>
                    {cell(tally.new)}
                    {cell(tally.updated)}
                    {cell(tally.deleted)}
                    {cell(tally.conflicting)}
                    {cell(tally.same)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="comparison" role="region" tabindex="0" aria-label=tr("Qué cambiaría al unir", "What merging would change")>
            <table class="comparison__table">
                <caption>{tr("Qué cambiaría al unir", "What merging would change")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr("Registros", "Records")}</th>
                        <th scope="col" class="num">{tr("Nuevos", "New")}</th>
                        <th scope="col" class="num">{tr("Cambian", "Changed")}</th>
                        <th scope="col" class="num">{tr("Se borran", "Deleted")}</th>
                        <th scope="col" class="num">{tr("En conflicto", "In conflict")}</th>
                        <th scope="col" class="num">{tr("Iguales", "Same")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn kind_name(name: &str) -> String {
    Kind::from_name(name).map_or_else(
        || {
            format!(
                "{} ({name})",
                tr("De una versión más nueva", "Of a newer version")
            )
        },
        |kind| say(labels::kind_many(kind)).to_owned(),
    )
}

/// What to know before choosing.
fn notices(rehearsed: &Rehearsed) -> impl IntoView + use<> {
    let session = Session::expect();
    let conflicting = rehearsed.total().conflicting;
    let own = session
        .book
        .with_untracked(|book| book.company().map(|company| company.name.clone()));
    let another = own.filter(|own| *own != rehearsed.incoming.header().company);
    let shrink = session.would_shrink(&rehearsed.incoming);
    view! {
        {(conflicting > 0).then(|| view! {
            <Banner
                tone=Tone::Warn
                title=tr("Habrá conflictos por resolver", "There will be conflicts to settle")
                detail=Some(tr(
                    "Las dos partes cambiaron los mismos registros. Nada se pierde: después eliges, lado a lado, qué queda.",
                    "Both sides changed the same records. Nothing is lost: afterwards you choose, side by side, what stays.",
                ).to_owned())
            />
        })}
        {another.map(|own| {
            let detail = match lang() {
                Lang::Es => format!("Aquí trabajas con «{own}» y el respaldo es de «{}».", rehearsed.incoming.header().company),
                Lang::En => format!("Here you work with “{own}” and the backup is of “{}”.", rehearsed.incoming.header().company),
            };
            view! {
                <Banner
                    tone=Tone::Warn
                    title=tr("El respaldo es de otra empresa", "The backup is of another company")
                    detail=Some(detail)
                />
            }
        })}
        {shrink.map(|shrink| {
            let (here, there) = (numbers::whole(shrink.here, locale()), numbers::whole(shrink.there, locale()));
            let detail = match lang() {
                Lang::Es => format!("Aquí hay {here} registros y en el respaldo solo {there}. Si lo reemplazas todo, verás mucho menos; unir no quita nada."),
                Lang::En => format!("There are {here} records here and only {there} in the backup. If you replace everything, you will see much less; merging takes nothing away."),
            };
            view! {
                <Banner tone=Tone::Bad title=tr("El respaldo está casi vacío", "The backup is almost empty") detail=Some(detail) />
            }
        })}
    }
}

/// The ways to go on. With nothing here, restoring is the one.
fn choice(import: Import, rehearsed: &Rehearsed) -> impl IntoView + use<> {
    let session = Session::expect();
    let is_empty = session
        .book
        .with_untracked(|book| book.company().is_none() && book.has_no_business());
    let nothing_new = rehearsed.changes_nothing();
    let go = move |way| leptos::task::spawn_local(write(session, import, way));
    let replace = if is_empty {
        (tr("Restaurar", "Restore"), ButtonAppearance::Primary)
    } else {
        // Where the backup brings nothing, replacing is possible but no invitation.
        let appearance = if nothing_new {
            ButtonAppearance::Secondary
        } else {
            ButtonAppearance::Danger
        };
        (tr("Reemplazar todo", "Replace everything"), appearance)
    };
    view! {
        {nothing_new.then(|| view! {
            <p role="status">{tr("Todo lo de este respaldo ya está aquí.", "Everything in this backup is here already.")}</p>
        })}
        <div class="cluster">
            {(!nothing_new && !is_empty).then(|| view! {
                <Button
                    label=tr("Unir", "Merge")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| go(Way::Merged)
                />
            })}
            <Button label=replace.0 appearance=replace.1 on_press=move |()| go(Way::Replaced) />
            <Button label=tr("Cancelar", "Cancel") on_press=move |()| {
                import.rehearsed.set(None);
                import.stage.set(Stage::Waiting);
            } />
        </div>
        {(!is_empty).then(|| view! {
            <p class="muted small">{tr(
                "Unir suma el trabajo de las dos partes. Reemplazar deja solo lo del respaldo; lo de antes se conserva 7 días.",
                "Merging adds up the work of both sides. Replacing leaves only what is in the backup; what was here is kept for 7 days.",
            )}</p>
        })}
    }
}

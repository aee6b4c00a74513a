//! /contratos/:id/otrosies/nuevo and /otrosies/:id/editar - an amendment as it is typed, until it is signed.
//! What can be carried out is decided by the command; `?cambia=plazo` and `?cambia=precios` say what it begins with.

pub mod changes;

use crate::app::command::Command;
use crate::app::contract_now;
use crate::app::query::clients::main_currency;
use crate::domain::calendar::add_months;
use crate::domain::contract::Contract;
use crate::domain::contract::deadlines::revision_day;
use crate::domain::contract::in_force::InForce;
use crate::domain::contract::terms::{PriceRevision, Renewal};
use crate::domain::ids::{AmendmentId, ClientId, ContractId};
use crate::domain::money::Currency;
use crate::form::amendment::{AmendmentForm, KindName};
use crate::form::written;
use crate::route::query_string::QueryString;
use crate::route::{ContractPart, Route};
use crate::shell::session::Session;
use crate::text::{agreements, numbers};
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::attachments::entry::{Attaching, AttachmentEntry};
use crate::ui::screens::contracts::amendment::changes::ChangesEntries;
use crate::ui::screens::editing::{Editing, EditorForm, Fields};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// An amendment that is not there yet.
#[component]
pub fn AmendmentNew(id: ContractId) -> impl IntoView {
    let session = Session::expect();
    let query = QueryString::parse(&place::query().read_untracked());
    let begins = query.get("cambia").unwrap_or_default().to_owned();
    let amendment = AmendmentId(session.fresh_id());
    match new_form(session, id, &begins) {
        Some(base) => view! { <Editor amendment contract=id base is_new=true /> },
        None => view! { <Missing back=Route::Contracts /> },
    }
}

/// An amendment that is there and not signed.
#[component]
pub fn AmendmentEdit(id: AmendmentId) -> impl IntoView {
    let session = Session::expect();
    match form_of(session, id) {
        Some((contract, base)) => view! { <Editor amendment=id contract base is_new=false /> },
        None => view! { <Missing back=Route::Contracts /> },
    }
}

/// What the contract says once its other amendments are signed, and its currency.
fn known(
    session: Session,
    id: ContractId,
    without: Option<AmendmentId>,
) -> Option<(Contract, InForce, Currency)> {
    session.book.with_untracked(|book| {
        let contract = book.contract(id)?;
        let mut amendments = book.amendments_of(id);
        amendments.retain(|each| Some(each.id) != without && each.signed_on.is_some());
        let known = contract_now::once_signed(book, contract, &amendments);
        let money = known.value.value.or(contract.terms.cap);
        let currency = money.map_or_else(|| main_currency(book), |money| money.currency);
        Some((contract.clone(), known, currency))
    })
}

/// A new form; with what it begins with filled in: the next term, or the prices of the next anniversary.
fn new_form(session: Session, id: ContractId, begins: &str) -> Option<AmendmentForm> {
    let (contract, known, currency) = known(session, id, None)?;
    let today = session.today.get_untracked();
    let mark = locale().decimal_mark();
    let (number, due) = session.book.with_untracked(|book| {
        let amendments = book.amendments_of(id);
        let agreed = contract_now::agreed(book, &contract, today);
        let due = revision_day(&contract, &amendments, agreed.end.value);
        (amendments.len() + 1, due)
    });
    let mut form = AmendmentForm::new(number.to_string(), today, currency, &known.lines, mark);
    match begins {
        "plazo" => {
            form.kinds = vec![KindName::Term];
            let months = match contract.terms.renewal {
                Renewal::Automatic(renewal) => u32::from(renewal.months),
                _ => 12,
            };
            form.end = written::date(known.end.value.map(|end| add_months(end, months)));
        }
        "precios" => {
            form.kinds = vec![KindName::Lines];
            form.effective = written::date(due.or(Some(today)));
            if let PriceRevision::Fixed(percent) = contract.terms.revision {
                raise(&mut form, &known, percent);
            }
        }
        _ => {}
    }
    Some(form)
}

/// Proposes each price raised by so many per cent, to the currency's smallest unit.
fn raise(form: &mut AmendmentForm, known: &InForce, percent: Decimal) {
    let mark = locale().decimal_mark();
    for (row, line) in form.changed.iter_mut().zip(&known.lines) {
        if let Some(price) = line.line.price.raised(percent) {
            row.price = written::decimal(price.amount, mark);
        }
    }
}

fn form_of(session: Session, id: AmendmentId) -> Option<(ContractId, AmendmentForm)> {
    let amendment = session
        .book
        .with_untracked(|book| book.amendment(id).cloned())
        .filter(|amendment| amendment.signed_on.is_none())?;
    let (_, known, currency) = known(session, amendment.contract, Some(id))?;
    let mark = locale().decimal_mark();
    let form = AmendmentForm::of(&amendment, currency, &known.lines, mark);
    Some((amendment.contract, form))
}

#[component]
fn Editor(
    amendment: AmendmentId,
    contract: ContractId,
    base: AmendmentForm,
    is_new: bool,
) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let back = Route::ContractPart(contract, ContractPart::Amendments);
    let path = if is_new {
        Route::AmendmentNew(contract).path()
    } else {
        Route::AmendmentEdit(amendment).path()
    };
    let number = session.book.with_untracked(|book| {
        let contract = book.contract(contract);
        contract
            .map(|contract| contract.number.clone())
            .unwrap_or_default()
    });
    let blank = StoredValue::new(base.clone());
    let editing = Editing::open(session, &path, base, "amendment");
    let form = editing.form;
    let attaching = Attaching::new(form.typed.with_untracked(|typed| typed.file.clone()));
    let save = UnsyncCallback::new(move |()| {
        let mark = locale().decimal_mark();
        let Some(mut parsed) = form.parse(|typed| typed.parse(amendment, contract, mark)) else {
            return;
        };
        parsed.file = attaching.file();
        let command = Command::SaveAmendment {
            amendment: Box::new(parsed),
            seen: editing.seen.get_untracked(),
        };
        editing.save_with_blobs(session, command, attaching.blobs(), move |_| go(back));
    });
    let fresh = Callback::new(move |()| {
        form_of(session, amendment).map_or_else(|| blank.get_value(), |(_, form)| form)
    });
    let signs = move || form.typed.with(|typed| !typed.signed_on.trim().is_empty());
    view! {
        <div class="screen">
            <Head number contract is_new />
            <EditorForm editing fresh save save_label=Signal::derive(move || if signs() {
                            tr("Guardar como firmado", "Save as signed")
                        } else {
                            tr("Guardar borrador", "Save draft")
                        }.to_owned()) back>
                <WhenPanel editing />
                <ChangesEntries form contract />
                <WhyPanel editing attaching />
            </EditorForm>
        </div>
    }
}

#[component]
fn Head(number: String, contract: ContractId, is_new: bool) -> impl IntoView {
    let title = if is_new {
        tr("Nuevo otrosí", "New amendment")
    } else {
        tr("Editar otrosí", "Edit amendment")
    };
    let crumbs = vec![
        Crumb {
            label: tr("Contratos", "Contracts").to_owned(),
            href: Some(place::href(Route::Contracts)),
        },
        Crumb {
            label: number.clone(),
            href: Some(place::href(Route::Contract(contract))),
        },
        Crumb {
            label: title.to_owned(),
            href: None,
        },
    ];
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header>
            <h1>{format!("{title} · {} {number}", tr("contrato", "contract"))}</h1>
        </header>
    }
}

/// Number, day of effect, signature.
#[component]
fn WhenPanel(editing: Editing<AmendmentForm>) -> impl IntoView {
    let form = editing.form;
    view! {
        <Panel title=Some(tr("Número y fechas", "Number and dates").to_owned())>
            <div class="grid" data-columns="fields">
                <TextField
                    id=form.id("number")
                    label=tr("Número de otrosí", "Amendment number")
                    value=form.text(|typed| &typed.number)
                    on_input=move |text| form.change(|typed| typed.number = text)
                    error=form.error("number")
                />
                <TextField
                    id=form.id("effective")
                    label=tr("Rige desde", "In effect from")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.effective)
                    on_input=move |text| form.change(|typed| typed.effective = text)
                    error=form.error("effective")
                />
                <TextField
                    id=form.id("signed_on")
                    label=tr("Firmado el", "Signed on")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("vacío mientras sea borrador", "empty while it is a draft").to_owned())
                    hint=Some(tr("Una vez firmado no cambia: se corrige con otro otrosí.", "Once signed it does not change: another amendment corrects it.").to_owned())
                    value=form.text(|typed| &typed.signed_on)
                    on_input=move |text| form.change(|typed| typed.signed_on = text)
                    error=form.error("signed_on")
                />
            </div>
        </Panel>
    }
}

/// Why, and whatever it says besides.
#[component]
fn WhyPanel(editing: Editing<AmendmentForm>, attaching: Attaching) -> impl IntoView {
    let form = editing.form;
    view! {
        <Panel title=Some(tr("Por qué", "Why").to_owned())>
            <div class="stack">
            <LongTextField
                id=form.id("notes")
                label=tr("Motivo y otras condiciones", "Reason and other conditions")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.notes)
                on_input=move |text| form.change(|typed| typed.notes = text)
                error=form.error("notes")
            />
            <AttachmentEntry at=attaching label=tr("Documento firmado", "Signed paper") />
            </div>
        </Panel>
    }
}

impl Fields for AmendmentForm {
    fn lines(&self, session: Session) -> Vec<(String, String)> {
        let line = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let kinds: Vec<&str> = self
            .kinds
            .iter()
            .map(|kind| say(agreements::kind_name(*kind)))
            .collect();
        let client: Option<ClientId> = self.client;
        let client = session.book.with_untracked(|book| {
            let client = client.and_then(|id| book.client(id));
            client.map(|client| client.name.clone()).unwrap_or_default()
        });
        let changed = self.changed.iter().map(|row| {
            let parts = [&row.price, &row.quantity, &row.to];
            let parts: Vec<&str> = parts
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            line(&row.description, &parts.join(" · "))
        });
        let mut lines = vec![
            line(tr("Número de otrosí", "Amendment number"), &self.number),
            line(tr("Rige desde", "In effect from"), &self.effective),
            line(tr("Firmado el", "Signed on"), &self.signed_on),
            line(
                tr("Qué cambia", "What changes"),
                &numbers::list(&kinds, crate::ui::lang::lang()),
            ),
            line(tr("Fin", "End"), &self.end),
            line(tr("Valor", "Value"), &self.value),
            line(tr("Cliente", "Client"), &client),
            line(tr("Suspendido hasta", "Suspended until"), &self.until),
            line(tr("Otra cosa", "Something else"), &self.other),
            line(tr("Notas", "Notes"), &self.notes),
        ];
        lines.extend(changed);
        lines
    }
}

//! /facturas/nueva and /facturas/:id/editar - a draft as it is typed, with its amounts and its findings beside it.
//! What is right is decided in `form::invoice`, by the rules and by the command.

pub mod adjustments;
pub mod instalments;
pub mod lines;
pub mod live;
pub mod noted;
pub mod preview;
pub mod terms;

use crate::app::command::Command;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::ids::{ClientId, InvoiceId};
use crate::domain::invoice::noting::partial;
use crate::domain::invoice::{Content, DocumentType, Invoice, Party, PaymentTerms, State, Totals};
use crate::domain::money::Currency;
use crate::form::FormErrors;
use crate::form::invoice::{InvoiceForm, Own};
use crate::route::Route;
use crate::route::query_string::QueryString;
use crate::shell::session::Session;
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::select::Choice;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::item_choices;
use crate::ui::screens::editing::{Editing, EditorForm, Fields};
use crate::ui::screens::invoices::edit::adjustments::Adjustments;
use crate::ui::screens::invoices::edit::instalments::Instalments;
use crate::ui::screens::invoices::edit::lines::Lines;
use crate::ui::screens::invoices::edit::live::Live;
use crate::ui::screens::invoices::edit::noted::Noted;
use crate::ui::screens::invoices::edit::preview::{Preview, PreviewButton, Shown};
use crate::ui::screens::invoices::edit::terms::{Deposit, Parties, Terms, Withheld};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Drafting {
    pub session: Session,
    pub editing: Editing<InvoiceForm>,
    /// The draft that the form was made from.
    pub base: StoredValue<Invoice>,
    pub country: Country,
    /// What drafts take from the company.
    pub own: StoredValue<Own>,
    /// What the catalogue offers, made once for all lines.
    pub items: StoredValue<Vec<Choice>>,
}

impl Drafting {
    /// The draft as it is typed.
    pub fn read(self, typed: &InvoiceForm) -> Result<Invoice, FormErrors> {
        let client: Option<Client> = typed.client.and_then(|id| {
            self.session
                .book
                .with_untracked(|book| book.client(id).cloned())
        });
        let mark = locale().decimal_mark();
        self.base.with_value(|base| {
            self.own
                .with_value(|own| typed.parse(base, client.as_ref(), own, mark))
        })
    }
}

/// A draft that is not there yet. The address may choose its client, or the invoice that a note is about.
#[component]
pub fn InvoiceNew() -> impl IntoView {
    let session = Session::expect();
    let asked = place::query().with_untracked(|query| QueryString::parse(query));
    let id = InvoiceId(session.fresh_id());
    let (country, own) = company_of(session);
    if let Some(base) = note_asked(session, id, &asked) {
        let form = InvoiceForm::of(&base, locale().decimal_mark());
        return view! { <Editor base form country own is_new=true /> };
    }
    let client = asked.get("cliente");
    let client = client.and_then(|id| id.parse::<ClientId>().ok());
    let form = InvoiceForm::new(client, own.currency, country);
    let base = blank(id, country, own.currency);
    view! { <Editor base form country own is_new=true /> }
}

/// The note that the address asks for: `nota=credito` or `nota=debito`, `de` the invoice.
fn note_asked(session: Session, id: InvoiceId, asked: &QueryString) -> Option<Invoice> {
    let document_type = match asked.get("nota")? {
        "credito" => DocumentType::CreditNote,
        "debito" => DocumentType::DebitNote,
        _ => return None,
    };
    let about = asked.get("de")?.parse::<InvoiceId>().ok()?;
    session.book.with_untracked(|book| {
        let invoice = book.invoice(about)?;
        invoice.issuance()?;
        Some(Invoice {
            id,
            content: partial(invoice, document_type),
            state: State::Draft,
            review: Review::default(),
            source: None,
            ..invoice.clone()
        })
    })
}

/// A draft that is there.
#[component]
pub fn InvoiceEdit(id: InvoiceId) -> impl IntoView {
    let session = Session::expect();
    let draft = session.book.with_untracked(|book| {
        let invoice = book.invoice(id)?;
        invoice.issuance().is_none().then(|| invoice.clone())
    });
    let (country, own) = company_of(session);
    match draft {
        Some(base) => {
            let form = InvoiceForm::of(&base, locale().decimal_mark());
            view! { <Editor base form country own is_new=false /> }
        }
        None => view! { <Missing back=Route::Invoices /> },
    }
}

fn company_of(session: Session) -> (Country, Own) {
    session.book.with_untracked(|book| {
        let country = book.company().map(|company| company.country);
        let country = country.unwrap_or(Country::Colombia);
        (country, Own::of(book.company()))
    })
}

/// A draft that says nothing.
fn blank(id: InvoiceId, country: Country, currency: Currency) -> Invoice {
    Invoice {
        id,
        client: ClientId(id.0),
        contract: None,
        content: Content {
            country,
            document_type: DocumentType::Invoice,
            type_code: "01".to_owned(),
            operation: match country {
                Country::Colombia => "10",
                Country::Peru => "0101",
            }
            .to_owned(),
            currency,
            supplier: None,
            customer: Party::default(),
            lines: Vec::new(),
            adjustments: Vec::new(),
            taxes: Vec::new(),
            withholdings: Vec::new(),
            totals: Totals::default(),
            payment: PaymentTerms::default(),
            references: Vec::new(),
            reason: None,
            period: None,
            purchase_order: String::new(),
            notes: Vec::new(),
            numbering: None,
            exchange: None,
            detraction: None,
            prepayments: Vec::new(),
            legends: Vec::new(),
        },
        state: State::Draft,
        review: Review::default(),
        source: None,
    }
}

/// The form of one draft.
#[component]
fn Editor(
    base: Invoice,
    form: InvoiceForm,
    country: Country,
    own: Own,
    is_new: bool,
) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let id = base.id;
    let (path, back) = if is_new {
        (Route::InvoiceNew.path(), Route::Invoices)
    } else {
        (Route::InvoiceEdit(id).path(), Route::Invoice(id))
    };
    let blank = StoredValue::new(form.clone());
    let editing = Editing::open(session, &path, form, "invoice");
    let drafting = Drafting {
        session,
        editing,
        base: StoredValue::new(base),
        country,
        own: StoredValue::new(own),
        items: StoredValue::new(item_choices(session, None)),
    };
    live::provide(drafting);
    let shown: Shown = RwSignal::new(None);
    let save = UnsyncCallback::new(move |()| {
        let Some(invoice) = editing.form.parse(|typed| drafting.read(typed)) else {
            return;
        };
        let id = invoice.id;
        let command = Command::SaveDraft {
            invoice: Box::new(invoice),
            seen: editing.seen.get_untracked(),
        };
        editing.save(session, command, move |_| go(Route::Invoice(id)));
    });
    let fresh = Callback::new(move |()| {
        let current = session
            .book
            .with_untracked(|book| book.invoice(id).cloned());
        current.map_or_else(
            || blank.get_value(),
            |invoice| {
                let form = InvoiceForm::of(&invoice, locale().decimal_mark());
                drafting.base.set_value(invoice);
                form
            },
        )
    });
    view! {
        <div class="screen">
            <Head drafting shown is_new back />
            <div class="sidebar">
                <EditorForm editing fresh save save_label=tr("Guardar borrador", "Save draft") back>
                    <Noted drafting />
                    <Parties drafting is_new />
                    <Lines drafting />
                    <Adjustments drafting />
                    <Withheld drafting />
                    <Deposit drafting />
                    <Terms drafting />
                    <Instalments drafting />
                </EditorForm>
                <aside class="stack" data-gap="large">
                    <Live drafting />
                </aside>
            </div>
            <Preview drafting shown />
        </div>
    }
}

#[component]
fn Head(drafting: Drafting, shown: Shown, is_new: bool, back: Route) -> impl IntoView {
    let document_type = drafting.base.with_value(|base| base.content.document_type);
    let title = match (is_new, document_type) {
        (true, DocumentType::Invoice) => tr("Nueva factura", "New invoice"),
        (true, DocumentType::CreditNote) => tr("Nueva nota crédito", "New credit note"),
        (true, DocumentType::DebitNote) => tr("Nueva nota débito", "New debit note"),
        (false, _) => tr("Editar borrador", "Edit draft"),
    };
    let mut crumbs = vec![Crumb {
        label: tr("Facturas", "Invoices").to_owned(),
        href: Some(place::href(Route::Invoices)),
    }];
    if !is_new {
        crumbs.push(Crumb {
            label: tr("Borrador", "Draft").to_owned(),
            href: Some(place::href(back)),
        });
    }
    crumbs.push(Crumb {
        label: title.to_owned(),
        href: None,
    });
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles"><h1>{title}</h1></div>
            <div class="screen__actions"><PreviewButton drafting shown /></div>
        </header>
    }
}

impl Fields for InvoiceForm {
    fn lines(&self, session: Session) -> Vec<(String, String)> {
        let client = self.client.and_then(|id| {
            session
                .book
                .with_untracked(|book| book.client(id).map(|client| client.name.clone()))
        });
        let mut told = vec![
            (
                tr("Cliente", "Client").to_owned(),
                client.unwrap_or_default(),
            ),
            (
                tr("Orden de compra", "Purchase order").to_owned(),
                self.purchase_order.clone(),
            ),
            (tr("Desde", "From").to_owned(), self.period_from.clone()),
            (tr("Hasta", "To").to_owned(), self.period_to.clone()),
            (tr("Notas", "Notes").to_owned(), self.notes.clone()),
        ];
        for (place, line) in self.lines.iter().enumerate() {
            told.push((
                format!("{} {}", tr("Renglón", "Line"), place + 1),
                format!("{} · {} × {}", line.description, line.quantity, line.price),
            ));
        }
        told
    }
}

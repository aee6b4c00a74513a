//! /ajustes/empresa - the numbers that documents get, and what recomputes the codes of Colombia.
//! Without them documents of others are checked all the same, except for what only the range and its key can tell.

use crate::app::numbering::next_of;
use crate::domain::country::Country;
use crate::domain::invoice::DocumentType;
use crate::form::FormErrors;
use crate::form::company::CompanyForm;
use crate::form::company::numbering::NumberingForm;
use crate::shell::session::Session;
use crate::text::numbering;
use crate::ui::focus;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::settings::company::official::Software;
use crate::ui::view::view;
use leptos::prelude::*;

/// The ranges and, in Colombia, the software PIN.
#[component]
pub fn Numbering(form: FormState<CompanyForm>) -> impl IntoView {
    let country = Memo::new(move |_| form.typed.with(|typed| typed.country));
    let count = Memo::new(move |_| form.typed.with(|typed| typed.numbering.len()));
    let has_pin = Memo::new(move |_| {
        let typed = form.typed.read();
        typed.country == Country::Colombia || !typed.software_pin.is_empty()
    });
    let add = move || {
        let added = form.id(&field(count.get_untracked(), "documents"));
        form.change(|typed| typed.numbering.push(NumberingForm::new(typed.country)));
        request_animation_frame(move || focus::focus_id(&added));
    };
    view! {
        <Panel title=Some(tr("Numeración", "Numbering").to_owned())>
            <div class="stack" data-gap="large">
                <p class="muted">{move || introduction(country.get())}</p>
                {move || (0..count.get()).map(|index| view! { <Range form index country=country.get() /> }).collect_view()}
                <div class="cluster">
                    <Button
                        label=tr("Agregar una numeración", "Add a numbering")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
                <Show when=move || has_pin.get()>
                    <Software form />
                </Show>
            </div>
        </Panel>
    }
}

fn introduction(country: Country) -> &'static str {
    match country {
        Country::Colombia => tr(
            "Las facturas usan el rango que la DIAN autorizó, con su clave técnica: de ella sale el CUFE. Las notas las numera la empresa; si no dices nada, son NC1, NC2… y ND1, ND2…",
            "Invoices use the range that DIAN authorised, with its technical key: the CUFE is made of it. Notes are numbered by the company; if you say nothing, they are NC1, NC2… and ND1, ND2…",
        ),
        Country::Peru => tr(
            "Cada serie la elige la empresa: facturas F001-, boletas B001-. Las notas usan FC01-, BC01-, FD01- y BD01- si no dices otra.",
            "The company chooses each series: facturas F001-, boletas B001-. Notes use FC01-, BC01-, FD01- and BD01- unless you say otherwise.",
        ),
    }
}

/// One range.
#[component]
fn Range(form: FormState<CompanyForm>, index: usize, country: Country) -> impl IntoView {
    let number = index + 1;
    let remove = move || {
        form.change(|typed| {
            if index < typed.numbering.len() {
                typed.numbering.remove(index);
            }
        });
        // The places of the later ones have moved.
        form.errors.set(FormErrors::new());
    };
    let authorised = Memo::new(move |_| {
        form.typed.with(|typed| {
            let range = typed.numbering.get(index);
            range.is_some_and(|range| range.is_authorised(country))
        })
    });
    view! {
        <FormRow
            name=format!("{} {number}", tr("Numeración", "Numbering"))
            remove_label=format!("{} {number}", tr("Quitar numeración", "Remove numbering"))
            on_remove=move |()| remove()
        >
            <Documents form index country />
            {move || {
                let shown = move |entry: &&Entry| authorised.get() || !entry.only_authorised;
                ENTRIES.iter().filter(shown).map(|entry| {
                    let is_optional = entry.is_optional(country, authorised.get());
                    view! { <RangeEntry form index entry is_optional country /> }
                }).collect_view()
            }}
        </FormRow>
    }
}

/// Which documents it numbers.
#[component]
fn Documents(form: FormState<CompanyForm>, index: usize, country: Country) -> impl IntoView {
    let own = move |typed: &CompanyForm| {
        let range = typed.numbering.get(index);
        range.map_or((DocumentType::Invoice, String::new()), |range| {
            (range.documents, range.type_code.clone())
        })
    };
    let options = form.get(move |typed| {
        let (documents, type_code) = own(typed);
        let mut offered: Vec<(DocumentType, String)> = numbering::offered(country)
            .iter()
            .map(|(documents, code)| (*documents, (*code).to_owned()))
            .collect();
        if !offered.contains(&(documents, type_code.clone())) {
            offered.push((documents, type_code));
        }
        let name = |documents, code: &str| numbering::documents(country, documents, code, lang());
        offered
            .into_iter()
            .map(|(documents, code)| Choice::new(value(documents, &code), name(documents, &code)))
            .collect::<Vec<_>>()
    });
    let choose = move |chosen: String| {
        form.change(|typed| {
            let Some(range) = typed.numbering.get_mut(index) else {
                return;
            };
            let mut offered = numbering::offered(country).iter();
            let found = offered.find(|(documents, code)| value(*documents, code) == chosen);
            if let Some((documents, code)) = found {
                range.number(*documents, code, country);
            }
        });
    };
    view! {
        <SelectField
            id=form.id(&field(index, "documents"))
            label=tr("Qué numera", "What it numbers")
            options
            value=form.get(move |typed| {
                let (documents, code) = own(typed);
                value(documents, &code)
            })
            on_change=choose
        />
    }
}

fn value(documents: DocumentType, type_code: &str) -> String {
    format!("{documents:?}{type_code}")
}

/// The next number and how many are left, of a range that is saved as it is shown.
fn left(session: Session, form: FormState<CompanyForm>, index: usize) -> Memo<Option<String>> {
    let shown = Memo::new(move |_| {
        let typed = form.typed.read();
        let range = typed.numbering.get(index)?;
        let number = |text: &str| text.trim().to_owned();
        Some((range.prefix.clone(), number(&range.from), number(&range.to)))
    });
    Memo::new(move |_| {
        let (prefix, from, to) = shown.get()?;
        session.book.with(|book| {
            let mut saved = book.company()?.numbering.iter();
            let range = saved.find(|saved| {
                saved.prefix == prefix
                    && saved.from.to_string() == from
                    && saved.to.to_string() == to
            })?;
            Some(numbering::left(range, next_of(book, range), locale()))
        })
    })
}

/// One entry of a range.
struct Entry {
    /// Its name in the errors of the form.
    name: &'static str,
    kind: FieldKind,
    /// Whether only a range that the tax office authorises has it.
    only_authorised: bool,
    of: fn(&NumberingForm) -> &String,
    of_mut: fn(&mut NumberingForm) -> &mut String,
}

impl Entry {
    fn is_optional(&self, country: Country, authorised: bool) -> bool {
        match self.name {
            "technical_key" => true,
            "prefix" => country == Country::Colombia,
            "valid_from" | "valid_to" => !authorised,
            _ => false,
        }
    }
}

static ENTRIES: [Entry; 7] = [
    Entry {
        name: "resolution",
        kind: FieldKind::Text,
        only_authorised: true,
        of: |range| &range.resolution,
        of_mut: |range| &mut range.resolution,
    },
    Entry {
        name: "prefix",
        kind: FieldKind::Text,
        only_authorised: false,
        of: |range| &range.prefix,
        of_mut: |range| &mut range.prefix,
    },
    Entry {
        name: "from",
        kind: FieldKind::Number,
        only_authorised: false,
        of: |range| &range.from,
        of_mut: |range| &mut range.from,
    },
    Entry {
        name: "to",
        kind: FieldKind::Number,
        only_authorised: false,
        of: |range| &range.to,
        of_mut: |range| &mut range.to,
    },
    Entry {
        name: "valid_from",
        kind: FieldKind::Date,
        only_authorised: false,
        of: |range| &range.valid_from,
        of_mut: |range| &mut range.valid_from,
    },
    Entry {
        name: "valid_to",
        kind: FieldKind::Date,
        only_authorised: false,
        of: |range| &range.valid_to,
        of_mut: |range| &mut range.valid_to,
    },
    Entry {
        name: "technical_key",
        kind: FieldKind::Text,
        only_authorised: true,
        of: |range| &range.technical_key,
        of_mut: |range| &mut range.technical_key,
    },
];

#[component]
fn RangeEntry(
    form: FormState<CompanyForm>,
    index: usize,
    entry: &'static Entry,
    is_optional: bool,
    country: Country,
) -> impl IntoView {
    let field = field(index, entry.name);
    let told = hint(entry.name, country, is_optional).map(str::to_owned);
    let hint = match entry.name {
        "to" => left(Session::expect(), form, index).into(),
        _ => Signal::stored(told),
    };
    view! {
        <TextField
            id=form.id(&field)
            label=label(entry.name, country)
            kind=entry.kind
            optional_mark=is_optional.then(|| tr("opcional", "optional").to_owned())
            hint
            value=form.get(move |typed| {
                typed.numbering.get(index).map(|range| (entry.of)(range).clone()).unwrap_or_default()
            })
            on_input=move |text| form.change(|typed| {
                if let Some(range) = typed.numbering.get_mut(index) {
                    *(entry.of_mut)(range) = text;
                }
            })
            error=form.error(field)
        />
    }
}

fn label(name: &str, country: Country) -> &'static str {
    match (name, country) {
        ("resolution", _) => tr("Número de la resolución", "Resolution number"),
        ("prefix", Country::Colombia) => tr("Prefijo", "Prefix"),
        ("prefix", Country::Peru) => tr("Serie", "Series"),
        ("from", _) => tr("Desde el número", "From number"),
        ("to", _) => tr("Hasta el número", "To number"),
        ("valid_from", _) => tr("Vigente desde", "Valid from"),
        ("valid_to", _) => tr("Vigente hasta", "Valid until"),
        _ => tr("Clave técnica", "Technical key"),
    }
}

fn hint(name: &str, country: Country, is_optional: bool) -> Option<&'static str> {
    match (name, country) {
        ("prefix", Country::Colombia) => Some(tr(
            "Va antes del número: FE, NC. De 0 a 4 letras o cifras.",
            "Goes before the number: FE, NC. 0 to 4 letters or digits.",
        )),
        ("prefix", Country::Peru) => Some(tr(
            "Cuatro caracteres y guion, como F001-.",
            "Four characters and a hyphen, as F001-.",
        )),
        ("valid_to", _) if is_optional => Some(tr("Vacío: sin fin.", "Empty: without end.")),
        _ => None,
    }
}

fn field(index: usize, name: &str) -> String {
    format!("numbering[{index}].{name}")
}

//! One entry of a form: its label, control, hint and error, wired for assistive technology.
//! Knows nothing of what the text means: reading it is the work of `form`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// Characters of a unit that has room beside any number; a longer one takes more of the field.
const SHORT_UNIT_MAX: usize = 4;

/// What kind of text is entered; chooses the control, the keyboard on touch and the alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    #[default]
    Text,
    Email,
    Phone,
    /// A whole number.
    Number,
    /// A number with decimals, typed with comma or point; aligned at the end.
    Decimal,
    /// A civil date; the value is `YYYY-MM-DD` or empty.
    Date,
    /// A month; the value is `YYYY-MM` or empty.
    Month,
    /// A passphrase, hidden while it is typed.
    Secret,
}

impl FieldKind {
    fn input_type(self) -> &'static str {
        match self {
            FieldKind::Text | FieldKind::Number | FieldKind::Decimal => "text",
            FieldKind::Email => "email",
            FieldKind::Phone => "tel",
            FieldKind::Date => "date",
            FieldKind::Month => "month",
            FieldKind::Secret => "password",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            FieldKind::Number => Some("numeric"),
            FieldKind::Decimal => Some("decimal"),
            _ => None,
        }
    }

    fn is_right_aligned(self) -> bool {
        matches!(self, FieldKind::Number | FieldKind::Decimal)
    }
}

/// The ids of the hint and the error of the field `id`, for `aria-describedby`; none when neither is there.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-error {id}-hint")),
    }
}

/// What surrounds every control: label above, error and hint below.
#[component]
pub fn FieldFrame(
    /// Unique in the page; the ids of hint and error derive from it.
    #[prop(into)]
    id: String,
    /// What is asked, always visible.
    #[prop(into)]
    label: Signal<String>,
    /// Said after the label when the entry may stay empty: "opcional".
    #[prop(optional, into)]
    optional_mark: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and what to do about it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The control, with this `id` and the attributes of [`described_by`].
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {move || label.get()}
                {move || {
                    optional_mark.get().map(|mark| view! { <span class="field__optional">" "{mark}</span> })
                }}
            </label>
            <div class="field__box">{children()}</div>
            <FieldError id=error_id error=error />
            {move || {
                let id = hint_id.clone();
                hint.get().map(|text| view! { <p class="field__hint" id=id>{text}</p> })
            }}
        </div>
    }
}

/// The sentence under an entry that cannot be accepted; nothing when there is none.
#[component]
pub fn FieldError(
    /// The id that the control names in `aria-describedby`.
    id: String,
    /// What is wrong and what to do about it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        let id = id.clone();
        error.get().map(|text| {
            view! {
                <p class="field__error" id=id>
                    <IconView icon=Icon::Diamond />
                    <span>{text}</span>
                </p>
            }
        })
    }
}

/// An entry of one line.
#[component]
pub fn TextField(
    /// Unique in the page; the ids of hint and error derive from it.
    #[prop(into)]
    id: String,
    /// What is asked, always visible.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed now.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_input: UnsyncCallback<String>,
    /// Called when the entry loses focus: the moment to check it.
    #[prop(optional, into)]
    on_leave: Option<UnsyncCallback<()>>,
    /// What kind of text it is.
    #[prop(optional)]
    kind: FieldKind,
    /// Said after the label when the entry may stay empty: "opcional".
    #[prop(optional, into)]
    optional_mark: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and what to do about it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Shown inside before the text: a currency, a unit.
    #[prop(optional, into)]
    unit: Signal<Option<String>>,
    /// What can be chosen instead of typed.
    #[prop(optional, into)]
    suggestions: Signal<Vec<String>>,
    /// What the browser may fill in; "off" by default.
    #[prop(optional, default = "off")]
    autocomplete: &'static str,
    /// Cannot be changed now.
    #[prop(optional, into)]
    read_only: Signal<bool>,
) -> impl IntoView {
    let field_id = id.clone();
    let list_id = format!("{id}-list");
    let listed = list_id.clone();
    view! {
        <FieldFrame id=id.clone() label=label optional_mark=optional_mark hint=hint error=error>
            {move || unit.get().map(|unit| {
                let size = (unit.chars().count() > SHORT_UNIT_MAX).then_some("long");
                view! { <span class="field__unit" data-size=size>{unit}</span> }
            })}
            <input
                class="field__control"
                id=id.clone()
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocomplete=autocomplete
                data-kind=kind.is_right_aligned().then_some("decimal")
                list=move || (!suggestions.read().is_empty()).then(|| listed.clone())
                readonly=move || read_only.get()
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || {
                    described_by(&field_id, hint.read().is_some(), error.read().is_some())
                }
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
                on:blur=move |_| {
                    if let Some(on_leave) = on_leave {
                        on_leave.run(());
                    }
                }
            />
            <Show when=move || !suggestions.read().is_empty()>
                <datalist id=list_id.clone()>
                    {move || {
                        suggestions
                            .get()
                            .into_iter()
                            .map(|text| view! { <option value=text></option> })
                            .collect_view()
                    }}
                </datalist>
            </Show>
        </FieldFrame>
    }
}

/// An entry of several lines that grows with its text.
#[component]
pub fn LongTextField(
    /// Unique in the page; the ids of hint and error derive from it.
    #[prop(into)]
    id: String,
    /// What is asked, always visible.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed now.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_input: UnsyncCallback<String>,
    /// Said after the label when the entry may stay empty: "opcional".
    #[prop(optional, into)]
    optional_mark: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and what to do about it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    read_only: Signal<bool>,
) -> impl IntoView {
    let field_id = id.clone();
    view! {
        <FieldFrame id=id.clone() label=label optional_mark=optional_mark hint=hint error=error>
            <textarea
                class="field__control"
                id=id.clone()
                data-kind="long"
                readonly=move || read_only.get()
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || {
                    described_by(&field_id, hint.read().is_some(), error.read().is_some())
                }
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
            ></textarea>
        </FieldFrame>
    }
}

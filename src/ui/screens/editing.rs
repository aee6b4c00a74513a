//! What the screens that write a record share: the draft that outlives the page, and a save that may be refused.
//! The fields are in their areas; what is right or wrong is decided in `form` and `app`.

use crate::app::command::Command;
use crate::app::command_error::CommandError;
use crate::app::event::Event;
use crate::form::draft::Draft;
use crate::form::refusal::field_of;
use crate::form::{FormError, FormErrors};
use crate::route::Route;
use crate::shell::local_settings;
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a form must be to be edited here.
pub trait Fields: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Every field with its name, as a person reads it, to tell two versions apart.
    fn lines(&self, session: Session) -> Vec<(String, String)>;
}

/// The editing of one record.
pub struct Editing<F: Fields> {
    pub form: FormState<F>,
    /// Version of the book that the form was made from.
    pub seen: RwSignal<u64>,
    /// Whether a save is on its way.
    pub saving: RwSignal<bool>,
    /// As the record is without what is typed.
    base: RwSignal<F>,
    recovered: RwSignal<Option<Recovered>>,
    /// Why the last save was refused: somebody else changed the record.
    stale: RwSignal<Option<String>>,
    /// What was typed before the record was loaded again, where it differs.
    kept: RwSignal<Vec<(String, String)>>,
    key: StoredValue<String>,
}

/// What is told about a draft that was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Recovered {
    AsItWas,
    /// The record has changed since the draft was typed.
    RecordChanged,
}

impl<F: Fields> Clone for Editing<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Fields> Copy for Editing<F> {}

impl<F: Fields> Editing<F> {
    /// Opens the form at that path of the app, with what was typed there before and not saved.
    pub fn open(session: Session, path: &str, base: F, prefix: &'static str) -> Editing<F> {
        let key = format!("vigia.draft.{path}");
        let draft = local_settings::get(&key).and_then(|text| Draft::<F>::read(&text));
        let recovered = draft.as_ref().map(|draft| {
            if draft.base == base {
                Recovered::AsItWas
            } else {
                Recovered::RecordChanged
            }
        });
        let typed = draft.map_or_else(|| base.clone(), |draft| draft.typed);
        let editing = Editing {
            form: FormState::new(typed, prefix),
            seen: RwSignal::new(session.book.with_untracked(|book| book.version())),
            saving: RwSignal::new(false),
            base: RwSignal::new(base),
            recovered: RwSignal::new(recovered),
            stale: RwSignal::new(None),
            kept: RwSignal::new(Vec::new()),
            key: StoredValue::new(key),
        };
        Effect::new(move |_| editing.keep_draft());
        editing
    }

    /// Writes the draft down, or takes it away when nothing is typed.
    fn keep_draft(self) {
        let text = self
            .form
            .typed
            .with(|typed| self.base.with(|base| Draft::text(base, typed)));
        self.key.with_value(|key| match text {
            // A browser that keeps nothing loses only the draft.
            Some(text) => {
                local_settings::set(key, &text);
            }
            None => local_settings::remove(key),
        });
    }

    /// Forgets what was typed and shows the record as it is.
    pub fn discard(self) {
        self.form.typed.set(self.base.get_untracked());
        self.form.errors.set(FormErrors::new());
        self.recovered.set(None);
        self.kept.set(Vec::new());
    }

    /// Forgets the draft, as when the person leaves without saving.
    pub fn forget(self) {
        let _ = self.key.try_with_value(|key| local_settings::remove(key));
    }

    /// Shows the record as somebody else left it; what was typed stays readable beside it.
    fn reload(self, session: Session, fresh: F) {
        let lines = fresh.lines(session);
        let typed = self.form.typed.with_untracked(|typed| typed.lines(session));
        let kept = typed
            .into_iter()
            .filter(|line| !line.1.is_empty() && !lines.contains(line))
            .collect();
        self.kept.set(kept);
        self.seen
            .set(session.book.with_untracked(|book| book.version()));
        self.base.set(fresh.clone());
        self.form.typed.set(fresh);
        self.form.errors.set(FormErrors::new());
        self.stale.set(None);
        self.recovered.set(None);
    }

    /// Carries the command out. A refusal is shown where it belongs, and nothing typed is lost.
    pub fn save(self, session: Session, command: Command, then: impl FnOnce(&Event) + 'static) {
        self.save_with_blobs(session, command, Vec::new(), then);
    }

    /// The same for a command that names files, which are kept first.
    pub fn save_with_blobs(
        self,
        session: Session,
        command: Command,
        blobs: Vec<(String, Vec<u8>)>,
        then: impl FnOnce(&Event) + 'static,
    ) {
        if self.saving.get_untracked() {
            return;
        }
        self.saving.set(true);
        leptos::task::spawn_local(async move {
            let result = session.dispatch_with_blobs(command, blobs).await;
            self.saving.try_set(false);
            match result {
                Ok(event) => {
                    self.forget();
                    session.say_done(session.event_text(&event), true);
                    then(&event);
                }
                Err((error, _)) => self.refused(session, &error),
            }
        });
    }

    fn refused(self, session: Session, error: &DispatchError) {
        let text = session.error_text(error);
        let DispatchError::Refused(refusal) = error else {
            session.say_failed(text);
            return;
        };
        if matches!(refusal, CommandError::ChangedMeanwhile(_)) {
            self.stale.try_set(Some(text));
        } else if let Some(entry) = field_of(refusal) {
            show(self.form, entry);
        } else {
            session.say_failed(text);
        }
    }
}

/// Carries out the command of a form in a dialog. A refusal is shown where it belongs, and nothing typed is lost.
pub fn send<F: Send + Sync + 'static>(
    session: Session,
    form: FormState<F>,
    command: Command,
    then: impl FnOnce() + 'static,
) {
    leptos::task::spawn_local(async move {
        match session.dispatch(command).await {
            Ok(event) => {
                session.say_done(session.event_text(&event), true);
                then();
            }
            Err(error) => {
                let entry = match &error {
                    DispatchError::Refused(refusal) => field_of(refusal),
                    _ => None,
                };
                match entry {
                    Some(entry) => show(form, entry),
                    None => session.say_failed(session.error_text(&error)),
                }
            }
        }
    });
}

/// Shows a refusal beside the field that it is about.
fn show<F: Send + Sync + 'static>(form: FormState<F>, entry: FormError) {
    let mut errors = FormErrors::new();
    errors.add(&entry.field, entry.error);
    form.errors.try_set(errors);
    form.attempt.try_update(|attempt| *attempt += 1);
}

/// What is to be known before typing on: a recovered draft, or a record that somebody else changed.
#[component]
fn EditingNotes<F: Fields>(
    editing: Editing<F>,
    /// The form of the record as the book has it now.
    #[prop(into)]
    fresh: Callback<(), F>,
    /// Saves what is typed over what somebody else wrote.
    #[prop(into)]
    save: UnsyncCallback<()>,
) -> impl IntoView {
    let session = Session::expect();
    let overwrite = move || {
        editing
            .seen
            .set(session.book.with_untracked(|book| book.version()));
        editing.stale.set(None);
        save.run(());
    };
    view! {
        {move || editing.recovered.get().map(|recovered| view! { <RecoveredNote editing recovered /> })}
        {move || editing.stale.get().map(|sentence| view! {
            <Banner
                tone=Tone::Bad
                title=sentence
                detail=Some(tr(
                    "Lo que escribiste sigue aquí. Carga lo que hay ahora para compararlo, o guarda lo tuyo encima.",
                    "What you typed is still here. Load what is there now to compare, or save yours over it.",
                ).to_owned())
            >
                <Button
                    label=tr("Cargar lo que hay ahora", "Load what is there now")
                    on_press=move |()| editing.reload(session, fresh.run(()))
                />
                <Button label=tr("Guardar lo mío", "Save mine") on_press=move |()| overwrite() />
            </Banner>
        })}
        {move || {
            let kept = editing.kept.get();
            (!kept.is_empty()).then(|| view! {
                <Panel title=Some(tr("Lo que habías escrito", "What you had typed").to_owned())>
                    <DetailsList>
                        {kept.into_iter().map(|(name, value)| view! {
                            <Detail term=name><bdi class="wrap-anywhere">{value}</bdi></Detail>
                        }).collect_view()}
                    </DetailsList>
                </Panel>
            })
        }}
    }
}

/// The form of a record: what is to be known before typing on, what is wrong, the entries, and the buttons.
#[component]
pub fn EditorForm<F: Fields>(
    editing: Editing<F>,
    /// The form of the record as the book has it now.
    #[prop(into)]
    fresh: Callback<(), F>,
    /// Saves what is typed.
    #[prop(into)]
    save: UnsyncCallback<()>,
    /// What the button that saves says.
    #[prop(into)]
    save_label: Signal<String>,
    /// Where leaving without saving leads.
    back: Route,
    children: Children,
) -> impl IntoView {
    let go = place::navigator();
    let form = editing.form;
    view! {
        <EditingNotes editing fresh save />
        <form
            novalidate
            class="stack"
            data-gap="large"
            on:submit=move |event| {
                event.prevent_default();
                save.run(());
            }
        >
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            {children()}
            <div class="cluster">
                <Button
                    label=save_label
                    kind=ButtonKind::Submit
                    appearance=ButtonAppearance::Primary
                    disabled=editing.saving
                />
                <Button
                    label=tr("Cancelar", "Cancel")
                    on_press=move |()| {
                        editing.forget();
                        go(back);
                    }
                />
            </div>
        </form>
    }
}

/// Says that what was typed came back, and lets it go.
#[component]
fn RecoveredNote<F: Fields>(editing: Editing<F>, recovered: Recovered) -> impl IntoView {
    let (tone, detail) = match recovered {
        Recovered::AsItWas => (
            Tone::Neutral,
            tr("Todavía no está guardado.", "It is not saved yet."),
        ),
        Recovered::RecordChanged => (
            Tone::Warn,
            tr(
                "El registro cambió después de que lo escribiste: revísalo antes de guardar.",
                "The record changed after you typed it: check it before saving.",
            ),
        ),
    };
    view! {
        <Banner
            tone
            title=tr("Se recuperó lo que habías escrito", "What you had typed was recovered")
            detail=Some(detail.to_owned())
        >
            <Button label=tr("Descartar", "Discard") on_press=move |()| editing.discard() />
        </Banner>
    }
}

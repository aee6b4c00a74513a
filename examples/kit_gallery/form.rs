//! Every kind of entry, with and without an error.

use leptos::prelude::*;
use vigia::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use vigia::ui::kit::checkbox::Checkbox;
use vigia::ui::kit::dialog::Dialog;
use vigia::ui::kit::drop_zone::{DropZone, DropZoneWords};
use vigia::ui::kit::error_summary::{ErrorSummary, SummaryError};
use vigia::ui::kit::field::{FieldKind, LongTextField, TextField};
use vigia::ui::kit::panel::Panel;
use vigia::ui::kit::radio_group::{RadioGroup, RadioOption};
use vigia::ui::kit::segmented::Segmented;
use vigia::ui::kit::select::{Choice, SelectField};

/// A form of many parts.
#[component]
pub fn FormPage() -> impl IntoView {
    let attempt = RwSignal::new(0_u32);
    let errors = vec![
        SummaryError {
            field_id: "due".into(),
            text: "El contrato da 30 días: sería el 22/12/2026".into(),
        },
        SummaryError {
            field_id: "what".into(),
            text: "Di qué servicio, de qué periodo y cuántos".into(),
        },
    ];
    view! {
        <form
            class="screen"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                attempt.update(|count| *count += 1);
            }
        >
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>"Borrador para Cooperativa Horizonte"</h1>
                    <p class="screen__subtitle">
                        "Contrato 2024-031, octubre de 2026. Guardado hace un momento"
                    </p>
                </div>
                <div class="screen__actions">
                    <Button label="Vista previa" on_press=|()| () />
                    <Button
                        label="Enviar a revisión"
                        appearance=ButtonAppearance::Primary
                        kind=ButtonKind::Submit
                    />
                </div>
            </header>
            <ErrorSummary title="Hay dos cosas por corregir" errors=errors attempt=attempt />
            <Panel title="Fechas y pago">
                <Entries />
            </Panel>
            <Choices />
            <Files />
        </form>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let date = RwSignal::new("2026-11-22".to_string());
    let due = RwSignal::new("2026-12-07".to_string());
    let amount = RwSignal::new("2.150.000,00".to_string());
    let what = RwSignal::new("servicio".to_string());
    let order = RwSignal::new(String::new());
    let pay = RwSignal::new("credit".to_string());
    let note = RwSignal::new("Primera línea\nSegunda línea".to_string());
    view! {
        <div class="stack">
            <div class="grid" data-columns="fields">
                <TextField id="issued" label="Fecha de emisión" kind=FieldKind::Date value=date
                    on_input=move |text: String| date.set(text) />
                <TextField id="due" label="Vence" kind=FieldKind::Date value=due
                    on_input=move |text: String| due.set(text)
                    error="El contrato da 30 días: sería el 22/12/2026" />
                <SelectField id="pay" label="Forma de pago" value=pay
                    options=vec![Choice::new("credit", "Crédito"), Choice::new("cash", "Contado")]
                    on_change=move |text: String| pay.set(text) />
                <TextField id="order" label="Orden de compra" optional_mark="(opcional)" value=order
                    on_input=move |text: String| order.set(text) />
            </div>
            <div class="grid" data-columns="fields">
                <TextField id="amount" label="Valor unitario" kind=FieldKind::Decimal unit="COP" value=amount
                    on_input=move |text: String| amount.set(text) hint="Antes de impuestos" />
                <TextField id="what" label="Descripción" value=what
                    on_input=move |text: String| what.set(text)
                    hint="Qué se cobra, de qué periodo y cuántos"
                    error="Di qué servicio, de qué periodo y cuántos"
                    suggestions=vec!["Puesto de atención, octubre de 2026".to_string()] />
                <TextField id="locked" label="Número" value="FE-1204" read_only=true
                    on_input=|_: String| () hint="Se asigna al emitir" />
            </div>
            <LongTextField id="note" label="Nota para el cliente" optional_mark="(opcional)" value=note
                on_input=move |text: String| note.set(text) />
        </div>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let merge = RwSignal::new("ours".to_string());
    let view_of = RwSignal::new("month".to_string());
    let remind = RwSignal::new(true);
    let open = RwSignal::new(false);
    let option = |value: &str, label: &str, hint: &str| RadioOption {
        value: value.to_string(),
        label: label.to_string(),
        hint: (!hint.is_empty()).then(|| hint.to_string()),
    };
    view! {
        <Panel title="Elecciones" aside=move || view! {
            <Button label="Comparar…" on_press=move |()| open.set(true) />
        }>
            <div class="grid">
                <RadioGroup
                    id="merge"
                    label="¿Cuál queda?"
                    options=vec![
                        option("ours", "La de este equipo", "Editada por Ana hoy a las 10:42"),
                        option("theirs", "La del otro equipo", "Editada por Luis ayer"),
                    ]
                    value=merge
                    on_change=move |text: String| merge.set(text)
                />
                <Segmented
                    id="period"
                    label="Periodo"
                    label_shown=true
                    options=vec![
                        Choice::new("month", "Mes"),
                        Choice::new("quarter", "Trimestre"),
                        Choice::new("year", "Año"),
                    ]
                    value=view_of
                    on_change=move |text: String| view_of.set(text)
                />
                <Checkbox
                    label="Recordar cada mañana"
                    hint="Mientras la página esté abierta"
                    checked=remind
                    on_change=move |on: bool| remind.set(on)
                />
            </div>
        </Panel>
        <Dialog
            open=open
            on_close=move |()| open.set(false)
            title="¿Anular la factura FE-1204?"
            close_label="Cerrar"
            footer=move || view! {
                <Button label="Volver" on_press=move |()| open.set(false) />
                <Button label="Anular factura" appearance=ButtonAppearance::Danger on_press=move |()| open.set(false) />
            }
        >
            <p>"Se emitirá una nota crédito por $ 68.758.500,00. Esto no se puede deshacer."</p>
        </Dialog>
    }
}

#[component]
fn Files() -> impl IntoView {
    let received = RwSignal::new(0_usize);
    let words = DropZoneWords {
        label: "Arrastra aquí facturas XML o ZIP".into(),
        hint: "Se comprueban en este equipo; nada sale de él".into(),
        choose_files: "Elegir archivos".into(),
        choose_folder: "Elegir carpeta".into(),
    };
    let on_files = UnsyncCallback::new(move |files: Vec<web_sys::File>| received.set(files.len()));
    view! {
        <DropZone words=words accept=".xml,.zip" on_files=on_files />
        <p class="muted">{move || received.get()} " archivos recibidos"</p>
    }
}

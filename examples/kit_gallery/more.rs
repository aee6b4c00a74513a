//! The rest of the kit: tabs, steps, history, progress, empty places, every tone, button and icon.

use leptos::prelude::*;
use vigia::ui::kit::badge::{Badge, Tone};
use vigia::ui::kit::banner::Banner;
use vigia::ui::kit::button::{Button, ButtonAppearance, ButtonLabel, ButtonLink, ButtonSize};
use vigia::ui::kit::empty_state::EmptyState;
use vigia::ui::kit::figure::{Figure, Figures};
use vigia::ui::kit::icon::Icon;
use vigia::ui::kit::panel::Panel;
use vigia::ui::kit::progress::Progress;
use vigia::ui::kit::steps::{StepItem, StepState, Steps};
use vigia::ui::kit::tabs::{Tab, Tabs};
use vigia::ui::kit::timeline::{Timeline, TimelineEntry};

fn tabs() -> Vec<Tab> {
    let tab = |label: &str, count: &str, current| Tab {
        href: "?page=more".into(),
        label: label.to_string(),
        count: (!count.is_empty()).then(|| count.to_string()),
        current,
    };
    vec![
        tab("Vigente", "", true),
        tab("Otrosíes", "4", false),
        tab("Pólizas", "3", false),
        tab("Obligaciones", "11", false),
        tab("Facturación", "", false),
        tab("Documentos", "", false),
        tab("Historia", "", false),
    ]
}

fn steps() -> Vec<StepItem> {
    let states = [
        StepState::Done,
        StepState::Done,
        StepState::Current,
        StepState::Ahead,
        StepState::Ahead,
    ];
    let labels = ["Borrador", "Revisión", "Aprobada", "Emitida", "Pagada"];
    labels
        .iter()
        .zip(states)
        .map(|(label, state)| StepItem {
            label: label.to_string(),
            state,
        })
        .collect()
}

fn history() -> Vec<TimelineEntry> {
    let entry = |key: &str, tone, title: &str, when: &str, detail: Option<&str>| TimelineEntry {
        key: key.to_string(),
        tone,
        title: title.to_string(),
        href: None,
        when: when.to_string(),
        moment: "2026-11-22".into(),
        detail: detail.map(str::to_string),
    };
    vec![
        entry(
            "3",
            Tone::Bad,
            "Venció la póliza CU-88121",
            "10 nov 2026",
            None,
        ),
        entry(
            "2",
            Tone::Good,
            "Otrosí 3 firmado",
            "2 sep 2026 · Ana Ruiz",
            Some("El valor pasó de $ 720.400.000 a $ 812.400.000 y el plazo a diciembre"),
        ),
        entry(
            "1",
            Tone::Neutral,
            "Contrato creado",
            "14 ene 2025 · Luis Mora",
            None,
        ),
    ]
}

/// Everything that the other pages do not show.
#[component]
pub fn MorePage() -> impl IntoView {
    view! {
        <div class="screen">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>"Clínica del Norte: centro de contacto 24 horas"</h1>
                    <p class="screen__subtitle">"Contrato 2025-014, en ejecución"</p>
                </div>
                <div class="screen__actions">
                    <Button label="Expediente" on_press=|()| () />
                    <ButtonLink label="Nuevo otrosí" href="?page=form" appearance=ButtonAppearance::Primary />
                </div>
            </header>
            <Tabs label="Contrato 2025-014" tabs=tabs() />
            <Figures>
                <Figure label="Termina" value="31 dic 2026" meaning="Prórroga, otrosí 2" />
                <Figure label="Valor" value="$ 812.400.000" meaning="Adición, otrosí 3" />
                <Figure label="Puestos" value="24 a $ 2.150.000" meaning="Precio, otrosí 4" />
                <Figure label="Pago" value="30 días" meaning="Vencido hace 12 días" tone=Tone::Bad />
            </Figures>
            <Steps label="Estado de la factura" steps=steps() />
            <div class="sidebar">
                <Panel title="Historia">
                    <Timeline label="Historia del contrato" entries=history() />
                </Panel>
                <div class="stack">
                    <Panel title="Importación">
                        <Progress
                            label="Comprobando facturas"
                            detail="41.200 de 100.000"
                            done=41_200
                            total=100_000
                            cancel_label="Detener"
                            on_cancel=|()| ()
                        />
                    </Panel>
                    <Looks />
                </div>
            </div>
            <Panel flush=true>
                <EmptyState
                    icon=Icon::Receipt
                    title="Aún no hay facturas"
                    text="Crea la primera desde un contrato, o trae las que ya emitiste: se comprueban todas al entrar."
                >
                    <Button label="Nueva factura" appearance=ButtonAppearance::Primary on_press=|()| () />
                    <Button label="Importar XML" icon=Icon::Upload on_press=|()| () />
                </EmptyState>
            </Panel>
            <Banner tone=Tone::Bad title="No se pudo guardar" detail="El disco está lleno. Tu texto sigue aquí.">
                <Button label="Reintentar" on_press=|()| () />
            </Banner>
            <Banner title="Hay una versión nueva" />
        </div>
    }
}

#[component]
fn Looks() -> impl IntoView {
    view! {
        <div class="cluster">
            <Badge tone=Tone::Bad label="12 días tarde" />
            <Badge tone=Tone::Warn label="Hoy" />
            <Badge tone=Tone::Neutral label="En 3 días" />
            <Badge tone=Tone::Good label="83 reglas cumplidas" />
            <Badge tone=Tone::Accent label="Vigente" />
        </div>
        <div class="cluster">
            <Button label="Primaria" appearance=ButtonAppearance::Primary on_press=|()| () />
            <Button label="Secundaria" on_press=|()| () />
            <Button label="Discreta" appearance=ButtonAppearance::Quiet on_press=|()| () />
            <Button label="Borrar" appearance=ButtonAppearance::Danger on_press=|()| () />
            <Button label="No ahora" disabled=true on_press=|()| () />
            <Button label="Pequeña" size=ButtonSize::Small icon=Icon::Plus on_press=|()| () />
        </div>
        <div class="cluster">{ICONS.map(|icon| view! {
            <Button label=format!("{icon:?}") icon=icon label_mode=ButtonLabel::Hidden on_press=|()| () />
        })}</div>
    }
}

const ICONS: [Icon; 55] = [
    Icon::Archive,
    Icon::ArrowDown,
    Icon::ArrowLeft,
    Icon::ArrowRight,
    Icon::ArrowUp,
    Icon::Bell,
    Icon::Calendar,
    Icon::Chart,
    Icon::Chat,
    Icon::Check,
    Icon::ChevronDown,
    Icon::ChevronRight,
    Icon::Clock,
    Icon::Close,
    Icon::Coins,
    Icon::Columns,
    Icon::Contract,
    Icon::Copy,
    Icon::Diamond,
    Icon::Dot,
    Icon::Download,
    Icon::Edit,
    Icon::External,
    Icon::File,
    Icon::Filter,
    Icon::Folder,
    Icon::Globe,
    Icon::Info,
    Icon::Keyboard,
    Icon::Lock,
    Icon::Mail,
    Icon::Merge,
    Icon::Moon,
    Icon::More,
    Icon::Offline,
    Icon::Panel,
    Icon::People,
    Icon::Person,
    Icon::Phone,
    Icon::Plus,
    Icon::Print,
    Icon::Receipt,
    Icon::Refresh,
    Icon::Search,
    Icon::Shield,
    Icon::Sliders,
    Icon::Sort,
    Icon::Star,
    Icon::Storage,
    Icon::Sun,
    Icon::Trash,
    Icon::Trend,
    Icon::Triangle,
    Icon::Undo,
    Icon::Upload,
];

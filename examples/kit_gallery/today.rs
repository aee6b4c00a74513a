//! A page of things that need someone, with figures at its side.

use leptos::prelude::*;
use vigia::ui::kit::badge::Tone;
use vigia::ui::kit::banner::Banner;
use vigia::ui::kit::button::{Button, ButtonAppearance};
use vigia::ui::kit::counter::Counter;
use vigia::ui::kit::figure::{Figure, Figures};
use vigia::ui::kit::item_list::{Item, ItemList};
use vigia::ui::kit::panel::Panel;
use vigia::ui::kit::toast::{Toast, ToastRegion};

/// Items, figures, a panel, a banner and a toast.
#[component]
pub fn TodayPage() -> impl IntoView {
    let toasts = RwSignal::new(vec![Toast {
        id: 1,
        text: "Promesa de Textiles Quindío registrada".into(),
        action: Some("Deshacer".into()),
        seconds: Some(10),
    }]);
    let gone = move |id: u64| toasts.update(|all| all.retain(|toast| toast.id != id));
    view! {
        <div class="screen">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>"Siete asuntos piden tu atención"</h1>
                    <p class="screen__subtitle">
                        "Domingo 22 de noviembre · 3 vencidos, 2 para hoy, 2 esta semana"
                    </p>
                </div>
            </header>
            <Banner
                tone=Tone::Warn
                title="El último respaldo es de hace 9 días"
                detail="Si este equipo falla, se pierde lo hecho desde entonces."
            >
                <Button label="Exportar respaldo" on_press=|()| () />
            </Banner>
            <div class="sidebar">
                <div class="stack" data-gap="large">
                    <Late />
                    <Today />
                </div>
                <div class="stack" data-gap="large">
                    <Numbers />
                    <YourData />
                </div>
            </div>
        </div>
        <ToastRegion
            label="Avisos"
            dismiss_label="Descartar"
            toasts=toasts
            on_action=gone
            on_dismiss=gone
        />
    }
}

#[component]
fn Late() -> impl IntoView {
    let settled = RwSignal::new(false);
    view! {
        <section class="section">
            <div class="section__head">
                <h2>"Vencido"</h2>
                <Counter value="3" />
            </div>
            <ItemList label="Vencido">
                <Item
                    tone=Tone::Bad
                    urgency="12 días tarde"
                    title="La póliza de cumplimiento CU-88121 venció"
                    href="?page=more"
                    detail="Clínica del Norte · contrato 2025-014 · faltan 43 días de cobertura y $ 18.400.000"
                >
                    <Button label="Registrar póliza" on_press=|()| () />
                </Item>
                <Item
                    tone=Tone::Bad
                    urgency="4 días tarde"
                    title="Octubre sin facturar: 2 líneas por $ 6.120.000"
                    detail="Cooperativa Horizonte · contrato 2024-031 · el plazo era el 9 de noviembre"
                >
                    <Button label="Preparar factura" on_press=|()| () />
                </Item>
                <Item
                    tone=Tone::Bad
                    urgency="Promesa rota"
                    title="No llegó el pago prometido de $ 9.430.000"
                    detail="Textiles Quindío · FE-1204 y FE-1211 · prometido el 18 de noviembre"
                    leaving=settled
                >
                    <Button label="Llamar" on_press=move |()| settled.set(true) />
                </Item>
            </ItemList>
        </section>
    }
}

#[component]
fn Today() -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head">
                <h2>"Para hoy"</h2>
                <Counter value="2" />
            </div>
            <ItemList label="Para hoy">
                <Item
                    tone=Tone::Warn
                    urgency="Hoy"
                    title="Último día para avisar que no se renueva"
                    detail="Municipio de Salento · contrato 2023-007 · preaviso de 30 días hábiles"
                >
                    <Button label="Decidir" on_press=|()| () />
                </Item>
                <Item
                    tone=Tone::Neutral
                    urgency="En 3 días"
                    title="Vence el certificado de Cámara de Comercio"
                    detail="Agroexport del Sur"
                >
                    <Button label="Posponer" appearance=ButtonAppearance::Quiet on_press=|()| () />
                </Item>
            </ItemList>
        </section>
    }
}

#[component]
fn Numbers() -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head">
                <h2>"Cómo vamos en noviembre"</h2>
            </div>
            <Figures>
                <Figure
                    label="Facturas emitidas a tiempo"
                    value="94 %"
                    meaning="Meta 95 %. Tres tardías, todas de un cliente"
                    trend=vec![88.0, 89.0, 88.5, 92.0, 93.0, 94.0]
                    target=95.0
                    href="?page=list"
                />
                <Figure
                    label="Cartera vencida"
                    value="$ 182,4 M"
                    meaning="12 % de la cartera; bajó $ 21 M en el mes"
                    trend=vec![210.0, 208.0, 202.0, 204.0, 196.0, 197.0, 182.4]
                />
                <Figure
                    label="Clientes satisfechos"
                    value="82 %"
                    meaning="Entre 74 % y 89 % con 95 % de confianza"
                    trend=vec![78.0, 79.0, 80.0, 81.0, 82.0]
                    trend_label="De 78 % a 82 % en cinco meses"
                />
            </Figures>
        </section>
    }
}

#[component]
fn YourData() -> impl IntoView {
    view! {
        <Panel title="Tus datos">
            <div class="stack" data-gap="small">
                <p>"El navegador guarda esto de forma permanente"</p>
                <p class="muted">"84 MB de 9,6 GB"</p>
                <div class="cluster">
                    <Button label="Exportar respaldo" on_press=|()| () />
                </div>
            </div>
        </Panel>
    }
}

//! One figure with its meaning and its trend.
//! Values come written; only the line of the trend is computed, for its pixels.

use crate::ui::view::view;
use leptos::prelude::*;

use super::badge::Tone;

/// Several figures in one surface; put `Figure`s inside.
#[component]
pub fn Figures(
    /// The figures.
    children: Children,
) -> impl IntoView {
    view! { <div class="figures">{children()}</div> }
}

/// A figure: what it is, how much, what it means.
#[component]
pub fn Figure(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// How much, written for a person: "94 %".
    #[prop(into)]
    value: Signal<String>,
    /// The target, the comparison or the interval, as a quiet line.
    #[prop(into)]
    meaning: Signal<String>,
    /// Whether the meaning is good or bad.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Where the figure comes from.
    #[prop(optional, into)]
    href: Option<String>,
    /// The last periods, oldest first; at least two make a line.
    #[prop(optional, into)]
    trend: Signal<Vec<f64>>,
    /// The target on the same scale, as a dotted line.
    #[prop(optional, into)]
    target: Signal<Option<f64>>,
    /// What the line shows, for assistive technology: "De 88 % a 94 % en seis meses".
    #[prop(optional, into)]
    trend_label: Signal<Option<String>>,
) -> impl IntoView {
    let value = match href {
        Some(href) => view! { <a href=href>{move || value.get()}</a> },
        None => (move || value.get()).into_any(),
    };
    view! {
        <div class="figure">
            <p class="figure__label">{move || label.get()}</p>
            <p class="figure__value">{value}</p>
            {move || sparkline(&trend.read(), target.get(), trend_label.get())}
            <p class="figure__meaning" data-tone=move || tone.get().name()>
                {move || meaning.get()}
            </p>
        </div>
    }
}

/// Width and height of the drawing in its own units.
const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;
/// Room above and below, so that the line and its end point are not cut.
const MARGIN: f64 = 3.0;

/// A small line chart without axes; none for fewer than two values.
pub fn sparkline(values: &[f64], target: Option<f64>, label: Option<String>) -> Option<AnyView> {
    let drawing = Drawing::of(values, target)?;
    let hidden = label.is_none().then_some("true");
    Some(view! {
        <svg
            class="figure__spark"
            viewBox="0 0 96 28"
            preserveAspectRatio="none"
            role=label.is_some().then_some("img")
            aria-hidden=hidden
            aria-label=label
        >
            {drawing
                .target
                .map(|height| {
                    view! {
                        <line
                            class="figure__spark-target"
                            x1="0"
                            x2="96"
                            y1=height.clone()
                            y2=height
                        ></line>
                    }
                })}
            <polyline points=drawing.points></polyline>
            <circle class="figure__spark-end" cx=drawing.end.0 cy=drawing.end.1 r="2.2"></circle>
        </svg>
    })
}

/// The trend in the units of the drawing.
struct Drawing {
    points: String,
    target: Option<String>,
    end: (String, String),
}

impl Drawing {
    #[allow(clippy::float_arithmetic, reason = "pixels, not money")]
    fn of(values: &[f64], target: Option<f64>) -> Option<Self> {
        if values.len() < 2 || values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let all = values.iter().copied().chain(target);
        let (low, high) = all.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let span = high - low;
        let height_of = |value: f64| {
            let part = if span > 0.0 {
                (value - low) / span
            } else {
                0.5
            };
            HEIGHT - MARGIN - part * (HEIGHT - 2.0 * MARGIN)
        };
        let step = (WIDTH - MARGIN) / (values.len() - 1) as f64;
        let points: Vec<(String, String)> = values
            .iter()
            .enumerate()
            .map(|(place, value)| {
                (
                    format!("{:.1}", place as f64 * step),
                    format!("{:.1}", height_of(*value)),
                )
            })
            .collect();
        Some(Self {
            target: target.map(|target| format!("{:.1}", height_of(target))),
            end: points.last()?.clone(),
            points: points
                .iter()
                .map(|(x, y)| format!("{x},{y}"))
                .collect::<Vec<_>>()
                .join(" "),
        })
    }
}

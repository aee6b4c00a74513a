//! The notice that some records wait for a decision, above every screen until they are settled.
//! The decision itself is taken in `screens::conflicts`.

use crate::route::Route;
use crate::shell::session::Session;
use crate::text::numbers;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{ButtonLink, ButtonSize};
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// The notice; nothing while there are no conflicts, and on the screen that shows them.
#[component]
pub fn ConflictNotice() -> impl IntoView {
    let session = Session::expect();
    let route = place::current();
    let count = Memo::new(move |_| session.conflicts.read().len());
    move || {
        let count = count.get();
        let is_elsewhere = !matches!(route.get(), Route::Conflicts);
        (count > 0 && is_elsewhere).then(|| {
            let noun = if count == 1 {
                tr("registro en conflicto", "record in conflict")
            } else {
                tr("registros en conflicto", "records in conflict")
            };
            view! {
                <div class="notices">
                    <Banner
                        tone=Tone::Warn
                        title=format!("{} {noun}", numbers::whole(count as u64, locale()))
                        detail=Some(tr(
                            "Dos equipos cambiaron lo mismo. Elige qué queda; mientras tanto se muestra lo más reciente.",
                            "Two devices changed the same thing. Choose what stays; meanwhile the latest is shown.",
                        ).to_owned())
                    >
                        <ButtonLink
                            href=place::href(Route::Conflicts)
                            label=tr("Resolver conflictos", "Settle conflicts")
                            size=ButtonSize::Small
                        />
                    </Banner>
                </div>
            }
        })
    }
}

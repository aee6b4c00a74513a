//! The crash screen: what a person sees when the program itself fails, drawn without it.
//! It saves nothing: what was acknowledged is stored, and `public/rescue.html` gives it out without the app.

use crate::shell::dynamic::base_path;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Draws the screen when the program panics. Call it first of all.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        // The console has the place and the stack; what the person had typed is in neither.
        console_error_panic_hook::hook(info);
        // A page without a document has nobody to tell.
        let _ = draw(info);
    }));
}

fn draw(info: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Ok(());
    };
    let Some(body) = document.body() else {
        return Ok(());
    };
    if document.get_element_by_id("crash").is_some() {
        return Ok(());
    }
    let screen = add(&document, &body, "main", "")?;
    screen.set_id("crash");
    screen.set_class_name("boot crash");
    screen.set_attribute("role", "alert")?;
    add(&document, &screen, "h1", "Vigía")?;
    add(
        &document,
        &screen,
        "p",
        "Algo falló en el programa y se detuvo para no dañar nada. Lo que ya estaba guardado sigue en este \
         navegador; lo que estabas escribiendo y no habías guardado puede haberse perdido.",
    )?;
    let english = add(
        &document,
        &screen,
        "p",
        "Something failed in the program and it stopped so as not to damage anything. What was saved is still in \
         this browser; what you were typing and had not saved may be lost.",
    )?;
    english.set_attribute("lang", "en")?;
    let actions = add(&document, &screen, "p", "")?;
    link(&document, &actions, "", "Recargar · Reload")?;
    add(&document, &actions, "span", " · ")?;
    let rescue = format!("{}rescue.html", base_path());
    let saved = "Descargar una copia de rescate · Download a rescue copy";
    link(&document, &actions, &rescue, saved)?;
    let place = info.location().map(|place| {
        format!(
            "Vigía {} · {}:{}",
            env!("CARGO_PKG_VERSION"),
            place.file(),
            place.line()
        )
    });
    add(&document, &screen, "small", &place.unwrap_or_default())?;
    // First in the page and instead of it: the dead screen below would only take clicks.
    while let Some(other) = body
        .first_child()
        .filter(|first| !first.is_same_node(Some(&screen)))
    {
        body.remove_child(&other)?;
    }
    while let Some(other) = screen.next_sibling() {
        body.remove_child(&other)?;
    }
    Ok(())
}

fn add(document: &Document, to: &Element, name: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    element.set_text_content(Some(text));
    to.append_child(&element)?;
    Ok(element)
}

fn link(document: &Document, to: &Element, href: &str, text: &str) -> Result<(), JsValue> {
    let link = add(document, to, "a", text)?;
    link.set_attribute("href", href)
}

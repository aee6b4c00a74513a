//! Calls of browser functions that web-sys does not know or hides behind an unstable flag.
//! A function that the browser lacks is an error of its own, so that callers can say "not here".

use crate::shell::browser_error::BrowserError;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why an optional function of the browser gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// This browser does not have it.
    #[error("the browser has no {0}")]
    Missing(&'static str),
    #[error(transparent)]
    Browser(#[from] BrowserError),
}

impl From<JsValue> for CallError {
    fn from(value: JsValue) -> Self {
        CallError::Browser(value.into())
    }
}

/// A property, `None` when it is absent or forbidden.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// A property of the page's global object.
pub fn global(name: &str) -> Option<JsValue> {
    property(&js_sys::global(), name)
}

/// A property of `navigator`.
pub fn navigator(name: &str) -> Option<JsValue> {
    property(&global("navigator")?, name)
}

/// Calls a method.
pub fn call(
    target: &JsValue,
    method: &'static str,
    arguments: &[JsValue],
) -> Result<JsValue, CallError> {
    let function: Function = property(target, method)
        .and_then(|value| value.dyn_into().ok())
        .ok_or(CallError::Missing(method))?;
    let arguments: Array = arguments.iter().collect();
    Ok(function.apply(target, &arguments)?)
}

/// Calls a method that answers later.
pub async fn call_async(
    target: &JsValue,
    method: &'static str,
    arguments: &[JsValue],
) -> Result<JsValue, CallError> {
    let answer = call(target, method, arguments)?;
    Ok(JsFuture::from(Promise::resolve(&answer)).await?)
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Where the app is served, as a path that ends with a slash. Addresses below it hold on every screen.
pub fn base_path() -> String {
    let declared = web_sys::window()
        .and_then(|window| window.document()?.document_element())
        .and_then(|root| root.get_attribute("data-base"));
    declared.unwrap_or_else(|| "/".to_owned())
}

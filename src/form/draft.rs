//! What is typed and not yet saved, as a small text that outlives the page.
//! Where the text is kept is the shell's; a draft is never a record.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A form as it was opened and as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<F> {
    /// As it was before anything was typed: tells whether the record has changed since.
    pub base: F,
    pub typed: F,
}

impl<F: Serialize + DeserializeOwned + PartialEq> Draft<F> {
    /// The draft as a text; none when nothing was typed.
    pub fn text(base: &F, typed: &F) -> Option<String> {
        if base == typed {
            return None;
        }
        serde_json::to_string(&(base, typed)).ok()
    }

    /// The draft in a text; none when it is not one, as after a change of the form, or when nothing was typed.
    pub fn read(text: &str) -> Option<Draft<F>> {
        let (base, typed) = serde_json::from_str::<(F, F)>(text).ok()?;
        (base != typed).then_some(Draft { base, typed })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::Draft;
    use crate::domain::country::Country;
    use crate::domain::ids::ClientId;
    use crate::domain::money::Currency;
    use crate::form::client::{ClientForm, ContactForm};
    use crate::form::contract::{ContractForm, PolicyForm};
    use uuid::Uuid;

    #[test]
    fn what_was_typed_comes_back() {
        let base = ClientForm::new(Country::Peru);
        let typed = ClientForm {
            name: "Café \"Ñandú\" S.A.C.".to_owned(),
            contacts: vec![ContactForm::default()],
            ..base.clone()
        };
        let text = Draft::text(&base, &typed).unwrap();
        assert_eq!(Draft::read(&text), Some(Draft { base, typed }));

        let base = ContractForm::new(Some(ClientId(Uuid::from_u128(7))), Currency::PEN);
        let typed = ContractForm {
            policies: vec![PolicyForm::new(Currency::USD)],
            ..base.clone()
        };
        let text = Draft::text(&base, &typed).unwrap();
        assert_eq!(Draft::read(&text), Some(Draft { base, typed }));
    }

    #[test]
    fn nothing_typed_is_no_draft_and_other_texts_are_none() {
        let base = ClientForm::new(Country::Colombia);
        assert_eq!(Draft::text(&base, &base), None);
        let same = serde_json::to_string(&(&base, &base)).unwrap();
        for text in [
            "",
            "{}",
            "[1,2]",
            "[{\"name\":\"x\"},{\"name\":\"y\"}]",
            &same,
        ] {
            assert_eq!(Draft::<ClientForm>::read(text), None, "{text}");
        }
    }
}

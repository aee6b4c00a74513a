//! What is typed for official documents and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{LOGO_MAX, LogoError, OfficialForm, logo};
use crate::domain::country::Country;
use crate::form::{FieldError, FormErrors};

fn typed() -> OfficialForm {
    OfficialForm {
        municipality: " 25286 ".to_owned(),
        phone: "+57 601 555".to_owned(),
        tax_scheme: "ZA".to_owned(),
        software_id: "fc8eac42".to_owned(),
        software_provider: "900.373.115-3".to_owned(),
        ..OfficialForm::default()
    }
}

#[test]
fn what_is_typed_comes_back() {
    let mut form = typed();
    form.tick("R-99-PN", true);
    form.tick("O-13", true);
    form.tick("O-15", true);
    form.tick("O-13", false);
    assert!(form.has("O-15") && !form.has("O-13") && !form.has("R-99-PN"));
    let mut errors = FormErrors::new();
    let official = form.parse(Country::Colombia, "12345", &mut errors).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(official.municipality, "25286");
    assert_eq!(official.software_provider, "900373115");
    assert_eq!(official.responsibilities, "O-15");
    let again = OfficialForm::of(&official);
    let mut errors = FormErrors::new();
    let same = again.parse(Country::Colombia, "12345", &mut errors);
    assert_eq!(same, Some(official));
}

#[test]
fn every_fault_is_told() {
    let form = OfficialForm {
        municipality: "2528".to_owned(),
        tax_scheme: "77".to_owned(),
        software_id: String::new(),
        ..typed()
    };
    let mut errors = FormErrors::new();
    assert_eq!(form.parse(Country::Colombia, " ", &mut errors), None);
    assert_eq!(
        errors.of("official.municipality"),
        Some(&FieldError::NotDigits(5))
    );
    assert_eq!(
        errors.of("official.tax_scheme"),
        Some(&FieldError::NotOffered)
    );
    assert_eq!(
        errors.of("official.software_id"),
        Some(&FieldError::Required)
    );
    assert_eq!(errors.of("software_pin"), Some(&FieldError::Required));
    let mut errors = FormErrors::new();
    let form = OfficialForm {
        software_provider: String::new(),
        municipality: "150122".to_owned(),
        ..typed()
    };
    assert_eq!(form.parse(Country::Peru, "1", &mut errors), None);
    assert_eq!(errors.len(), 1, "an ubigeo has six digits");
    assert_eq!(
        errors.of("official.software_provider"),
        Some(&FieldError::Required)
    );
}

#[test]
fn a_logo_is_an_image_of_points_that_is_not_too_large() {
    let png = b"\x89PNG\r\n\x1a\nrest";
    let kept = logo("logo.png", png).unwrap();
    assert_eq!((kept.media.as_str(), kept.size), ("image/png", 12));
    assert_eq!(kept.digest.len(), 64);
    assert_eq!(
        logo("a.jpg", b"\xff\xd8\xff\xe0").unwrap().media,
        "image/jpeg"
    );
    assert_eq!(logo("logo.png", b"<svg/>"), Err(LogoError::NotAnImage));
    let mut large = png.to_vec();
    large.resize(usize::try_from(LOGO_MAX).unwrap() + 1, 0);
    assert_eq!(
        logo("logo.png", &large),
        Err(LogoError::TooLarge(LOGO_MAX + 1))
    );
}

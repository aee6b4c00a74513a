//! What official documents say of the company, as typed.

use crate::domain::attachment::Attachment;
use crate::domain::company::Official;
use crate::domain::country::Country;
use crate::domain::tax_id::TaxIdKind;
use crate::form::{FieldError, FormErrors, input, responsibilities};
use sha2::{Digest, Sha256};

/// The largest logo that is taken, in bytes: it goes with every printed document.
pub const LOGO_MAX: u64 = 300_000;

/// What the company charges (DIAN 13.2.6.2).
pub const TAX_SCHEMES: [&str; 4] = ["01", "04", "ZA", "ZZ"];

/// As typed. Fields of errors: `official.municipality`, `.phone`, `.responsibilities`, `.tax_scheme`, `.software_id`,
/// `.software_provider`, and `software_pin` of the company when only the rest of the software is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfficialForm {
    pub logo: Option<Attachment>,
    pub municipality: String,
    pub phone: String,
    /// Codes of the DIAN, separated by semicolons.
    pub responsibilities: String,
    pub tax_scheme: String,
    pub software_id: String,
    pub software_provider: String,
}

/// Why a file is not taken as a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    #[error("the file has {0} bytes")]
    TooLarge(u64),
    #[error("neither PNG nor JPEG")]
    NotAnImage,
}

/// A file as a logo. Only images of points are taken, by how they begin and not by their name: a drawing could carry
/// more than a picture.
///
/// # Errors
/// See [`LogoError`].
pub fn logo(name: &str, bytes: &[u8]) -> Result<Attachment, LogoError> {
    let size = bytes.len() as u64;
    if size > LOGO_MAX {
        return Err(LogoError::TooLarge(size));
    }
    let media = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        "image/jpeg"
    } else {
        return Err(LogoError::NotAnImage);
    };
    let digest = Sha256::digest(bytes);
    Ok(Attachment {
        digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        name: name.to_owned(),
        media: media.to_owned(),
        size,
    })
}

impl OfficialForm {
    /// The form of what the settings say.
    pub fn of(official: &Official) -> OfficialForm {
        OfficialForm {
            logo: official.logo.clone(),
            municipality: official.municipality.clone(),
            phone: official.phone.clone(),
            responsibilities: official.responsibilities.clone(),
            tax_scheme: official.tax_scheme.clone(),
            software_id: official.software_id.clone(),
            software_provider: official.software_provider.clone(),
        }
    }

    /// Whether a responsibility is ticked.
    pub fn has(&self, code: &str) -> bool {
        responsibilities::has(&self.responsibilities, code)
    }

    /// Ticks a responsibility or not.
    pub fn tick(&mut self, code: &str, on: bool) {
        responsibilities::tick(&mut self.responsibilities, code, on);
    }

    /// What was typed, with what is wrong kept in `errors`. The software is written as a whole or not at all, so one
    /// part asks for the others; its PIN is of the company's form, and may stand alone.
    pub fn parse(&self, country: Country, pin: &str, errors: &mut FormErrors) -> Option<Official> {
        let code = |text: &str| municipality(text, country);
        let municipality = errors.keep(
            "official.municipality",
            input::optional(&self.municipality, code),
        );
        let phone = errors.keep("official.phone", input::free(&self.phone, 60));
        let codes = input::free(&self.responsibilities, 120);
        let codes = errors.keep("official.responsibilities", codes);
        let scheme = match self.tax_scheme.as_str() {
            known if known.is_empty() || TAX_SCHEMES.contains(&known) => Ok(known.to_owned()),
            _ => Err(FieldError::NotOffered),
        };
        let scheme = errors.keep("official.tax_scheme", scheme);
        let nit = |text: &str| input::tax_id(TaxIdKind::Nit, text);
        let parts = [&self.software_id, &self.software_provider];
        let has_software = parts.iter().any(|part| !part.trim().is_empty());
        let software_id = if has_software {
            input::required(&self.software_id, 60)
        } else {
            Ok(String::new())
        };
        let software_id = errors.keep("official.software_id", software_id);
        if has_software && pin.trim().is_empty() {
            errors.add("software_pin", FieldError::Required);
        }
        let provider = match input::optional(&self.software_provider, nit) {
            Ok(None) if has_software => Err(FieldError::Required),
            other => other,
        };
        let provider = errors.keep("official.software_provider", provider);
        Some(Official {
            logo: self.logo.clone(),
            municipality: municipality?.unwrap_or_default(),
            phone: phone?,
            responsibilities: codes?,
            tax_scheme: scheme?,
            software_id: software_id?,
            software_provider: provider?.map_or_else(String::new, |id| id.number().to_owned()),
        })
    }
}

/// DANE writes municipalities with five digits, the INEI with six.
fn municipality(text: &str, country: Country) -> Result<String, FieldError> {
    let digits = match country {
        Country::Colombia => 5,
        Country::Peru => 6,
    };
    let code = text.trim();
    if code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(code.to_owned())
    } else {
        Err(FieldError::NotDigits(digits))
    }
}

#[cfg(test)]
mod tests;

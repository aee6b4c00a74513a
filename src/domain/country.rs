//! The two countries whose rules the product knows.

use serde::{Deserialize, Serialize};

/// ISO 3166-1 alpha-2 code of the country whose rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Country {
    #[serde(rename = "CO")]
    Colombia,
    #[serde(rename = "PE")]
    Peru,
}

impl Country {
    pub const ALL: [Country; 2] = [Country::Colombia, Country::Peru];

    /// ISO 3166-1 alpha-2.
    pub fn code(self) -> &'static str {
        match self {
            Country::Colombia => "CO",
            Country::Peru => "PE",
        }
    }

    pub fn from_code(code: &str) -> Option<Country> {
        Country::ALL
            .into_iter()
            .find(|country| country.code() == code)
    }

    /// IANA zone in which the company's civil dates are counted.
    pub fn time_zone(self) -> &'static str {
        match self {
            Country::Colombia => "America/Bogota",
            Country::Peru => "America/Lima",
        }
    }
}

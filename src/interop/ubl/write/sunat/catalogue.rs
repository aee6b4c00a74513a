//! How codes of the SUNAT's catalogues name their list, and the names that go with tax codes (catalogue 05).
//! The attributes may be left out; where they are written, they must be exactly these (SUNAT 4251 to 4257).

use crate::interop::ubl::write::node::Node;

/// Who keeps the catalogues.
pub const AGENCY: &str = "PE:SUNAT";
/// Who keeps the lists of currencies, countries and units.
pub const UNITED_NATIONS: &str = "United Nations Economic Commission for Europe";

/// A code, with the name and number of its catalogue.
pub fn listed(code: Node, name: &str, number: &str) -> Node {
    code.with("listAgencyName", AGENCY)
        .with("listName", name)
        .with("listURI", &address(number))
}

/// An identifier, with the name and number of the catalogue of its kind.
pub fn schemed(id: Node, name: &str, number: &str) -> Node {
    id.with("schemeName", name)
        .with("schemeAgencyName", AGENCY)
        .with("schemeURI", &address(number))
}

fn address(number: &str) -> String {
    format!("urn:pe:gob:sunat:cpe:see:gem:catalogos:catalogo{number}")
}

/// Short name and international code of a tax.
pub fn tax(code: &str) -> (&'static str, &'static str) {
    match code {
        "1000" => ("IGV", "VAT"),
        "1016" => ("IVAP", "VAT"),
        "2000" => ("ISC", "EXC"),
        "3000" => ("IR", "TOX"),
        "7152" => ("ICBPER", "OTH"),
        "9995" => ("EXP", "FRE"),
        "9996" => ("GRA", "FRE"),
        "9997" => ("EXO", "VAT"),
        "9998" => ("INA", "FRE"),
        _ => ("OTROS", "OTH"),
    }
}

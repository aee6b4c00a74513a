//! The codes of the cities where clients usually are, so that a document can name its municipality:
//! DANE in Colombia (DIAN, Anexo técnico 1.9, 13.4.3), ubigeo of the INEI in Peru (SUNAT catalogue 13).

use crate::domain::country::Country;

const COLOMBIA: &[(&str, &str)] = &[
    ("arauca", "81001"),
    ("armenia", "63001"),
    ("barrancabermeja", "68081"),
    ("barranquilla", "08001"),
    ("bello", "05088"),
    ("bogota", "11001"),
    ("bucaramanga", "68001"),
    ("buenaventura", "76109"),
    ("cali", "76001"),
    ("cartagena", "13001"),
    ("chia", "25175"),
    ("cucuta", "54001"),
    ("dosquebradas", "66170"),
    ("envigado", "05266"),
    ("florencia", "18001"),
    ("floridablanca", "68276"),
    ("giron", "68307"),
    ("ibague", "73001"),
    ("inirida", "94001"),
    ("itagui", "05360"),
    ("leticia", "91001"),
    ("manizales", "17001"),
    ("medellin", "05001"),
    ("mitu", "97001"),
    ("mocoa", "86001"),
    ("monteria", "23001"),
    ("neiva", "41001"),
    ("palmira", "76520"),
    ("pasto", "52001"),
    ("pereira", "66001"),
    ("popayan", "19001"),
    ("puerto carreno", "99001"),
    ("quibdo", "27001"),
    ("riohacha", "44001"),
    ("rionegro", "05615"),
    ("sabaneta", "05631"),
    ("san andres", "88001"),
    ("san jose del guaviare", "95001"),
    ("santa marta", "47001"),
    ("sincelejo", "70001"),
    ("soacha", "25754"),
    ("soledad", "08758"),
    ("tulua", "76834"),
    ("tunja", "15001"),
    ("valledupar", "20001"),
    ("villavicencio", "50001"),
    ("yopal", "85001"),
    ("zipaquira", "25899"),
];

const PERU: &[(&str, &str)] = &[
    ("abancay", "030101"),
    ("arequipa", "040101"),
    ("ayacucho", "050101"),
    ("cajamarca", "060101"),
    ("callao", "070101"),
    ("chiclayo", "140101"),
    ("chimbote", "021801"),
    ("cusco", "080101"),
    ("huancayo", "120101"),
    ("huanuco", "100101"),
    ("huaraz", "020101"),
    ("ica", "110101"),
    ("iquitos", "160101"),
    ("juliaca", "211101"),
    ("lima", "150101"),
    ("miraflores", "150122"),
    ("moquegua", "180101"),
    ("piura", "200101"),
    ("pucallpa", "250101"),
    ("puno", "210101"),
    ("san isidro", "150131"),
    ("tacna", "230101"),
    ("trujillo", "130101"),
    ("tumbes", "240101"),
];

/// The code of a city by its name, whatever its accents and capitals, and whatever stands after a comma or in brackets;
/// empty for one that the tables do not name.
pub fn code_of(country: Country, city: &str) -> &'static str {
    let table = match country {
        Country::Colombia => COLOMBIA,
        Country::Peru => PERU,
    };
    let name = city.split([',', '(']).next().unwrap_or_default();
    let plain: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect();
    let words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| !matches!(*word, "d.c." | "dc" | "d.c"))
        .collect();
    let name = words.join(" ");
    let row = table.iter().find(|(own, _)| *own == name);
    let begins = || {
        // "Cartagena de Indias", "San Juan de Pasto" are not told apart from their short names by their first word alone.
        let mut rows = table.iter();
        rows.find(|(own, _)| {
            name.strip_prefix(own)
                .is_some_and(|rest| rest.starts_with(" de "))
        })
    };
    row.or_else(begins).map_or("", |(_, code)| code)
}

fn plain(letter: char) -> char {
    match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{COLOMBIA, PERU, code_of};
    use crate::domain::country::Country;

    #[test]
    fn a_city_is_known_however_it_is_written() {
        for name in ["Bogotá", "BOGOTÁ D.C.", "Bogotá, D.C.", "bogota"] {
            assert_eq!(code_of(Country::Colombia, name), "11001", "{name}");
        }
        assert_eq!(code_of(Country::Colombia, "Cartagena de Indias"), "13001");
        assert_eq!(code_of(Country::Colombia, "Cucutilla"), "");
        assert_eq!(code_of(Country::Peru, "Lima"), "150101");
        assert_eq!(code_of(Country::Peru, ""), "");
    }

    #[test]
    fn codes_have_their_form_and_stand_once() {
        for (table, digits) in [(COLOMBIA, 5), (PERU, 6)] {
            assert!(table.is_sorted());
            for (name, code) in table {
                let is_code =
                    code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit());
                assert!(is_code, "{name}");
            }
        }
    }
}

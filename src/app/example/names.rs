//! Invented names of companies, people, cities and insurers.
//! None is meant to be a real firm: roots are made-up words and addresses end in the reserved `.example`.

use crate::app::example::random::Random;
use crate::domain::country::Country;

/// A line of business and the words that name firms of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Segment {
    /// As it appears in the client's record.
    pub(super) name: &'static str,
    /// Three first words of legal names.
    pub(super) kinds: &'static [&'static str],
}

const SEGMENTS: [Segment; 8] = [
    Segment {
        name: "Salud",
        kinds: &["Clínica", "Laboratorios", "Hospital"],
    },
    Segment {
        name: "Energía",
        kinds: &["Energía", "Gas Domiciliario", "Hidroeléctrica"],
    },
    Segment {
        name: "Comercio",
        kinds: &["Almacenes", "Distribuidora", "Supermercados"],
    },
    Segment {
        name: "Banca y seguros",
        kinds: &["Financiera", "Cooperativa", "Fiduciaria"],
    },
    Segment {
        name: "Transporte",
        kinds: &["Transportes", "Logística", "Carga Aérea"],
    },
    Segment {
        name: "Educación",
        kinds: &["Fundación", "Instituto", "Corporación"],
    },
    Segment {
        name: "Industria",
        kinds: &["Industrias", "Textiles", "Alimentos"],
    },
    Segment {
        name: "Sector público",
        kinds: &["Empresa de Aguas", "Gestora Urbana", "Terminal"],
    },
];

const ROOTS: [&str; 40] = [
    "Quiribay",
    "Santa Oriana",
    "Montealbo",
    "Guaduarí",
    "Yacambú",
    "Ceibaverde",
    "Tresmares",
    "Orualí",
    "Pedralina",
    "Chuscalito",
    "Nevarante",
    "Salitral Nuevo",
    "Cauralta",
    "Villamarea",
    "Tolúa",
    "Altopáramo",
    "Miraguas",
    "Surimena",
    "Arenalta",
    "Cumaribo Sur",
    "Paranillo",
    "Sinúa",
    "Laguna Clara",
    "Bocaregia",
    "Riocanto",
    "Colinaria",
    "Frailejal",
    "Yarumalta",
    "Piedrasol",
    "Valdeluna",
    "Guacamal",
    "Ocarina",
    "Tamarindal",
    "Cordillerana",
    "Puerto Alba",
    "Samanea",
    "Matarredonda",
    "Loma Fina",
    "Caney Alto",
    "Bahía Serena",
];

const QUALIFIERS: [&str; 12] = [
    "",
    "del Norte",
    "del Sur",
    "Central",
    "del Valle",
    "de Oriente",
    "del Litoral",
    "Unida",
    "Nueva",
    "Andina",
    "del Pacífico",
    "Integral",
];

const SUFFIXES_CO: [&str; 4] = ["S.A.S.", "S.A.", "Ltda.", "S.A. E.S.P."];
const SUFFIXES_PE: [&str; 4] = ["S.A.C.", "S.A.", "S.R.L.", "E.I.R.L."];

const CITIES_CO: [&str; 10] = [
    "Bogotá, D.C.",
    "Medellín",
    "Cali",
    "Barranquilla",
    "Bucaramanga",
    "Cartagena de Indias",
    "Pereira",
    "Manizales",
    "Ibagué",
    "Villavicencio",
];
const CITIES_PE: [&str; 8] = [
    "Lima", "Arequipa", "Trujillo", "Piura", "Cusco", "Chiclayo", "Huancayo", "Callao",
];

const STREETS_CO: [&str; 5] = ["Calle", "Carrera", "Avenida", "Transversal", "Diagonal"];
const STREETS_PE: [&str; 6] = [
    "Av. Los Almendros",
    "Jr. Las Retamas",
    "Av. El Mirador",
    "Calle Los Cipreses",
    "Av. Las Palmeras",
    "Jr. Bellavista",
];

const FIRST_NAMES: [&str; 24] = [
    "Adriana", "Camilo", "Luisa", "Andrés", "Paola", "Jairo", "Natalia", "Óscar", "Marcela",
    "Fabián", "Liliana", "Rodrigo", "Claudia", "Hernán", "Yolanda", "Diego", "Rosa", "Martín",
    "Beatriz", "Julián", "Patricia", "Iván", "Sandra", "Gustavo",
];
const SURNAMES: [&str; 24] = [
    "Rojas",
    "Quispe",
    "Mejía",
    "Cárdenas",
    "Huamán",
    "Vargas",
    "Ospina",
    "Salazar",
    "Ríos",
    "Montoya",
    "Peña",
    "Castro",
    "Duarte",
    "Guerrero",
    "Flores",
    "Mendoza",
    "Arango",
    "Suárez",
    "Paredes",
    "Navarro",
    "Beltrán",
    "Chávez",
    "Acosta",
    "Ibáñez",
];

pub(super) const INSURERS: [&str; 5] = [
    "Seguros Altamar",
    "Aseguradora Tres Cumbres",
    "La Ceiba Seguros",
    "Seguros Nuevo Horizonte",
    "Garantías del Istmo",
];

/// The line of business of the firm number `index`.
pub(super) fn segment(index: usize) -> Segment {
    SEGMENTS
        .get(index % SEGMENTS.len())
        .copied()
        .unwrap_or_default()
}

/// The legal name of the firm number `index` and its name in an Internet address, different for every index.
pub(super) fn company(country: Country, index: usize) -> (String, String) {
    let kind = item(segment(index).kinds, index / SEGMENTS.len());
    let first_words = SEGMENTS.len() * 3;
    // Runs through all roots in 40 firms, and through all pairs of first word and root in 960.
    let root = item(&ROOTS, index * 3 + index / 120);
    let lap = index / (first_words * ROOTS.len());
    let suffixes = match country {
        Country::Colombia => &SUFFIXES_CO,
        Country::Peru => &SUFFIXES_PE,
    };
    let mut name = format!("{kind} {root}");
    let qualifier = item(&QUALIFIERS, lap);
    if !qualifier.is_empty() {
        name.push(' ');
        name.push_str(qualifier);
    }
    let turn = lap / QUALIFIERS.len();
    if turn > 0 {
        name.push_str(&format!(" {}", turn + 1));
    }
    let host = format!("{}.example", address_part(&name));
    name.push(' ');
    name.push_str(item(suffixes, index / 3));
    (name, host)
}

pub(super) fn city(country: Country, random: &mut Random) -> &'static str {
    match country {
        Country::Colombia => random.pick(&CITIES_CO),
        Country::Peru => random.pick(&CITIES_PE),
    }
}

pub(super) fn address(country: Country, random: &mut Random) -> String {
    match country {
        Country::Colombia => format!(
            "{} {} # {}-{:02}",
            random.pick(&STREETS_CO),
            random.between(3, 170),
            random.between(2, 120),
            random.between(1, 99)
        ),
        Country::Peru => format!("{} {}", random.pick(&STREETS_PE), random.between(101, 2990)),
    }
}

/// Numbers from the ranges that each country keeps for nobody in particular (555).
pub(super) fn phone(country: Country, random: &mut Random) -> String {
    match country {
        Country::Colombia => format!("+57 601 555 {:04}", random.below(10_000)),
        Country::Peru => format!("+51 1 555 {:04}", random.below(10_000)),
    }
}

/// A person's name.
pub(super) fn person(random: &mut Random) -> String {
    let surname = random.pick(&SURNAMES);
    let second = random.pick(&SURNAMES);
    format!("{} {surname} {second}", random.pick(&FIRST_NAMES))
}

/// Lower-case ASCII letters and digits only, accents off.
pub(super) fn address_part(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'á' => out.push('a'),
            'é' => out.push('e'),
            'í' => out.push('i'),
            'ó' => out.push('o'),
            'ú' | 'ü' => out.push('u'),
            'ñ' => out.push('n'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

fn item(items: &[&'static str], index: usize) -> &'static str {
    items
        .get(index % items.len().max(1))
        .copied()
        .unwrap_or_default()
}

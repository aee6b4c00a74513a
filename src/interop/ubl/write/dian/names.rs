//! Names that the DIAN wants beside its codes (annex 1.9, section 13).
//! Whether a code is right is decided by `domain::check`.

use crate::domain::invoice::DocumentType;

/// Table 13.2.2: taxes.
pub fn tax(code: &str) -> &'static str {
    match code {
        "01" => "IVA",
        "02" => "IC",
        "03" => "ICA",
        "04" => "INC",
        "05" => "ReteIVA",
        "06" => "ReteRenta",
        "07" => "ReteICA",
        "08" => "IC Porcentual",
        "20" => "FtoHorticultura",
        "21" => "Timbre",
        "22" => "INC Bolsas",
        "23" => "INCarbono",
        "24" => "INCombustibles",
        "25" => "Sobretasa Combustibles",
        "26" => "Sordicom",
        "30" => "IC Datos",
        "32" => "ICL",
        "33" => "INPP",
        "34" => "IBUA",
        "35" => "ICUI",
        "36" => "ADV",
        _ => "Otros tributos",
    }
}

/// Table 13.2.6.2: what a party has to do with IVA and INC.
pub fn tax_scheme(code: &str) -> &'static str {
    match code {
        "01" => "IVA",
        "04" => "INC",
        "ZA" => "IVA e INC",
        _ => "No aplica",
    }
}

/// Tables 13.2.4 and 13.2.5: concepts of notes.
pub fn concept(document_type: DocumentType, code: &str) -> &'static str {
    match (document_type, code) {
        (DocumentType::CreditNote, "1") => {
            "Devolución parcial de los bienes y/o no aceptación parcial del servicio"
        }
        (DocumentType::CreditNote, "2") => "Anulación de factura electrónica",
        (DocumentType::CreditNote, "3") => "Rebaja o descuento parcial o total",
        (DocumentType::CreditNote, "4") => "Ajuste de precio",
        (DocumentType::CreditNote, "5") => "Descuento comercial por pronto pago",
        (DocumentType::CreditNote, "6") => "Descuento comercial por volumen de ventas",
        (DocumentType::DebitNote, "1") => "Intereses",
        (DocumentType::DebitNote, "2") => "Gastos por cobrar",
        (DocumentType::DebitNote, "3") => "Cambio del valor",
        (DocumentType::DebitNote, "4") => "Otros",
        _ => "",
    }
}

/// Table 13.4.2: the department of a municipality, by the first two digits of its code.
pub fn department(code: &str) -> &'static str {
    match code {
        "05" => "Antioquia",
        "08" => "Atlántico",
        "11" => "Bogotá",
        "13" => "Bolívar",
        "15" => "Boyacá",
        "17" => "Caldas",
        "18" => "Caquetá",
        "19" => "Cauca",
        "20" => "Cesar",
        "23" => "Córdoba",
        "25" => "Cundinamarca",
        "27" => "Chocó",
        "41" => "Huila",
        "44" => "La Guajira",
        "47" => "Magdalena",
        "50" => "Meta",
        "52" => "Nariño",
        "54" => "Norte de Santander",
        "63" => "Quindío",
        "66" => "Risaralda",
        "68" => "Santander",
        "70" => "Sucre",
        "73" => "Tolima",
        "76" => "Valle del Cauca",
        "81" => "Arauca",
        "85" => "Casanare",
        "86" => "Putumayo",
        "88" => "San Andrés y Providencia",
        "91" => "Amazonas",
        "94" => "Guainía",
        "95" => "Guaviare",
        "97" => "Vaupés",
        "99" => "Vichada",
        _ => "",
    }
}

/// Spanish names of the countries that service companies here bill most; others are named by their code alone.
pub fn country(code: &str) -> &'static str {
    match code {
        "AR" => "Argentina",
        "BR" => "Brasil",
        "CA" => "Canadá",
        "CL" => "Chile",
        "CO" => "Colombia",
        "CR" => "Costa Rica",
        "DE" => "Alemania",
        "EC" => "Ecuador",
        "ES" => "España",
        "FR" => "Francia",
        "GB" => "Reino Unido",
        "MX" => "México",
        "PA" => "Panamá",
        "PE" => "Perú",
        "US" => "Estados Unidos",
        "UY" => "Uruguay",
        "VE" => "Venezuela",
        _ => "",
    }
}

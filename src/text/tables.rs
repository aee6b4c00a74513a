//! The words about tables in text files: why one is not read, how it is written, and what its fields are called.
//! The titles of the fields that a column can fill are in `form::csv_import::columns`.

use crate::domain::words::{Words, words};
use crate::interop::encoding::Encoding;
use crate::interop::table::{COLUMNS_MAX, ROWS_MAX, SIZE_MAX, TableError};
use crate::text::lang::Lang;

/// Why a file is not a table, and what to do.
pub fn table_error(error: &TableError, lang: Lang) -> String {
    let plain = match error {
        TableError::TooLarge => {
            let most = SIZE_MAX / 1024 / 1024;
            return match lang {
                Lang::Es => format!("El archivo pesa más de {most} MB. Divídelo en varios."),
                Lang::En => format!("The file is larger than {most} MB. Split it."),
            };
        }
        TableError::TooManyRows => {
            return match lang {
                Lang::Es => {
                    format!("El archivo tiene más de {ROWS_MAX} filas. Divídelo en varios.")
                }
                Lang::En => format!("The file has more than {ROWS_MAX} rows. Split it."),
            };
        }
        TableError::TooManyColumns(line) => {
            return match lang {
                Lang::Es => format!(
                    "La línea {line} tiene más de {COLUMNS_MAX} columnas. Revisa el separador."
                ),
                Lang::En => {
                    format!("Line {line} has more than {COLUMNS_MAX} columns. Check the separator.")
                }
            };
        }
        TableError::Empty => words(
            "El archivo está vacío. Elige otro.",
            "The file is empty. Choose another.",
        ),
        TableError::Spreadsheet => words(
            "Es un libro de Excel o LibreOffice. Ábrelo y usa «Guardar como» CSV UTF-8.",
            "It is an Excel or LibreOffice workbook. Open it and use “Save as” CSV UTF-8.",
        ),
        TableError::NotText | TableError::Encoding(_) => words(
            "No es un archivo de texto. Guarda la hoja como CSV UTF-8.",
            "It is not a text file. Save the sheet as CSV UTF-8.",
        ),
    };
    plain.in_lang(lang).to_owned()
}

/// How the characters of a file are written.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// What stands between the cells of a row.
pub fn separator(separator: char) -> Words {
    match separator {
        ';' => words("punto y coma", "semicolon"),
        '\t' => words("tabulación", "tab"),
        '|' => words("barra vertical", "vertical bar"),
        _ => words("coma", "comma"),
    }
}

/// What a field of a form is called beside an error of a row; none for a field that has no column.
pub fn field(name: &str) -> Option<Words> {
    let field = match name {
        "name" => words("Nombre", "Name"),
        "tax_id" => words("Identificación", "Tax id"),
        "tax_id_kind" => words("Tipo de documento", "Kind of identification"),
        "country" => words("País", "Country"),
        "address" => words("Dirección", "Address"),
        "city" => words("Ciudad", "City"),
        "email" => words("Correo", "E-mail"),
        "phone" => words("Teléfono", "Phone"),
        "segment" => words("Segmento", "Segment"),
        "since" => words("Cliente desde", "Client since"),
        "notes" => words("Notas", "Notes"),
        "contacts[0].name" => words("Contacto", "Contact"),
        "contacts[0].email" => words("Correo del contacto", "Contact's e-mail"),
        "contacts[0].phone" => words("Teléfono del contacto", "Contact's phone"),
        "number" => words("Número", "Number"),
        "client" => words("Cliente", "Client"),
        "object" => words("Objeto", "Object"),
        "start" => words("Inicio", "Start"),
        "end" => words("Fin", "End"),
        "value" => words("Valor", "Value"),
        "currency" => words("Moneda", "Currency"),
        "payment_days" => words("Plazo de pago", "Payment term"),
        _ => return None,
    };
    Some(field)
}

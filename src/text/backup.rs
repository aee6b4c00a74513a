//! Backups and merges in words: names of files, and why something could not be read, merged or restored.
//! The errors themselves are in `journal`.

use crate::app::words_of::folded;
use crate::journal::backup::{BackupError, Damage};
use crate::journal::merge::MergeError;
use crate::journal::verify::Broken;
use crate::text::lang::Lang;
use chrono::NaiveDate;

/// How the name of a backup ends when it is packed.
pub const EXTENSION_PACKED: &str = ".json.gz";
/// Most characters of the company's name in the name of a file.
const COMPANY_MAX: usize = 40;
/// Digits of the book's digest in the name of a file.
const DIGITS: usize = 16;

/// How the names of a company's backups begin: `vigia-andina-sas`.
pub fn file_stem(company: &str) -> String {
    let words: Vec<String> = folded(company)
        .split(' ')
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let short: String = words.join("-").chars().take(COMPANY_MAX).collect();
    match short.trim_end_matches('-') {
        "" => "vigia".to_owned(),
        company => format!("vigia-{company}"),
    }
}

/// The name of a backup: whose it is, the day, and the first digits of the book's digest.
pub fn file_name(company: &str, on: NaiveDate, book: &str, packed: bool) -> String {
    let digits = book.get(..DIGITS).unwrap_or(book);
    let extension = if packed { EXTENSION_PACKED } else { ".json" };
    format!("{}-{on}-{digits}{extension}", file_stem(company))
}

/// Why a file was not taken as a backup, and what to do.
pub fn backup_error(error: &BackupError, lang: Lang) -> String {
    match (error, lang) {
        (BackupError::NotABackup, Lang::Es) => "Este archivo no es un respaldo de Vigía. Elige uno cuyo nombre empieza por «vigia-» y termina en .json o .json.gz.".to_owned(),
        (BackupError::NotABackup, Lang::En) => "This file is not a Vigía backup. Choose one whose name begins with “vigia-” and ends in .json or .json.gz.".to_owned(),
        (BackupError::Damaged(damage), Lang::Es) => format!("El respaldo está dañado: {}. No se usó nada de él. Vuelve a copiarlo desde donde está guardado, o usa otro.", damage_words(damage, lang)),
        (BackupError::Damaged(damage), Lang::En) => format!("The backup is damaged: {}. Nothing of it was used. Copy it again from where it is kept, or use another one.", damage_words(damage, lang)),
        (BackupError::Newer { found, ours }, Lang::Es) => format!("El respaldo es de una versión más nueva de Vigía (formato {found}; esta lee hasta {ours}). Recarga la página para recibir la versión nueva e inténtalo otra vez."),
        (BackupError::Newer { found, ours }, Lang::En) => format!("The backup is from a newer version of Vigía (format {found}; this one reads up to {ours}). Reload the page to get the new version and try again."),
        (BackupError::TooLarge(bytes), Lang::Es) => format!("El respaldo ocupa más de {} MB al abrirlo: no se abre, porque agotaría la memoria. Exporta uno sin archivos originales.", bytes >> 20),
        (BackupError::TooLarge(bytes), Lang::En) => format!("The backup takes more than {} MB once unpacked: it is not opened, because memory would run out. Export one without original files.", bytes >> 20),
        (BackupError::Encrypted, Lang::Es) => "El archivo está cifrado con una contraseña por otro programa. Descífralo con ese programa y elige el archivo que resulte.".to_owned(),
        (BackupError::Encrypted, Lang::En) => "The file was locked with a password by another program. Unlock it with that program and choose the file that comes out.".to_owned(),
    }
}

fn damage_words(damage: &Damage, lang: Lang) -> String {
    match (damage, lang) {
        (Damage::Packing, Lang::Es) => "no se puede descomprimir, le falta una parte".to_owned(),
        (Damage::Packing, Lang::En) => "it cannot be unpacked, a part is missing".to_owned(),
        (Damage::Header, Lang::Es) => "su primera línea no se entiende".to_owned(),
        (Damage::Header, Lang::En) => "its first line cannot be read".to_owned(),
        (Damage::End, Lang::Es) => "está cortado".to_owned(),
        (Damage::End, Lang::En) => "it is cut short".to_owned(),
        (Damage::Seal, Lang::Es) => "su contenido cambió después de escribirlo".to_owned(),
        (Damage::Seal, Lang::En) => "its content was changed after it was written".to_owned(),
        (Damage::Revision { line, .. }, Lang::Es) => {
            format!("la revisión {line} no es la que se escribió")
        }
        (Damage::Revision { line, .. }, Lang::En) => {
            format!("revision {line} is not what was written")
        }
        (Damage::Count { found, expected }, Lang::Es) => {
            format!("tiene {found} revisiones y debería tener {expected}")
        }
        (Damage::Count { found, expected }, Lang::En) => {
            format!("it has {found} revisions and should have {expected}")
        }
        (Damage::Attachment(number), Lang::Es) => {
            format!("el archivo adjunto {number} no es el que se guardó")
        }
        (Damage::Attachment(number), Lang::En) => {
            format!("attached file {number} is not the one that was kept")
        }
    }
}

/// Why a merge did not happen.
pub fn merge_error(error: &MergeError, lang: Lang) -> String {
    match (error, lang) {
        (MergeError::ReadOnly { .. }, Lang::Es) => "No se unió: los datos de este equipo son de una versión más nueva de Vigía. Recarga la página para recibirla.".to_owned(),
        (MergeError::ReadOnly { .. }, Lang::En) => "Not merged: this device's data is from a newer version of Vigía. Reload the page to get it.".to_owned(),
        (MergeError::Newer { .. }, Lang::Es) => "No se unió: el respaldo trae registros de una versión más nueva de Vigía. Recarga la página para recibirla.".to_owned(),
        (MergeError::Newer { .. }, Lang::En) => "Not merged: the backup has records of a newer version of Vigía. Reload the page to get it.".to_owned(),
        (MergeError::File { line }, Lang::Es) => format!("No se unió: la revisión {line} del respaldo no se puede leer. Usa otro respaldo."),
        (MergeError::File { line }, Lang::En) => format!("Not merged: revision {line} of the backup cannot be read. Use another backup."),
        (MergeError::Journal(cause), Lang::Es) => format!("No se unió: lo almacenado en este equipo no se pudo leer ({cause}). Recarga la página para que Vigía lo repare."),
        (MergeError::Journal(cause), Lang::En) => format!("Not merged: what is stored on this device could not be read ({cause}). Reload the page so that Vigía can mend it."),
        (MergeError::Frame(cause), Lang::Es) => format!("No se unió: el resultado no se puede escribir ({cause}). Tus datos están como estaban."),
        (MergeError::Frame(cause), Lang::En) => format!("Not merged: the outcome cannot be written ({cause}). Your data is as it was."),
    }
}

pub fn stopped(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "Lo detuviste. Nada cambió.",
        Lang::En => "You stopped it. Nothing changed.",
    }
}

pub fn changed_meanwhile(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => {
            "Los datos cambiaron desde la comparación. Mira otra vez qué cambiaría y vuelve a intentarlo."
        }
        Lang::En => {
            "The data changed since the comparison. Look again at what would change and try once more."
        }
    }
}

pub fn not_verified(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => {
            "Lo escrito no coincidió con el respaldo al volver a leerlo, así que se dejó todo como estaba. Libera espacio en el equipo y vuelve a intentarlo."
        }
        Lang::En => {
            "What was written did not match the backup when read back, so everything was left as it was. Free some disk space and try again."
        }
    }
}

/// A past version that cannot come back.
pub fn unreadable_version(cause: &str, lang: Lang) -> String {
    match (cause.is_empty(), lang) {
        (true, Lang::Es) => {
            "En esa versión el registro estaba borrado: no hay nada que recuperar.".to_owned()
        }
        (true, Lang::En) => {
            "In that version the record was deleted: there is nothing to bring back.".to_owned()
        }
        (false, Lang::Es) => format!("Esa versión no se puede usar ({cause}). Elige otra."),
        (false, Lang::En) => format!("That version cannot be used ({cause}). Choose another."),
    }
}

pub fn later_changes(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => {
            "Ya guardaste cambios después: volver atrás los perdería. Usa la historia de cada registro para recuperar lo que necesites."
        }
        Lang::En => {
            "You have saved changes since: going back would lose them. Use the history of each record to bring back what you need."
        }
    }
}

/// The first thing in the journal that is not as it was written.
pub fn broken(broken: &Broken, lang: Lang) -> String {
    match (broken, lang) {
        (Broken::Frame { frame, .. }, Lang::Es) => format!("El bloque {} está dañado.", frame + 1),
        (Broken::Frame { frame, .. }, Lang::En) => format!("Block {} is damaged.", frame + 1),
        (Broken::Line { frame, line, .. }, Lang::Es) => format!(
            "La revisión {} del bloque {} no es la que se escribió.",
            line + 1,
            frame + 1
        ),
        (Broken::Line { frame, line, .. }, Lang::En) => format!(
            "Revision {} of block {} is not what was written.",
            line + 1,
            frame + 1
        ),
        (
            Broken::Parent {
                record,
                revision,
                parent,
            },
            Lang::Es,
        ) => format!(
            "La revisión {revision} del registro {record} continúa a {parent}, que no está."
        ),
        (
            Broken::Parent {
                record,
                revision,
                parent,
            },
            Lang::En,
        ) => format!(
            "Revision {revision} of record {record} continues {parent}, which is not there."
        ),
        (Broken::Tail { .. }, Lang::Es) => {
            "El final de la historia no es el que se anotó: falta o sobra algo.".to_owned()
        }
        (Broken::Tail { .. }, Lang::En) => {
            "The end of history is not the one noted: something is missing or too much.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{backup_error, file_name};
    use crate::journal::backup::{BackupError, Damage};
    use crate::text::lang::Lang;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    #[test]
    fn a_file_is_named_by_company_day_and_digest() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let book = "0123456789abcdef0123456789abcdef";
        for (company, packed, expected) in [
            (
                "Andina Ñandú S.A.S.",
                true,
                "vigia-andina-nandu-s-a-s-2026-11-22-0123456789abcdef.json.gz",
            ),
            ("../..", false, "vigia-2026-11-22-0123456789abcdef.json"),
            ("", true, "vigia-2026-11-22-0123456789abcdef.json.gz"),
        ] {
            assert_eq!(file_name(company, on, book, packed), expected);
        }
    }

    #[test]
    fn causes_are_told_apart_in_both_languages() {
        let errors = [
            BackupError::NotABackup,
            BackupError::Damaged(Damage::Seal),
            BackupError::Damaged(Damage::End),
            BackupError::Newer { found: 2, ours: 1 },
            BackupError::TooLarge(512 << 20),
            BackupError::Encrypted,
        ];
        let sentences: BTreeSet<String> = errors
            .iter()
            .flat_map(|error| Lang::ALL.map(|lang| backup_error(error, lang)))
            .collect();
        assert_eq!(sentences.len(), errors.len() * 2);
        assert!(sentences.iter().any(|sentence| sentence.contains("512 MB")));
    }
}

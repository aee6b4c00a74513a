//! What opening found and put right, and what the person should do about it.
//! The facts come from the shell, which compares the two copies on the machine.

use crate::domain::words::{Words, words};

/// What the person has to know after opening, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recovery {
    /// Both copies are gone, although this browser remembers that there was data.
    Gone,
    /// The browser's database was gone or damaged; everything was brought back from the second copy.
    Restored,
    /// Some of the last changes were only in the second copy; they were brought back.
    Completed,
    /// There is no second copy on this machine.
    OneCopy,
}

pub fn title(recovery: Recovery) -> Words {
    match recovery {
        Recovery::Gone => words(
            "Aquí había datos y ya no están",
            "There was data here and it is gone",
        ),
        Recovery::Restored => words(
            "Tus registros se recuperaron de la segunda copia",
            "Your records were recovered from the second copy",
        ),
        Recovery::Completed => words(
            "Se recuperaron los últimos cambios",
            "The latest changes were recovered",
        ),
        Recovery::OneCopy => words(
            "Este navegador guarda una sola copia de tus datos",
            "This browser keeps a single copy of your data",
        ),
    }
}

pub fn detail(recovery: Recovery) -> Words {
    match recovery {
        Recovery::Gone => words(
            "El navegador borró lo guardado, o alguien borró los datos del sitio. Si tenías datos aquí, restaura un respaldo.",
            "The browser deleted what was stored, or someone cleared the site's data. If you had data here, restore a backup.",
        ),
        Recovery::Restored => words(
            "La base de datos del navegador estaba dañada o vacía. No falta nada de lo que estaba en la segunda copia. Haz un respaldo ahora: si vuelve a pasar, con él no dependes de este equipo.",
            "The browser's database was damaged or empty. Nothing of what was in the second copy is missing. Make a backup now: if it happens again, you do not depend on this device.",
        ),
        Recovery::Completed => words(
            "La última vez el navegador se cerró mientras guardaba. Las dos copias vuelven a decir lo mismo y no hay que hacer nada.",
            "Last time the browser closed while it was saving. Both copies say the same again and there is nothing to do.",
        ),
        Recovery::OneCopy => words(
            "No permite la segunda copia que Vigía guarda aparte. Todo funciona igual, pero haz respaldos más seguido.",
            "It does not allow the second copy that Vigía keeps apart. Everything works the same, but make backups more often.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Recovery, detail, title};

    #[test]
    fn whoever_lost_data_is_led_to_a_backup_first() {
        let mut found = [Recovery::OneCopy, Recovery::Completed, Recovery::Gone];
        found.sort();
        assert_eq!(found.first(), Some(&Recovery::Gone));
        assert!(detail(Recovery::Gone).es.contains("restaura un respaldo"));
        assert!(detail(Recovery::Gone).en.contains("restore a backup"));
        assert_ne!(title(Recovery::Restored), title(Recovery::Completed));
    }
}

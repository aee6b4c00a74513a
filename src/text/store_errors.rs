//! Why something could not be saved or opened, and what to do about it.
//! The errors themselves are in `journal`.

use crate::journal::replica::batch::PrepareError;
use crate::journal::replica::loader::LoadError;
use crate::journal::store::StoreError;
use crate::text::lang::Lang;

/// A save that did not happen.
pub fn not_saved(error: &StoreError, lang: Lang) -> String {
    match (error, lang) {
        (StoreError::Full, Lang::Es) => "No se guardó: el navegador se quedó sin espacio. Libera espacio en el equipo y vuelve a guardar; lo escrito sigue en la pantalla.".to_owned(),
        (StoreError::Full, Lang::En) => "Not saved: the browser ran out of room. Free some disk space and save again; what you typed is still on the screen.".to_owned(),
        (StoreError::Moved(_), Lang::Es) => "No se guardó: otra ventana de Vigía está guardando al mismo tiempo. Vuelve a intentarlo.".to_owned(),
        (StoreError::Moved(_), Lang::En) => "Not saved: another Vigía window is saving at the same time. Try again.".to_owned(),
        (StoreError::TooNew { .. }, _) => read_only(lang),
        (StoreError::Damaged(cause), Lang::Es) => format!("No se guardó: lo almacenado está dañado ({cause}). Recarga la página para que Vigía lo repare con su segunda copia."),
        (StoreError::Damaged(cause), Lang::En) => format!("Not saved: what is stored is damaged ({cause}). Reload the page so that Vigía can mend it from its second copy."),
        (StoreError::Failed(cause), Lang::Es) => format!("No se guardó: el almacenamiento del navegador falló ({cause}). Lo escrito sigue en la pantalla; vuelve a intentarlo."),
        (StoreError::Failed(cause), Lang::En) => format!("Not saved: the browser's storage failed ({cause}). What you typed is still on the screen; try again."),
    }
}

/// A change that could not be written down.
pub fn not_prepared(error: &PrepareError, lang: Lang) -> String {
    match (error, lang) {
        (PrepareError::ReadOnly { .. }, _) => read_only(lang),
        (PrepareError::NoSuchVersion(_) | PrepareError::NotInConflict, Lang::Es) => {
            "Ese conflicto ya se resolvió en otra ventana. No hay nada más que hacer.".to_owned()
        }
        (PrepareError::NoSuchVersion(_) | PrepareError::NotInConflict, Lang::En) => {
            "That conflict was settled in another window. There is nothing more to do.".to_owned()
        }
        (_, Lang::Es) => format!(
            "No se guardó: el cambio no se puede escribir ({error}). Lo escrito sigue en la pantalla."
        ),
        (_, Lang::En) => format!(
            "Not saved: the change cannot be written ({error}). What you typed is still on the screen."
        ),
    }
}

/// The second copy stopped working while the app runs.
pub fn one_copy(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => {
            "La segunda copia de tus datos dejó de funcionar: desde ahora hay una sola en este equipo. Haz un respaldo y recarga la página."
        }
        Lang::En => {
            "The second copy of your data stopped working: from now on there is one on this device. Make a backup and reload the page."
        }
    }
}

/// Two damaged copies were opened with what could be read of them.
pub fn partly_read(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => {
            "Vigía se abrió con lo que se pudo leer: falta lo que estaba dañado en las dos copias. Une tu último respaldo para completarlo, y haz uno nuevo."
        }
        Lang::En => {
            "Vigía opened with what could be read: what was damaged in both copies is missing. Merge your last backup to complete it, and make a new one."
        }
    }
}

/// Stored frames that cannot be read.
pub fn unreadable(error: &LoadError, lang: Lang) -> String {
    match lang {
        Lang::Es => format!(
            "Lo almacenado no se pudo leer ({error}). Recarga la página para que Vigía lo repare con su segunda copia; si sigue, restaura tu último respaldo."
        ),
        Lang::En => format!(
            "What is stored could not be read ({error}). Reload the page so that Vigía can mend it from its second copy; if it stays, restore your last backup."
        ),
    }
}

/// The page no longer follows what is stored.
pub fn reload(lang: Lang) -> String {
    match lang {
        Lang::Es => "Otra ventana cambió los datos de una forma que esta no puede seguir. Recarga la página; lo guardado está a salvo.".to_owned(),
        Lang::En => "Another window changed the data in a way this one cannot follow. Reload the page; what is saved is safe.".to_owned(),
    }
}

fn read_only(lang: Lang) -> String {
    match lang {
        Lang::Es => "No se guardó: los datos son de una versión más nueva de Vigía. Recarga la página para recibirla.".to_owned(),
        Lang::En => "Not saved: the data is from a newer version of Vigía. Reload the page to get it.".to_owned(),
    }
}

//! What went wrong, in full sentences that say what to do.
//! One exhaustive match per error type, so that a new cause without its sentences does not compile.

use crate::domain::money::MoneyError;
use crate::domain::tax_id::TaxIdError;
use crate::domain::words::words;
use crate::form::{FieldError, FormErrors};
use crate::text::dates::short;
use crate::text::lang::Lang;
use chrono::NaiveDate;

/// What is wrong with an identification number.
pub fn tax_id_error(error: &TaxIdError, lang: Lang) -> String {
    match (error, lang) {
        (TaxIdError::Empty, Lang::Es) => "Escribe el número de identificación.".to_owned(),
        (TaxIdError::Empty, Lang::En) => "Enter the identification number.".to_owned(),
        (TaxIdError::NotAllowed(character), Lang::Es) => {
            format!(
                "El carácter «{character}» no va en este número. Quítalo o cambia el tipo de documento."
            )
        }
        (TaxIdError::NotAllowed(character), Lang::En) => {
            format!(
                "The character “{character}” does not belong in this number. Remove it or change the kind of document."
            )
        }
        (TaxIdError::Length { found, min, max }, _) => length(*found, *min, *max, lang),
        (TaxIdError::CheckDigit { found, expected }, Lang::Es) => {
            format!(
                "El dígito de verificación de este número es {expected}, no {found}. Revisa cada cifra."
            )
        }
        (TaxIdError::CheckDigit { found, expected }, Lang::En) => {
            format!(
                "The check digit of this number is {expected}, not {found}. Check every figure."
            )
        }
        (TaxIdError::Prefix(prefix), Lang::Es) => {
            format!(
                "Un RUC empieza por 10, 15, 16, 17 o 20, no por {prefix}. Revisa las primeras cifras."
            )
        }
        (TaxIdError::Prefix(prefix), Lang::En) => {
            format!(
                "A RUC starts with 10, 15, 16, 17 or 20, not {prefix}. Check the first figures."
            )
        }
    }
}

fn length(found: usize, min: usize, max: usize, lang: Lang) -> String {
    match (min == max, lang) {
        (true, Lang::Es) => format!("Este número lleva {max} cifras y aquí hay {found}. Revísalo."),
        (true, Lang::En) => {
            format!("This number has {max} figures and {found} are here. Check it.")
        }
        (false, Lang::Es) => {
            format!("Este número lleva entre {min} y {max} cifras y aquí hay {found}. Revísalo.")
        }
        (false, Lang::En) => {
            format!(
                "This number has between {min} and {max} figures and {found} are here. Check it."
            )
        }
    }
}

/// Why an amount could not be computed.
pub fn money_error(error: &MoneyError, lang: Lang) -> String {
    match (error, lang) {
        (MoneyError::NotACurrency(code), Lang::Es) => {
            format!(
                "«{code}» no es un código de moneda. Usa tres letras mayúsculas, como COP o PEN."
            )
        }
        (MoneyError::NotACurrency(code), Lang::En) => {
            format!("“{code}” is not a currency code. Use three capital letters, as COP or PEN.")
        }
        (MoneyError::CurrencyMismatch(one, other), Lang::Es) => {
            format!(
                "No se pueden sumar valores en {one} y en {other}. Deja todo en una sola moneda."
            )
        }
        (MoneyError::CurrencyMismatch(one, other), Lang::En) => {
            format!("Amounts in {one} and in {other} cannot be added. Keep to one currency.")
        }
        (MoneyError::TooLarge, Lang::Es) => {
            "El valor es demasiado grande para calcularlo con exactitud. Revisa las cifras."
                .to_owned()
        }
        (MoneyError::TooLarge, Lang::En) => {
            "The amount is too large to be computed exactly. Check the figures.".to_owned()
        }
        (MoneyError::TooPrecise(decimals), _) => too_many_decimals(*decimals, lang),
        (MoneyError::Weights, Lang::Es) => {
            "No hay entre qué repartir el valor. Indica al menos una parte mayor que cero."
                .to_owned()
        }
        (MoneyError::Weights, Lang::En) => {
            "There is nothing to divide the amount between. Give at least one part above zero."
                .to_owned()
        }
    }
}

/// What is wrong with one field of a form.
pub fn field_error(error: &FieldError, lang: Lang) -> String {
    let plain = match error {
        FieldError::TaxId(error) => return tax_id_error(error, lang),
        FieldError::TooManyDecimals(decimals) => return too_many_decimals(*decimals, lang),
        FieldError::TooLong(max) => return too_long(*max, lang),
        FieldError::AboveMax(max) => return above_max(*max, lang),
        FieldError::Before(date) => return before(*date, lang),
        FieldError::After(date) => return after(*date, lang),
        FieldError::NotDigits(digits) => return not_digits(*digits, lang),
        FieldError::NotAMonth => words(
            "Esto no es un mes. Escribe mes y año, como 11/2026.",
            "This is not a month. Enter month and year, as 11/2026.",
        ),
        FieldError::NumbersMeet => words(
            "Otra numeración con el mismo prefijo ya tiene algunos de estos números. Termina aquella antes.",
            "Another numbering with the same prefix already has some of these numbers. End that one earlier.",
        ),
        FieldError::Required => words(
            "Este dato hace falta para continuar.",
            "This is needed to continue.",
        ),
        FieldError::NotANumber => words(
            "Esto no es un número. Escribe solo cifras, como 1.234.567,89.",
            "This is not a number. Enter figures only, as 1,234,567.89.",
        ),
        FieldError::TooLarge => words(
            "El número tiene demasiadas cifras. Revísalo.",
            "The number has too many figures. Check it.",
        ),
        FieldError::NotPositive => words(
            "El número debe ser mayor que cero.",
            "The number must be above zero.",
        ),
        FieldError::Negative => words(
            "El número no puede ser menor que cero. Quita el signo menos.",
            "The number cannot be below zero. Remove the minus sign.",
        ),
        FieldError::NotADate => words(
            "Esto no es una fecha. Escribe día, mes y año, como 31/12/2026.",
            "This is not a date. Enter day, month and year, as 31/12/2026.",
        ),
        FieldError::NoSuchDate => words(
            "Esa fecha no existe. Revisa el día y el mes, en ese orden.",
            "There is no such date. Check the day and the month, in this order.",
        ),
        FieldError::NotAnEmail => words(
            "Esto no es un correo. Escribe una sola dirección, como nombre@empresa.com.",
            "This is not an e-mail address. Enter a single one, as name@company.com.",
        ),
        FieldError::NotOffered => words(
            "Esa opción ya no está en la lista. Elige otra.",
            "That choice is no longer in the list. Choose another.",
        ),
        FieldError::Taken => words(
            "Otro registro ya lo tiene. Escribe uno distinto o abre ese registro.",
            "Another record already has it. Enter a different one or open that record.",
        ),
    };
    plain.in_lang(lang).to_owned()
}

/// What heads the summary of a form that was not accepted.
pub fn form_summary(errors: &FormErrors, lang: Lang) -> String {
    match (errors.len(), lang) {
        (1, Lang::Es) => "Falta corregir un dato.".to_owned(),
        (1, Lang::En) => "One thing needs correcting.".to_owned(),
        (count, Lang::Es) => format!("Falta corregir {count} datos."),
        (count, Lang::En) => format!("{count} things need correcting."),
    }
}

fn too_many_decimals(decimals: u32, lang: Lang) -> String {
    match (decimals, lang) {
        (0, Lang::Es) => "Este número no lleva decimales. Escríbelo entero.".to_owned(),
        (0, Lang::En) => "This number has no decimals. Enter a whole one.".to_owned(),
        (_, Lang::Es) => format!("Este número lleva hasta {decimals} decimales. Quita los demás."),
        (_, Lang::En) => format!("This number has up to {decimals} decimals. Remove the others."),
    }
}

fn too_long(max: usize, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("El texto pasa de {max} caracteres. Acórtalo."),
        Lang::En => format!("The text is longer than {max} characters. Shorten it."),
    }
}

fn above_max(max: u64, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("El número pasa de {max}. Escribe uno menor."),
        Lang::En => format!("The number is above {max}. Enter a smaller one."),
    }
}

fn before(date: NaiveDate, lang: Lang) -> String {
    let date = short(date);
    match lang {
        Lang::Es => format!("La fecha es anterior al {date}. Escribe ese día o uno posterior."),
        Lang::En => format!("The date is before {date}. Enter that day or a later one."),
    }
}

fn after(date: NaiveDate, lang: Lang) -> String {
    let date = short(date);
    match lang {
        Lang::Es => format!("La fecha es posterior al {date}. Escribe ese día o uno anterior."),
        Lang::En => format!("The date is after {date}. Enter that day or an earlier one."),
    }
}

fn not_digits(digits: usize, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("Este código lleva {digits} cifras. Revísalo o déjalo vacío."),
        Lang::En => format!("This code has {digits} digits. Check it or leave it empty."),
    }
}

#[cfg(test)]
mod tests;

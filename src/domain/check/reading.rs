//! Rules about the file a document was read from, found by its reader (`interop::ubl`).
//! Nothing is checked here: a record no longer shows how its file was written.

use crate::domain::check::{Applies, Report, Rule, Subject};
use crate::domain::finding::Severity;
use crate::domain::words::{Words, words};

fn by_the_reader(_: &Subject, _: &mut Report) {}

const fn row(
    code: &'static str,
    severity: Severity,
    applies: Applies,
    source: &'static str,
    title: Words,
    says: Words,
) -> Rule {
    Rule {
        code,
        severity,
        applies,
        source,
        title,
        says,
        fix: None,
        check: by_the_reader,
    }
}

pub const RULES: &[Rule] = &[
    row(
        "reading.missing",
        Severity::Error,
        Applies::ALL,
        "DIAN Anexo técnico 1.9 §6 (XSD and FAB/FAD/FAJ/FAK rules); SUNAT 2075, 2070, 1008, 2014, 2021, 3030, 3288, 3305",
        words("Falta un dato obligatorio", "A required element is missing"),
        words(
            "El archivo no trae {place}, o está vacío. Pida al emisor el documento completo.",
            "The file does not have {place}, or it is empty. Ask the issuer for the complete document.",
        ),
    ),
    row(
        "reading.number",
        Severity::Error,
        Applies::ALL,
        "UBL 2.1 (xs:decimal); SUNAT 2025, 2367, 2369",
        words("Número ilegible", "Unreadable number"),
        words(
            "En {place} dice «{found}», que no es un número; se tomó como ausente.",
            "{place} says “{found}”, which is not a number; it was taken as absent.",
        ),
    ),
    row(
        "reading.date",
        Severity::Error,
        Applies::ALL,
        "UBL 2.1 (xs:date); SUNAT 3255",
        words("Fecha ilegible", "Unreadable date"),
        words(
            "En {place} dice «{found}», que no es una fecha AAAA-MM-DD; se tomó como ausente.",
            "{place} says “{found}”, which is not a date YYYY-MM-DD; it was taken as absent.",
        ),
    ),
    row(
        "reading.currency",
        Severity::Error,
        Applies::ALL,
        "ISO 4217; DIAN FAD15a; SUNAT 3088",
        words("Moneda ilegible", "Unreadable currency"),
        words(
            "En {place} dice «{found}», que no es un código de moneda.",
            "{place} says “{found}”, which is not a currency code.",
        ),
    ),
    row(
        "reading.amount_currency",
        Severity::Error,
        Applies::ALL,
        "SUNAT 2071; DIAN FAD15a",
        words("Valor en otra moneda", "Amount in another currency"),
        words(
            "En {place} el valor está en {found} y el documento en {expected}.",
            "The amount in {place} is in {found} and the document in {expected}.",
        ),
    ),
    row(
        "reading.space",
        Severity::Error,
        Applies::ALL,
        "SUNAT 1003, 2017, 2025, 2410, 3105 (compares values with their spaces)",
        words("Espacios dentro de un valor", "Space inside a value"),
        words(
            "El valor «{found}» de {place} tiene espacios o saltos de línea alrededor; la autoridad lo compara tal como está.",
            "The value “{found}” of {place} has spaces or line breaks around it; the authority compares it as it is.",
        ),
    ),
    row(
        "reading.encoding",
        Severity::Warning,
        Applies::ALL,
        "XML 1.0 §4.3.3",
        words(
            "Codificación distinta de la declarada",
            "Encoding differs from the declared one",
        ),
        words(
            "El archivo declara una codificación de caracteres y está escrito en otra; revise las tildes y la ñ.",
            "The file declares one character encoding and is written in another; check accents and ñ.",
        ),
    ),
    row(
        "reading.unsigned",
        Severity::Warning,
        Applies::ALL,
        "DIAN Anexo técnico 1.9 §6 (ds:Signature); SUNAT 2335",
        words("Sin firma digital", "Not signed"),
        words(
            "El documento no tiene firma digital: puede ser un borrador o haber sido alterado.",
            "The document has no digital signature: it may be a draft or have been altered.",
        ),
    ),
    row(
        "reading.check_digit",
        Severity::Error,
        Applies::COLOMBIA,
        "DIAN FAB22b, FAJ24, FAK24; Orden administrativa 4 de 1989",
        words("Dígito de verificación equivocado", "Wrong check digit"),
        words(
            "El NIT en {place} trae el dígito de verificación {found} y le corresponde {expected}.",
            "The NIT in {place} has check digit {found} and should have {expected}.",
        ),
    ),
    row(
        "reading.id_form",
        Severity::Warning,
        Applies::COLOMBIA,
        "DIAN Anexo técnico 1.9, CompanyID: sin puntos, guiones ni DV",
        words("NIT con puntos o guion", "NIT with dots or dash"),
        words(
            "En {place} el NIT está escrito «{found}»; debe ser {expected}, con el dígito de verificación aparte.",
            "In {place} the NIT is written “{found}”; it must be {expected}, with the check digit apart.",
        ),
    ),
    row(
        "reading.line_numbers",
        Severity::Warning,
        Applies::ALL,
        "DIAN FAV02; SUNAT 2752",
        words("Números de línea repetidos", "Repeated line numbers"),
        words(
            "Dos o más líneas tienen el mismo número de orden.",
            "Two or more lines have the same number.",
        ),
    ),
    row(
        "reading.line_count",
        Severity::Warning,
        Applies::ALL,
        "DIAN FAD16",
        words("Número de líneas distinto", "Line count differs"),
        words(
            "El documento dice tener {found} líneas y tiene {expected}.",
            "The document says it has {found} lines and has {expected}.",
        ),
    ),
    row(
        "reading.tax_without_detail",
        Severity::Warning,
        Applies::COLOMBIA,
        "DIAN FAS01b",
        words("Impuesto sin detalle", "Tax without detail"),
        words(
            "El impuesto de {place} no trae base ni tarifa; lo excluido no lleva el grupo y lo exento lleva tarifa 0.",
            "The tax in {place} has no base or rate; excluded items omit the group and exempt ones have rate 0.",
        ),
    ),
    row(
        "reading.charge_indicator",
        Severity::Error,
        Applies::ALL,
        "DIAN FAQ03; UBL 2.1 (xs:boolean)",
        words("¿Descuento o recargo?", "Allowance or charge?"),
        words(
            "{place} no dice con true o false si es un recargo; se tomó como descuento.",
            "{place} does not say with true or false whether it is a charge; it was taken as an allowance.",
        ),
    ),
    row(
        "reading.totals_group",
        Severity::Error,
        Applies::ALL,
        "DIAN DAU01",
        words(
            "Totales en el grupo equivocado",
            "Totals in the wrong group",
        ),
        words(
            "Los totales están en {place}: las notas débito usan RequestedMonetaryTotal y los demás documentos LegalMonetaryTotal.",
            "The totals are in {place}: debit notes use RequestedMonetaryTotal and other documents LegalMonetaryTotal.",
        ),
    ),
    row(
        "reading.period",
        Severity::Warning,
        Applies::ALL,
        "Política de la empresa / company policy",
        words("Período al revés", "Period back to front"),
        words(
            "El período facturado termina el {found}, antes de empezar el {expected}; se dejó vacío.",
            "The billed period ends on {found}, before it starts on {expected}; it was left empty.",
        ),
    ),
    row(
        "reading.payment_terms_form",
        Severity::Error,
        Applies::PERU,
        "SUNAT 3246",
        words("Forma de pago desconocida", "Unknown payment form"),
        words(
            "«{found}» no es Contado, Credito ni una cuota (Cuota001 en adelante).",
            "“{found}” is not Contado, Credito or an instalment (Cuota001 onwards).",
        ),
    ),
    row(
        "reading.payment_terms_both",
        Severity::Error,
        Applies::PERU,
        "SUNAT 3247",
        words("Al contado y a crédito", "Both cash and credit"),
        words(
            "La forma de pago dice a la vez Contado y Credito.",
            "The payment form says both Contado and Credito.",
        ),
    ),
    row(
        "reading.payment_terms_repeated",
        Severity::Error,
        Applies::PERU,
        "SUNAT 3248",
        words("Forma de pago repetida", "Repeated payment term"),
        words(
            "«{found}» aparece más de una vez en la forma de pago.",
            "“{found}” appears more than once in the payment form.",
        ),
    ),
    row(
        "reading.payment_terms_joined",
        Severity::Error,
        Applies::PERU,
        "SUNAT 3461",
        words(
            "Formas de pago en un mismo grupo",
            "Payment terms in one group",
        ),
        words(
            "{place} trae varias formas de pago o cuotas; cada una va en su propio grupo.",
            "{place} has several payment forms or instalments; each goes in a group of its own.",
        ),
    ),
    row(
        "reading.instalment",
        Severity::Error,
        Applies::PERU,
        "SUNAT 3254, 3256",
        words("Cuota incompleta", "Incomplete instalment"),
        words(
            "La cuota de {place} no tiene fecha o monto.",
            "The instalment in {place} has no date or no amount.",
        ),
    ),
];

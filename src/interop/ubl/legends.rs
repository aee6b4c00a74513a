//! The legends of a Peruvian document (SUNAT catalogue 52): those that follow from what it says, and those beyond.
//! A legend that follows is not kept with the content; it is written again when the document is.

use crate::domain::invoice::Content;
use crate::domain::invoice::legend::Legend;
use crate::interop::ubl::in_words;

/// Legends that the law wants because of what the document says.
pub fn implied(content: &Content) -> Vec<Legend> {
    let has = |code: &str| {
        let taxes = content.lines.iter().flat_map(|line| &line.taxes);
        taxes.into_iter().any(|tax| tax.code == code)
    };
    let legend = |code: &str, text: &str| Legend {
        code: code.to_owned(),
        text: text.to_owned(),
    };
    let amount = in_words::amount(content.totals.payable, content.currency);
    let mut legends: Vec<Legend> = amount
        .map(|words| legend("1000", &words))
        .into_iter()
        .collect();
    if has("9996") {
        let text = "TRANSFERENCIA GRATUITA DE UN BIEN Y/O SERVICIO PRESTADO GRATUITAMENTE";
        legends.push(legend("1002", text));
    }
    if content.detraction.is_some() {
        legends.push(legend("2006", "Operación sujeta a detracción"));
    }
    if has("1016") {
        legends.push(legend("2007", "Operación sujeta al IVAP"));
    }
    legends
}

/// Those of `stated` whose code does not follow from the document.
pub fn beyond(content: &Content, stated: Vec<Legend>) -> Vec<Legend> {
    let implied = implied(content);
    let follows = |legend: &Legend| implied.iter().any(|other| other.code == legend.code);
    stated
        .into_iter()
        .filter(|legend| !follows(legend))
        .collect()
}

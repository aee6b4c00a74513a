//! The numbering ranges of the company, as typed in the settings.
//! DIAN authorises those of invoices, for some time; notes, and all series of SUNAT, are the company's own affair.

use crate::domain::company::NumberingRange;
use crate::domain::country::Country;
use crate::domain::invoice::DocumentType;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use chrono::NaiveDate;

/// DIAN allows nine digits in a consecutive.
const CONSECUTIVE_MAX_CO: u64 = 999_999_999;
/// SUNAT allows eight.
const CONSECUTIVE_MAX_PE: u64 = 99_999_999;

/// A row of the list of numbering ranges. One with nothing typed is passed over. Fields of errors: `resolution`,
/// `prefix`, `from`, `to`, `valid_from`, `valid_to`, `technical_key` of `numbering[0]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberingForm {
    pub resolution: String,
    pub prefix: String,
    pub from: String,
    pub to: String,
    pub valid_from: String,
    pub valid_to: String,
    pub technical_key: String,
    pub documents: DocumentType,
    /// Official code of its documents; the usual one when empty.
    pub type_code: String,
}

impl NumberingForm {
    /// A new row: in Peru a series has all its numbers.
    pub fn new(country: Country) -> NumberingForm {
        match country {
            Country::Colombia => NumberingForm::default(),
            Country::Peru => NumberingForm {
                from: "1".to_owned(),
                to: CONSECUTIVE_MAX_PE.to_string(),
                ..NumberingForm::default()
            },
        }
    }

    pub fn of(range: &NumberingRange, country: Country) -> NumberingForm {
        let mut form = NumberingForm {
            resolution: range.resolution.clone(),
            prefix: range.prefix.clone(),
            from: range.from.to_string(),
            to: range.to.to_string(),
            valid_from: written::date(Some(range.valid_from)),
            valid_to: written::date(Some(range.valid_to)),
            technical_key: range.technical_key.clone(),
            documents: range.documents,
            type_code: range.type_code.clone(),
        };
        if !form.is_authorised(country) {
            if Some(range.valid_from) == always().0 {
                form.valid_from = String::new();
            }
            if Some(range.valid_to) == always().1 {
                form.valid_to = String::new();
            }
        }
        form
    }

    /// Whether the tax office authorises it: it has a resolution, a technical key and an end.
    pub fn is_authorised(&self, country: Country) -> bool {
        country == Country::Colombia && self.documents == DocumentType::Invoice
    }

    /// Says which documents it numbers. What only authorised ranges have goes with them.
    pub fn number(&mut self, documents: DocumentType, type_code: &str, country: Country) {
        self.documents = documents;
        type_code.clone_into(&mut self.type_code);
        if !self.is_authorised(country) {
            self.resolution.clear();
            self.technical_key.clear();
        }
    }

    fn is_blank(&self, country: Country) -> bool {
        let typed = NumberingForm {
            documents: DocumentType::default(),
            type_code: String::new(),
            ..self.clone()
        };
        typed == NumberingForm::default() || typed == NumberingForm::new(country)
    }
}

/// The ranges, with what is wrong kept in `errors`.
pub fn ranges(
    forms: &[NumberingForm],
    country: Country,
    mark: DecimalMark,
    errors: &mut FormErrors,
) -> Vec<NumberingRange> {
    let mut read: Vec<NumberingRange> = Vec::new();
    for (index, form) in forms.iter().enumerate() {
        if form.is_blank(country) {
            continue;
        }
        let Some(range) = range(index, form, (country, mark), errors) else {
            continue;
        };
        if read.iter().any(|earlier| earlier.meets(&range)) {
            errors.add(&at(index, "from"), FieldError::NumbersMeet);
        }
        read.push(range);
    }
    read
}

fn range(
    index: usize,
    form: &NumberingForm,
    (country, mark): (Country, DecimalMark),
    errors: &mut FormErrors,
) -> Option<NumberingRange> {
    let is_authorised = form.is_authorised(country);
    let max = match country {
        Country::Colombia => CONSECUTIVE_MAX_CO,
        Country::Peru => CONSECUTIVE_MAX_PE,
    };
    let number = |text: &str| input::whole(text, mark, max);
    let resolution = if is_authorised {
        input::required(&form.resolution, 40)
    } else {
        input::free(&form.resolution, 40)
    };
    let resolution = errors.keep(&at(index, "resolution"), resolution);
    let prefix = match country {
        Country::Colombia => input::free(&form.prefix, 10),
        Country::Peru => input::required(&form.prefix, 10).map(series),
    };
    let prefix = errors.keep(&at(index, "prefix"), prefix);
    let from = errors.keep(&at(index, "from"), number(&form.from));
    let to = errors.keep(&at(index, "to"), number(&form.to));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        errors.add(&at(index, "from"), FieldError::AboveMax(to));
    }
    let (first, last) = if is_authorised {
        (None, None)
    } else {
        always()
    };
    let valid_from = errors.keep(&at(index, "valid_from"), day(&form.valid_from, first));
    let valid_to = errors.keep(&at(index, "valid_to"), day(&form.valid_to, last));
    if let (Some(first), Some(last)) = (valid_from, valid_to)
        && last < first
    {
        errors.add(&at(index, "valid_to"), FieldError::Before(first));
    }
    let technical_key = input::free(&form.technical_key, 120);
    let technical_key = errors.keep(&at(index, "technical_key"), technical_key);
    Some(NumberingRange {
        resolution: resolution?,
        prefix: prefix?,
        from: from?,
        to: to?,
        valid_from: valid_from?,
        valid_to: valid_to?,
        technical_key: technical_key?,
        documents: form.documents,
        type_code: form.type_code.clone(),
    })
}

/// A series as it stands before a number: in capitals and with its hyphen, F001-.
fn series(text: String) -> String {
    let series = text.to_uppercase();
    if series.ends_with('-') {
        series
    } else {
        format!("{series}-")
    }
}

/// The day typed; what an empty field stands for, if it may be empty.
fn day(text: &str, empty: Option<NaiveDate>) -> Result<NaiveDate, FieldError> {
    match empty {
        Some(empty) => Ok(input::optional(text, input::date)?.unwrap_or(empty)),
        None => input::date(text),
    }
}

/// From and until when a series is good that nobody limits: written as days that every calendar has.
fn always() -> (Option<NaiveDate>, Option<NaiveDate>) {
    (
        NaiveDate::from_ymd_opt(2000, 1, 1),
        NaiveDate::from_ymd_opt(2199, 12, 31),
    )
}

fn at(index: usize, field: &str) -> String {
    format!("numbering[{index}].{field}")
}

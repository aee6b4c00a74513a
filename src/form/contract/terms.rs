//! The terms of a contract as typed: service, billing lines, revision, renewal, guarantees, documents.

use crate::domain::contract::policy::{Cover, CoverBasis, PolicyRequirement};
use crate::domain::contract::terms::{
    AutomaticRenewal, IndexRevision, PriceRevision, Renewal, ServiceType, Terms,
};
use crate::domain::document::DocumentKind;
use crate::domain::money::Currency;
use crate::form::contract::lines::{LineForm, lines};
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

const MONTHS_MAX: u64 = 1_200;
const DAYS_MAX: u64 = 731;
/// Decimals of a quantity or a percentage.
pub const DECIMALS_MAX: u32 = 6;

/// As typed. Fields of errors: `billing_day`, `cap`, `revision_percent`, `revision_index`, `renewal_months`,
/// `notice_days`, `confidential_months`, `lead_days`, `lines[0].price` and `requirements[0].amount` and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsForm {
    pub service: ServiceType,
    pub segment: String,
    pub client_supervisor: String,
    pub lines: Vec<LineForm>,
    pub billing_day: String,
    pub cap: String,
    pub revision: RevisionKind,
    pub revision_percent: String,
    pub revision_index: String,
    pub renewal: RenewalKind,
    pub renewal_months: String,
    pub notice_days: String,
    pub in_business_days: bool,
    pub confidential_months: String,
    pub requirements: Vec<RequirementForm>,
    pub documents: Vec<DocumentKind>,
    pub high_risk: bool,
    pub lead_days: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RevisionKind {
    None,
    Fixed,
    Index,
}

impl RevisionKind {
    pub const ALL: [RevisionKind; 3] =
        [RevisionKind::None, RevisionKind::Fixed, RevisionKind::Index];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RenewalKind {
    None,
    ByAmendment,
    Automatic,
}

impl RenewalKind {
    pub const ALL: [RenewalKind; 3] = [
        RenewalKind::None,
        RenewalKind::ByAmendment,
        RenewalKind::Automatic,
    ];
}

/// A required policy as typed. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementForm {
    pub cover: Cover,
    /// Whether the amount is a part of the value.
    pub is_percent: bool,
    pub amount: String,
    pub months_after: String,
}

impl Default for RequirementForm {
    fn default() -> Self {
        RequirementForm {
            cover: Cover::Performance,
            is_percent: true,
            amount: String::new(),
            months_after: String::new(),
        }
    }
}

impl Default for TermsForm {
    fn default() -> Self {
        TermsForm::of(&Terms::default(), DecimalMark::Comma)
    }
}

impl TermsForm {
    /// The form of terms as they are.
    pub fn of(terms: &Terms, mark: DecimalMark) -> TermsForm {
        let count = |count: Option<u16>| count.map(|count| count.to_string()).unwrap_or_default();
        let (revision, percent, index) = match &terms.revision {
            PriceRevision::None => (RevisionKind::None, None, ""),
            PriceRevision::Fixed(percent) => (RevisionKind::Fixed, Some(*percent), ""),
            PriceRevision::Index(index) => (
                RevisionKind::Index,
                Some(index.points),
                index.index.as_str(),
            ),
        };
        let (renewal, automatic) = match terms.renewal {
            Renewal::None => (RenewalKind::None, None),
            Renewal::ByAmendment => (RenewalKind::ByAmendment, None),
            Renewal::Automatic(automatic) => (RenewalKind::Automatic, Some(automatic)),
        };
        TermsForm {
            service: terms.service,
            segment: terms.segment.clone(),
            client_supervisor: terms.client_supervisor.clone(),
            lines: terms
                .lines
                .iter()
                .map(|line| LineForm::of(line, mark))
                .collect(),
            billing_day: count(terms.billing_day),
            cap: terms
                .cap
                .map(|cap| written::decimal(cap.amount, mark))
                .unwrap_or_default(),
            revision,
            revision_percent: percent
                .map(|percent| written::decimal(percent, mark))
                .unwrap_or_default(),
            revision_index: index.to_owned(),
            renewal,
            renewal_months: automatic.map_or("12".to_owned(), |each| each.months.to_string()),
            notice_days: automatic.map_or("30".to_owned(), |each| each.notice_days.to_string()),
            in_business_days: automatic.is_some_and(|each| each.in_business_days),
            confidential_months: count(terms.confidential_months),
            requirements: terms
                .requirements
                .iter()
                .map(|requirement| RequirementForm::of(requirement, mark))
                .collect(),
            documents: terms.documents.clone(),
            high_risk: terms.high_risk,
            lead_days: count(terms.lead_days),
        }
    }

    /// The terms, with what is wrong kept in `errors`.
    pub fn parse(
        &self,
        mark: DecimalMark,
        currency: Currency,
        errors: &mut FormErrors,
    ) -> Option<Terms> {
        let segment = errors.keep("segment", input::free(&self.segment, 120));
        let supervisor = input::free(&self.client_supervisor, 120);
        let client_supervisor = errors.keep("client_supervisor", supervisor);
        let lines = lines(&self.lines, "lines", mark, currency, errors);
        let read = |text: &str| match count(text, mark, 31)? {
            0 => Err(FieldError::NotPositive),
            day => Ok(day),
        };
        let billing_day = errors.keep("billing_day", input::optional(&self.billing_day, read));
        let read = |text: &str| input::money(text, mark, currency);
        let cap = errors.keep("cap", input::optional(&self.cap, read));
        let revision = self.revision(mark, errors);
        let renewal = self.renewal(mark, errors);
        let read = |text: &str| count(text, mark, MONTHS_MAX);
        let months = input::optional(&self.confidential_months, read);
        let confidential_months = errors.keep("confidential_months", months);
        let read = |text: &str| count(text, mark, DAYS_MAX);
        let lead_days = errors.keep("lead_days", input::optional(&self.lead_days, read));
        let requirements = self.requirements(mark, currency, errors);
        Some(Terms {
            service: self.service,
            segment: segment?,
            client_supervisor: client_supervisor?,
            lines,
            billing_day: billing_day?,
            cap: cap?,
            revision: revision?,
            renewal: renewal?,
            confidential_months: confidential_months?,
            requirements,
            documents: self.documents.clone(),
            high_risk: self.high_risk,
            lead_days: lead_days?,
        })
    }

    fn revision(&self, mark: DecimalMark, errors: &mut FormErrors) -> Option<PriceRevision> {
        let percent = |text: &str| percent(text, mark);
        match self.revision {
            RevisionKind::None => Some(PriceRevision::None),
            RevisionKind::Fixed => {
                let read = percent(&self.revision_percent);
                let fixed = errors.keep("revision_percent", read)?;
                Some(PriceRevision::Fixed(fixed))
            }
            RevisionKind::Index => {
                let index = input::required(&self.revision_index, 60);
                let index = errors.keep("revision_index", index);
                let points = input::optional(&self.revision_percent, percent);
                let points = errors.keep("revision_percent", points);
                Some(PriceRevision::Index(IndexRevision {
                    index: index?,
                    points: points?.unwrap_or_default(),
                }))
            }
        }
    }

    fn renewal(&self, mark: DecimalMark, errors: &mut FormErrors) -> Option<Renewal> {
        match self.renewal {
            RenewalKind::None => Some(Renewal::None),
            RenewalKind::ByAmendment => Some(Renewal::ByAmendment),
            RenewalKind::Automatic => {
                let months = count(&self.renewal_months, mark, MONTHS_MAX);
                let months = months.and_then(|months| match months {
                    0 => Err(FieldError::NotPositive),
                    months => Ok(months),
                });
                let months = errors.keep("renewal_months", months);
                let notice = count(&self.notice_days, mark, DAYS_MAX);
                let notice = errors.keep("notice_days", notice);
                Some(Renewal::Automatic(AutomaticRenewal {
                    months: months?,
                    notice_days: notice?,
                    in_business_days: self.in_business_days,
                }))
            }
        }
    }

    fn requirements(
        &self,
        mark: DecimalMark,
        currency: Currency,
        errors: &mut FormErrors,
    ) -> Vec<PolicyRequirement> {
        let mut read = Vec::new();
        for (index, form) in self.requirements.iter().enumerate() {
            if form.amount.trim().is_empty() && form.months_after.trim().is_empty() {
                continue;
            }
            let at = |field: &str| format!("requirements[{index}].{field}");
            let basis = if form.is_percent {
                percent(&form.amount, mark).map(CoverBasis::Percent)
            } else {
                input::money(&form.amount, mark, currency).map(CoverBasis::Amount)
            };
            let basis = errors.keep(&at("amount"), basis);
            let months = |text: &str| count(text, mark, MONTHS_MAX);
            let months = input::optional(&form.months_after, months);
            let months = errors.keep(&at("months_after"), months);
            if let (Some(basis), Some(months)) = (basis, months) {
                read.push(PolicyRequirement {
                    cover: form.cover,
                    basis,
                    months_after: months.unwrap_or(0),
                });
            }
        }
        read
    }
}

impl RequirementForm {
    fn of(requirement: &PolicyRequirement, mark: DecimalMark) -> RequirementForm {
        let (is_percent, amount) = match requirement.basis {
            CoverBasis::Percent(percent) => (true, percent),
            CoverBasis::Amount(amount) => (false, amount.amount),
        };
        RequirementForm {
            cover: requirement.cover,
            is_percent,
            amount: written::decimal(amount, mark),
            months_after: requirement.months_after.to_string(),
        }
    }
}

fn count(text: &str, mark: DecimalMark, max: u64) -> Result<u16, FieldError> {
    let count = input::whole(text, mark, max)?;
    u16::try_from(count).map_err(|_| FieldError::AboveMax(max))
}

/// A percentage from 0 to 1,000.
fn percent(text: &str, mark: DecimalMark) -> Result<Decimal, FieldError> {
    let percent = input::decimal_up_to(text.trim_end_matches(['%', ' ']), mark, DECIMALS_MAX)?;
    if percent.is_sign_negative() && !percent.is_zero() {
        Err(FieldError::Negative)
    } else if percent > Decimal::ONE_THOUSAND {
        Err(FieldError::AboveMax(1_000))
    } else {
        Ok(percent)
    }
}

/// A day that is not before the first one, when that is known.
pub fn last_day(text: &str, first: Option<NaiveDate>) -> Result<NaiveDate, FieldError> {
    let last = input::date(text)?;
    match first {
        Some(first) if last < first => Err(FieldError::Before(first)),
        _ => Ok(last),
    }
}

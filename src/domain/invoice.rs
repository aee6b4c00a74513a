//! Invoices, credit notes and debit notes: what they say, whoever wrote them.
//! Checking them is in `domain::check`; reading and writing UBL is in `interop`.

pub mod deposit;
pub mod fingerprint;
pub mod issued;
pub mod noting;
pub mod party;
pub mod progress;
pub mod report;
pub mod signed;
pub mod step;
pub mod sunat_limits;
pub mod totals;
pub mod voiding;

use crate::domain::billing::Claim;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::ids::{ClientId, ContractId, InvoiceId};
use crate::domain::invoice::legend::Legend;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::TaxIdKind;
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub mod legend;
pub mod prepayment;

/// An invoice or note, as a record of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    pub id: InvoiceId,
    pub client: ClientId,
    /// The contract it bills, when known.
    pub contract: Option<ContractId>,
    pub content: Content,
    pub state: State,
    pub review: Review,
    /// SHA-256 of the original XML, kept beside the journal; absent when it was not imported from a file.
    pub source: Option<SourceFile>,
}

/// Where an invoice stands. A draft has no number; an issued document cannot lose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Draft,
    Issued(Issuance),
}

/// The facts of issuing. Made once, never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuance {
    number: String,
    on: NaiveDate,
    time: String,
    fiscal_code: String,
    environment: String,
}

/// The file an invoice was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    pub name: String,
    /// Lower-case hex SHA-256 of the bytes; key of the attachment.
    pub digest: String,
}

/// What kind of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DocumentType {
    #[default]
    Invoice,
    CreditNote,
    DebitNote,
}

/// What the document says. Amounts are in `currency` unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Content {
    pub country: Country,
    pub document_type: DocumentType,
    /// Official code: DIAN 01–04, 91, 92; SUNAT 01, 03, 07, 08.
    pub type_code: String,
    /// DIAN CustomizationID, SUNAT operation type (catalogue 51).
    pub operation: String,
    pub currency: Currency,
    /// Absent when it is the company itself, as it is in settings.
    pub supplier: Option<Party>,
    pub customer: Party,
    pub lines: Vec<Line>,
    /// Document-level allowances and charges.
    pub adjustments: Vec<Adjustment>,
    /// Document-level taxes, one entry per tax and rate.
    pub taxes: Vec<Tax>,
    /// Taxes the customer withholds; they do not change the payable amount.
    pub withholdings: Vec<Tax>,
    pub totals: Totals,
    pub payment: PaymentTerms,
    pub references: Vec<Reference>,
    /// Why a note was written: official concept code and text.
    pub reason: Option<Reason>,
    pub period: Option<Period>,
    pub purchase_order: String,
    pub notes: Vec<String>,
    /// DIAN numbering range stated in the document.
    pub numbering: Option<Numbering>,
    /// Rate stated for a document in another currency.
    pub exchange: Option<ExchangeRate>,
    /// Peru: deposit the customer makes in the supplier's account at the Banco de la Nación (SPOT).
    pub detraction: Option<Box<Detraction>>,
    /// What was paid before and is deducted here, one entry per document it was billed with.
    pub prepayments: Vec<Prepayment>,
    /// Peru: legends (SUNAT catalogue 52) that do not follow from the rest of the document.
    pub legends: Vec<Legend>,
}

/// How many units of another currency one unit of the document's currency buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExchangeRate {
    pub to: Currency,
    pub rate: Decimal,
    pub on: Option<NaiveDate>,
}

/// A detracción (SUNAT catalogue 54): the part of the total that goes to the tax deposit account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Detraction {
    /// Catalogue 54 code of the good or service.
    pub code: String,
    pub percent: Option<Decimal>,
    pub amount: Option<Decimal>,
    /// As written; the rules demand PEN.
    pub currency: Option<Currency>,
    /// Account of the supplier at the Banco de la Nación.
    pub account: String,
}

/// A party as the document names it. The default names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Party {
    pub id_kind: TaxIdKind,
    /// The authority's own code for the kind of id (DIAN 13.2.1, SUNAT catalogue 06).
    pub id_code: String,
    /// Digits as written, without check digit.
    pub id_number: String,
    /// Check digit as written (NIT).
    pub check_digit: String,
    pub name: String,
    pub address: String,
    pub city: String,
    /// ISO 3166-1 alpha-2 as written.
    pub country_code: String,
    pub email: String,
    /// DIAN TaxLevelCode, parts separated by semicolons.
    pub responsibilities: String,
    /// Code of the municipality: DANE in Colombia (five digits), ubigeo in Peru (six).
    pub municipality: String,
    pub postal_code: String,
    /// DIAN 13.2.3: 1 legal person, 2 natural person.
    pub person_type: String,
    /// DIAN 13.2.6.2: 01 IVA, 04 INC, ZA both, ZZ neither.
    pub tax_scheme: String,
}

/// One line. The default bills nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Line {
    pub description: String,
    pub quantity: Decimal,
    /// UN/ECE Recommendation 20 code.
    pub unit: String,
    /// Price of one unit before tax.
    pub price: Decimal,
    /// Line amount before tax, as stated.
    pub amount: Decimal,
    pub adjustments: Vec<Adjustment>,
    pub taxes: Vec<Tax>,
    pub withholdings: Vec<Tax>,
    /// Sum of the line's tax totals as stated; absent when the line states none.
    pub tax_amount: Option<Decimal>,
    /// Price of one unit with its taxes (SUNAT catalogue 16, code 01).
    pub price_with_tax: Option<Decimal>,
    /// Reference price of something given for free.
    pub reference_price: Option<Decimal>,
    /// The issuer's own code of what is billed.
    pub item_code: String,
    /// UNSPSC code of what is billed.
    pub unspsc: String,
    /// What the DIAN wants said of a line, as the object of a contract with AIU.
    pub note: String,
    /// Colombia, operation 11: whoever the line is billed for, whose income it is (mandante).
    pub on_behalf_of: Option<Box<Party>>,
    /// What it bills of a contract; absent for a line written freely and for documents of others.
    pub bills: Option<Box<Claim>>,
}

/// A tax subtotal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tax {
    /// DIAN 13.2.2 or SUNAT catalogue 05 code.
    pub code: String,
    /// Percentage; for DIAN 03 and 07 it is per mille.
    pub percent: Option<Decimal>,
    pub base: Decimal,
    pub amount: Decimal,
    /// On a line, SUNAT catalogue 07 reason, and of the ISC its system (catalogue 08); empty elsewhere.
    pub reason: String,
    /// A tax of so much per unit has this instead of a percentage.
    pub per_unit: Option<Box<PerUnit>>,
}

/// A tax counted by units, as bags or millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PerUnit {
    /// Tax of one unit.
    pub amount: Decimal,
    /// How many units.
    pub units: Decimal,
}

/// An allowance (discount) or charge.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Adjustment {
    pub charge: bool,
    pub code: String,
    pub reason: String,
    pub amount: Decimal,
    pub base: Option<Decimal>,
    pub percent: Option<Decimal>,
}

/// The totals as the document states them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Totals {
    pub lines: Decimal,
    pub tax_exclusive: Option<Decimal>,
    pub tax_inclusive: Option<Decimal>,
    /// Sum of the document's tax totals.
    pub taxes: Decimal,
    pub allowances: Decimal,
    pub charges: Decimal,
    pub prepaid: Decimal,
    pub rounding: Decimal,
    pub payable: Decimal,
}

/// How and when it is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct PaymentTerms {
    pub form: PaymentForm,
    /// DIAN 13.3.4.2 or SUNAT catalogue 59 code.
    pub means: String,
    /// Days from issue to the due date, of a draft: issuing it turns them into dates, see [`issued`].
    pub days: Option<u16>,
    pub due_on: Option<NaiveDate>,
    pub instalments: Vec<Instalment>,
    /// Peru: net amount still to be paid on credit, which the instalments add up to.
    pub net_pending: Option<Decimal>,
}

/// Cash on delivery or credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum PaymentForm {
    #[default]
    Unknown,
    Cash,
    Credit,
}

/// A part of the debt with its own due date (cuota).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Instalment {
    pub due_on: NaiveDate,
    pub amount: Decimal,
}

/// Another document this one refers to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub number: String,
    pub fiscal_code: String,
    pub issued_on: Option<NaiveDate>,
    pub type_code: String,
}

/// Official concept of a note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason {
    pub code: String,
    pub text: String,
}

/// The days a document bills, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A numbering authorisation as the document repeats it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numbering {
    pub resolution: String,
    pub prefix: String,
    pub from: Option<u64>,
    pub to: Option<u64>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

impl Issuance {
    /// `number` is prefix and consecutive as printed; `time` is as written in the document, with its offset;
    /// `fiscal_code` is the CUFE or CUDE (empty in Peru); `environment` is DIAN's 1 production, 2 tests.
    pub fn new(
        number: String,
        on: NaiveDate,
        time: String,
        fiscal_code: String,
        environment: String,
    ) -> Issuance {
        Issuance {
            number,
            on,
            time,
            fiscal_code,
            environment,
        }
    }

    pub fn number(&self) -> &str {
        &self.number
    }

    pub fn on(&self) -> NaiveDate {
        self.on
    }

    pub fn time(&self) -> &str {
        &self.time
    }

    pub fn fiscal_code(&self) -> &str {
        &self.fiscal_code
    }

    pub fn environment(&self) -> &str {
        &self.environment
    }
}

impl Invoice {
    /// The issuing facts, unless it is still a draft.
    pub fn issuance(&self) -> Option<&Issuance> {
        match &self.state {
            State::Draft => None,
            State::Issued(issuance) => Some(issuance),
        }
    }

    /// The printed number; empty for a draft.
    pub fn number(&self) -> &str {
        self.issuance().map_or("", Issuance::number)
    }

    pub fn issued_on(&self) -> Option<NaiveDate> {
        self.issuance().map(Issuance::on)
    }

    /// The contracts it bills, each once: the one it names and those that its lines claim from.
    pub fn contracts_billed(&self) -> impl Iterator<Item = ContractId> + '_ {
        let lines = &self.content.lines;
        let claimed = |line: &Line| line.bills.as_ref().map(|claim| claim.contract);
        let others = (0..).zip(lines).filter_map(move |(place, line)| {
            let contract = claimed(line).filter(|contract| self.contract != Some(*contract))?;
            let mut before = lines.iter().take(place);
            (!before.any(|line| claimed(line) == Some(contract))).then_some(contract)
        });
        self.contract.into_iter().chain(others)
    }

    /// What the document asks to be paid, as it states it; a credit note's is positive too.
    pub fn payable(&self) -> Money {
        Money::new(self.content.totals.payable, self.content.currency)
    }

    /// The last day to pay: the stated due date, else the last instalment's, else the day of issue.
    pub fn due_on(&self) -> Option<NaiveDate> {
        let payment = &self.content.payment;
        let last = payment
            .instalments
            .iter()
            .map(|instalment| instalment.due_on)
            .max();
        payment.due_on.or(last).or(self.issued_on())
    }
}

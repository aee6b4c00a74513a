//! Real electronic documents of both countries, read from where they are kept beside the project.
//! They are other people's files, so they are never copied here; without them the tests say so and pass.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic; the table is for whoever runs it"
)]

use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;
use vigia::domain::check::{self, NothingKnown, Subject};
use vigia::domain::company::{BillingRules, Company, ContractRules, NumberingRange, Official};
use vigia::domain::country::Country;
use vigia::domain::finding::{Fact, Finding, Severity};
use vigia::domain::invoice::{DocumentType, Numbering};
use vigia::domain::money::Currency;
use vigia::interop::ubl::{self, Document, Electronic};

/// One row of the samples' index.
struct Sample {
    file: String,
    kind: String,
    number: String,
    issuer: String,
    /// What is known of its CUFE.
    cufe: String,
    arithmetic: String,
    /// Codes that the authority's own rules report on it.
    official: String,
    bytes: Vec<u8>,
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    if folder.join("index.tsv").exists() {
        return Some(folder);
    }
    println!(
        "notice: no samples at {}; set VIGIA_SAMPLES to try them",
        folder.display()
    );
    None
}

fn samples() -> Vec<Sample> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap();
    index
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            Sample {
                file: columns[0].to_owned(),
                kind: columns[3].to_owned(),
                number: columns[5].to_owned(),
                issuer: columns[6].to_owned(),
                cufe: columns[8].to_owned(),
                arithmetic: columns[11].to_owned(),
                official: columns[12].trim().to_owned(),
                bytes: std::fs::read(folder.join(columns[0])).unwrap(),
            }
        })
        .collect()
}

fn invoices() -> Vec<(Sample, Electronic)> {
    samples()
        .into_iter()
        .filter_map(|sample| match ubl::read(&sample.bytes) {
            Ok(Document::Invoice(invoice)) => Some((sample, *invoice)),
            _ => None,
        })
        .collect()
}

fn findings(invoice: &Electronic, company: Option<&Company>) -> Vec<Finding> {
    let subject = Subject {
        issuance: Some(&invoice.issuance),
        company,
        ..Subject::new(
            &invoice.content,
            &NothingKnown,
            NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        )
    };
    check::check_read(&subject, &invoice.findings).findings
}

#[test]
fn every_sample_is_read_as_what_it_is() {
    for sample in samples() {
        let document =
            ubl::read(&sample.bytes).unwrap_or_else(|error| panic!("{}: {error}", sample.file));
        match document {
            Document::Invoice(invoice) => {
                let kind = format!("{:?}", invoice.content.document_type);
                let supplier = invoice.content.supplier.as_ref().unwrap();
                assert_eq!(kind, sample.kind, "{}", sample.file);
                assert_eq!(invoice.issuance.number(), sample.number, "{}", sample.file);
                assert_eq!(supplier.id_number, sample.issuer, "{}", sample.file);
                assert!(!invoice.content.lines.is_empty(), "{}", sample.file);
                print_row(&sample, &invoice);
            }
            Document::Event(event) => {
                println!(
                    "{} | event {} | {} | {:?}",
                    sample.file, event.code, event.number, event.about
                );
                assert_eq!(sample.kind, "ApplicationResponse", "{}", sample.file);
                assert_eq!(event.number, sample.number, "{}", sample.file);
                assert!(event.is_radian(), "{}", sample.file);
                assert!(event.about.is_some(), "{}", sample.file);
            }
        }
    }
}

fn print_row(sample: &Sample, invoice: &Electronic) {
    println!(
        "{} | {:?} {} | {} | {} {}",
        sample.file,
        invoice.content.document_type,
        invoice.content.type_code,
        invoice.issuance.number(),
        invoice.content.totals.payable,
        invoice.content.currency,
    );
    for finding in findings(invoice, None) {
        println!(
            "    {:?} {} at {} found {:?} expected {:?}",
            finding.severity, finding.rule, finding.place, finding.found, finding.expected
        );
    }
}

/// Rules about sums and products: what the index's arithmetic column judges.
const SUMS: [&str; 17] = [
    "amounts.lines",
    "amounts.tax_exclusive",
    "amounts.tax_inclusive",
    "amounts.taxes",
    "amounts.taxes_of_lines",
    "amounts.allowances",
    "amounts.charges",
    "amounts.payable",
    "lines.amount",
    "lines.taxes",
    "lines.price_with_tax",
    "taxes.product",
    "igv.amount_of_line",
    "igv.base_of_line",
    "igv.base_of_total",
    "igv.amount_of_total",
    "igv.total",
];

/// Colombian check digits are in the same column; fictional RUCs of the Peruvian samples are not.
fn is_arithmetic(finding: &Finding, country: Country) -> bool {
    let check_digit = matches!(
        finding.rule.as_str(),
        "identity.check_digit" | "reading.check_digit"
    );
    finding.severity == Severity::Error
        && (SUMS.contains(&finding.rule.as_str()) || (check_digit && country == Country::Colombia))
}

/// A discrepancy as rule, found, expected.
type Discrepancy = (String, String, String);

fn plain(fact: &Option<Fact>) -> String {
    match fact {
        Some(Fact::Amount(amount)) => amount.normalize().to_string(),
        Some(Fact::Text(text)) => text.clone(),
        Some(Fact::Date(day)) => day.to_string(),
        None => String::new(),
    }
}

/// Reads one part of the index's arithmetic column.
fn listed(part: &str) -> Discrepancy {
    let words: Vec<&str> = part.split_whitespace().collect();
    let amount = |text: &str| Decimal::from_str(text).unwrap().normalize().to_string();
    let last_amount = |words: &[&str]| {
        let mut numbers = words.iter().filter(|word| Decimal::from_str(word).is_ok());
        amount(numbers.next_back().unwrap())
    };
    let (rule, found, expected) = match words[0] {
        "DV" => ("check_digit", words[3].to_owned(), words[5].to_owned()),
        "FAU02" => ("amounts.lines", amount(words[2]), amount(words[5])),
        "FAU04" => ("amounts.tax_exclusive", amount(words[2]), amount(words[6])),
        "hdr" => ("amounts.taxes_of_lines", amount(words[2]), amount(words[6])),
        "FAV06" => {
            let computed = part.split(['=', ' ']).nth(4).unwrap();
            let found = last_amount(&words);
            ("lines.amount", found, amount(computed))
        }
        other => panic!("a kind of discrepancy that this test cannot read: {other}"),
    };
    (rule.to_owned(), found, expected)
}

#[test]
fn the_arithmetic_of_every_sample_is_judged_as_in_the_index() {
    for (sample, invoice) in invoices() {
        let country = invoice.content.country;
        let found: BTreeSet<Discrepancy> = findings(&invoice, None)
            .iter()
            .filter(|finding| is_arithmetic(finding, country))
            .map(|finding| {
                let rule = if finding.rule.ends_with(".check_digit") {
                    "check_digit".to_owned()
                } else {
                    finding.rule.clone()
                };
                (rule, plain(&finding.found), plain(&finding.expected))
            })
            .collect();
        let expected: BTreeSet<Discrepancy> = if sample.arithmetic == "sums OK" {
            BTreeSet::new()
        } else {
            sample.arithmetic.split("; ").map(listed).collect()
        };
        assert_eq!(found, expected, "{}", sample.file);
    }
}

/// A company that issues a sample and knows the public test secrets.
fn issuer_of(invoice: &Electronic, key: &str, pin: &str) -> Company {
    let range = |numbering: &Numbering| NumberingRange {
        resolution: numbering.resolution.clone(),
        prefix: numbering.prefix.clone(),
        from: numbering.from.unwrap(),
        to: numbering.to.unwrap(),
        valid_from: numbering.valid_from.unwrap(),
        valid_to: numbering.valid_to.unwrap(),
        technical_key: key.to_owned(),
        documents: DocumentType::Invoice,
        type_code: String::new(),
    };
    Company {
        name: "Emisor".to_owned(),
        country: invoice.content.country,
        tax_id: None,
        currency: Currency::COP,
        address: String::new(),
        city: String::new(),
        email: String::new(),
        days_off: Vec::new(),
        alert_leads: Vec::new(),
        alert_recipients: Vec::new(),
        contract_rules: ContractRules::default(),
        billing_rules: BillingRules::default(),
        backup_days_max: 7,
        numbering: invoice.content.numbering.iter().map(range).collect(),
        numbering_device: String::new(),
        software_pin: pin.to_owned(),
        official: Official::default(),
        example: false,
    }
}

#[test]
fn the_cufe_of_a_sample_is_recomputed_where_its_key_is_known() {
    for (sample, invoice) in invoices() {
        if invoice.content.country != Country::Colombia {
            continue;
        }
        let company = issuer_of(
            &invoice,
            "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c",
            "20191",
        );
        let wrong = findings(&invoice, Some(&company))
            .iter()
            .any(|finding| finding.rule == "fiscal_code.mismatch");
        let right = sample.cufe.starts_with("CUFE/CUDE recomputes");
        assert_eq!(wrong, !right, "{}: {}", sample.file, sample.cufe);
        let unknowing = issuer_of(&invoice, "", "");
        let note = findings(&invoice, Some(&unknowing));
        assert!(
            note.iter()
                .any(|finding| finding.rule == "fiscal_code.unverified"),
            "{}",
            sample.file
        );
    }
}

/// Codes of a rule of ours that the index lists and that are not found, each with its reason: the index comes from the
/// authority's compiled rules, whose lists are of 2019 to 2021.
const NOT_FAULTS: [(&str, &str); 3] = [
    ("FAY10", "the rates of withholdings are in the table of 1.9"),
    ("FAS16", "taxes 32 to 36 are in the table of 1.9"),
    ("FAV05", "a unit is stated, and it is in the table of 1.9"),
];

/// The authority's codes that the index lists for a sample.
fn codes(sample: &Sample) -> Vec<&str> {
    let words = sample.official.split_whitespace();
    let codes = words.filter_map(|word| word.rsplit_once('x'));
    codes
        .map(|(code, _)| code.rsplit('/').next().unwrap_or(code))
        .collect()
}

/// The rules whose source names a code.
fn rules_of(code: &str) -> Vec<&'static str> {
    let names = |source: &str| source.split([' ', ',', ';', '(']).any(|word| word == code);
    let rules = check::table::rules().filter(|rule| names(rule.source));
    rules.map(|rule| rule.code).collect()
}

#[test]
fn every_fault_of_the_index_that_a_rule_is_about_is_found() {
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    let mut faults = 0;
    for (sample, invoice) in invoices() {
        let found = findings(&invoice, None);
        for code in codes(&sample) {
            let rules = rules_of(code);
            if let Some((_, reason)) = NOT_FAULTS.iter().find(|(known, _)| *known == code) {
                println!("{}: {code} is no fault: {reason}", sample.file);
            } else if rules.is_empty() {
                unknown.insert(code.to_owned());
            } else {
                faults += 1;
                let is_found = found
                    .iter()
                    .any(|finding| rules.contains(&finding.rule.as_str()));
                assert!(
                    is_found,
                    "{}: {code} is not found by {rules:?}",
                    sample.file
                );
            }
        }
    }
    println!("all {faults} faults that rules are about are found");
    println!("codes that no rule is about: {unknown:?}");
}

#[test]
fn what_the_index_calls_clean_has_no_error() {
    let (mut clean, mut lighter) = (0, 0);
    for (sample, invoice) in invoices() {
        if sample.official != "no finding" {
            continue;
        }
        clean += 1;
        for finding in findings(&invoice, None) {
            // The numbers of taxpayers in these samples are made up.
            let is_made_up = finding.rule == "identity.check_digit";
            // They are read one by one, and without their signatures.
            let is_alone =
                ["reading.unsigned", "references.unknown"].contains(&finding.rule.as_str());
            if !is_made_up && !is_alone {
                lighter += 1;
                println!("{}: {finding:?}", sample.file);
            }
            assert!(
                is_made_up || finding.severity < Severity::Error,
                "{}: {finding:?}",
                sample.file
            );
        }
    }
    println!("{clean} clean documents have {lighter} lighter findings of their own");
}

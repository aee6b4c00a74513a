//! Peruvian facturas and boletas, one for each thing that they can say.

use super::composing::{
    Sample, adjustment, affected, amount, day, invoice, line, peruvian_issuer, peruvian_totals,
    tax, unit_tax,
};
use crate::domain::country::Country;
use crate::domain::invoice::legend::Legend;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Content, Detraction, Instalment, Issuance, Line, Party, PaymentForm, PaymentTerms, Period,
};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use rust_decimal::Decimal;

/// Changes a document before or after its totals are taken.
type Change = fn(&mut Content);

pub(super) fn support(price: &str) -> Line {
    line(
        "Soporte de la plataforma, octubre de 2026",
        "10",
        "ZZ",
        price,
    )
}

pub(super) fn taxed(price: &str) -> Line {
    affected(support(price), "1000", "18.00", "10")
}

fn untaxed(price: &str, code: &str, reason: &str) -> Line {
    affected(support(price), code, "0.00", reason)
}

/// Something given for free: price zero, a reference price, the tax only referential.
pub(super) fn free(reference: &str, reason: &str) -> Line {
    let mut line = support(reference);
    line.description = "Capacitación sin costo, octubre de 2026".to_owned();
    line.reference_price = Some(line.price);
    line.price = Decimal::ZERO;
    let percent = if reason.starts_with('1') {
        "18.00"
    } else {
        "0.00"
    };
    affected(line, "9996", percent, reason)
}

pub(super) fn sample(
    name: &'static str,
    number: &str,
    lines: Vec<Line>,
    before: Change,
    after: Change,
) -> Sample {
    let mut content = invoice(Country::Peru, lines);
    before(&mut content);
    peruvian_totals(&mut content);
    after(&mut content);
    Sample {
        name,
        content,
        issuance: Issuance::new(
            number.to_owned(),
            day(11, 20),
            "10:15:00".to_owned(),
            String::new(),
            String::new(),
        ),
        issuer: peruvian_issuer(),
    }
}

fn as_it_is(_: &mut Content) {}

/// On credit in two parts, the first rounded to whole soles.
pub(super) fn on_credit(content: &mut Content) {
    let deposit = content
        .detraction
        .as_ref()
        .and_then(|detraction| detraction.amount);
    let net = content.totals.payable - deposit.unwrap_or_default();
    let first = (net / Decimal::TWO).trunc();
    let part = |due_on, amount| Instalment { due_on, amount };
    content.payment = PaymentTerms {
        days: None,
        form: PaymentForm::Credit,
        means: "003".to_owned(),
        due_on: Some(day(12, 20)),
        instalments: vec![part(day(12, 5), first), part(day(12, 20), net - first)],
        net_pending: Some(net),
    };
}

fn with_detraction(content: &mut Content) {
    content.operation = "1001".to_owned();
    let deposit = content.totals.payable * amount("0.12");
    content.detraction = Some(Box::new(Detraction {
        code: "022".to_owned(),
        percent: Some(amount("12.00")),
        amount: Some(deposit.round()),
        currency: Some(Currency::PEN),
        account: "00-045-091619".to_owned(),
    }));
}

fn abroad(content: &mut Content) {
    content.operation = "0201".to_owned();
    content.currency = Currency::USD;
    content.customer = Party {
        id_kind: TaxIdKind::Other,
        id_code: "0".to_owned(),
        id_number: "US998877".to_owned(),
        name: "Foreign Ltd".to_owned(),
        country_code: "US".to_owned(),
        ..Party::default()
    };
    for line in &mut content.lines {
        line.unspsc = "81111800".to_owned();
    }
}

fn boleta(content: &mut Content) {
    content.type_code = "03".to_owned();
    content.customer = Party {
        id_kind: TaxIdKind::Dni,
        id_code: "1".to_owned(),
        id_number: "45678912".to_owned(),
        name: "ROSA QUISPE MAMANI".to_owned(),
        ..Party::default()
    };
}

fn paid_before(content: &mut Content) {
    let prepayment = |number: &str| Prepayment {
        number: number.to_owned(),
        type_code: "02".to_owned(),
        amount: amount("295.00"),
        on: Some(day(10, 5)),
    };
    content.prepayments = vec![prepayment("F001-10"), prepayment("F001-11")];
    let mut allowance = adjustment(false, "04", "", amount("1000.00"), "50.00");
    allowance.base = Some(amount("1000.00"));
    content.adjustments = vec![allowance];
}

fn adjusted(code: &str, charge: bool, percent: &str) -> Line {
    let mut line = support("100.00");
    let change = adjustment(charge, code, "", line.amount, percent);
    match (code, charge) {
        ("00", _) => line.amount -= change.amount,
        ("47", _) => line.amount += change.amount,
        _ => {}
    }
    line.adjustments = vec![change];
    affected(line, "1000", "18.00", "10")
}

fn selective() -> Line {
    let mut line = support("100.00");
    let mut isc = tax("2000", "10.00", line.amount);
    isc.reason = "01".to_owned();
    line.taxes = vec![isc];
    affected(line, "1000", "18.00", "10")
}

fn with_bags() -> Line {
    let mut line = taxed("100.00");
    line.taxes.push(unit_tax("7152", "0.50", 10));
    line
}

fn whole(content: &mut Content) {
    content.period = Some(Period {
        from: day(10, 1),
        to: day(10, 31),
    });
    content.purchase_order = "OC-45010".to_owned();
    content.notes = vec!["Contrato CT-2026-014 <adenda 2> & anexo".to_owned()];
    content.legends = vec![Legend {
        code: "2005".to_owned(),
        text: "VENTA REALIZADA POR EMISOR ITINERANTE".to_owned(),
    }];
    on_credit(content);
}

pub(super) fn invoices() -> Vec<Sample> {
    let hundred = || vec![taxed("100.00")];
    vec![
        sample("pe-taxed", "F001-1", hundred(), as_it_is, as_it_is),
        sample("pe-credit", "F001-2", hundred(), as_it_is, on_credit),
        sample(
            "pe-detraction",
            "F001-3",
            hundred(),
            as_it_is,
            with_detraction,
        ),
        sample(
            "pe-detraction-credit",
            "F001-4",
            hundred(),
            as_it_is,
            |content| {
                with_detraction(content);
                on_credit(content);
            },
        ),
        sample(
            "pe-exonerated",
            "F001-5",
            vec![untaxed("100.00", "9997", "20")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-unaffected",
            "F001-6",
            vec![untaxed("100.00", "9998", "30")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-mixed",
            "F001-7",
            vec![
                taxed("33.33"),
                untaxed("10.10", "9997", "20"),
                untaxed("7.77", "9998", "30"),
                taxed("0.0123456789"),
                free("5.00", "13"),
            ],
            as_it_is,
            on_credit,
        ),
        sample(
            "pe-free",
            "F001-8",
            vec![free("10.00", "11")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-free-unaffected",
            "F001-9",
            vec![taxed("100.00"), free("10.00", "31")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-export",
            "F001-10",
            vec![untaxed("100.00", "9995", "40")],
            abroad,
            as_it_is,
        ),
        sample(
            "pe-global-allowance",
            "F001-11",
            hundred(),
            |content| {
                content.adjustments = vec![adjustment(false, "02", "", amount("1000.00"), "5.00")];
            },
            as_it_is,
        ),
        sample(
            "pe-global-outside",
            "F001-12",
            hundred(),
            |content| {
                content.adjustments = vec![adjustment(
                    false,
                    "03",
                    "Cortesía",
                    amount("1180.00"),
                    "5.00",
                )];
            },
            as_it_is,
        ),
        sample(
            "pe-global-charge",
            "F001-13",
            hundred(),
            |content| {
                content.adjustments = vec![adjustment(true, "49", "", amount("1000.00"), "2.00")];
            },
            as_it_is,
        ),
        sample(
            "pe-global-charge-outside",
            "F001-14",
            hundred(),
            |content| {
                content.adjustments = vec![adjustment(true, "50", "", amount("1180.00"), "2.00")];
            },
            as_it_is,
        ),
        sample(
            "pe-line-allowance",
            "F001-15",
            vec![adjusted("00", false, "10.00")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-line-outside",
            "F001-16",
            vec![adjusted("01", false, "10.00")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-line-charge",
            "F001-17",
            vec![adjusted("47", true, "10.00")],
            as_it_is,
            as_it_is,
        ),
        sample("pe-bags", "F001-18", vec![with_bags()], as_it_is, as_it_is),
        sample(
            "pe-selective",
            "F001-19",
            vec![selective()],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-rice",
            "F001-20",
            vec![affected(support("100.00"), "1016", "4.00", "17")],
            as_it_is,
            as_it_is,
        ),
        sample("pe-prepaid", "F001-21", hundred(), paid_before, as_it_is),
        sample("pe-boleta", "B001-1", hundred(), boleta, as_it_is),
        sample(
            "pe-boleta-unnamed",
            "B001-2",
            vec![taxed("10.00")],
            |content| {
                boleta(content);
                content.payment = PaymentTerms::default();
                content.customer = Party {
                    id_code: "-".to_owned(),
                    id_number: "-".to_owned(),
                    name: "CLIENTES VARIOS".to_owned(),
                    ..Party::default()
                };
            },
            as_it_is,
        ),
        sample(
            "pe-ten-per-cent",
            "F001-22",
            vec![affected(support("100.00"), "1000", "10.00", "10")],
            as_it_is,
            as_it_is,
        ),
        sample(
            "pe-dollars",
            "F001-23",
            hundred(),
            |content| {
                content.currency = Currency::USD;
            },
            on_credit,
        ),
        sample("pe-whole", "FA01-24", hundred(), as_it_is, whole),
    ]
}

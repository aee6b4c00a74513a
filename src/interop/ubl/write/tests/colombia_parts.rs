//! What Colombian invoices of the tests are made of: lines, parties, terms.

use super::composing::{
    Sample, adjustment, amount, colombian_issuer, colombian_totals, day, invoice, line, tax,
    with_tax,
};
use crate::domain::country::Country;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Content, ExchangeRate, Issuance, Line, Party, PaymentForm, PaymentTerms, Period, Reference,
};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;

/// Changes a document before its totals are taken.
type Change = fn(&mut Content);

pub(super) fn support(price: &str) -> Line {
    line(
        "Soporte de la plataforma, octubre de 2026",
        "10",
        "94",
        price,
    )
}

pub(super) fn taxed(price: &str, rate: &str) -> Line {
    with_tax(support(price), "01", rate)
}

pub(super) fn sample(name: &'static str, number: &str, lines: Vec<Line>, change: Change) -> Sample {
    let mut content = invoice(Country::Colombia, lines);
    change(&mut content);
    colombian_totals(&mut content);
    Sample {
        name,
        content,
        issuance: Issuance::new(
            number.to_owned(),
            day(11, 3),
            "10:15:00-05:00".to_owned(),
            String::new(),
            "2".to_owned(),
        ),
        issuer: colombian_issuer(),
    }
}

pub(super) fn on_credit(content: &mut Content) {
    content.payment = PaymentTerms {
        form: PaymentForm::Credit,
        means: "47".to_owned(),
        due_on: Some(day(12, 3)),
        ..PaymentTerms::default()
    };
}

pub(super) fn as_it_is(_: &mut Content) {}

pub(super) fn in_dollars(content: &mut Content) {
    content.currency = Currency::USD;
    content.exchange = Some(ExchangeRate {
        to: Currency::COP,
        rate: amount("4012.37"),
        on: Some(day(11, 3)),
    });
}

pub(super) fn abroad() -> Party {
    Party {
        id_kind: TaxIdKind::Other,
        id_code: "50".to_owned(),
        id_number: "US-998877".to_owned(),
        name: "Foreign Ltd".to_owned(),
        address: "1 Ocean Drive".to_owned(),
        city: "Miami".to_owned(),
        country_code: "US".to_owned(),
        email: "ap@foreign.example".to_owned(),
        responsibilities: "R-99-PN".to_owned(),
        postal_code: "33139".to_owned(),
        person_type: "1".to_owned(),
        tax_scheme: "ZZ".to_owned(),
        ..Party::default()
    }
}

pub(super) fn person(code: &str, number: &str, name: &str) -> Party {
    Party {
        id_kind: if code == "13" {
            TaxIdKind::Cc
        } else {
            TaxIdKind::Other
        },
        id_code: code.to_owned(),
        id_number: number.to_owned(),
        name: name.to_owned(),
        email: "persona@correo.co".to_owned(),
        responsibilities: "R-99-PN".to_owned(),
        person_type: "2".to_owned(),
        tax_scheme: "ZZ".to_owned(),
        ..Party::default()
    }
}

pub(super) fn paid_before(content: &mut Content) {
    content.prepayments = vec![
        Prepayment {
            number: "SETP990000001".to_owned(),
            type_code: String::new(),
            amount: amount("200000"),
            on: Some(day(10, 1)),
        },
        Prepayment {
            number: "SETP990000002".to_owned(),
            type_code: String::new(),
            amount: amount("150000.50"),
            on: None,
        },
    ];
}

pub(super) fn withheld(content: &mut Content) {
    on_credit(content);
    let base = amount("1000000");
    content.withholdings = vec![
        tax("06", "4.00", base),
        tax("05", "15.00", amount("190000")),
        tax("07", "9.66", base),
    ];
}

pub(super) fn whole(content: &mut Content) {
    on_credit(content);
    content.period = Some(Period {
        from: day(10, 1),
        to: day(10, 31),
    });
    content.purchase_order = "OC-45010".to_owned();
    content.notes = vec![
        "Contrato CT-2026-014 <otrosí 2> & anexo".to_owned(),
        "Ñandú, \"comillas\" y 'apóstrofos'".to_owned(),
    ];
    content.supplier = Some(Party {
        address: "Calle 93 # 11-27 piso 4".to_owned(),
        ..colombian_issuer().party
    });
}

pub(super) fn free() -> Line {
    Line {
        description: "Licencia de prueba sin costo, octubre de 2026".to_owned(),
        quantity: amount("2"),
        unit: "94".to_owned(),
        price: amount("0"),
        amount: amount("0"),
        reference_price: Some(amount("50000")),
        taxes: vec![tax("01", "19.00", amount("100000"))],
        item_code: "LIC-0".to_owned(),
        ..Line::default()
    }
}

pub(super) fn discounted(charge: bool) -> Line {
    let mut line = support("100000");
    let gross = line.amount;
    let change = adjustment(charge, "", "Cliente frecuente", gross, "12.50");
    line.amount = if charge {
        gross + change.amount
    } else {
        gross - change.amount
    };
    line.adjustments = vec![change];
    with_tax(line, "01", "19.00")
}

/// Contract with AIU: the tax is on the profit, which is stated as a line of its own.
pub(super) fn with_aiu() -> Vec<Line> {
    let note = "Contrato de servicios AIU por concepto de: aseo integral, octubre de 2026";
    let part = |what: &str, price: &str| Line {
        note: note.to_owned(),
        unspsc: "76111500".to_owned(),
        ..line(what, "1", "94", price)
    };
    vec![
        part("Costo directo del servicio de aseo", "8000000"),
        part("Administración 8 %", "640000"),
        with_tax(part("Utilidad 5 %", "400000"), "01", "19.00"),
    ]
}

pub(super) fn for_others() -> Vec<Line> {
    let mut passed_on = with_tax(
        line("Pauta digital por cuenta del cliente", "1", "94", "300000"),
        "01",
        "19.00",
    );
    passed_on.on_behalf_of = Some(Box::new(Party {
        id_kind: TaxIdKind::Nit,
        id_code: "31".to_owned(),
        id_number: "900373115".to_owned(),
        check_digit: "3".to_owned(),
        name: "Medios Digitales S.A.S.".to_owned(),
        ..Party::default()
    }));
    vec![taxed("100000", "19.00"), passed_on]
}

pub(super) fn transcribed(content: &mut Content) {
    content.type_code = "03".to_owned();
    content.references = vec![Reference {
        number: "PAP1025".to_owned(),
        fiscal_code: String::new(),
        issued_on: Some(day(11, 1)),
        type_code: String::new(),
    }];
}

pub(super) fn many_decimals() -> Line {
    let mut line = line(
        "Mensajes enviados, octubre de 2026",
        "1234.5678",
        "NIU",
        "0.123456",
    );
    line.amount = amount("152.415");
    line.taxes = vec![tax("01", "19.00", amount("152.415"))];
    line
}

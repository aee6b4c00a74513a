//! Colombian invoices, one for each thing that an invoice can say.

use super::colombia_parts::{
    abroad, as_it_is, discounted, for_others, free, in_dollars, many_decimals, on_credit,
    paid_before, person, sample, support, taxed, transcribed, whole, with_aiu, withheld,
};
use super::composing::{Sample, adjustment, amount, day, nit, tax, unit_tax, with_tax};
use crate::domain::invoice::Issuance;
use crate::domain::tax_id::TaxIdKind;
use crate::interop::ubl::write::issuer::Issuer;

pub(super) fn invoices() -> Vec<Sample> {
    let mut samples = vec![
        sample(
            "co-iva-19",
            "SETP990000101",
            vec![taxed("100000", "19.00")],
            on_credit,
        ),
        sample(
            "co-iva-5",
            "SETP990000102",
            vec![taxed("100000", "5.00")],
            on_credit,
        ),
        sample(
            "co-exempt",
            "SETP990000103",
            vec![taxed("100000", "0.00")],
            as_it_is,
        ),
        sample(
            "co-excluded",
            "SETP990000104",
            vec![support("100000")],
            as_it_is,
        ),
        sample(
            "co-mixed",
            "SETP990000105",
            vec![
                taxed("100000", "19.00"),
                taxed("25000.35", "5.00"),
                taxed("10000", "0.00"),
                support("7000"),
                taxed("300", "19.00"),
            ],
            on_credit,
        ),
        sample(
            "co-inc",
            "SETP990000106",
            vec![with_tax(support("35000"), "04", "8.00")],
            as_it_is,
        ),
        sample(
            "co-withheld",
            "SETP990000107",
            vec![taxed("100000", "19.00")],
            withheld,
        ),
        sample(
            "co-line-allowance",
            "SETP990000109",
            vec![discounted(false)],
            on_credit,
        ),
        sample(
            "co-line-charge",
            "SETP990000110",
            vec![discounted(true)],
            on_credit,
        ),
        sample(
            "co-allowance",
            "SETP990000111",
            vec![taxed("100000", "19.00")],
            |content| {
                let gross = amount("1000000");
                content.adjustments = vec![
                    adjustment(false, "01", "Pronto pago", gross, "2.00"),
                    adjustment(false, "00", "Volumen", gross, "1.25"),
                ];
            },
        ),
        sample(
            "co-charge",
            "SETP990000112",
            vec![taxed("100000", "19.00")],
            |content| {
                let gross = amount("1000000");
                content.adjustments = vec![adjustment(true, "02", "Desplazamiento", gross, "3.00")];
            },
        ),
        sample(
            "co-prepaid",
            "SETP990000113",
            vec![taxed("100000", "19.00")],
            paid_before,
        ),
        sample(
            "co-dollars",
            "SETP990000114",
            vec![taxed("125.50", "19.00")],
            in_dollars,
        ),
        sample(
            "co-free",
            "SETP990000115",
            vec![taxed("100000", "19.00"), free()],
            as_it_is,
        ),
        sample("co-only-free", "SETP990000116", vec![free()], as_it_is),
        sample(
            "co-export",
            "SETP990000117",
            vec![taxed("900", "0.00")],
            |content| {
                in_dollars(content);
                content.type_code = "02".to_owned();
                content.customer = abroad();
            },
        ),
        sample("co-aiu", "SETP990000118", with_aiu(), |content| {
            content.operation = "09".to_owned();
        }),
        sample("co-mandate", "SETP990000119", for_others(), |content| {
            content.operation = "11".to_owned();
        }),
        sample(
            "co-paper",
            "SETP990000120",
            vec![taxed("100000", "19.00")],
            transcribed,
        ),
        sample(
            "co-contingency",
            "SETP990000121",
            vec![taxed("100000", "19.00")],
            |content| {
                content.type_code = "04".to_owned();
            },
        ),
        sample(
            "co-consumer",
            "SETP990000122",
            vec![taxed("4201.68", "19.00")],
            |content| {
                content.customer = person("13", "222222222222", "consumidor final");
                content.customer.email.clear();
            },
        ),
        sample(
            "co-person",
            "SETP990000123",
            vec![taxed("100000", "19.00")],
            |content| {
                content.customer = person("13", "1020304050", "María José Núñez");
            },
        ),
        sample(
            "co-foreigner",
            "SETP990000124",
            vec![taxed("100000", "19.00")],
            |content| {
                content.customer = person("41", "AB123456", "John Smith");
                content.customer.id_kind = TaxIdKind::Passport;
            },
        ),
        sample(
            "co-ica",
            "SETP990000125",
            vec![with_tax(taxed("100000", "19.00"), "03", "9.66")],
            as_it_is,
        ),
        sample(
            "co-whole",
            "SETP990000127",
            vec![taxed("100000", "19.00")],
            whole,
        ),
        sample(
            "co-decimals",
            "SETP990000128",
            vec![many_decimals()],
            as_it_is,
        ),
    ];
    let mut held = taxed("100000", "19.00");
    held.withholdings = vec![tax("06", "4.00", amount("1000000"))];
    samples.push(sample(
        "co-line-withheld",
        "SETP990000108",
        vec![held],
        |content| {
            content.withholdings = vec![tax("06", "4.00", amount("1000000"))];
        },
    ));
    let mut bags = taxed("100000", "19.00");
    bags.taxes.push(unit_tax("22", "70", 10));
    samples.push(sample("co-bags", "SETP990000126", vec![bags], as_it_is));
    let mut branch = sample(
        "co-branch",
        "SETP990000129",
        vec![taxed("100000", "19.00")],
        |content| {
            content.customer = nit("800197268", "Entidad sin dirección conocida");
            content.customer.address.clear();
            content.customer.postal_code.clear();
        },
    );
    branch.issuance = Issuance::new(
        "SETP990000129".to_owned(),
        day(11, 3),
        "23:59:59-05:00".to_owned(),
        String::new(),
        "1".to_owned(),
    );
    samples.push(branch);
    let mut for_provider = sample(
        "co-for-provider",
        "SETP990000130",
        vec![taxed("100000", "19.00")],
        on_credit,
    );
    for_provider.issuer = Issuer {
        software: None,
        technical_key: String::new(),
        ..for_provider.issuer
    };
    samples.push(for_provider);
    samples
}

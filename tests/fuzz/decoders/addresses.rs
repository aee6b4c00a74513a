//! What comes in by hand: the address of a place in the app, and what is typed into fields.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::unrepaired;
use crate::mutation::Grammar;
use vigia::domain::money::Currency;
use vigia::domain::tax_id::TaxIdKind;
use vigia::form::input::{self, DecimalMark};
use vigia::route::Route;
use vigia::route::filters;

pub static ADDRESS: Decoder = Decoder {
    name: "address",
    grammar: Grammar::Text,
    words: &[
        "/",
        "?",
        "&",
        "=",
        "%",
        "+",
        "texto=",
        "estado=",
        "desde=2026-01-01",
        "orden=",
    ],
    seeds: || {
        let id = "01920000-0000-7000-8000-000000000001";
        [
            format!(
                "{}?texto=a%20b&cliente={id}&estado=vencida&desde=2026-01-01",
                Route::Invoices.path()
            ),
            format!(
                "{}?activo=si&orden=nombre&sentido=desc",
                Route::Clients.path()
            ),
            format!("{}/{id}/editar", Route::Contracts.path()),
            format!("{}?cliente={id}", Route::ContractNew.path()),
        ]
        .into_iter()
        .chain(Some(Route::Conflicts.path()))
        .map(String::into_bytes)
        .collect()
    },
    repair: unrepaired,
    run: |input| {
        let text = String::from_utf8_lossy(input);
        let (path, query) = text.split_once('?').unwrap_or((&text, ""));
        let route = Route::parse(path);
        assert_eq!(Route::parse(&route.path()), route);
        let after = |address: String| {
            let query = address.split_once('?').map(|(_, query)| query.to_owned());
            query.unwrap_or_default()
        };
        let filter = filters::invoices(query);
        assert_eq!(
            filters::invoices(&after(filters::invoices_path(&filter))),
            filter
        );
        let filter = filters::clients(query);
        assert_eq!(
            filters::clients(&after(filters::clients_path(&filter))),
            filter
        );
        let filter = filters::contracts(query);
        assert_eq!(
            filters::contracts(&after(filters::contracts_path(&filter))),
            filter
        );
        let asked = filters::contract_new_client(query).is_some();
        if route == Route::NotFound {
            return Verdict::refused(asked);
        }
        Verdict::accepted(format!("{:?} {asked}", std::mem::discriminant(&route)))
    },
};

pub static TYPED: Decoder = Decoder {
    name: "typed",
    grammar: Grammar::Text,
    words: &[
        "$", ".", ",", "'", " ", "-", "%", "COP", "NIT", "31/12/26", "hoy", "@", "٣", "½",
    ],
    seeds: || {
        [
            "$ 1.234.567,89",
            "31/12/26",
            "2026-12-31",
            "900.508.908-9",
            "a@b.co",
            "20606433094",
            "30",
        ]
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .collect()
    },
    repair: unrepaired,
    run: |input| {
        let text = String::from_utf8_lossy(input);
        let mut read = 0;
        for mark in [DecimalMark::Comma, DecimalMark::Point] {
            if let Ok(number) = input::decimal(&text, mark) {
                read |= 1;
                // What is shown in a field is read back as the same.
                let shown = number.to_string();
                assert_eq!(
                    input::decimal(&shown, DecimalMark::Point),
                    Ok(number),
                    "{shown}"
                );
            }
            read |= usize::from(input::money(&text, mark, Currency::COP).is_ok()) << 1;
            read |= usize::from(input::whole(&text, mark, u64::MAX).is_ok()) << 2;
            read |= usize::from(input::decimal_up_to(&text, mark, 2).is_ok()) << 3;
        }
        if let Ok(day) = input::date(&text) {
            read |= 1 << 4;
            assert_eq!(input::date(&day.to_string()), Ok(day));
        }
        read |= usize::from(input::email(&text).is_ok()) << 5;
        for kind in TaxIdKind::ALL {
            read |= usize::from(input::tax_id(kind, &text).is_ok()) << 6;
        }
        read |= usize::from(input::free(&text, 100).is_ok()) << 7;
        let words = format!("{read:08b}").replace('0', "a").replace('1', "b");
        if read & 0x7f == 0 {
            return Verdict::refused(words);
        }
        Verdict::accepted(words)
    },
};

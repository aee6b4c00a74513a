//! The written form of one record of each kind, to the byte. These bodies are stored for years: they are only ever added to.
//! Not part of the app.

use crate::journal::record;
use crate::journal::samples;

const GOLDEN: [&str; 7] = [
    r#"{"address":"Calle 1","alert_leads":{"backup_too_old":0,"contract_end":90},"backup_days_max":7,"city":"Bogotá","country":"CO","currency":"COP","days_off":["2026-12-24"],"email":"hola@example.co","example":true,"name":"Vigía SAS","numbering":[{"from":990000000,"prefix":"SETP","resolution":"18760000001","technical_key":"fc8eac42","to":995000000,"valid_from":"2019-01-19","valid_to":"2030-01-19"}],"software_pin":"12345","tax_id":{"kind":"nit","number":"900373115"}}"#,
    r#"{"active":false,"email":"ana@example.co","initials":"AR","name":"Ana Ruiz","role":"Cartera"}"#,
    "{\"active\":false,\"address\":\"Av. 2\",\"city\":\"Lima\",\"contacts\":[{\"email\":\"luz@example.pe\",\"name\":\"Luz\",\"phone\":\"999\",\"role\":\"chief_accountant\"}],\"country\":\"PE\",\"email\":\"pagos@example.pe\",\"name\":\"Minera \\\"El Sol\\\" S.A.\",\"notes\":\"paga los viernes\\n\u{202e}x\",\"phone\":\"+51 1 555\",\"segment\":\"minería\",\"since\":\"2020-02-29\",\"tax_id\":{\"kind\":\"ruc\",\"number\":\"20606433094\"}}",
    r#"{"client":"01920000-0000-7000-8000-000000000020","end":"2026-12-31","notes":"con otrosí","number":"2026-07","object":"Mesa de ayuda","owner":"01920000-0000-7000-8000-000000000010","payment_days":45,"policies":[{"amount":{"amount":"12000","currency":"PEN"},"cover":"wages_and_benefits","from":"2026-01-01","insurer":"Seguros","number":"P-1","to":"2029-12-31"}],"start":"2026-01-01","value":{"amount":"120000.00","currency":"PEN"}}"#,
    r#"{"adjustments":[{"amount":"10.00","base":"1000.00","charge":true,"code":"11","percent":"1.00","reason":"flete"}],"client":"01920000-0000-7000-8000-000000000020","contract":"01920000-0000-7000-8000-000000000030","country":"CO","currency":"USD","customer":{"address":"Calle 1","check_digit":"8","city":"Bogotá","country_code":"CO","email":"x@example.co","id_code":"31","id_kind":"nit","id_number":"900373115","name":"Adquirente","responsibilities":"O-13;O-15"},"detraction":{"account":"00-000","amount":"142.80","code":"037","currency":"PEN","percent":"12.00"},"document_type":"credit_note","exchange":{"on":"2019-06-20","rate":"4000.25","to":"COP"},"issued":{"environment":"2","fiscal_code":"cufe","number":"SETP990000002","on":"2019-06-20","time":"09:15:23-05:00"},"lines":[{"adjustments":[{"amount":"10.00","base":"1000.00","charge":true,"code":"11","percent":"1.00","reason":"flete"}],"amount":"1000.00","description":"Servicio","price":"1000.00","price_with_tax":"1190.00","quantity":"1.00","reference_price":"5","tax_amount":"190.00","taxes":[{"amount":"190.00","base":"1000.00","code":"01","per_unit":{"amount":"0.50","units":"3"},"percent":"19.00","reason":"10"}],"unit":"EA","withholdings":[{"amount":"190.00","base":"1000.00","code":"06","per_unit":{"amount":"0.50","units":"3"},"percent":"19.00","reason":"10"}]}],"notes":["una nota"],"numbering":{"from":990000000,"prefix":"SETP","resolution":"18760000001","to":995000000,"valid_from":"2019-01-19","valid_to":"2030-01-19"},"operation":"20","payment":{"due_on":"2019-07-20","form":"credit","instalments":[{"amount":"1190.00","due_on":"2019-07-20"}],"means":"10","net_pending":"1190.00"},"period":{"from":"2019-06-01","to":"2019-06-30"},"purchase_order":"OC-9","reason":{"code":"2","text":"anulación"},"references":[{"fiscal_code":"abc","issued_on":"2019-06-01","number":"SETP1","type_code":"01"}],"review":{"findings":[{"expected":{"text":"otra cosa"},"found":{"amount":"1.10"},"place":"lines[0].amount","rule":"FAJ44b","severity":"warning"}],"rule_set":3},"source":{"digest":"abababababababababababababababababababababababababababababababab","name":"factura.xml"},"supplier":{"address":"Calle 1","check_digit":"8","city":"Bogotá","country_code":"CO","email":"x@example.co","id_code":"31","id_kind":"nit","id_number":"900373115","name":"Emisor","responsibilities":"O-13;O-15"},"taxes":[{"amount":"190.00","base":"1000.00","code":"01","per_unit":{"amount":"0.50","units":"3"},"percent":"19.00","reason":"10"}],"totals":{"allowances":"1","charges":"2","lines":"1000.00","payable":"1190.00","prepaid":"3","rounding":"-0.01","tax_exclusive":"1000.00","tax_inclusive":"1190.00","taxes":"190.00"},"type_code":"91","withholdings":[{"amount":"190.00","base":"1000.00","code":"05","per_unit":{"amount":"0.50","units":"3"},"percent":"19.00","reason":"10"}]}"#,
    r#"{"allocations":[{"amount":"1144.60","invoice":"01920000-0000-7000-8000-000000000040","withheld":"35.40"}],"amount":"1180.00","client":"01920000-0000-7000-8000-000000000020","currency":"PEN","received_on":"2026-03-31","reference":"OP 123"}"#,
    r#"{"by":"01920000-0000-7000-8000-000000000010","decision":{"snoozed_until":"2026-12-01"},"key":{"due":"2026-12-31","kind":"policy_expiry","part":"P-1","subject":"01920000-0000-7000-8000-000000000030","subject_kind":"contract"},"reason":"renovación en curso"}"#,
];

#[test]
fn the_written_form_is_pinned() {
    let bodies: Vec<String> = samples::full()
        .iter()
        .map(|entity| record::encode(entity).unwrap_or_default())
        .collect();
    for (body, expected) in bodies.iter().zip(GOLDEN) {
        assert_eq!(body, expected);
    }
    assert_eq!(bodies.len(), GOLDEN.len());
}

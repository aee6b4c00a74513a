//! The authorities' code lists that rules compare with.
//! Only codes; names for people are in `text`.

/// ISO 4217 codes in use or lately so, sorted.
pub const CURRENCIES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
    "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD",
    "CAD", "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY", "COP", "COU", "CRC", "CUC", "CUP",
    "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP",
    "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR",
    "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW",
    "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA",
    "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG",
    "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
    "SLL", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP",
    "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED",
    "VEF", "VES", "VND", "VUV", "WST", "XAF", "XAG", "XAU", "XCD", "XDR", "XOF", "XPD", "XPF",
    "XPT", "XSU", "XUA", "YER", "ZAR", "ZMW", "ZWL",
];

/// DIAN 13.2.2.
pub const DIAN_TAXES: &[&str] = &[
    "01", "02", "03", "04", "05", "06", "07", "08", "20", "21", "22", "23", "24", "25", "26", "30",
    "32", "33", "34", "35", "36", "ZZ",
];

/// DIAN 13.2.2: what the customer withholds.
pub const DIAN_WITHHOLDINGS: &[&str] = &["05", "06", "07"];

/// DIAN 13.1.3: invoices.
pub const DIAN_INVOICES: &[&str] = &["01", "02", "03", "04"];

/// DIAN 13.1.5.1: operations of an invoice; those of health start with SS-.
pub const DIAN_OPERATIONS: &[&str] = &["09", "10", "11", "12", "14", "15", "16"];

/// DIAN 13.3.4.2.
pub const DIAN_PAYMENT_MEANS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34",
    "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50",
    "51", "52", "53", "60", "61", "62", "63", "64", "65", "66", "67", "70", "71", "72", "74", "75",
    "76", "77", "78", "91", "92", "93", "94", "95", "96", "97", "ZZZ",
];

/// DIAN 13.2.6.1.
pub const DIAN_RESPONSIBILITIES: &[&str] = &["O-13", "O-15", "O-23", "O-47", "R-99-PN"];

/// DIAN 13.2.4.
pub const DIAN_CREDIT_REASONS: &[&str] = &["1", "2", "3", "4", "5", "6"];

/// DIAN 13.2.5.
pub const DIAN_DEBIT_REASONS: &[&str] = &["1", "2", "3", "4"];

/// DIAN 13.2.1: kinds of identity document.
pub const DIAN_IDS: &[&str] = &[
    "10", "11", "12", "13", "21", "22", "31", "41", "42", "47", "48", "50", "91",
];

/// SUNAT catalogue 05.
pub const SUNAT_TAXES: &[&str] = &[
    "1000", "1016", "2000", "3000", "7152", "9995", "9996", "9997", "9998", "9999",
];

/// SUNAT catalogue 51, operations of facturas and boletas.
pub const SUNAT_OPERATIONS: &[&str] = &[
    "0101", "0112", "0113", "0200", "0201", "0202", "0203", "0204", "0205", "0206", "0207", "0208",
    "0301", "0302", "0401", "1001", "1002", "1003", "1004", "2001", "2002", "2100", "2101", "2102",
    "2103", "2104", "2105", "2106",
];

/// SUNAT catalogue 59.
pub const SUNAT_PAYMENT_MEANS: &[&str] = &[
    "001", "002", "003", "004", "005", "006", "007", "008", "009", "010", "011", "012", "013",
    "101", "102", "103", "104", "105", "106", "107", "108", "999",
];

/// SUNAT catalogue 09.
pub const SUNAT_CREDIT_REASONS: &[&str] = &[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13",
];

/// SUNAT catalogue 10.
pub const SUNAT_DEBIT_REASONS: &[&str] = &["01", "02", "03", "11", "12"];

/// SUNAT catalogue 06 and the dash of unnamed customers.
pub const SUNAT_IDS: &[&str] = &[
    "0", "1", "4", "6", "7", "A", "B", "C", "D", "E", "F", "G", "H", "-",
];

/// SUNAT catalogue 54.
pub const SUNAT_DETRACTIONS: &[&str] = &[
    "001", "002", "003", "004", "005", "007", "008", "009", "010", "011", "012", "013", "014",
    "015", "016", "017", "019", "020", "021", "022", "023", "024", "025", "026", "027", "028",
    "030", "031", "032", "034", "035", "036", "037", "039", "040", "041", "099",
];

#[cfg(test)]
mod tests {
    use super::CURRENCIES;

    #[test]
    fn lists_that_are_searched_by_halves_are_sorted() {
        assert!(CURRENCIES.is_sorted());
        assert!(CURRENCIES.binary_search(&"COP").is_ok());
        assert!(CURRENCIES.binary_search(&"XXX").is_err());
    }
}

//! The order of elements against the sequences of the schemas of UBL 2.1 (OASIS), the elements used here only.

use super::{samples, written};
use crate::interop::ubl::xml::{Element, Space, parse};

/// Groups, and the order that their schema demands of what is in them.
const SEQUENCES: [(&str, &str); 29] = [
    (
        "Invoice",
        "UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID UUID IssueDate IssueTime DueDate InvoiceTypeCode Note DocumentCurrencyCode LineCountNumeric InvoicePeriod OrderReference BillingReference AdditionalDocumentReference Signature AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms PrepaidPayment AllowanceCharge PaymentExchangeRate TaxTotal WithholdingTaxTotal LegalMonetaryTotal InvoiceLine",
    ),
    (
        "CreditNote",
        "UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID UUID IssueDate IssueTime CreditNoteTypeCode Note DocumentCurrencyCode LineCountNumeric InvoicePeriod DiscrepancyResponse OrderReference BillingReference AdditionalDocumentReference Signature AccountingSupplierParty AccountingCustomerParty PaymentMeans PaymentTerms PaymentExchangeRate AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine",
    ),
    (
        "DebitNote",
        "UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID UUID IssueDate IssueTime Note DocumentCurrencyCode LineCountNumeric InvoicePeriod DiscrepancyResponse OrderReference BillingReference AdditionalDocumentReference Signature AccountingSupplierParty AccountingCustomerParty PrepaidPayment AllowanceCharge PaymentMeans PaymentTerms PaymentExchangeRate TaxTotal RequestedMonetaryTotal DebitNoteLine",
    ),
    (
        "InvoiceLine",
        "ID Note InvoicedQuantity LineExtensionAmount FreeOfChargeIndicator PricingReference AllowanceCharge TaxTotal WithholdingTaxTotal Item Price",
    ),
    (
        "CreditNoteLine",
        "ID Note CreditedQuantity LineExtensionAmount FreeOfChargeIndicator PricingReference TaxTotal AllowanceCharge Item Price",
    ),
    (
        "DebitNoteLine",
        "ID Note DebitedQuantity LineExtensionAmount PricingReference TaxTotal AllowanceCharge Item Price",
    ),
    (
        "Party",
        "IndustryClassificationCode PartyIdentification PartyName PhysicalLocation PartyTaxScheme PartyLegalEntity Contact",
    ),
    (
        "Address",
        "ID AddressTypeCode CityName PostalZone CountrySubentity CountrySubentityCode AddressLine Country",
    ),
    (
        "RegistrationAddress",
        "ID AddressTypeCode CityName PostalZone CountrySubentity CountrySubentityCode AddressLine Country",
    ),
    (
        "PartyTaxScheme",
        "RegistrationName CompanyID TaxLevelCode RegistrationAddress TaxScheme",
    ),
    (
        "PartyLegalEntity",
        "RegistrationName CompanyID RegistrationAddress CorporateRegistrationScheme",
    ),
    (
        "PaymentMeans",
        "ID PaymentMeansCode PaymentDueDate PayeeFinancialAccount",
    ),
    (
        "PaymentTerms",
        "ID PaymentMeansID PaymentPercent Amount PaymentDueDate",
    ),
    ("PrepaidPayment", "ID PaidAmount ReceivedDate PaidDate"),
    (
        "AllowanceCharge",
        "ID ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount",
    ),
    (
        "PaymentExchangeRate",
        "SourceCurrencyCode SourceCurrencyBaseRate TargetCurrencyCode TargetCurrencyBaseRate CalculationRate Date",
    ),
    ("TaxTotal", "TaxAmount TaxSubtotal"),
    ("WithholdingTaxTotal", "TaxAmount TaxSubtotal"),
    (
        "TaxSubtotal",
        "TaxableAmount TaxAmount BaseUnitMeasure PerUnitAmount TaxCategory",
    ),
    (
        "TaxCategory",
        "Percent PerUnitAmount TaxExemptionReasonCode TierRange TaxScheme",
    ),
    ("TaxScheme", "ID Name TaxTypeCode"),
    (
        "LegalMonetaryTotal",
        "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
    ),
    (
        "RequestedMonetaryTotal",
        "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
    ),
    (
        "Item",
        "Description SellersItemIdentification StandardItemIdentification CommodityClassification InformationContentProviderParty",
    ),
    ("Price", "PriceAmount BaseQuantity"),
    (
        "DiscrepancyResponse",
        "ReferenceID ResponseCode Description",
    ),
    (
        "AdditionalDocumentReference",
        "ID DocumentTypeCode DocumentStatusCode IssuerParty",
    ),
    (
        "InvoiceDocumentReference",
        "ID UUID IssueDate DocumentTypeCode",
    ),
    (
        "DianExtensions",
        "InvoiceControl InvoiceSource SoftwareProvider SoftwareSecurityCode AuthorizationProvider QRCode",
    ),
];

fn check(element: &Element, sample: &str) {
    let sequence = SEQUENCES.iter().find(|(name, _)| *name == element.name);
    if let Some((name, order)) = sequence {
        let order: Vec<&str> = order.split(' ').collect();
        let places: Vec<usize> = element
            .children
            .iter()
            .map(|child| {
                let place = order.iter().position(|name| *name == child.name);
                place.unwrap_or_else(|| panic!("{sample}: {} in {name}", child.name))
            })
            .collect();
        assert!(places.is_sorted(), "{sample}: {name}");
    }
    for child in &element.children {
        check(child, sample);
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schemas() {
    for sample in samples() {
        check(&parse(&written(&sample)).unwrap().root, sample.name);
    }
}

#[test]
fn there_is_an_empty_place_for_the_signature() {
    for sample in samples() {
        let root = parse(&written(&sample)).unwrap().root;
        let extensions: Vec<&Element> = root
            .find("ext:UBLExtensions")
            .unwrap()
            .all("ext:UBLExtension")
            .collect();
        let last = extensions
            .last()
            .unwrap()
            .find("ext:ExtensionContent")
            .unwrap();
        assert!(last.children.is_empty(), "{}", sample.name);
        assert_eq!(
            extensions.len(),
            2 - usize::from(sample.is_peruvian()),
            "{}",
            sample.name
        );
        assert_eq!(root.space, Space::Document);
    }
}

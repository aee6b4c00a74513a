//! Small documents of both countries, written for the tests.
//! They break no rule of reading; a test changes a few words of them.

const NAMESPACES: &str = r#"xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
 xmlns:sts="dian:gov:co:facturaelectronica:Structures-2-1" xmlns:ds="http://www.w3.org/2000/09/xmldsig#""#;

/// A document of the DIAN: consulting with AIU, two taxes, a withholding, one allowance, in pesos on credit.
pub(super) fn colombian() -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" {NAMESPACES}>
<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><sts:DianExtensions>
 <sts:InvoiceControl><sts:InvoiceAuthorization>18760000001</sts:InvoiceAuthorization>
  <sts:AuthorizationPeriod><cbc:StartDate>2019-01-19</cbc:StartDate><cbc:EndDate>2030-01-19</cbc:EndDate></sts:AuthorizationPeriod>
  <sts:AuthorizedInvoices><sts:Prefix>SETP</sts:Prefix><sts:From>990000000</sts:From><sts:To>995000000</sts:To></sts:AuthorizedInvoices></sts:InvoiceControl>
 <sts:InvoiceSource><cbc:IdentificationCode>CO</cbc:IdentificationCode></sts:InvoiceSource>
 <sts:SoftwareProvider><sts:ProviderID schemeID="9" schemeName="31">900508908</sts:ProviderID><sts:SoftwareID>56f2ae4e</sts:SoftwareID></sts:SoftwareProvider>
 <sts:SoftwareSecurityCode>a8d18e</sts:SoftwareSecurityCode>
 <sts:AuthorizationProvider><sts:AuthorizationProviderID schemeID="4" schemeName="31">800197268</sts:AuthorizationProviderID></sts:AuthorizationProvider>
 <sts:QRCode>NumFac: SETP990000123</sts:QRCode></sts:DianExtensions></ext:ExtensionContent></ext:UBLExtension>
 <ext:UBLExtension><ext:ExtensionContent><ds:Signature/></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
<cbc:UBLVersionID>UBL 2.1</cbc:UBLVersionID><cbc:CustomizationID>09</cbc:CustomizationID>
<cbc:ProfileID>DIAN 2.1: Factura Electrónica de Venta</cbc:ProfileID><cbc:ProfileExecutionID>1</cbc:ProfileExecutionID>
<cbc:ID>SETP990000123</cbc:ID><cbc:UUID schemeID="1" schemeName="CUFE-SHA384">AB12</cbc:UUID>
<cbc:IssueDate>2026-11-02</cbc:IssueDate><cbc:IssueTime>10:15:00-05:00</cbc:IssueTime>
<cbc:InvoiceTypeCode>01</cbc:InvoiceTypeCode><cbc:Note>Uno</cbc:Note><cbc:Note> </cbc:Note><cbc:Note>Dos</cbc:Note>
<cbc:DocumentCurrencyCode>COP</cbc:DocumentCurrencyCode><cbc:LineCountNumeric>1</cbc:LineCountNumeric>
<cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>
<cac:OrderReference><cbc:ID>OC-7</cbc:ID></cac:OrderReference>
<cac:AccountingSupplierParty><cbc:AdditionalAccountID>1</cbc:AdditionalAccountID><cac:Party>
 <cac:PartyName><cbc:Name>Tienda</cbc:Name></cac:PartyName>
 <cac:PhysicalLocation><cac:Address><cbc:CityName>Bogotá, D.C.</cbc:CityName><cac:AddressLine><cbc:Line>Cra 7 # 1-2</cbc:Line></cac:AddressLine>
  <cac:Country><cbc:IdentificationCode>CO</cbc:IdentificationCode></cac:Country></cac:Address></cac:PhysicalLocation>
 <cac:PartyTaxScheme><cbc:RegistrationName>Emisor &amp; Cía. S.A.S.</cbc:RegistrationName>
  <cbc:CompanyID schemeID="9" schemeName="31">900508908</cbc:CompanyID><cbc:TaxLevelCode>O-13;O-15</cbc:TaxLevelCode>
  <cac:TaxScheme><cbc:ID>01</cbc:ID><cbc:Name>IVA</cbc:Name></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cbc:AdditionalAccountID>1</cbc:AdditionalAccountID><cac:Party>
 <cac:PartyTaxScheme><cbc:RegistrationName>Foreign Ltd</cbc:RegistrationName>
  <cbc:CompanyID schemeName="50">US-998877</cbc:CompanyID><cbc:TaxLevelCode>R-99-PN</cbc:TaxLevelCode>
  <cac:RegistrationAddress><cbc:CityName>Miami</cbc:CityName><cac:Country><cbc:IdentificationCode>US</cbc:IdentificationCode></cac:Country></cac:RegistrationAddress>
  <cac:TaxScheme><cbc:ID>ZZ</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
 <cac:Contact><cbc:ElectronicMail>ap@foreign.example</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:ID>2</cbc:ID><cbc:PaymentMeansCode>47</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-02</cbc:PaymentDueDate></cac:PaymentMeans>
<cac:PaymentMeans><cbc:ID>1</cbc:ID><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-11-20</cbc:PaymentDueDate></cac:PaymentMeans>
<cac:PaymentExchangeRate><cbc:SourceCurrencyCode>COP</cbc:SourceCurrencyCode><cbc:TargetCurrencyCode>USD</cbc:TargetCurrencyCode><cbc:CalculationRate>0.00025</cbc:CalculationRate><cbc:Date>2026-11-02</cbc:Date></cac:PaymentExchangeRate>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>00</cbc:AllowanceChargeReasonCode>
 <cbc:MultiplierFactorNumeric>1.00</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="COP">10000.00</cbc:Amount><cbc:BaseAmount currencyID="COP">1000000.00</cbc:BaseAmount></cac:AllowanceCharge>
<cac:TaxTotal><cbc:TaxAmount currencyID="COP">19000.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">100000.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">19000.00</cbc:TaxAmount>
 <cac:TaxCategory><cbc:Percent>19.00</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:TaxTotal><cbc:TaxAmount currencyID="COP">60.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxAmount currencyID="COP">60.00</cbc:TaxAmount><cbc:BaseUnitMeasure unitCode="NIU">2</cbc:BaseUnitMeasure><cbc:PerUnitAmount currencyID="COP">30.00</cbc:PerUnitAmount>
 <cac:TaxCategory><cac:TaxScheme><cbc:ID>22</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:WithholdingTaxTotal><cbc:TaxAmount currencyID="COP">40000.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">1000000.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">40000.00</cbc:TaxAmount>
 <cac:TaxCategory><cbc:Percent>4.00</cbc:Percent><cac:TaxScheme><cbc:ID>06</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:WithholdingTaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="COP">1000000.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="COP">100000.00</cbc:TaxExclusiveAmount>
 <cbc:TaxInclusiveAmount currencyID="COP">1019060.00</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="COP">10000.00</cbc:AllowanceTotalAmount><cbc:PayableAmount currencyID="COP">1009060.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="94">10</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="COP">1000000.00</cbc:LineExtensionAmount>
 <cac:PricingReference><cac:AlternativeConditionPrice><cbc:PriceAmount currencyID="COP">120000.00</cbc:PriceAmount><cbc:PriceTypeCode>01</cbc:PriceTypeCode></cac:AlternativeConditionPrice></cac:PricingReference>
 <cac:TaxTotal><cbc:TaxAmount currencyID="COP">19000.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">100000.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">19000.00</cbc:TaxAmount>
  <cac:TaxCategory><cbc:Percent>19.00</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
 <cac:TaxTotal><cbc:TaxAmount currencyID="COP">60.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxAmount currencyID="COP">60.00</cbc:TaxAmount><cbc:BaseUnitMeasure unitCode="NIU">2</cbc:BaseUnitMeasure><cbc:PerUnitAmount currencyID="COP">30.00</cbc:PerUnitAmount>
  <cac:TaxCategory><cac:TaxScheme><cbc:ID>22</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
 <cac:Item><cbc:Description>Consultoría, octubre</cbc:Description><cbc:Description>de 2026</cbc:Description></cac:Item>
 <cac:Price><cbc:PriceAmount currencyID="COP">100000.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="94">10</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
</Invoice>"#
    )
}

/// A factura of the SUNAT on credit in two instalments, subject to detracción, with a free line.
pub(super) fn peruvian() -> String {
    let party = |role: &str, number: &str, name: &str| {
        format!(
            r#"<cac:{role}><cac:Party><cac:PartyIdentification><cbc:ID schemeID="6" schemeAgencyName="PE:SUNAT">{number}</cbc:ID></cac:PartyIdentification>
 <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName><cac:RegistrationAddress><cbc:AddressTypeCode>0000</cbc:AddressTypeCode><cbc:CityName>LIMA</cbc:CityName>
  <cac:AddressLine><cbc:Line>AV. LIMA 1</cbc:Line></cac:AddressLine><cac:Country><cbc:IdentificationCode>PE</cbc:IdentificationCode></cac:Country></cac:RegistrationAddress></cac:PartyLegalEntity></cac:Party></cac:{role}>"#
        )
    };
    let tax = |code: &str, base: &str, amount: &str, detail: &str| {
        format!(
            r#"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="PEN">{base}</cbc:TaxableAmount><cbc:TaxAmount currencyID="PEN">{amount}</cbc:TaxAmount>
 <cac:TaxCategory>{detail}<cac:TaxScheme><cbc:ID>{code}</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>"#
        )
    };
    let term = |id: &str, means: &str, rest: &str| {
        format!(
            "<cac:PaymentTerms><cbc:ID>{id}</cbc:ID><cbc:PaymentMeansID>{means}</cbc:PaymentMeansID>{rest}</cac:PaymentTerms>"
        )
    };
    let pen = |amount: &str| format!(r#"<cbc:Amount currencyID="PEN">{amount}</cbc:Amount>"#);
    let due = |amount: &str, on: &str| {
        format!(
            "{}<cbc:PaymentDueDate>{on}</cbc:PaymentDueDate>",
            pen(amount)
        )
    };
    [
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" {NAMESPACES}>
<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><ds:Signature/></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>2.0</cbc:CustomizationID><cbc:ID>F001-25</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate>
<cbc:InvoiceTypeCode listID="1001">01</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode>"#
        ),
        party("AccountingSupplierParty", "20606433094", "EMISOR"),
        party("AccountingCustomerParty", "20100047218", "CLIENTE"),
        r#"<cac:PaymentMeans><cbc:ID>Detraccion</cbc:ID><cbc:PaymentMeansCode>001</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>00-045</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"#.to_owned(),
        term("FormaPago", "Credito", &pen("1038.00")),
        term("FormaPago", "Cuota001", &due("500.00", "2026-11-17")),
        term("FormaPago", "Cuota002", &due("538.00", "2026-12-02")),
        term("Detraccion", "022", &format!("<cbc:PaymentPercent>12</cbc:PaymentPercent>{}", pen("142.00"))),
        r#"<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>51</cbc:AllowanceChargeReasonCode><cbc:MultiplierFactorNumeric>0.02000</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="PEN">23.60</cbc:Amount><cbc:BaseAmount currencyID="PEN">1180.00</cbc:BaseAmount></cac:AllowanceCharge>"#.to_owned(),
        format!(
            r#"<cac:TaxTotal><cbc:TaxAmount currencyID="PEN">180.00</cbc:TaxAmount>{}{}</cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="PEN">1000.00</cbc:LineExtensionAmount><cbc:TaxInclusiveAmount currencyID="PEN">1180.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="PEN">1180.00</cbc:PayableAmount></cac:LegalMonetaryTotal>"#,
            tax("1000", "1000.00", "180.00", ""),
            tax("9996", "100.00", "18.00", "")
        ),
        format!(
            r#"<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="ZZ">10</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="PEN">1000.00</cbc:LineExtensionAmount>
<cac:PricingReference><cac:AlternativeConditionPrice><cbc:PriceAmount currencyID="PEN">118.00</cbc:PriceAmount><cbc:PriceTypeCode>01</cbc:PriceTypeCode></cac:AlternativeConditionPrice></cac:PricingReference>
<cac:TaxTotal><cbc:TaxAmount currencyID="PEN">180.00</cbc:TaxAmount>{}</cac:TaxTotal><cac:Item><cbc:Description>Soporte de octubre</cbc:Description></cac:Item><cac:Price><cbc:PriceAmount currencyID="PEN">100.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>"#,
            tax("1000", "1000.00", "180.00", "<cbc:Percent>18.00</cbc:Percent><cbc:TaxExemptionReasonCode>10</cbc:TaxExemptionReasonCode>")
        ),
        format!(
            r#"<cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:InvoicedQuantity unitCode="ZZ">10</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="PEN">100.00</cbc:LineExtensionAmount>
<cac:PricingReference><cac:AlternativeConditionPrice><cbc:PriceAmount currencyID="PEN">10.00</cbc:PriceAmount><cbc:PriceTypeCode>02</cbc:PriceTypeCode></cac:AlternativeConditionPrice></cac:PricingReference>
<cac:TaxTotal><cbc:TaxAmount currencyID="PEN">0.00</cbc:TaxAmount>{}</cac:TaxTotal><cac:Item><cbc:Description>Capacitación sin costo</cbc:Description></cac:Item><cac:Price><cbc:PriceAmount currencyID="PEN">0.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine></Invoice>"#,
            tax("9996", "100.00", "18.00", "<cbc:Percent>18.00</cbc:Percent><cbc:TaxExemptionReasonCode>13</cbc:TaxExemptionReasonCode>")
        ),
    ]
    .concat()
}

/// A credit note of the DIAN on one of two invoices, and the reason for it.
pub(super) fn colombian_note() -> String {
    colombian()
        .replace("Invoice xmlns=", "CreditNote xmlns=")
        .replace("xsd:Invoice-2", "xsd:CreditNote-2")
        .replace("</Invoice>", "</CreditNote>")
        .replace("InvoiceLine>", "CreditNoteLine>")
        .replace("InvoicedQuantity", "CreditedQuantity")
        .replace("<cbc:InvoiceTypeCode>01</cbc:InvoiceTypeCode>", "<cbc:CreditNoteTypeCode>91</cbc:CreditNoteTypeCode>")
        .replace(
            "<cac:OrderReference>",
            "<cac:DiscrepancyResponse><cbc:ReferenceID>SETP2</cbc:ReferenceID><cbc:ResponseCode>2</cbc:ResponseCode><cbc:Description>Anulación</cbc:Description></cac:DiscrepancyResponse>\
             <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>SETP1</cbc:ID><cbc:UUID>AA</cbc:UUID><cbc:IssueDate>2026-10-01</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>\
             <cac:OrderReference>",
        )
}

/// A container with an invoice in it and the answer of the authority, both in CDATA.
pub(super) fn attached(invoice: &str) -> String {
    let cdata = |text: &str| format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"));
    format!(
        r#"<?xml version="1.0"?><AttachedDocument xmlns="urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2" {NAMESPACES}>
<cbc:ID>AD-1</cbc:ID><cbc:IssueDate>2026-11-03</cbc:IssueDate>
<cac:Attachment><cac:ExternalReference><cbc:MimeCode>text/xml</cbc:MimeCode><cbc:Description>{}</cbc:Description></cac:ExternalReference></cac:Attachment>
<cac:ParentDocumentLineReference><cbc:LineID>1</cbc:LineID><cac:DocumentReference><cac:Attachment><cac:ExternalReference><cbc:Description>{}</cbc:Description></cac:ExternalReference></cac:Attachment></cac:DocumentReference></cac:ParentDocumentLineReference></AttachedDocument>"#,
        cdata(invoice),
        cdata(&event("02", "Documento validado por la DIAN"))
    )
}

/// An event about an invoice.
pub(super) fn event(code: &str, description: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2" {NAMESPACES}>
<cbc:ID>7</cbc:ID><cbc:UUID>CD</cbc:UUID><cbc:IssueDate>2026-11-04</cbc:IssueDate>
<cac:SenderParty><cac:PartyTaxScheme><cbc:RegistrationName>Cliente</cbc:RegistrationName><cbc:CompanyID schemeName="31" schemeID="1">899999068</cbc:CompanyID></cac:PartyTaxScheme></cac:SenderParty>
<cac:ReceiverParty><cac:PartyTaxScheme><cbc:CompanyID schemeName="31" schemeID="9">900508908</cbc:CompanyID></cac:PartyTaxScheme></cac:ReceiverParty>
<cac:DocumentResponse><cac:Response><cbc:ResponseCode>{code}</cbc:ResponseCode><cbc:Description>{description}</cbc:Description></cac:Response>
<cac:DocumentReference><cbc:ID>SETP990000123</cbc:ID><cbc:UUID>AB12</cbc:UUID><cbc:DocumentTypeCode>01</cbc:DocumentTypeCode></cac:DocumentReference></cac:DocumentResponse></ApplicationResponse>"#
    )
}

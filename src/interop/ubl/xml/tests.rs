//! Elements by namespace, texts, and what is refused before anything is built of it.
//! What elements mean is tested in `interop::ubl`.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
use super::{ATTRIBUTES_MAX, DEPTH_MAX, ELEMENTS_MAX, Element, SIZE_MAX, Space, XmlError, parse};

const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

fn refused(text: &str, expected: &str) {
    let error = parse(text.as_bytes()).unwrap_err();
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn namespaces_count_and_prefixes_do_not() {
    let text = format!(
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' xmlns:x='{CBC}' xmlns:y='{CAC}'>\
         <x:ID schemeID=' 4 '> A&amp;B<![CDATA[<1>]]>&#x41; </x:ID><ID>no</ID>\
         <y:Party><x:Name>one</x:Name><x:Name>two</x:Name></y:Party></Invoice>"
    );
    let root = parse(text.as_bytes()).unwrap().root;
    assert_eq!(
        (root.space, root.name.as_str()),
        (Space::Document, "Invoice")
    );
    let id = root.find("cbc:ID").unwrap();
    assert_eq!((id.value(), id.attribute("schemeID")), ("A&B<1>A", "4"));
    assert_eq!(id.text, " A&B<1>A ");
    let names: Vec<&Element> = root.find("cac:Party").unwrap().all("cbc:Name").collect();
    assert_eq!(root.path_of(names[1]), "Invoice/Party/Name[2]");
    assert_eq!(root.path_of(&root), "Invoice");
    assert_eq!(root.anywhere("cbc:Name").unwrap().value(), "one");
    assert!(root.find("cac:Party/cbc:None").is_none());
}

#[test]
fn encodings_are_read_as_declared_or_as_they_are() {
    let latin = b"<?xml version=\"1.0\" encoding='ISO-8859-1'?><a>Detracci\xF3n</a>";
    let parsed = parse(latin).unwrap();
    assert_eq!(parsed.root.value(), "Detracción");
    assert!(!parsed.encoding_contradicts);
    let wrong = b"<?xml version='1.0' encoding='UTF-8'?><a>Detracci\xF3n</a>";
    assert!(parse(wrong).unwrap().encoding_contradicts);
    let marked = b"\xEF\xBB\xBF<?xml version='1.0'?>\n<a>\xC3\xB1</a>\n";
    assert_eq!(parse(marked).unwrap().root.value(), "ñ");
    refused("<?xml version='1.0' encoding='EBCDIC'?><a/>", "EBCDIC");
}

#[test]
fn dangerous_or_broken_documents_are_refused() {
    refused("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "document type");
    refused("<a>&x;</a>", "&x;");
    refused("", "no element");
    refused("<!-- nothing -->", "no element");
    refused("<a><b></a>", "not well-formed");
    refused("<a><b>", "not well-formed");
    refused("<a/><b/>", "second root");
    refused("<a x='1' x='2'/>", "repeated");
    refused("plain words", "no element");
    let deep = "<a>".repeat(DEPTH_MAX + 1);
    refused(&deep, "deeper");
    let wide = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS_MAX));
    refused(&wide, "more than 250000 elements");
    let attributes: String = (0..=ATTRIBUTES_MAX).map(|n| format!(" a{n}=''")).collect();
    refused(&format!("<a{attributes}/>"), "more than 64 attributes");
    assert!(matches!(
        parse(&vec![b' '; SIZE_MAX + 1]),
        Err(XmlError::TooLarge)
    ));
}

#[test]
fn of_a_signature_is_kept_what_it_signs() {
    let text = "<a xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:Signature><ds:SignedInfo><ds:Reference>\
        <ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:SignedInfo>\
        <ds:KeyInfo><ds:X509Data>BB==</ds:X509Data></ds:KeyInfo></ds:Signature></a>";
    let root = parse(text.as_bytes()).unwrap().root;
    let digest = root.find("ds:Signature/ds:SignedInfo/ds:Reference/ds:DigestValue");
    assert_eq!(digest.unwrap().value(), "AA==");
    let keys = root.find("ds:Signature/ds:KeyInfo").unwrap();
    assert!(keys.children.is_empty());
}

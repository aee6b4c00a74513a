//! An XML document as a tree of elements whose namespaces are resolved.
//! Knows nothing of invoices; refuses document types, entities of its own, and anything too large.

use crate::interop::encoding::{self, EncodingError};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// Largest file read, in bytes.
pub const SIZE_MAX: usize = 24 * 1024 * 1024;
/// Deepest nesting of elements.
pub const DEPTH_MAX: usize = 64;
/// Most elements in one document.
pub const ELEMENTS_MAX: usize = 250_000;
/// Most attributes of one element, namespace declarations included.
pub const ATTRIBUTES_MAX: usize = 64;

/// The namespaces that the documents use; prefixes do not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// A UBL document, as `…:xsd:Invoice-2`.
    Document,
    /// `cac`: common aggregate components.
    Aggregate,
    /// `cbc`: common basic components.
    Basic,
    /// `ext`: extensions.
    Extension,
    /// `sts`: structures of the DIAN.
    Dian,
    /// `sac`: structures of the SUNAT.
    Sunat,
    /// `ds`: XML signature.
    Signature,
    Other,
}

/// An element with everything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub space: Space,
    /// Local name.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Character data directly inside, CDATA included, exactly as written.
    pub text: String,
    pub children: Vec<Element>,
}

/// Why a document could not be read as XML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    #[error("the file is larger than {} MB", SIZE_MAX / 1024 / 1024)]
    TooLarge,
    #[error("elements are nested deeper than {DEPTH_MAX}")]
    TooDeep,
    #[error("there are more than {ELEMENTS_MAX} elements")]
    TooManyElements,
    #[error("{0} has more than {ATTRIBUTES_MAX} attributes")]
    TooManyAttributes(String),
    #[error("document type definitions are not accepted")]
    DocumentType,
    #[error("the entity &{0}; is not defined")]
    Entity(String),
    #[error("not well-formed at byte {position}: {message}")]
    Malformed { position: u64, message: String },
    #[error("there is no element")]
    Empty,
    #[error(transparent)]
    Encoding(#[from] EncodingError),
}

impl Element {
    /// The first element at a path of names, as `cac:Party/cbc:Name`.
    pub fn find(&self, path: &str) -> Option<&Element> {
        let mut here = self;
        for step in path.split('/') {
            here = here.all(step).next()?;
        }
        Some(here)
    }

    /// The children with a name, as `cac:TaxTotal`.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Element> + use<'_> {
        let (space, name) = split(name);
        let name = name.to_owned();
        self.children
            .iter()
            .filter(move |child| child.space == space && child.name == name)
    }

    /// Any element below with that name.
    pub fn anywhere(&self, name: &str) -> Option<&Element> {
        let (space, local) = split(name);
        self.children.iter().find_map(|child| {
            if child.space == space && child.name == local {
                Some(child)
            } else {
                child.anywhere(name)
            }
        })
    }

    /// The value of an attribute without namespace; empty when absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The text without the space around it.
    pub fn value(&self) -> &str {
        self.text.trim()
    }

    /// Where `target`, an element of this tree, is: `Invoice/InvoiceLine[2]/Price`. Positions count from 1
    /// among siblings of the same name and are left out where there is only one.
    pub fn path_of(&self, target: &Element) -> String {
        let mut path = self.name.clone();
        self.descend(target, &mut path);
        path
    }

    fn descend(&self, target: &Element, path: &mut String) {
        let Some(child) = self.children.iter().find(|child| child.contains(target)) else {
            return;
        };
        let same = |other: &&Element| other.name == child.name && other.space == child.space;
        path.push('/');
        path.push_str(&child.name);
        if self.children.iter().filter(same).count() > 1 {
            let siblings = self.children.iter().filter(same);
            let before = siblings.take_while(|other| !std::ptr::eq(*other, child));
            path.push_str(&format!("[{}]", before.count() + 1));
        }
        child.descend(target, path);
    }

    fn contains(&self, target: &Element) -> bool {
        std::ptr::eq(self, target) || self.children.iter().any(|child| child.contains(target))
    }
}

fn split(name: &str) -> (Space, &str) {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let space = match prefix {
        "cac" => Space::Aggregate,
        "cbc" => Space::Basic,
        "ext" => Space::Extension,
        "sts" => Space::Dian,
        "sac" => Space::Sunat,
        "ds" => Space::Signature,
        _ => Space::Document,
    };
    (space, local)
}

/// A document and whether its bytes contradict the encoding it declares.
#[derive(Debug)]
pub struct Parsed {
    pub root: Element,
    pub encoding_contradicts: bool,
}

/// Reads the bytes of a file.
///
/// # Errors
/// See [`XmlError`].
pub fn parse(bytes: &[u8]) -> Result<Parsed, XmlError> {
    if bytes.len() > SIZE_MAX {
        return Err(XmlError::TooLarge);
    }
    let decoded = encoding::decode(bytes, declared_encoding(bytes).as_deref())?;
    Ok(Parsed {
        root: parse_text(&decoded.text)?,
        encoding_contradicts: decoded.contradicts,
    })
}

/// The encoding named in the XML declaration, looked for in its first bytes only.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200))?;
    let start = head.windows(5).position(|window| window == b"<?xml")?;
    let declaration: String = head
        .get(start..)?
        .iter()
        .map(|byte| char::from(*byte))
        .collect();
    let declaration = declaration.split_once("?>")?.0;
    let after = declaration.split_once("encoding")?.1.trim_start();
    let after = after.strip_prefix('=')?.trim_start();
    let quote = after
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let name = after.get(1..)?.split_once(quote)?.0;
    Some(name.to_owned())
}

/// Reads a text that is already decoded, whatever its declaration says.
///
/// # Errors
/// See [`XmlError`].
pub fn parse_text(text: &str) -> Result<Element, XmlError> {
    if text.len() > SIZE_MAX {
        return Err(XmlError::TooLarge);
    }
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut elements = 0usize;
    let mut root = None;
    loop {
        let (namespace, event) = match reader.read_resolved_event() {
            Ok((namespace, event)) => (space(&namespace), event),
            Err(error) => return Err(malformed(reader.error_position(), &error)),
        };
        match event {
            Event::Start(start) => {
                elements += 1;
                if elements > ELEMENTS_MAX {
                    return Err(XmlError::TooManyElements);
                }
                if open.len() >= DEPTH_MAX {
                    return Err(XmlError::TooDeep);
                }
                if root.is_some() {
                    return Err(malformed(
                        reader.buffer_position(),
                        &"a second root element",
                    ));
                }
                open.push(element(namespace, &start, reader.buffer_position())?);
            }
            Event::End(_) => {
                let Some(done) = open.pop() else { continue };
                match open.last_mut() {
                    // Of a signature only what it signs is read; keys and certificates would only take room.
                    Some(parent) if done.space == Space::Signature && !signs(&done.name) => {
                        parent.children.push(Element {
                            children: Vec::new(),
                            ..done
                        });
                    }
                    Some(parent) => parent.children.push(done),
                    None => root = Some(done),
                }
            }
            Event::Text(part) => add_text(&mut open, &part.xml10_content()),
            Event::CData(part) => add_text(&mut open, &part.xml10_content()),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(character) => add_text(&mut open, character.encode_utf8(&mut [0; 4])),
                None => return Err(XmlError::Entity(reference.to_string())),
            },
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
    match root {
        Some(root) if open.is_empty() => Ok(root),
        None if open.is_empty() => Err(XmlError::Empty),
        _ => Err(malformed(
            reader.buffer_position(),
            &"the document ends too early",
        )),
    }
}

fn malformed(position: u64, message: &dyn std::fmt::Display) -> XmlError {
    XmlError::Malformed {
        position,
        message: message.to_string(),
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// Character references and the five entities of XML itself.
fn resolve(reference: &quick_xml::events::BytesRef) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// Whether an element of a signature leads to the digests of what is signed.
fn signs(name: &str) -> bool {
    matches!(name, "Signature" | "SignedInfo" | "Reference")
}

fn element(space: Space, start: &BytesStart, position: u64) -> Result<Element, XmlError> {
    let name = start.local_name().into_inner().to_owned();
    let mut attributes = Vec::new();
    // Uniqueness is not checked by the parser: its check is quadratic, ours is bounded by the limit.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| malformed(position, &error))?;
        if attributes.len() >= ATTRIBUTES_MAX {
            return Err(XmlError::TooManyAttributes(name));
        }
        let key = attribute.key.into_inner();
        if attributes.iter().any(|(known, _)| known == key) {
            return Err(malformed(
                position,
                &format!("the attribute {key} is repeated"),
            ));
        }
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .map_err(|error| malformed(position, &error))?;
        attributes.push((key.to_owned(), value.into_owned()));
    }
    attributes.retain(|(key, _)| key != "xmlns" && !key.contains(':'));
    Ok(Element {
        space,
        name,
        attributes,
        text: String::new(),
        children: Vec::new(),
    })
}

fn space(resolved: &ResolveResult) -> Space {
    let ResolveResult::Bound(namespace) = resolved else {
        return Space::Other;
    };
    let uri = namespace.into_inner();
    if let Some(schema) = uri.strip_prefix("urn:oasis:names:specification:ubl:schema:xsd:") {
        return match schema {
            "CommonAggregateComponents-2" => Space::Aggregate,
            "CommonBasicComponents-2" => Space::Basic,
            "CommonExtensionComponents-2" => Space::Extension,
            _ => Space::Document,
        };
    }
    match uri {
        "dian:gov:co:facturaelectronica:Structures-2-1"
        | "http://www.dian.gov.co/contratos/facturaelectronica/v1/Structures" => Space::Dian,
        "urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1" => {
            Space::Sunat
        }
        "http://www.w3.org/2000/09/xmldsig#" => Space::Signature,
        _ => Space::Other,
    }
}

#[cfg(test)]
mod tests;

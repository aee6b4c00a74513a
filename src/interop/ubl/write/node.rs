//! An XML element to be written, and how elements become bytes.
//! Knows no document; values are written exactly as they are given, without space around them.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with its prefix, as `cbc:ID`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Inside,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Inside {
    Text(String),
    Nodes(Vec<Node>),
}

impl Node {
    /// An element that holds others.
    pub fn group(name: &'static str, nodes: Vec<Node>) -> Node {
        Node {
            name,
            attributes: Vec::new(),
            inside: Inside::Nodes(nodes),
        }
    }

    /// An element that holds a value, tidied so that no reader sees space where there is none.
    pub fn value(name: &'static str, value: &str) -> Node {
        Node::verbatim(name, tidy(value))
    }

    /// An element whose value is written as it is.
    pub fn verbatim(name: &'static str, value: String) -> Node {
        Node {
            name,
            attributes: Vec::new(),
            inside: Inside::Text(value),
        }
    }

    /// With an attribute; an empty one is left out.
    pub fn with(mut self, name: &'static str, value: &str) -> Node {
        if !value.is_empty() {
            self.attributes.push((name, tidy(value)));
        }
        self
    }

    /// With several attributes.
    pub fn with_all(self, attributes: &[(&'static str, &str)]) -> Node {
        attributes
            .iter()
            .fold(self, |node, (name, value)| node.with(name, value))
    }
}

/// An element with a value, unless the value is empty.
pub fn optional(name: &'static str, value: &str) -> Option<Node> {
    (!value.trim().is_empty()).then(|| Node::value(name, value))
}

/// Runs of space and control characters become one space, and none is left at the ends: the SUNAT refuses values with
/// space around them, and XML cannot hold most control characters.
fn tidy(value: &str) -> String {
    let is_space = |character: char| character.is_whitespace() || is_unwritable(character);
    if !value.contains(|character| character != ' ' && is_space(character)) {
        return value.trim().to_owned();
    }
    let words: Vec<&str> = value
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Characters that XML 1.0 does not allow.
fn is_unwritable(character: char) -> bool {
    character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

/// The document of a root element, in UTF-8, one element on a line.
pub fn to_bytes(root: &Node) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // A vector refuses no bytes, so there is no error to pass on.
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let _ = put(&mut writer, root);
    writer.into_inner()
}

fn put(writer: &mut Writer<Vec<u8>>, node: &Node) -> std::io::Result<()> {
    let attributes = node
        .attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let start = BytesStart::new(node.name).with_attributes(attributes);
    match &node.inside {
        Inside::Nodes(nodes) if nodes.is_empty() => writer.write_event(Event::Empty(start)),
        Inside::Nodes(nodes) => {
            writer.write_event(Event::Start(start))?;
            for inner in nodes {
                put(writer, inner)?;
            }
            writer.write_event(Event::End(BytesEnd::new(node.name)))
        }
        Inside::Text(text) => {
            writer.write_event(Event::Start(start))?;
            writer.write_event(Event::Text(BytesText::new(text)))?;
            writer.write_event(Event::End(BytesEnd::new(node.name)))
        }
    }
}

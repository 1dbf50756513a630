//! Small real documents: a PDF of one page and a picture in PNG, made from a title.

use std::io::Write;

use domain::application::Document;
use domain::shared::digest::Digest;
use domain::shared::ids::{ApplicationId, CarePlanId, DocumentId, MandateId, PersonId, ReasonCode};
use domain::shared::personal::RetentionClass;
use domain::shared::text::ShortText;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest as _, Sha256};
use store::documents::About;
use uuid::Uuid;

/// The side of a picture, in pixels.
const SIDE: u32 = 48;

/// A document to be kept, for whom.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) document: Document,
    /// What it is kept for.
    pub(super) about: About,
    /// The stream on which it is named.
    pub(super) stream: (&'static str, Uuid),
    /// Whose key seals it.
    pub(super) subject: PersonId,
    /// Which of their keys.
    pub(super) class: RetentionClass,
    pub(super) bytes: Vec<u8>,
}

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
}

/// Whose paper it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    /// Of a case, about its beneficiary.
    Case(ApplicationId, PersonId),
    /// It proves a mandate of its principal.
    Mandate(MandateId, PersonId),
    /// A signed plan, about its person.
    Plan(CarePlanId, PersonId),
}

impl Paper {
    /// A paper with its true digest; the same title always gives the same bytes.
    pub(super) fn new(
        stem: &str,
        title: &str,
        format: Format,
        code: Option<ReasonCode>,
        owner: Owner,
    ) -> Self {
        let (about, stream, subject, class) = match owner {
            Owner::Case(id, subject) => (
                About::Application(id),
                ("application", id.0),
                subject,
                RetentionClass::Application,
            ),
            Owner::Plan(id, person) => (
                About::CarePlan(id),
                ("care_plan", id.0),
                person,
                RetentionClass::CarePlan,
            ),
            Owner::Mandate(id, principal) => (
                About::Person(principal),
                ("mandate", id.0),
                principal,
                RetentionClass::Identity,
            ),
        };
        let (bytes, media_type, extension) = match format {
            Format::Pdf => (pdf(title), "application/pdf", "pdf"),
            Format::Png => (png(title), "image/png", "png"),
        };
        let name = format!("{stem}.{extension}");
        let document = Document {
            document_id: DocumentId::derive(stream.1, &format!("paper/{name}")),
            code,
            name: ShortText::parse(&name).expect("stems are short"),
            media_type: media_type.to_owned(),
            size: bytes.len() as u64,
            digest: Digest::from_bytes(&Sha256::digest(&bytes).into()),
        };
        Self {
            document,
            about,
            stream,
            subject,
            class,
            bytes,
        }
    }
}

/// One page with one line, as any reader opens it.
fn pdf(title: &str) -> Vec<u8> {
    let line: String = title
        .chars()
        .filter(|letter| !matches!(letter, '(' | ')' | '\\'))
        .map(|letter| if letter.is_ascii() { letter } else { '?' })
        .collect();
    let text = format!(
        "BT /F1 16 Tf 60 760 Td ({line}) Tj 0 -30 Td /F1 10 Tf (Documento di prova della citta dimostrativa) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", file.len()));
        let object = format!("{} 0 obj\n{object}\nendobj\n", index + 1);
        file.push_str(&object);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let tail = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        places.concat()
    );
    [file, tail].concat().into_bytes()
}

/// A square of grey stripes that differ from title to title.
fn png(title: &str) -> Vec<u8> {
    let hash = Sha256::digest(title.as_bytes());
    let mut rows = Vec::new();
    for row in 0..SIDE {
        rows.push(0);
        rows.extend((0..SIDE).map(|column| hash[((row / 6 + column / 6) % 32) as usize]));
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = encoder
        .write_all(&rows)
        .and_then(|()| encoder.finish())
        .expect("writing to memory does not fail");
    let mut header = [SIDE.to_be_bytes(), SIDE.to_be_bytes()].concat();
    header.extend([8, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (b"IHDR", &header),
        (b"IDAT", &packed),
        (b"IEND", &Vec::new()),
    ] {
        let length = u32::try_from(data.len()).expect("a small picture");
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        file.extend(length.to_be_bytes());
        file.extend(kind);
        file.extend(data);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_says_where_its_objects_are() {
        let file = String::from_utf8(pdf("Relazione (prova)")).expect("plain text");
        let start: usize = file
            .rsplit("startxref\n")
            .next()
            .and_then(|rest| rest.lines().next())
            .and_then(|line| line.parse().ok())
            .expect("a number");
        assert!(file[start..].starts_with("xref\n0 6\n"));
        for (index, line) in file[start..].lines().skip(3).take(5).enumerate() {
            let place: usize = line[..10].parse().expect("a place");
            assert!(file[place..].starts_with(&format!("{} 0 obj", index + 1)));
        }
    }

    #[test]
    fn pictures_of_different_things_differ() {
        assert_ne!(png("carta d'identità"), png("tessera sanitaria"));
        assert_eq!(png("carta d'identità"), png("carta d'identità"));
    }
}

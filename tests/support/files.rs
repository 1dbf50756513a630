//! Small files of invented people, and the form in which a browser sends them.

use crate::app::{Reply, TestApp, send};
use domain::access::Actor;
use reqwest::{Method, RequestBuilder};

/// A PDF as a scanner makes it, as far as its first bytes tell.
pub const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\ncertificato di Agata Torrisi\n%%EOF\n";

/// The first bytes of a picture.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";

const BORDER: &str = "----frontiera";

/// The content type of a form.
pub fn form_type() -> String {
    format!("multipart/form-data; boundary={BORDER}")
}

/// A form with files, each with the name of its field, its own name, its declared type and its bytes.
pub fn form(files: &[(&str, &str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, name, media_type, bytes) in files {
        let head = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BORDER}--\r\n").as_bytes());
    body
}

impl TestApp {
    /// The upload of one file for `purpose`, such as `application=…`.
    pub fn uploading(
        &self,
        actor: &Actor,
        purpose: &str,
        (name, media_type, bytes): (&str, &str, &[u8]),
    ) -> RequestBuilder {
        let path = format!("/api/v1/documents?{purpose}");
        self.request(actor, Method::POST, &path)
            .header("Content-Type", form_type())
            .body(form(&[("file", name, media_type, bytes)]))
    }

    /// Uploads one file.
    pub async fn upload(&self, actor: &Actor, purpose: &str, file: (&str, &str, &[u8])) -> Reply {
        send(self.uploading(actor, purpose, file)).await
    }

    /// Uploads one file that is in order; its identifier.
    pub async fn uploaded(
        &self,
        actor: &Actor,
        purpose: &str,
        file: (&str, &str, &[u8]),
    ) -> String {
        let reply = self.upload(actor, purpose, file).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply.json()["document_id"]
            .as_str()
            .expect("an identifier")
            .to_owned()
    }
}

//! What is taken in, and what is refused before anything is kept.

use api::Settings;
use chrono::TimeDelta;
use domain::access::Actor;
use domain::shared::ids::ActorCode;
use reqwest::Method;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::documents::{Archive, DocumentLimits};
use tests::actors::{
    auditor, citizen, desk_operator, procedure_officer, protocol_officer, stranger,
};
use tests::app::{TestApp, send};
use tests::applications::{REPORT, draft, open, open_with, purpose};
use tests::files::{PDF, PNG, form, form_type};

/// How many files lie below the folder of the documents.
fn kept(app: &TestApp) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| match entry.path() {
                path if path.is_dir() => count(&path),
                _ => 1,
            })
            .sum()
    }
    count(app.folder.path())
}

/// How many documents there is a row of.
async fn on_record(app: &TestApp) -> i64 {
    let count = sqlx::query_scalar("SELECT count(*) FROM documents");
    let count = count.fetch_one(app.store.pool()).await;
    count.expect("the service may")
}

#[tokio::test]
async fn what_is_found_in_a_file_is_told_and_not_what_was_said_of_it() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let file = (
        r"C:\\Utenti\\Agata\\certificato.pdf",
        "application/octet-stream",
        PDF,
    );
    let reply = app.upload(&citizen(), &purpose, file).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let body = reply.json();
    let id = body["document_id"].as_str().expect("an identifier");
    assert_eq!(reply.header("location"), format!("/api/v1/documents/{id}"));
    assert_eq!(
        body,
        json!({
            "document_id": id, "name": "certificato.pdf", "media_type": "application/pdf",
            "size": PDF.len(), "sha256": hex::encode(Sha256::digest(PDF)),
        })
    );
    let sealed = std::fs::read_dir(app.folder.path())
        .expect("the folder")
        .count();
    assert!(sealed > 0);
}

#[tokio::test]
async fn a_lying_file_is_refused_and_nothing_of_it_is_kept() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let program: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff";
    for (name, media_type, bytes, code) in [
        ("foto.pdf", "application/pdf", PNG, "document.type-mismatch"),
        ("foto.png", "image/jpeg", PNG, "document.type-mismatch"),
        (
            "isee.pdf.exe",
            "application/pdf",
            PDF,
            "document.type-mismatch",
        ),
        (
            "isee.exe.pdf",
            "application/pdf",
            program,
            "document.type-not-allowed",
        ),
        (
            "../../etc/isee.pdf",
            "application/pdf",
            PDF,
            "document.name-invalid",
        ),
        (
            "isee\u{202E}fdp.exe",
            "application/pdf",
            PDF,
            "document.name-invalid",
        ),
        (
            "is\u{200B}ee.pdf",
            "application/pdf",
            PDF,
            "document.name-invalid",
        ),
        ("a\tb.pdf", "application/pdf", PDF, "document.name-invalid"),
        ("CON.pdf", "application/pdf", PDF, "document.name-invalid"),
        ("", "application/pdf", PDF, "document.name-invalid"),
        ("vuoto.pdf", "application/pdf", b"", "document.empty"),
    ] {
        let reply = app
            .upload(&citizen(), &purpose, (name, media_type, bytes))
            .await;
        assert_eq!(reply.problem(), (422, code.to_owned()), "{name:?}");
    }
    assert_eq!((kept(&app), on_record(&app).await), (0, 0));
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let app = open_with(Settings {
        documents: DocumentLimits {
            max_bytes: 100,
            ..DocumentLimits::default()
        },
        ..Settings::default()
    })
    .await;
    let purpose = purpose(&draft(&app).await);
    let (mut fits, mut large) = (PDF.to_vec(), PDF.to_vec());
    fits.resize(100, b' ');
    large.resize(101, b' ');
    let reply = app
        .upload(
            &citizen(),
            &purpose,
            ("isee.pdf", "application/pdf", &large),
        )
        .await;
    assert_eq!(reply.problem(), (413, "document.too-large".to_owned()));
    assert_eq!(kept(&app), 0);
    let reply = app
        .upload(&citizen(), &purpose, ("isee.pdf", "application/pdf", &fits))
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

#[tokio::test]
async fn a_form_that_says_it_is_too_large_is_not_even_read() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let address = app.address().trim_start_matches("http://");
    let mut line = tokio::net::TcpStream::connect(address)
        .await
        .expect("a line");
    let head = format!(
        "POST /api/v1/documents?{purpose} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: {}\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n",
        app.token(&citizen()),
        form_type()
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("document.too-large"), "{answer}");
}

#[tokio::test]
async fn two_uploads_at_once_under_one_key_keep_one_document() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let keyed = || {
        let request = app.uploading(&citizen(), &purpose, REPORT);
        send(request.header("Idempotency-Key", "certificato-1"))
    };
    for reply in futures_util::future::join_all((0..8).map(|_| keyed())).await {
        assert_eq!((reply.status, reply.text), (201, keyed().await.text));
    }
    assert_eq!(kept(&app), 1);
}

#[tokio::test]
async fn an_upload_that_was_cut_off_after_its_bytes_is_finished_by_a_repetition() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let keyed = |file| {
        let request = app.uploading(&citizen(), &purpose, file);
        send(request.header("Idempotency-Key", "certificato-1"))
    };
    let first = keyed(REPORT).await;
    // As the service leaves it when it stops between the bytes and the row.
    let unfinished =
        "UPDATE documents SET name = NULL, media_type = NULL, size = NULL, sha256 = NULL";
    sqlx::query(unfinished)
        .execute(app.store.pool())
        .await
        .expect("the service may");
    let other = keyed(("certificato.png", "image/png", PNG)).await;
    assert_eq!(other.problem(), (422, "idempotency.key-reused".to_owned()));
    assert_eq!(keyed(REPORT).await.text, first.text);
    // What is refused under the same key does not let the bytes of the first sending be forgotten.
    sqlx::query(unfinished)
        .execute(app.store.pool())
        .await
        .expect("the service may");
    let lying = keyed(("certificato.pdf", "application/pdf", PNG)).await;
    assert_eq!(lying.problem().1, "document.type-mismatch");
    assert_eq!(kept(&app), 1);
    app.database.clock.advance(TimeDelta::hours(25));
    let archive = Archive::new(app.store.clone(), app.documents.clone());
    let before = app.store.clock().now() - TimeDelta::days(1);
    assert_eq!(archive.sweep(before).await.expect("sweeps"), 1);
    assert_eq!(kept(&app), 0);
}

#[tokio::test]
async fn only_who_may_name_a_document_may_upload_it() {
    let app = open().await;
    let place = draft(&app).await;
    let of_application = purpose(&place);
    let of_person = format!("person={}", tests::actors::person_of(&citizen()));
    let of_office = "office=centro-1".to_owned();
    for (actor, purpose, status) in [
        (stranger(), &of_application, 404),
        (procedure_officer("centro-2"), &of_application, 404),
        (auditor(), &of_application, 403),
        (procedure_officer("centro-1"), &of_application, 201),
        (desk_operator("centro-1"), &of_application, 201),
        (stranger(), &of_person, 404),
        (citizen(), &of_person, 201),
        (desk_operator("centro-1"), &of_person, 201),
        (citizen(), &of_office, 404),
        (desk_operator("centro-2"), &of_office, 404),
        (desk_operator("centro-1"), &of_office, 201),
        (protocol_officer(), &of_office, 201),
    ] {
        let reply = app.upload(&actor, purpose, REPORT).await;
        assert_eq!(reply.status, status, "{} {purpose}: {reply:?}", actor.role);
    }
    let nowhere = "application=018f0000-0000-7000-8000-000000000001";
    let reply = app.upload(&citizen(), nowhere, REPORT).await;
    assert_eq!(reply.problem().0, 404);
}

#[tokio::test]
async fn an_upload_is_for_one_thing_and_has_one_file() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    for query in ["", &format!("{purpose}&office=centro-1")] {
        let reply = app.upload(&citizen(), query, REPORT).await;
        assert_eq!(
            reply.json()["errors"][0]["code"],
            "document.purpose",
            "{query}"
        );
    }
    let reply = app
        .upload(&citizen(), &format!("{purpose}&nome=x"), REPORT)
        .await;
    assert_eq!(reply.json()["errors"][0]["pointer"], "/nome");
    let path = format!("/api/v1/documents?{purpose}");
    let file = |field| (field, "isee.pdf", "application/pdf", PDF);
    for (body, pointer, code) in [
        (form(&[]), "/file", "field.missing"),
        (form(&[file("nota")]), "/nota", "field.unknown"),
        (
            form(&[file("file"), file("nota")]),
            "/nota",
            "field.unknown",
        ),
        (form(&[file("file"), file("file")]), "/file", "field.twice"),
    ] {
        let request = app.request(&citizen(), Method::POST, &path);
        let reply = send(request.header("Content-Type", form_type()).body(body)).await;
        assert_eq!(reply.status, 422, "{reply:?}");
        let error = &reply.json()["errors"][0];
        assert_eq!(
            (&error["pointer"], &error["code"]),
            (&json!(pointer), &json!(code))
        );
    }
    let left = (kept(&app), on_record(&app).await);
    assert_eq!(
        left,
        (0, 0),
        "a form that was refused left something behind"
    );
    let reply = app.post(&citizen(), &path, &json!({})).await;
    assert_eq!(reply.problem(), (415, "body.content-type".to_owned()));
    let mut cut = form(&[file("file")]);
    cut.truncate(cut.len() - 30);
    let request = app.request(&citizen(), Method::POST, &path);
    let reply = send(request.header("Content-Type", form_type()).body(cut)).await;
    assert_eq!(reply.status, 400, "{reply:?}");
}

#[tokio::test]
async fn the_same_key_means_the_same_file() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let keyed = |file| {
        let request = app.uploading(&citizen(), &purpose, file);
        send(request.header("Idempotency-Key", "certificato-1"))
    };
    let first = keyed(REPORT).await;
    assert_eq!(first.status, 201, "{first:?}");
    let again = keyed(REPORT).await;
    assert_eq!((again.status, &again.bytes), (201, &first.bytes));
    assert_eq!(kept(&app), 1);
    for other in [
        ("certificato.png", "image/png", PNG),
        ("altro.pdf", "application/pdf", PDF),
    ] {
        let reply = keyed(other).await;
        assert_eq!(reply.problem(), (422, "idempotency.key-reused".to_owned()));
    }
    let another = send(app.uploading(&citizen(), &purpose, REPORT)).await;
    assert_ne!(another.json()["document_id"], first.json()["document_id"]);
}

#[tokio::test]
async fn no_more_than_a_hundred_documents_of_one_person_wait_for_one_application() {
    let app = open().await;
    let purpose = purpose(&draft(&app).await);
    let keyed = || {
        let request = app.uploading(&citizen(), &purpose, REPORT);
        send(request.header("Idempotency-Key", "certificato-1"))
    };
    let first = keyed().await;
    for _ in 1..100 {
        app.uploaded(&citizen(), &purpose, REPORT).await;
    }
    assert_eq!(
        keyed().await.bytes,
        first.bytes,
        "a repetition is none more"
    );
    let reply = app.upload(&citizen(), &purpose, REPORT).await;
    assert_eq!(
        reply.problem(),
        (409, "document.too-many-waiting".to_owned())
    );
}

#[tokio::test]
async fn forgotten_uploads_of_one_person_do_not_keep_the_office_from_uploading() {
    let app = open().await;
    let purpose = "office=centro-1";
    for _ in 0..100 {
        app.uploaded(&protocol_officer(), purpose, REPORT).await;
    }
    let full = (409, "document.too-many-waiting".to_owned());
    let reply = app.upload(&protocol_officer(), purpose, REPORT).await;
    assert_eq!(reply.problem(), full);
    app.uploaded(&desk_operator("centro-1"), purpose, REPORT)
        .await;
    // As many as ten people can let wait.
    let more = "INSERT INTO documents SELECT gen_random_uuid(), about_type, about_id, subject, class, name, media_type, \
         size, sha256, taken_at, streams, named_at, filed, dropped, 'altri' FROM documents, generate_series(1, 9) \
         WHERE taken_by = $1";
    sqlx::query(more)
        .bind(protocol_officer().code.as_str())
        .execute(app.store.pool())
        .await
        .expect("the service may");
    let reply = app
        .upload(&desk_operator("centro-1"), purpose, REPORT)
        .await;
    assert_eq!(reply.problem(), full);
    app.uploaded(&desk_operator("centro-2"), "office=centro-2", REPORT)
        .await;
}

/// A line on which an upload begins, and nothing more is sent.
async fn begun(app: &TestApp, actor: &Actor, purpose: &str) -> tokio::net::TcpStream {
    use tokio::io::AsyncWriteExt;

    let form = form(&[("file", REPORT.0, REPORT.1, REPORT.2)]);
    let head = format!(
        "POST /api/v1/documents?{purpose} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
         Content-Type: {}\r\nContent-Length: {}\r\n\r\n",
        app.token(actor),
        form_type(),
        form.len(),
    );
    let address = app.address().trim_start_matches("http://");
    let mut line = tokio::net::TcpStream::connect(address)
        .await
        .expect("connects");
    line.write_all(head.as_bytes()).await.expect("sent");
    let begin = &form[..form.len() - 30];
    line.write_all(begin).await.expect("sent");
    line
}

#[tokio::test]
async fn whoever_keeps_silent_loses_the_place() {
    use tokio::io::AsyncReadExt;

    let app = open_with(Settings {
        upload_silence: Duration::from_secs(1),
        ..Settings::default()
    })
    .await;
    let purpose = "office=centro-1";
    let desk = desk_operator("centro-1");
    let mut slow = Vec::new();
    for _ in 0..4 {
        slow.push(begun(&app, &desk, purpose).await);
    }
    // There is a place for the next one before its own patience ends, and long before an upload must be over.
    app.uploaded(&desk, purpose, REPORT).await;
    for mut line in slow {
        let mut answer = String::new();
        line.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("\"body.stalled\""), "{answer}");
    }
    assert_eq!((kept(&app), on_record(&app).await), (1, 1));
}

#[tokio::test]
async fn while_many_documents_come_in_the_next_one_is_told_to_come_back() {
    let app = TestApp::impatient(Duration::from_millis(50)).await;
    app.open_offices().await;
    let purpose = "office=centro-1";
    let operator = |n: usize| Actor {
        code: ActorCode::new(format!("sportello-{n}")).expect("a code"),
        ..desk_operator("centro-1")
    };
    let until = async |actor: &Actor, is_taken: bool| loop {
        let reply = app.upload(actor, purpose, REPORT).await;
        if (reply.status == 201) == is_taken {
            return reply;
        }
        // Each of these stays on record: a busy machine must not be asked until there are too many.
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let mut slow = Vec::new();
    for n in 1..=4 {
        for _ in 0..4 {
            slow.push(begun(&app, &operator(n), purpose).await);
        }
        let busy = until(&operator(n), false).await;
        assert_eq!(busy.problem(), (503, "document.busy".to_owned()));
        assert_eq!(busy.header("retry-after"), "2");
        if n < 4 {
            // The lines of one sender keep nobody else out.
            let reply = app.upload(&operator(9), purpose, REPORT).await;
            assert_eq!(reply.status, 201, "{reply:?}");
        }
    }
    let busy = until(&operator(9), false).await;
    assert_eq!(busy.problem(), (503, "document.busy".to_owned()));
    drop(slow);
    until(&operator(9), true).await;
}

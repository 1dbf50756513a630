//! What can be done with the bytes of a connection: slow ones, doubled ones, too many.

use api::{Patience, Settings};
use std::time::{Duration, Instant};
use tests::app::TestApp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn connect(app: &TestApp) -> TcpStream {
    let address = app.address().trim_start_matches("http://");
    TcpStream::connect(address).await.expect("it listens")
}

/// What comes back on a connection of its own, until the service closes it.
async fn answered(app: &TestApp, request: &[u8]) -> String {
    let mut stream = connect(app).await;
    stream.write_all(request).await.expect("it listens");
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer));
    drop(read.await.expect("the service ends the connection"));
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("closed")
}

#[tokio::test]
async fn a_head_that_never_ends_is_not_waited_for() {
    let head = Duration::from_millis(800);
    let app = TestApp::with(Settings {
        patience: Patience {
            head,
            ..Patience::default()
        },
        ..Settings::default()
    })
    .await;
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = connect(&app).await;
        let begun = b"GET /api/v1/offices HTTP/1.1\r\nHost: localhost\r\nX-A: ";
        stream.write_all(begun).await.expect("it listens");
        slow.push(stream);
    }
    let since = Instant::now();
    // Others are answered meanwhile.
    let reply = app.anonymous(reqwest::Method::GET, "/health/live").send();
    assert_eq!(reply.await.expect("an answer").status(), 200);
    for mut stream in slow {
        let dripping = async {
            // A byte now and then does not lengthen the time.
            while stream.write_all(b"a").await.is_ok() {
                let mut byte = [0; 512];
                let pause = Duration::from_millis(50);
                let read = tokio::time::timeout(pause, stream.read(&mut byte)).await;
                if read.is_ok_and(|read| read.map_or(true, |count| count == 0)) {
                    return;
                }
            }
        };
        let ended = tokio::time::timeout(Duration::from_secs(10), dripping).await;
        assert!(ended.is_ok(), "a slow connection is still open");
    }
    assert!(since.elapsed() >= head / 2, "{:?}", since.elapsed());
}

#[tokio::test]
async fn a_request_that_two_programs_would_read_differently_is_refused() {
    let app = TestApp::start().await;
    for (what, request) in [
        (
            "two lengths",
            "POST /api/v1/people HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
        ),
        (
            "a length that is none",
            "POST /api/v1/people HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nabcde",
        ),
        (
            "a folded header",
            "GET /health/live HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\nConnection: close\r\n\r\n",
        ),
        (
            "a space before the colon",
            "GET /health/live HTTP/1.1\r\nHost : a\r\nConnection: close\r\n\r\n",
        ),
        (
            "a NUL in a header",
            "GET /health/live HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\nConnection: close\r\n\r\n",
        ),
        ("no HTTP", "HELO example.org\r\n\r\n"),
    ] {
        let answer = answered(&app, request.as_bytes()).await;
        assert!(
            matches!(status(&answer), "400" | "closed"),
            "{what}: {answer}"
        );
    }
}

#[tokio::test]
async fn headers_without_end_are_refused() {
    let app = TestApp::start().await;
    let mut request = b"GET /health/live HTTP/1.1\r\nHost: a\r\n".to_vec();
    for n in 0..200 {
        request.extend(format!("X-{n}: {}\r\n", "a".repeat(100)).as_bytes());
    }
    request.extend(b"Connection: close\r\n\r\n");
    assert_eq!(status(&answered(&app, &request).await), "431");
    let long = format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "a".repeat(70_000));
    let answer = answered(&app, long.as_bytes()).await;
    assert!(
        matches!(status(&answer), "414" | "431" | "closed"),
        "{answer}"
    );
}

#[tokio::test]
async fn what_a_request_says_of_itself_comes_back_in_no_header() {
    let app = TestApp::start().await;
    let request = "GET /api/v1/%0d%0aSet-Cookie:%20a=b?x=%0d%0aX-B:%20c HTTP/1.1\r\nHost: a\r\n\
        X-Request-Id: one%0d%0aSet-Cookie: a=b\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n";
    let answer = answered(&app, request.as_bytes()).await;
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    assert_eq!(status(&answer), "404", "{answer}");
    let head = head.to_ascii_lowercase();
    for name in [
        "set-cookie:",
        "x-b:",
        "access-control-allow-origin",
        "server:",
        "x-powered-by",
    ] {
        assert!(!head.contains(name), "{name}: {head}");
    }
}

//! Paths that lead elsewhere in other programs lead nowhere here.

use reqwest::Method;
use tests::actors::director;
use tests::app::{TestApp, send};
use tests::schema::operations;

/// In place of an identifier, as the bytes go over the line.
const PARTS: &[&str] = &[
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2f.policentrica%2fsecrets%2fmaster.key",
    "..%5c..%5cwindows%5cwin.ini",
    "%252e%252e%252fsecrets",
    "%c0%ae%c0%ae%c0%af",
    "%00",
    "a%00.pdf",
    "%0d%0aSet-Cookie:%20a=b",
    "1%20OR%201=1",
    "%27%3b%20DROP%20TABLE%20events%3b--",
    "*",
    "-1",
    "null",
    "%7b%7b7*7%7d%7d",
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_under_a_path_that_climbs_or_injects() {
    let app = TestApp::start().await;
    let long = "a".repeat(5_000);
    for (method, path, _) in operations(&api::openapi()) {
        if method != "GET" || !path.contains('{') {
            continue;
        }
        for part in PARTS.iter().copied().chain([&*long]) {
            let target = path
                .replace("{id}", part)
                .replace("{type}", part)
                .replace("{day}", part)
                .replace("{code}", part);
            let request = app
                .request(&director(), Method::GET, &target)
                .header("Policentrica-Reason", "oversight");
            let reply = send(request).await;
            let (status, _) = reply.problem();
            assert!(
                matches!(status, 400 | 404 | 405 | 422),
                "{target}: {reply:?}"
            );
            for name in ["set-cookie", "location"] {
                assert_eq!(reply.header(name), "", "{target}");
            }
            assert!(!reply.text.contains("root:"), "{target}");
        }
    }
}

#[tokio::test]
async fn the_pages_of_the_reference_serve_no_file_of_the_machine() {
    let app = TestApp::start().await;
    for path in [
        "/api/docs/..%2f..%2fCargo.toml",
        "/api/docs/%2e%2e/%2e%2e/etc/passwd",
        "/api/docs/....//....//etc/passwd",
    ] {
        let reply = send(app.anonymous(Method::GET, path)).await;
        assert_eq!(reply.status, 404, "{path}: {reply:?}");
    }
}

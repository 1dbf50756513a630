//! A service on a scratch municipality for programs of others: writes its address and tokens to a file and waits.

use std::path::PathBuf;
use tests::actors::{auditor, case_manager, director};
use tests::app::TestApp;

#[tokio::main]
async fn main() {
    let file = PathBuf::from(std::env::args_os().nth(1).expect("the file to write to"));
    let app = TestApp::start().await;
    let about = serde_json::json!({
        "address": app.address(),
        "tokens": {
            "director": app.token(&director()),
            "case_manager": app.token(&case_manager("centro-1")),
            "auditor": app.token(&auditor()),
        },
    });
    let passing = file.with_extension("new");
    std::fs::write(&passing, about.to_string()).expect("the folder is there");
    // Whoever waits for the file never reads half of it.
    std::fs::rename(&passing, &file).expect("the folder is there");
    std::future::pending::<()>().await;
}

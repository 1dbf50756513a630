//! Small JSON documents from a provider: never redirected, never endless.

use super::provider::is_safe;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use std::sync::OnceLock;
use std::time::Duration;
use url::Url;

/// How long a provider is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// No document of a provider is longer than this.
const LONGEST: usize = 256 * 1024;

/// Why a provider did not tell what it was asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreachable {
    /// It did not answer, or the connection broke.
    #[error("the provider of identities does not answer")]
    Silent(#[source] reqwest::Error),
    /// It answered with a refusal.
    #[error("the provider of identities answers with status {0}")]
    Refused(u16),
    /// What came is too long, no JSON, or not what the standard says.
    #[error("the provider of identities answers something else than the standard says")]
    Unreadable,
}

/// The client for all providers.
fn client() -> &'static Client {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    CLIENT.get_or_init(|| {
        Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .build()
            .expect("a provider of TLS is installed when the service starts")
    })
}

/// A question to an address that a provider published.
pub(crate) fn get(address: &str) -> Result<RequestBuilder, Unreachable> {
    Ok(client().get(safe(address)?))
}

/// Something sent to an address that a provider published.
pub(crate) fn post(address: &str) -> Result<RequestBuilder, Unreachable> {
    Ok(client().post(safe(address)?))
}

fn safe(address: &str) -> Result<Url, Unreachable> {
    Url::parse(address)
        .ok()
        .filter(is_safe)
        .ok_or(Unreachable::Unreadable)
}

/// The JSON a request is answered with.
pub(crate) async fn answer(request: RequestBuilder) -> Result<Value, Unreachable> {
    let sent = request.header("Accept", "application/json").send();
    let mut answer = sent.await.map_err(Unreachable::Silent)?;
    if !answer.status().is_success() {
        return Err(Unreachable::Refused(answer.status().as_u16()));
    }
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(Unreachable::Silent)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST {
            return Err(Unreachable::Unreadable);
        }
    }
    serde_json::from_slice(&bytes).map_err(|_| Unreachable::Unreadable)
}

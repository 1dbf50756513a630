//! A POST that is repeated is done once: the key becomes the identifier of the command.

use super::headers::{self, IDEMPOTENCY_KEY};
use super::problem::Problem;
use crate::ids::fresh;
use domain::access::Actor;
use domain::shared::ids::NAMESPACE;
use http::HeaderMap;
use sha2::{Digest, Sha256};
use store::Tenant;
use uuid::Uuid;

/// The most characters of a key.
const LONGEST: usize = 200;

/// The identifier of the command: from tenant, actor with their duty, and key; a new one where no key was given.
///
/// Whoever changes duty means another request by the same words: what was answered to them at one office must not be
/// answered to them at the next.
pub(crate) fn command_id(
    headers: &HeaderMap,
    tenant: &Tenant,
    actor: &Actor,
) -> Result<Uuid, Problem> {
    let malformed = "idempotency.key-malformed";
    let Some(key) = headers::text(headers, &IDEMPOTENCY_KEY, malformed)? else {
        return Ok(fresh());
    };
    if key.is_empty() || key.len() > LONGEST {
        return Err(Problem::header(
            malformed,
            "a key has 1 to 200 visible ASCII characters",
        ));
    }
    let tenant = Uuid::new_v5(&NAMESPACE, format!("tenant/{tenant}").as_bytes());
    let office = actor.office.as_ref().map_or("", |office| office.as_str());
    let duty = format!("actor/{}/{}/{office}", actor.code, actor.role);
    let actor = Uuid::new_v5(&tenant, duty.as_bytes());
    Ok(Uuid::new_v5(&actor, format!("key/{key}").as_bytes()))
}

/// SHA-256 of what was asked: method, path and body. The version it was meant for does not count.
pub(crate) fn digest(method: &str, path: &str, body: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in [method.as_bytes(), path.as_bytes(), body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(actor: &str, key: &'static str) -> Uuid {
        id_at(None, actor, key)
    }

    fn id_at(office: Option<&str>, actor: &str, key: &'static str) -> Uuid {
        let mut headers = HeaderMap::new();
        headers.insert(IDEMPOTENCY_KEY, http::HeaderValue::from_static(key));
        let actor = Actor {
            code: domain::shared::ids::ActorCode::new(actor).expect("a code"),
            office: office.map(|code| domain::shared::ids::OfficeCode::new(code).expect("a code")),
            ..Actor::system()
        };
        command_id(&headers, &Tenant::new("catania").expect("a name"), &actor).expect("a key")
    }

    #[test]
    fn a_key_belongs_to_its_actor() {
        assert_eq!(id("rossi", "k1"), id("rossi", "k1"));
        assert_ne!(id("rossi", "k1"), id("bianchi", "k1"));
        assert_ne!(id("rossi", "k1"), id("rossi", "k2"));
        let (here, there) = (Some("centro-1"), Some("centro-2"));
        assert_ne!(id_at(here, "rossi", "k1"), id_at(there, "rossi", "k1"));
    }

    #[test]
    fn the_parts_of_a_request_cannot_run_into_each_other() {
        assert_ne!(digest("POST", "/a", b"b"), digest("POST", "/ab", b""));
    }
}

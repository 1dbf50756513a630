//! Documents that a command names: what was found of them when they were taken in counts, not what the caller says.

use super::command::Call;
use super::problem::Problem;
use domain::shared::digest::Digest;
use domain::shared::ids::DocumentId;
use store::documents::{About, DocumentRefusal, Kept};
use uuid::Uuid;

/// The stream a command is sent to: its type and its identifier.
pub(crate) type Target = (&'static str, Uuid);

/// One document that was taken in for `about`, held for a command on `target`; `pointer` is where it is named.
pub(crate) async fn document(
    call: &Call,
    about: &About,
    target: Target,
    id: DocumentId,
    pointer: &str,
) -> Result<Kept, Problem> {
    let archive = call.state().archive();
    let named = archive.name(&[id], about, target, call.now()).await?;
    let first = named.into_iter().next();
    first.ok_or_else(|| unknown(pointer))
}

/// Whether a document with this digest was taken in for `about`; it is held for a command on `target`.
pub(crate) async fn digest(
    call: &Call,
    about: &About,
    target: Target,
    digest: &Digest,
) -> Result<bool, Problem> {
    let mut sha256 = [0; 32];
    hex::decode_to_slice(digest.as_str(), &mut sha256).expect("a digest is 64 hexadecimal digits");
    let archive = call.state().archive();
    Ok(archive
        .name_by_digest(&sha256, about, target, call.now())
        .await?)
}

/// A document or a digest that nobody took in for this.
pub(crate) fn unknown(pointer: &str) -> Problem {
    use domain::shared::error::Coded;
    let refusal = DocumentRefusal::Unknown;
    Problem::field(pointer, refusal.code(), refusal.to_string())
}

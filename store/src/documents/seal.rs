//! Sealing of documents at rest: XChaCha20-Poly1305 in pieces, by the STREAM construction.
//!
//! A sealed document is a header (mark, version, random nonce) and pieces of 64 KiB. Every
//! piece is bound to its place, to whether it is the last, to the header and to the id of the
//! document, so pieces cannot be dropped, swapped or moved to another document unnoticed.

use aead_stream::{DecryptorBE32, EncryptorBE32};
use bytes::{Bytes, BytesMut};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::Payload;
use domain::shared::ids::DocumentId;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::DocumentError;

/// Bytes of plain text in one sealed piece.
const PIECE: usize = 64 * 1024;
/// Bytes of the authentication tag at the end of each sealed piece.
const TAG: usize = 16;
/// Mark and version at the start of every sealed document.
const MARK: [u8; 5] = *b"PDOC\x01";
/// Random bytes of the nonce; the rest of the 24 are the place of the piece.
const NONCE: usize = 19;
/// Bytes before the first sealed piece.
pub(super) const HEADER: usize = MARK.len() + NONCE;

/// The key that opens one person's documents; destroying it makes them unreadable forever.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DocumentKey([u8; 32]);

impl DocumentKey {
    /// Takes 32 bytes that were made at random and are kept elsewhere.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for DocumentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentKey(..)")
    }
}

/// What every piece is bound to, besides its place.
fn bound_to(header: &[u8], document_id: DocumentId) -> Vec<u8> {
    [header, document_id.0.as_bytes()].concat()
}

/// Turns plain bytes into sealed pieces, keeping back the last until the end is known.
pub(super) struct Sealer {
    stream: EncryptorBE32<XChaCha20Poly1305>,
    bound: Vec<u8>,
    waiting: BytesMut,
}

impl Sealer {
    /// Begins a sealed document; gives the header, to be written first.
    pub(super) fn begin(
        key: &DocumentKey,
        document_id: DocumentId,
    ) -> Result<(Self, Bytes), DocumentError> {
        let mut header = [0; HEADER];
        let (mark, nonce) = header.split_at_mut(MARK.len());
        mark.copy_from_slice(&MARK);
        getrandom::fill(nonce).map_err(|error| DocumentError::Unavailable(Box::new(error)))?;
        let nonce: [u8; NONCE] = nonce.try_into().expect("the header is cut at the mark");
        let sealer = Self {
            stream: EncryptorBE32::new(&key.0.into(), &nonce.into()),
            bound: bound_to(&header, document_id),
            waiting: BytesMut::new(),
        };
        Ok((sealer, Bytes::copy_from_slice(&header)))
    }

    /// Takes plain bytes; gives the sealed pieces that are certainly not the last.
    pub(super) fn seal(&mut self, bytes: &[u8]) -> Result<Bytes, DocumentError> {
        self.waiting.extend_from_slice(bytes);
        let mut sealed = BytesMut::new();
        while self.waiting.len() > PIECE {
            let mut piece = self.waiting.split_to(PIECE);
            let payload = Payload {
                msg: &piece,
                aad: &self.bound,
            };
            let done = self.stream.encrypt_next(payload);
            sealed.extend_from_slice(&done.map_err(|_| DocumentError::Damaged)?);
            piece.as_mut().zeroize();
        }
        Ok(sealed.freeze())
    }

    /// Gives the last piece.
    pub(super) fn finish(mut self) -> Result<Bytes, DocumentError> {
        let payload = Payload {
            msg: &self.waiting,
            aad: &self.bound,
        };
        let sealed = self.stream.encrypt_last(payload);
        self.waiting.as_mut().zeroize();
        sealed.map(Bytes::from).map_err(|_| DocumentError::Damaged)
    }
}

/// Turns sealed pieces back into plain bytes; gives nothing that has not been proved whole.
pub(super) struct Opener {
    key: DocumentKey,
    document_id: DocumentId,
    stream: Option<(DecryptorBE32<XChaCha20Poly1305>, Vec<u8>)>,
    waiting: BytesMut,
}

impl Opener {
    pub(super) fn begin(key: &DocumentKey, document_id: DocumentId) -> Self {
        Self {
            key: key.clone(),
            document_id,
            stream: None,
            waiting: BytesMut::new(),
        }
    }

    /// Takes sealed bytes; gives the plain bytes of the pieces that are certainly not the last.
    pub(super) fn open(&mut self, bytes: &[u8]) -> Result<Bytes, DocumentError> {
        self.waiting.extend_from_slice(bytes);
        if self.stream.is_none() && self.waiting.len() >= HEADER {
            self.read_header()?;
        }
        let Some((stream, bound)) = &mut self.stream else {
            return Ok(Bytes::new());
        };
        let mut opened = BytesMut::new();
        while self.waiting.len() > PIECE + TAG {
            let piece = self.waiting.split_to(PIECE + TAG);
            let payload = Payload {
                msg: &piece,
                aad: bound,
            };
            let plain = stream.decrypt_next(payload);
            opened.extend_from_slice(&plain.map_err(|_| DocumentError::Damaged)?);
        }
        Ok(opened.freeze())
    }

    /// Gives the last plain bytes; fails when the end of the document is missing.
    pub(super) fn finish(self) -> Result<Bytes, DocumentError> {
        let (stream, bound) = self.stream.ok_or(DocumentError::Damaged)?;
        let payload = Payload {
            msg: &self.waiting,
            aad: &bound,
        };
        let plain = stream.decrypt_last(payload);
        plain.map(Bytes::from).map_err(|_| DocumentError::Damaged)
    }

    fn read_header(&mut self) -> Result<(), DocumentError> {
        let header = self.waiting.split_to(HEADER);
        let nonce = header.strip_prefix(&MARK).ok_or(DocumentError::Damaged)?;
        let nonce: [u8; NONCE] = nonce.try_into().expect("the header has a fixed length");
        let stream = DecryptorBE32::new(&self.key.0.into(), &nonce.into());
        self.stream = Some((stream, bound_to(&header, self.document_id)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentError, DocumentId, DocumentKey, HEADER, Opener, PIECE, Sealer, TAG};
    use uuid::Uuid;

    const ID: DocumentId = DocumentId(Uuid::from_u128(7));

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let (mut sealer, header) =
            Sealer::begin(&DocumentKey::new([1; 32]), ID).expect("randomness");
        let mut out = header.to_vec();
        for part in plain.chunks(10_007) {
            out.extend_from_slice(&sealer.seal(part).expect("room"));
        }
        out.extend_from_slice(&sealer.finish().expect("room"));
        out
    }

    fn opened(key: [u8; 32], id: DocumentId, bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
        let mut opener = Opener::begin(&DocumentKey::new(key), id);
        let mut out = Vec::new();
        for part in bytes.chunks(9_001) {
            out.extend_from_slice(&opener.open(part)?);
        }
        out.extend_from_slice(&opener.finish()?);
        Ok(out)
    }

    #[test]
    fn what_is_sealed_opens_again_at_every_border() {
        for size in [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5] {
            let plain: Vec<u8> = (0..size)
                .map(|i| u8::try_from(i % 251).expect("small"))
                .collect();
            let bytes = sealed(&plain);
            let pieces = size.div_ceil(PIECE);
            assert_eq!(bytes.len(), HEADER + size + pieces * TAG);
            assert!(
                opened([1; 32], ID, &bytes).expect("opens") == plain,
                "{size}"
            );
        }
    }

    #[test]
    fn one_altered_byte_is_noticed_wherever_it_is() {
        let bytes = sealed(&vec![9; PIECE + 100]);
        for at in [0, 4, 5, HEADER, HEADER + PIECE + 3, bytes.len() - 1] {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            assert!(opened([1; 32], ID, &altered).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_missing_end_is_noticed() {
        let bytes = sealed(&vec![9; 2 * PIECE]);
        for length in [0, 3, HEADER, HEADER + PIECE + TAG, bytes.len() - 1] {
            assert!(
                opened([1; 32], ID, &bytes[..length]).is_err(),
                "{length} bytes"
            );
        }
    }

    #[test]
    fn another_key_or_another_document_does_not_open_it() {
        let bytes = sealed(b"carta");
        assert!(opened([2; 32], ID, &bytes).is_err());
        assert!(opened([1; 32], DocumentId(Uuid::from_u128(8)), &bytes).is_err());
    }

    #[test]
    fn the_same_paper_sealed_twice_does_not_look_the_same() {
        assert_ne!(sealed(b"carta"), sealed(b"carta"));
    }
}

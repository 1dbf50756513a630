//! TLS of the listener: certificate and key come from files, and are taken anew when these change.

use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Between two looks at the files: whoever renews a certificate need not start the service again.
const BETWEEN: Duration = Duration::from_mins(1);

/// Why there is no TLS; names the file and not what stands in it.
#[derive(Debug, thiserror::Error)]
pub enum TlsInvalid {
    /// The file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// There is no certificate in it, or no key.
    #[error("{0} holds no {1} in PEM")]
    Empty(PathBuf, &'static str),
    /// Certificate and key do not belong together, or are of a kind that nobody uses any more.
    #[error("certificate and key cannot be used: {0}")]
    Unfit(rustls::Error),
}

/// How a listener encrypts; cheap to clone.
#[derive(Clone)]
pub struct Tls(TlsAcceptor);

impl Tls {
    /// Reads the chain of certificates and the key, both in PEM. TLS 1.2 and 1.3, nothing older.
    pub fn of(certificate: &Path, key: &Path) -> Result<Self, TlsInvalid> {
        let kept = Kept::of(certificate.to_owned(), key.to_owned())?;
        let mut config = ServerConfig::builder_with_provider(Arc::clone(&kept.provider))
            .with_safe_default_protocol_versions()
            .map_err(TlsInvalid::Unfit)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(kept));
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self(Arc::new(config).into()))
    }

    /// Agrees with a client on keys.
    pub(crate) async fn accept(&self, stream: TcpStream) -> std::io::Result<TlsStream<TcpStream>> {
        self.0.accept(stream).await
    }
}

/// The certificate as it was read last.
#[derive(Debug)]
struct Kept {
    certificate: PathBuf,
    key: PathBuf,
    provider: Arc<CryptoProvider>,
    last: Mutex<Last>,
}

#[derive(Debug)]
struct Last {
    pair: Arc<CertifiedKey>,
    written: Option<SystemTime>,
    looked: Instant,
}

impl Kept {
    fn of(certificate: PathBuf, key: PathBuf) -> Result<Self, TlsInvalid> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let written = written(&certificate);
        let pair = Arc::new(read(&certificate, &key, &provider)?);
        let looked = Instant::now();
        Ok(Self {
            certificate,
            key,
            provider,
            last: Mutex::new(Last {
                pair,
                written,
                looked,
            }),
        })
    }

    /// The pair to use now. A new one that cannot be used is told of, and the old one goes on.
    fn pair(&self, now: Instant) -> Arc<CertifiedKey> {
        let mut last = self.last.lock().expect("no holder of this lock panics");
        if now.duration_since(last.looked) >= BETWEEN {
            last.looked = now;
            let written = written(&self.certificate);
            if written != last.written {
                match read(&self.certificate, &self.key, &self.provider) {
                    Ok(pair) => {
                        last.pair = Arc::new(pair);
                        last.written = written;
                        tracing::info!("a new certificate is used");
                    }
                    Err(error) => tracing::error!(error = %error, "a new certificate is not used"),
                }
            }
        }
        Arc::clone(&last.pair)
    }
}

impl ResolvesServerCert for Kept {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.pair(Instant::now()))
    }
}

fn written(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

fn read(
    certificate: &Path,
    key: &Path,
    provider: &CryptoProvider,
) -> Result<CertifiedKey, TlsInvalid> {
    let open = |file: &Path| {
        fs::read(file).map_err(|error| TlsInvalid::Unreadable(file.to_owned(), error))
    };
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&open(certificate)?)
        .collect::<Result<_, _>>()
        .unwrap_or_default();
    if chain.is_empty() {
        return Err(TlsInvalid::Empty(certificate.to_owned(), "certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(&open(key)?)
        .map_err(|_| TlsInvalid::Empty(key.to_owned(), "key"))?;
    CertifiedKey::from_der(chain, key, provider).map_err(TlsInvalid::Unfit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a certificate of its own for a name, and its key.
    fn issue(place: &Path, name: &str) {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        fs::write(place.join("cert.pem"), made.cert.pem()).expect("written");
        fs::write(place.join("key.pem"), made.signing_key.serialize_pem()).expect("written");
    }

    fn kept(place: &Path) -> Result<Kept, TlsInvalid> {
        Kept::of(place.join("cert.pem"), place.join("key.pem"))
    }

    #[test]
    fn a_renewed_certificate_is_used_and_a_broken_one_is_not() {
        let place = tempfile::tempdir().expect("a place");
        issue(place.path(), "comune.example");
        let kept = kept(place.path()).expect("a certificate");
        let start = Instant::now();
        let first = kept.pair(start).cert.clone();
        let renew = |at: SystemTime| {
            let file = fs::File::options()
                .append(true)
                .open(place.path().join("cert.pem"));
            file.expect("opens").set_modified(at).expect("dated");
        };
        issue(place.path(), "servizi.comune.example");
        renew(SystemTime::now() + Duration::from_secs(9));
        assert_eq!(kept.pair(start).cert, first, "nobody looks that often");
        let second = kept.pair(start + BETWEEN).cert.clone();
        assert_ne!(second, first);
        fs::write(place.path().join("cert.pem"), "nothing").expect("written");
        renew(SystemTime::now() + Duration::from_secs(99));
        assert_eq!(kept.pair(start + BETWEEN * 2).cert, second);
    }

    #[test]
    fn what_is_no_pair_is_refused_with_the_name_of_the_file() {
        let place = tempfile::tempdir().expect("a place");
        let refusal = || kept(place.path()).expect_err("refused").to_string();
        assert!(refusal().contains("cert.pem cannot be read"));
        issue(place.path(), "comune.example");
        let key = fs::read(place.path().join("key.pem")).expect("a key");
        fs::write(place.path().join("key.pem"), "nothing").expect("written");
        assert!(refusal().contains("key.pem holds no key"));
        issue(place.path(), "comune.example");
        fs::write(place.path().join("key.pem"), key).expect("written");
        assert!(refusal().contains("certificate and key cannot be used"));
    }
}

//! A real OpenID provider on this machine: npm's `oidc-provider`, started by the test that needs it.

use api::identity::{Kind, ProviderSettings, Providers, RelyingParty, SigningAlgorithm};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    sync::Mutex,
};

/// Whom the tokens of people are meant for.
pub const AUDIENCE: &str = "urn:policentrica";
/// Whom the tokens of programs are meant for.
pub const AUDIENCE_OF_PROGRAMS: &str = "urn:policentrica:programs";
/// The level that is enough for residents.
pub const LEVEL: &str = "https://www.spid.gov.it/SpidL2";
/// The secret of every client at the provider.
pub const SECRET: &str = "a secret of the tests that is long enough";
/// Agata's tax code.
pub const TAX_CODE: &str = "BNCMRA75L55C351S";

/// A running provider.
pub struct OpenIdProvider {
    /// Its name and address.
    pub issuer: String,
    process: Child,
    pipes: Mutex<(ChildStdin, BufReader<ChildStdout>)>,
}

impl OpenIdProvider {
    /// Starts one; nothing on a machine without Node.js, where the test says that it was skipped.
    pub fn start(redirect: &str) -> Option<Self> {
        if Command::new("node").arg("--version").output().is_err() {
            eprintln!("skipped: there is no Node.js to run an OpenID provider");
            return None;
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the workspace");
        let home: PathBuf = root.join("target/outside/oidc");
        if !home
            .join("node_modules/oidc-provider/package.json")
            .exists()
        {
            let installed = Command::new(root.join(".ci/provider")).status();
            assert!(
                installed.is_ok_and(|status| status.success()),
                "the OpenID provider of the tests cannot be installed: run .ci/provider"
            );
        }
        let script =
            fs::read_to_string(root.join("tests/support/provider.mjs")).expect("it is there");
        let mut process = Command::new("node")
            .args(["--input-type=module", "--eval", &script])
            .current_dir(home)
            .env("PROVIDER_SETTINGS", settings(redirect).to_string())
            .env("NODE_NO_WARNINGS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node.js starts");
        let stdin = process.stdin.take().expect("it is piped");
        let mut stdout = BufReader::new(process.stdout.take().expect("it is piped"));
        let issuer = loop {
            let line = line(&mut stdout);
            if line.starts_with("http://") {
                break line;
            }
        };
        Some(Self {
            issuer,
            process,
            pipes: Mutex::new((stdin, stdout)),
        })
    }

    fn wish(&self, wish: &Value) -> String {
        let mut pipes = self.pipes.lock().expect("no test panics while it asks");
        writeln!(pipes.0, "{wish}").expect("the provider listens");
        line(&mut pipes.1)
    }

    /// A token signed by the provider's own key, good in every way but for what the claims change.
    pub fn token(&self, claims: &Value) -> String {
        self.forged("provider", &json!({}), claims)
    }

    /// A token signed with another key (`other`), with the public one as a secret (`public`), or by `nobody`.
    pub fn forged(&self, key: &str, header: &Value, claims: &Value) -> String {
        self.wish(&json!({ "op": "sign", "key": key, "header": header, "claims": claims }))
    }

    /// Takes new keys; tokens of the old one are no longer good.
    pub fn rotate(&self) {
        assert_eq!(self.wish(&json!({ "op": "rotate" })), "rotated");
    }

    /// How often somebody fetched its keys.
    pub fn asked(&self) -> u32 {
        let asked = self.wish(&json!({ "op": "asked" }));
        asked.parse().expect("a number")
    }

    /// What the service is told of it: residents, staff and programs, all vouched for by this one.
    pub fn trusted(&self, refetch: Duration) -> Providers {
        let of =
            |kind, audience: &str, subject_claim: &str, client: Option<&str>| ProviderSettings {
                kind,
                issuer: self.issuer.clone(),
                audience: audience.to_owned(),
                algorithm: SigningAlgorithm::RS256,
                levels: if kind == Kind::Residents {
                    vec![LEVEL.to_owned()]
                } else {
                    Vec::new()
                },
                subject_claim: subject_claim.to_owned(),
                duties_claim: "duties".to_owned(),
                offices_claim: "offices".to_owned(),
                skew: Duration::from_mins(1),
                refetch,
                relying_party: client.map(|client_id| RelyingParty {
                    client_id: client_id.to_owned(),
                    client_secret: SECRET.to_owned(),
                }),
            };
        let residents = "urn:policentrica:residents";
        Providers::new([
            of(Kind::Staff, AUDIENCE, "sub", Some("desk")),
            of(Kind::Residents, residents, "fiscal_number", Some("portal")),
            of(Kind::Systems, AUDIENCE_OF_PROGRAMS, "sub", None),
        ])
        .expect("it is on this machine")
    }
}

impl Drop for OpenIdProvider {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    from.read_line(&mut line).expect("the provider answers");
    assert!(!line.is_empty(), "the provider of the tests ended");
    line.trim().to_owned()
}

/// Who is known at the provider: invented people, and programs.
fn settings(redirect: &str) -> Value {
    let client = |id: &str| {
        json!({
            "client_id": id, "client_secret": SECRET, "redirect_uris": [redirect],
            "post_logout_redirect_uris": [redirect.replace("/accedi/ritorno", "/accedi")],
            "require_auth_time": true, "scope": "openid profile",
            "grant_types": ["authorization_code"], "response_types": ["code"],
        })
    };
    let program = json!({
        "client_id": "protocollo-regionale", "client_secret": SECRET, "redirect_uris": [],
        "grant_types": ["client_credentials"], "response_types": [],
        "scope": "policentrica.read policentrica.write",
    });
    json!({
        "clients": [client("portal"), client("desk"), program],
        "accounts": {
            "agata": {
                "fiscal_number": format!("TINIT-{TAX_CODE}"), "acr": LEVEL,
                "given_name": "Agata", "family_name": "Torrisi <b>",
            },
            "agata-1": { "fiscal_number": format!("TINIT-{TAX_CODE}"), "acr": "https://www.spid.gov.it/SpidL1" },
            "ferrante": { "duties": ["social_worker"], "offices": ["centro-1", "centro-2"] },
            "nessuno": { "duties": ["gardener"] },
        },
        "programs": {
            "protocollo-regionale": { "duties": ["protocol_officer"] },
        },
    })
}

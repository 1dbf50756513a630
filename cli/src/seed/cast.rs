//! The identities of the demo: who can be taken on, and what for. Their codes never change.

use domain::access::{Actor, Role};

use super::city;
use super::words::{actor, office};

/// Identità dimostrativa.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Who acts.
    pub actor: Actor,
    /// Who that is, in Italian.
    pub title: &'static str,
    /// What to try with it, in Italian.
    pub purpose: &'static str,
}

impl Identity {
    /// The arguments of `policentrica token` that give this identity.
    pub fn arguments(&self) -> String {
        let Actor {
            code, role, office, ..
        } = &self.actor;
        let at = office.as_ref().map(|at| format!(" --office {at}"));
        format!("--actor {code} --role {role}{}", at.unwrap_or_default())
    }
}

/// Everybody who can be taken on, citizens first.
pub fn identities() -> Vec<Identity> {
    let of = |actor, title, purpose| Identity {
        actor,
        title,
        purpose,
    };
    let alone = |code: &str, role| Actor {
        code: actor(code),
        role,
        office: None,
        person: None,
    };
    let citizen = |code: &str| {
        let code = actor(code);
        Actor {
            person: Some(Actor::person_for(&code)),
            code,
            role: Role::Citizen,
            office: None,
        }
    };
    let centre = office("centro-1");
    let elderly = office("anziani-disabili");
    vec![
        of(
            citizen("citizen-1"),
            "Agata Leonardi, cittadina",
            "una bozza, una richiesta di documenti a cui rispondere, un beneficio concesso",
        ),
        of(
            citizen("citizen-2"),
            "Salvatore Torrisi, cittadino",
            "tutore della madre; un preavviso di rigetto a cui rispondere",
        ),
        of(
            city::desk(&centre),
            "Sportello del Centro territoriale 1",
            "compila e presenta istanze per chi viene allo sportello",
        ),
        of(
            city::officer(&centre),
            "Responsabile del procedimento, Centro territoriale 1",
            "istruttoria, richieste di integrazione, preavvisi, proposte",
        ),
        of(
            city::officer(&elderly),
            "Responsabile del procedimento, Servizio anziani e disabilità",
            "lo stesso, in un servizio centrale con più arretrato",
        ),
        of(
            city::head(&centre),
            "Responsabile del Centro territoriale 1",
            "assegna le pratiche e decide",
        ),
        of(
            city::director(),
            "Dirigente",
            "vede tutti gli uffici, titolare del potere sostitutivo",
        ),
        of(
            alone("protocol", Role::ProtocolOfficer),
            "Responsabile della gestione documentale",
            "registro di protocollo, annullamenti, registro giornaliero",
        ),
        of(
            alone("auditor", Role::Auditor),
            "Revisore",
            "storia completa di ogni pratica, in forma pseudonima",
        ),
    ]
}

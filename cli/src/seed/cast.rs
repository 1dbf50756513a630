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
    citizens()
        .into_iter()
        .chain(offices())
        .chain(municipality())
        .collect()
}

fn of(actor: Actor, title: &'static str, purpose: &'static str) -> Identity {
    Identity {
        actor,
        title,
        purpose,
    }
}

fn alone(code: &str, role: Role) -> Actor {
    let code = actor(code);
    Actor {
        person: (role == Role::Citizen).then(|| Actor::person_for(&code)),
        code,
        role,
        office: None,
    }
}

fn citizens() -> [Identity; 2] {
    [
        of(
            alone("citizen-1", Role::Citizen),
            "Agata Leonardi, cittadina",
            "una bozza, una richiesta di documenti a cui rispondere, un beneficio concesso",
        ),
        of(
            alone("citizen-2", Role::Citizen),
            "Salvatore Torrisi, cittadino",
            "tutore della madre; un preavviso di rigetto a cui rispondere",
        ),
    ]
}

fn offices() -> [Identity; 7] {
    let centre = office("centro-1");
    let elderly = office("anziani-disabili");
    let minors = office("famiglia-minori");
    let housing = office("casa-inclusione");
    [
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
            city::case_manager(&centre),
            "Assistente sociale, Centro territoriale 1",
            "cartelle sociali con diario, nucleo e bisogni; piani: bozza, patto, erogazioni, verifiche",
        ),
        of(
            city::team(&minors),
            "Équipe minori",
            "la cartella di un minore in protezione d'urgenza, che nessun altro ufficio vede",
        ),
        of(
            city::case_manager(&housing),
            "Assistente sociale, Servizio casa e inclusione",
            "legge per qualche settimana una cartella del Centro territoriale 1",
        ),
        of(
            city::head(&centre),
            "Responsabile del Centro territoriale 1",
            "assegna le pratiche e i casi, risponde a un trasferimento e decide",
        ),
    ]
}

fn municipality() -> [Identity; 3] {
    [
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

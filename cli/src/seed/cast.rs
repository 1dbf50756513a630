//! The identities of the demo: who can be taken on, and what for. Their codes never change.

use domain::access::{Actor, Duty, Role};
use domain::shared::ids::OfficeCode;

use super::city;
use super::words::{actor, office};

/// Identità dimostrativa.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Who acts.
    pub actor: Actor,
    /// The other offices for which they hold the same role.
    pub also: Vec<OfficeCode>,
    /// Who that is, in Italian.
    pub title: &'static str,
    /// What to try with it, in Italian.
    pub purpose: &'static str,
}

impl Identity {
    /// What they act as; nothing for a resident.
    pub fn duties(&self) -> Vec<Duty> {
        if self.actor.person.is_some() {
            return Vec::new();
        }
        let role = self.actor.role;
        let first = Duty {
            role,
            office: self.actor.office.clone(),
        };
        let others = self.also.iter().map(|office| Duty {
            role,
            office: Some(office.clone()),
        });
        std::iter::once(first).chain(others).collect()
    }

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
        also: Vec::new(),
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

fn offices() -> [Identity; 8] {
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
        Identity {
            also: vec![office("centro-2")],
            ..of(
                Actor {
                    office: Some(centre.clone()),
                    ..alone("social-worker", Role::SocialWorker)
                },
                "Assistente sociale, Centri territoriali 1 e 2",
                "piani di assistenza in due uffici, uno alla volta",
            )
        },
        of(
            city::head(&centre),
            "Responsabile del Centro territoriale 1",
            "assegna le pratiche e i casi, risponde a un trasferimento e decide",
        ),
    ]
}

fn municipality() -> [Identity; 5] {
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
        of(
            alone("dpo", Role::Dpo),
            "Responsabile della protezione dei dati",
            "chi ha fatto che cosa, senza vedere le pratiche",
        ),
        of(
            alone("planner", Role::Planner),
            "Ufficio di piano",
            "i fondi e la spesa, nessun caso singolo",
        ),
    ]
}

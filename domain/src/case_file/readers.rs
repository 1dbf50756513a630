//! Who may read a file at an instant, told as a list: the rule that every question carries, for whoever checks it later.

use super::CaseFile;
use crate::shared::ids::{ActorCode, OfficeCode};
use crate::shared::time::rome_day;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Titolo per leggere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Responsabile del caso.
    Manager,
    /// Collabora al caso.
    Coworker,
    /// Ufficio che ha in carico il caso.
    Office,
    /// Ufficio autorizzato.
    Grant,
    /// Équipe a cui il caso è riservato.
    Team,
    /// Dirige l'ufficio che ha in carico un caso riservato: sees that there is a file and who works on it.
    Head,
    /// Accesso in emergenza.
    BrokenGlass,
}

/// Chi può leggere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reader {
    /// Why.
    pub basis: Basis,
    /// The office.
    pub office: OfficeCode,
    /// Who; absent where it is everybody of the office whose role reads case files.
    pub actor: Option<ActorCode>,
}

impl CaseFile {
    /// Who may read the file at an instant, of which this is the state.
    pub fn readers_at(&self, at: DateTime<Utc>) -> Vec<Reader> {
        let on = rome_day(at);
        let person = |basis, worker: &super::Worker| Reader {
            basis,
            office: worker.office.clone(),
            actor: Some(worker.actor.clone()),
        };
        let whole = |basis, office: &OfficeCode| Reader {
            basis,
            office: office.clone(),
            actor: None,
        };
        let manager = self
            .manager
            .iter()
            .map(|m| person(Basis::Manager, &m.worker));
        let coworkers = self
            .coworkers
            .iter()
            .map(|c| person(Basis::Coworker, &c.worker));
        let mut readers: Vec<Reader> = manager.chain(coworkers).collect();
        if let Some(restriction) = self.restriction_on(on) {
            readers.push(whole(Basis::Team, &restriction.team));
            readers.extend(self.office.iter().map(|office| whole(Basis::Head, office)));
        } else {
            readers.extend(
                self.office
                    .iter()
                    .map(|office| whole(Basis::Office, office)),
            );
            let grants = self.grants.iter().filter(|grant| {
                grant.from_on <= on && grant.until_on.is_none_or(|until| on <= until)
            });
            readers.extend(grants.map(|grant| whole(Basis::Grant, &grant.office)));
        }
        let glasses = self.glasses_at(at);
        readers.extend(glasses.map(|glass| person(Basis::BrokenGlass, &glass.by)));
        readers
    }
}

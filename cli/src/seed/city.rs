//! The demo city: the six districts of Catania, their centres and the central offices, with invented staff.
//!
//! Districts, the addresses of the first two centres and the postal codes are public facts; every
//! other address, telephone number and name is invented.

use domain::access::{Actor, Role};
use domain::office::{OfficeProfile, OpenOffice, OpeningHours};
use domain::shared::calendar::Calendar;
use domain::shared::ids::OfficeCode;
use std::collections::BTreeSet;

use super::words::{actor, office, reason, short};
use chrono::NaiveDate;

/// Municipi: code and name.
pub const DISTRICTS: &[(&str, &str)] = &[
    ("1", "Centro Storico"),
    ("2", "Picanello Ognina - Barriera Canalicchio"),
    ("3", "Borgo Sanzio"),
    ("4", "San Giovanni Galermo - Trappeto Cibali"),
    ("5", "Monte Po Nesima - San Leone Rapisardi"),
    (
        "6",
        "San Giorgio Librino - San Giuseppe La Rena Zia Lisa Villaggio Sant'Agata",
    ),
];

/// Who leads all offices and decides in their stead.
pub(super) const DIRECTOR: &str = "Dott.ssa Ortensia Vallelunga";

/// An office before it opens.
pub(super) struct Place {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    address: &'static str,
    pub(super) head: &'static str,
    district: Option<&'static str>,
}

const fn place(
    code: &'static str,
    name: &'static str,
    address: &'static str,
    head: &'static str,
    district: Option<&'static str>,
) -> Place {
    Place {
        code,
        name,
        address,
        head,
        district,
    }
}

/// Every office.
pub(super) const PLACES: &[Place] = &[
    place(
        "centro-1",
        "Centro territoriale 1, Centro Storico",
        "Via Zurria 67",
        "Dott.ssa Iolanda Verdemare",
        Some("1"),
    ),
    place(
        "centro-2",
        "Centro territoriale 2, Picanello e Ognina",
        "Via Messina 304",
        "Dott. Ruggero Fontanarossa",
        Some("2"),
    ),
    place(
        "centro-3",
        "Centro territoriale 3, Borgo Sanzio",
        "Via dei Carrubi 21",
        "Dott.ssa Mirella Santacroce",
        Some("3"),
    ),
    place(
        "centro-4",
        "Centro territoriale 4, Trappeto e Cibali",
        "Via della Filanda 8",
        "Dott. Ettore Malvagna",
        Some("4"),
    ),
    place(
        "centro-5",
        "Centro territoriale 5, Nesima e Monte Po",
        "Via degli Agrumi 140",
        "Dott.ssa Fulvia Roccaforte",
        Some("5"),
    ),
    place(
        "centro-6",
        "Centro territoriale 6, Librino e Zia Lisa",
        "Via dei Cordai 55",
        "Dott. Livio Campoverde",
        Some("6"),
    ),
    place(
        "anziani-disabili",
        "Servizio anziani e disabilità",
        "Via del Gelsomino 3, primo piano",
        "Dott.ssa Costanza Mirabile",
        None,
    ),
    place(
        "famiglia-minori",
        "Servizio famiglia e minori",
        "Via del Gelsomino 3, secondo piano",
        "Dott. Tancredi Belfiore",
        None,
    ),
    place(
        "casa-inclusione",
        "Servizio casa e inclusione sociale",
        "Via del Gelsomino 3, piano terra",
        "Dott.ssa Ginevra Altavilla",
        None,
    ),
    place(
        "asili-scuola",
        "Servizio asili nido e diritto allo studio",
        "Via del Vecchio Mulino 12",
        "Dott. Corrado Monterosso",
        None,
    ),
];

impl Place {
    /// The command that opens it on its first day.
    pub(super) fn opening(&self, index: usize, opens_on: NaiveDate) -> OpenOffice {
        let hours = |days: &str, hours: &str| OpeningHours {
            days: short(days),
            hours: short(hours),
        };
        OpenOffice {
            code: office(self.code),
            profile: OfficeProfile {
                name: short(self.name),
                address: short(self.address),
                phones: vec![short(&format!("095 00000{:02}", index + 1))],
                pec: Some(short(&format!("{}@pec.example.it", self.code))),
                hours: vec![
                    hours("lunedì, mercoledì e venerdì", "9:00-12:30"),
                    hours("martedì e giovedì", "9:00-12:30 e 15:30-17:00"),
                ],
                districts: self
                    .district
                    .into_iter()
                    .map(reason)
                    .collect::<BTreeSet<_>>(),
                head: short(self.head),
            },
            opens_on,
        }
    }
}

/// The holidays of the city: its patron is feasted on 5 February.
pub(super) fn calendar() -> Calendar {
    Calendar::with_patron(2, 5).expect("5 February exists")
}

/// The office of a code, as the texts call it.
pub(super) fn place_of(code: &str) -> &'static Place {
    PLACES
        .iter()
        .find(|place| place.code == code)
        .expect("only offices of the city are named")
}

fn staff(prefix: &str, role: Role, at: Option<&OfficeCode>) -> Actor {
    let code = at.map_or_else(|| prefix.to_owned(), |at| format!("{prefix}-{at}"));
    Actor {
        code: actor(&code),
        role,
        office: at.cloned(),
        person: None,
    }
}

/// The operator at the counter of an office.
pub(super) fn desk(at: &OfficeCode) -> Actor {
    staff("desk", Role::DeskOperator, Some(at))
}

/// The administrative officer of an office.
pub(super) fn clerk(at: &OfficeCode) -> Actor {
    staff("clerk", Role::AdminOfficer, Some(at))
}

/// The procedure officer of an office.
pub(super) fn officer(at: &OfficeCode) -> Actor {
    staff("officer", Role::ProcedureOfficer, Some(at))
}

/// A second procedure officer of an office.
pub(super) fn second_officer(at: &OfficeCode) -> Actor {
    staff("officer-b", Role::ProcedureOfficer, Some(at))
}

/// The social worker of an office who answers for its care plans.
pub(super) fn case_manager(at: &OfficeCode) -> Actor {
    staff("social-worker", Role::CaseManager, Some(at))
}

/// A second social worker of an office.
pub(super) fn social_worker(at: &OfficeCode) -> Actor {
    staff("social-worker-b", Role::SocialWorker, Some(at))
}

/// The specialist team of an office.
pub(super) fn team(at: &OfficeCode) -> Actor {
    staff("team", Role::SpecialistTeam, Some(at))
}

/// The head of an office.
pub(super) fn head(at: &OfficeCode) -> Actor {
    staff("head", Role::ServiceHead, Some(at))
}

/// The commission of an office.
pub(super) fn commission(at: &OfficeCode) -> Actor {
    staff("commission", Role::Commission, Some(at))
}

/// The director.
pub(super) fn director() -> Actor {
    staff("director", Role::Director, None)
}

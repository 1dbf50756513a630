//! Somebody who is put on file twice, and how the two files become one.

use domain::access::Actor;
use domain::decider::Command;
use domain::person::{Identity, MergePersons, PersonCommand, RegisterPerson};
use domain::shared::ids::{NAMESPACE, PersonId};
use domain::shared::personal::{Personal, RetentionClass};

use super::city;
use super::dice::Dice;
use super::people::Resident;
use super::script::{Deed, Script, Step};
use super::timeline::Hours;
use super::words::{office, reason, short};

impl Script<'_> {
    /// A desk that did not find `person` puts them on file again, without a tax code.
    pub(super) fn on_file_again(&mut self, person: &Resident, ago: u32) -> PersonId {
        let double = PersonId::derive(NAMESPACE, &format!("seed/double/{}", person.id));
        let at = self
            .world
            .timeline
            .at(ago, Hours::Office, &mut Dice::of(&double.to_string()));
        let identity = Identity {
            family_name: short(&person.family_name),
            given_name: short(&person.given_name),
            birth_on: None,
            birth_place: None,
        };
        let command = RegisterPerson {
            person_id: double,
            identity: Some(Personal::new(double, RetentionClass::Identity, identity)),
            tax_code: None,
            temporary_code: None,
            at,
        };
        let desk = city::desk(&office("centro-1"));
        self.person_step(double, at, desk, command.into());
        double
    }

    /// The director makes one of the two.
    pub(super) fn merged(&mut self, double: PersonId, survivor: &Resident, ago: u32) {
        let at =
            self.world
                .timeline
                .at(ago, Hours::Office, &mut Dice::of(&survivor.id.to_string()));
        let command = MergePersons {
            survivor: survivor.id,
            survivor_forwards_to: None,
            reason: reason("same-person"),
            at,
        };
        self.person_step(double, at, city::head(&office("centro-1")), command.into());
    }

    fn person_step(
        &mut self,
        person: PersonId,
        at: chrono::DateTime<chrono::Utc>,
        actor: Actor,
        command: PersonCommand,
    ) {
        self.step(Step {
            name: format!("double/{person}/{}", command.name()),
            at,
            actor,
            channel: "counter",
            on_behalf_of: None,
            stream: person.0,
            deed: Deed::Person(command),
        });
    }
}

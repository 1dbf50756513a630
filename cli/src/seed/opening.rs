//! The first morning of the demo city: offices open, services are published, residents are put on file.

use domain::access::Actor;
use domain::decider::Command;
use domain::fund::OpenFund;
use domain::person::{
    Contact, Identity, PersonCommand, RecordContact, RecordResidence, RegisterPerson, Residence,
};
use domain::shared::contact::{
    EmailAddress, MunicipalityCode, PhoneNumber, PostalAddress, PostalCode, ProvinceCode,
};
use domain::shared::money::Money;
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text::Text;

use super::city::{PLACES, director};
use super::people::Resident;
use super::script::{Deed, Script, Step};
use super::services::sheets;
use super::timeline::FUND_SOURCE;
use super::words::{reason, short};

/// Years for which residents have lived where they live, at least.
const SETTLED_DAYS: u32 = 900;

/// Writes the steps of the first morning.
pub(super) fn write(script: &mut Script) {
    offices(script);
    services(script);
    super::rankings::publish(script);
    fund(script);
    for person in &script.world.people {
        for command in commands(person, script) {
            let name = format!("{}/{}", person.actor.code, command.name());
            add(
                script,
                name,
                Actor::system(),
                person.id.0,
                Deed::Person(command),
            );
        }
    }
}

fn offices(script: &mut Script) {
    let opens_on = script.world.timeline.day(super::timeline::SPAN);
    for (index, place) in PLACES.iter().enumerate() {
        let command = place.opening(index, opens_on);
        let stream = command.code.stream_id();
        let name = format!("office/{}", place.code);
        add(
            script,
            name,
            director(),
            stream,
            Deed::Office(command.into()),
        );
    }
}

/// The fund of the first year, for every care plan of the stories.
fn fund(script: &mut Script) {
    let timeline = &script.world.timeline;
    let command = OpenFund {
        source: reason(FUND_SOURCE),
        year: timeline.first_year(),
        allocated: Money::parse("400000.00").expect("a plain amount"),
        act: reason(&format!("dd-{}-014", timeline.first_year())),
        at: timeline.opening(),
    };
    let stream = timeline.fund().stream_id();
    add(
        script,
        "fund/open".to_owned(),
        director(),
        stream,
        Deed::Fund(command.into()),
    );
}

fn services(script: &mut Script) {
    for sheet in sheets() {
        for command in sheet.commands(&script.world.timeline) {
            let name = format!("service/{}/{}", sheet.code, command.name());
            let stream = sheet.code().stream_id();
            add(script, name, director(), stream, Deed::Service(command));
        }
    }
}

fn add(script: &mut Script, name: String, actor: Actor, stream: uuid::Uuid, deed: Deed) {
    script.step(Step {
        name,
        at: script.world.timeline.opening(),
        actor,
        channel: "setup",
        on_behalf_of: None,
        stream,
        deed,
    });
}

fn commands(person: &Resident, script: &Script) -> [PersonCommand; 3] {
    let timeline = &script.world.timeline;
    let identity = Identity {
        family_name: short(&person.family_name),
        given_name: short(&person.given_name),
        birth_on: Some(person.born_on),
        birth_place: Some(short("Catania")),
    };
    let register = RegisterPerson {
        person_id: person.id,
        identity: Some(sealed(person, identity)),
        tax_code: Some(sealed(person, person.tax_code.clone())),
        temporary_code: None,
        at: timeline.opening(),
    };
    let email = format!("{}@posta.example.it", person.actor.code);
    let contact = Contact {
        email: EmailAddress::parse(&email).ok(),
        phone: PhoneNumber::parse(&person.phone).ok(),
        digital_domicile: None,
    };
    let residence = RecordResidence {
        residence: sealed(person, home(person)),
        from_on: timeline.day(SETTLED_DAYS),
    };
    let contact = RecordContact {
        contact: sealed(person, contact),
    };
    [register.into(), contact.into(), residence.into()]
}

fn home(person: &Resident) -> Residence {
    let made = "the demo city's addresses are well formed";
    Residence {
        address: PostalAddress {
            street: Text::parse(&person.street).expect(made),
            number: Text::parse(&person.number.to_string()).ok(),
            cap: PostalCode::parse(person.postal_code).expect(made),
            municipality_code: MunicipalityCode::parse("C351").expect(made),
            province: ProvinceCode::parse("CT").expect(made),
        },
        district: Some(reason(person.district)),
    }
}

fn sealed<T>(person: &Resident, value: T) -> Personal<T> {
    Personal::new(person.id, RetentionClass::Identity, value)
}

//! One valid sample of each command and event of a person; the person is invented.

use super::{
    Contact, ContactRecorded, CorrectIdentity, DeathRecorded, Identity, IdentityCorrected,
    MergePersons, MergeUndone, ParentalResponsibility, ParentalResponsibilityRecorded,
    PersonCommand, PersonEvent, PersonRegistered, PersonsMerged, RecordContact, RecordDeath,
    RecordParentalResponsibility, RecordResidence, RecordTaxCode, RecordTemporaryCode,
    RegisterPerson, Residence, ResidenceRecorded, TaxCodeRecorded, TemporaryCode,
    TemporaryCodeRecorded, UndoMerge,
};
use crate::sample::{day, instant, person, reason, short};
use crate::shared::contact::{
    EmailAddress, MunicipalityCode, PhoneNumber, PostalAddress, PostalCode, ProvinceCode,
};
use crate::shared::health_code::HealthCode;
use crate::shared::ids::PersonId;
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::tax_code::TaxCode;
use crate::shared::text::Text;

/// One of each command; the first registers.
pub fn commands() -> Vec<PersonCommand> {
    vec![
        register_person().into(),
        correct_identity().into(),
        record_tax_code().into(),
        record_temporary_code().into(),
        record_contact().into(),
        record_residence().into(),
        record_death().into(),
        record_parental_responsibility().into(),
        merge_persons().into(),
        undo_merge().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<PersonEvent> {
    let CorrectIdentity {
        identity,
        reason: why,
        at: corrected_at,
    } = correct_identity();
    let RecordTaxCode { tax_code, reason } = record_tax_code();
    let RecordTemporaryCode { temporary_code, .. } = record_temporary_code();
    let RecordResidence { residence, from_on } = record_residence();
    let RecordDeath {
        died_on,
        at: learned_at,
    } = record_death();
    let parental = record_parental_responsibility();
    vec![
        person_registered().into(),
        IdentityCorrected {
            identity,
            reason: why,
            corrected_at,
        }
        .into(),
        TaxCodeRecorded {
            tax_code,
            replaced: register_person().tax_code,
            reason,
        }
        .into(),
        TemporaryCodeRecorded {
            temporary_code,
            replaced: None,
        }
        .into(),
        ContactRecorded {
            contact: record_contact().contact,
        }
        .into(),
        ResidenceRecorded { residence, from_on }.into(),
        DeathRecorded {
            died_on,
            learned_at,
        }
        .into(),
        ParentalResponsibilityRecorded {
            child: parental.child,
            status: parental.status,
            from_on: parental.from_on,
        }
        .into(),
        persons_merged().into(),
        merge_undone().into(),
    ]
}

/// A value about the sample person.
pub fn sealed<T>(value: T) -> Personal<T> {
    Personal::new(person(1), RetentionClass::Identity, value)
}

/// Giuseppe Verdini, who does not exist.
pub fn verdi() -> Identity {
    Identity {
        family_name: short("Verdini"),
        given_name: short("Giuseppe"),
        birth_on: Some(day(1980, 1, 1)),
        birth_place: Some(short("Catania")),
    }
}

/// A tax code about somebody.
pub fn tax_code_of(person: PersonId, code: &str) -> Personal<TaxCode> {
    let code = TaxCode::parse(code).expect("samples use valid codes");
    Personal::new(person, RetentionClass::Identity, code)
}

/// A health code of the sample person.
pub fn temporary_code() -> TemporaryCode {
    let code = HealthCode::parse("STP1902010000123").expect("samples use valid codes");
    TemporaryCode {
        code: sealed(code),
        expires_on: day(2026, 9, 1),
    }
}

/// A residence of the sample person.
pub fn residence(street: &str, number: &str) -> Personal<Residence> {
    let address = PostalAddress {
        street: Text::parse(street).expect("samples use valid texts"),
        number: Some(Text::parse(number).expect("samples use valid texts")),
        cap: PostalCode::parse("95100").expect("samples use valid codes"),
        municipality_code: MunicipalityCode::parse("C351").expect("samples use valid codes"),
        province: ProvinceCode::parse("CT").expect("samples use valid codes"),
    };
    sealed(Residence {
        address,
        district: Some(reason("1")),
    })
}

/// A valid command.
pub fn register_person() -> RegisterPerson {
    RegisterPerson {
        person_id: person(1),
        identity: Some(sealed(verdi())),
        tax_code: Some(tax_code_of(person(1), "VRDGPP80A01C351O")),
        temporary_code: None,
        at: instant(2026, 3, 2, 9),
    }
}

/// A valid command.
pub fn correct_identity() -> CorrectIdentity {
    CorrectIdentity {
        identity: sealed(Identity {
            given_name: short("Giuseppe Maria"),
            ..verdi()
        }),
        reason: reason("civil-registry"),
        at: instant(2026, 3, 4, 9),
    }
}

/// A valid command.
pub fn record_tax_code() -> RecordTaxCode {
    RecordTaxCode {
        tax_code: tax_code_of(person(1), "RSSMRA85T10A562S"),
        reason: reason("typing-error"),
    }
}

/// A valid command.
pub fn record_temporary_code() -> RecordTemporaryCode {
    RecordTemporaryCode {
        temporary_code: temporary_code(),
        at: instant(2026, 3, 2, 9),
    }
}

/// A valid command.
pub fn record_contact() -> RecordContact {
    let email = EmailAddress::parse("g.verdini@example.it").expect("samples use valid contacts");
    let phone = PhoneNumber::parse("095 0000002").expect("samples use valid contacts");
    let contact = Contact {
        email: Some(email),
        phone: Some(phone),
        digital_domicile: None,
    };
    RecordContact {
        contact: sealed(contact),
    }
}

/// A valid command.
pub fn record_residence() -> RecordResidence {
    RecordResidence {
        residence: residence("Via dei Platani", "7"),
        from_on: day(2024, 7, 1),
    }
}

/// A valid command.
pub fn record_death() -> RecordDeath {
    RecordDeath {
        died_on: sealed(day(2026, 5, 1)),
        at: instant(2026, 5, 4, 9),
    }
}

/// A valid command.
pub fn record_parental_responsibility() -> RecordParentalResponsibility {
    RecordParentalResponsibility {
        child: person(3),
        status: sealed(ParentalResponsibility::Suspended),
        from_on: day(2026, 2, 1),
    }
}

/// A valid command.
pub fn merge_persons() -> MergePersons {
    MergePersons {
        survivor: person(2),
        survivor_forwards_to: None,
        reason: reason("same-tax-code"),
        at: instant(2026, 4, 1, 9),
    }
}

/// A valid command.
pub fn undo_merge() -> UndoMerge {
    UndoMerge {
        reason: reason("two-people"),
        at: instant(2026, 4, 8, 9),
    }
}

/// A valid event.
pub fn person_registered() -> PersonRegistered {
    let RegisterPerson {
        person_id,
        identity,
        tax_code,
        temporary_code,
        at,
    } = register_person();
    PersonRegistered {
        person_id,
        identity,
        tax_code,
        temporary_code,
        registered_at: at,
    }
}

/// A valid event.
pub fn persons_merged() -> PersonsMerged {
    let MergePersons {
        survivor,
        reason,
        at,
        ..
    } = merge_persons();
    PersonsMerged {
        survivor,
        absorbed: person(1),
        reason,
        merged_at: at,
    }
}

/// A valid event.
pub fn merge_undone() -> MergeUndone {
    let UndoMerge { reason, at } = undo_merge();
    MergeUndone {
        survivor: person(2),
        absorbed: person(1),
        reason,
        undone_at: at,
    }
}

//! Registrare il decesso.

use super::{about, on_file, says};
use crate::person::{DeathRecorded, Person, PersonError, PersonEvent, RecordDeath};
use crate::shared::personal::Personal;
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Person,
    command: &RecordDeath,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    let died_on = *about(person, &command.died_on)?;
    if state.died_on.is_some() {
        return if says(state.died_on.as_ref(), &died_on) {
            Ok(Vec::new())
        } else {
            Err(PersonError::AlreadyDead)
        };
    }
    if died_on > rome_day(command.at) {
        return Err(PersonError::DeathInFuture);
    }
    let identity = state.identity.as_ref().and_then(Personal::reveal);
    if identity
        .and_then(|known| known.birth_on)
        .is_some_and(|born| died_on < born)
    {
        return Err(PersonError::DeathBeforeBirth);
    }
    Ok(vec![
        DeathRecorded {
            died_on: command.died_on.clone(),
            learned_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::person::samples;

    fn known() -> Person {
        when(Person::default(), samples::register_person()).expect("accepted")
    }

    fn on(text: &str) -> RecordDeath {
        RecordDeath {
            died_on: samples::sealed(day(text)),
            ..samples::record_death()
        }
    }

    #[test]
    fn a_death_is_recorded_once() {
        let dead = when(known(), samples::record_death()).expect("accepted");
        assert_eq!(dead.decide(&samples::record_death().into()), Ok(Vec::new()));
        assert_eq!(
            dead.decide(&on("2026-04-01").into()),
            Err(PersonError::AlreadyDead)
        );
    }

    #[test]
    fn a_death_is_between_birth_and_today() {
        assert_eq!(
            known().decide(&on("2026-05-05").into()),
            Err(PersonError::DeathInFuture)
        );
        assert!(known().decide(&on("2026-05-04").into()).is_ok());
        assert_eq!(
            known().decide(&on("1979-12-31").into()),
            Err(PersonError::DeathBeforeBirth)
        );
    }
}

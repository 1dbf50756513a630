//! One valid sample of each command and event of a register: an outage over New Year.

use super::{
    CloseDay, CloseEmergencyRegister, DailyRegisterClosed, DailyRegisterSentToPreservation,
    EmergencyDayRecorded, EmergencyEntryRecorded, EmergencyEntryRecovered, EmergencyExtended,
    EmergencyRegisterClosed, EmergencyRegisterOpened, ExtendEmergency, OpenEmergencyRegister,
    OpenRegister, PreservationOutcome, PreservationReceiptRecorded, RecordEmergencyDay,
    RecordEmergencyEntry, RecordPreservationReceipt, RecoverEmergencyEntry, RegisterCommand,
    RegisterEvent, RegisterOpened, SendToPreservation,
};
use crate::registration::samples::sealed_text;
use crate::sample::{day, instant, long, short};
use crate::shared::digest::Digest;
use crate::shared::ids::{RegisterCode, RegistrationId};
use crate::shared::stamp::Direction;
use uuid::Uuid;

/// One of each command.
pub fn commands() -> Vec<RegisterCommand> {
    vec![
        open_register().into(),
        close_day().into(),
        send_to_preservation().into(),
        record_preservation_receipt().into(),
        open_emergency_register().into(),
        extend_emergency().into(),
        record_emergency_entry().into(),
        record_emergency_day().into(),
        close_emergency_register().into(),
        recover_emergency_entry().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<RegisterEvent> {
    let SendToPreservation {
        day,
        package,
        sent_at,
        ..
    } = send_to_preservation();
    let RecordPreservationReceipt {
        receipt,
        outcome,
        received_at,
        ..
    } = record_preservation_receipt();
    let CloseEmergencyRegister { restored_at } = close_emergency_register();
    let RecordEmergencyDay {
        total,
        day: emergency_day,
    } = record_emergency_day();
    vec![
        register_opened().into(),
        close_day().closing.into(),
        DailyRegisterSentToPreservation {
            day,
            package,
            sent_at,
        }
        .into(),
        PreservationReceiptRecorded {
            day,
            receipt,
            outcome,
            received_at,
        }
        .into(),
        emergency_register_opened().into(),
        emergency_extended().into(),
        emergency_entry_recorded().into(),
        EmergencyDayRecorded {
            day: emergency_day,
            total,
        }
        .into(),
        EmergencyRegisterClosed { restored_at }.into(),
        emergency_entry_recovered().into(),
    ]
}

/// A valid command.
pub fn open_register() -> OpenRegister {
    OpenRegister {
        register: RegisterCode::default(),
        first_day: day(2026, 3, 2),
        at: instant(2026, 3, 2, 7),
    }
}

/// A valid command.
pub fn close_day() -> CloseDay {
    CloseDay {
        closing: DailyRegisterClosed {
            day: day(2026, 3, 2),
            first: Some(1),
            last: Some(3),
            count: 3,
            annulled: 1,
            sha256: Digest::from_bytes(&[0x5a; 32]),
            previous_sha256: None,
            closed_at: instant(2026, 3, 3, 1),
            aoo: None,
        },
    }
}

/// A valid command.
pub fn send_to_preservation() -> SendToPreservation {
    SendToPreservation {
        day: day(2026, 3, 2),
        package: short("PdV-2026-03-02"),
        sent_at: instant(2026, 3, 3, 6),
        at: instant(2026, 3, 3, 6),
    }
}

/// A valid command.
pub fn record_preservation_receipt() -> RecordPreservationReceipt {
    RecordPreservationReceipt {
        day: day(2026, 3, 2),
        receipt: short("RdV-2026-03-02"),
        outcome: PreservationOutcome::Accepted,
        received_at: instant(2026, 3, 3, 7),
    }
}

/// A valid command.
pub fn open_emergency_register() -> OpenEmergencyRegister {
    OpenEmergencyRegister {
        cause: long("Interruzione della corrente nella sala macchine"),
        authorising_act: short("Provvedimento n. 31 del 31 dicembre 2026"),
        from_at: instant(2026, 12, 31, 9),
        at: instant(2026, 12, 31, 9),
    }
}

/// A valid command.
pub fn extend_emergency() -> ExtendEmergency {
    ExtendEmergency {
        authorising_act: short("Provvedimento n. 1 del 1 gennaio 2027"),
        until_at: instant(2027, 1, 5, 9),
    }
}

/// A valid command.
pub fn record_emergency_entry() -> RecordEmergencyEntry {
    RecordEmergencyEntry {
        number: 1,
        received_at: instant(2026, 12, 31, 10),
        direction: Direction::Inbound,
        subject: sealed_text("Richiesta di assistenza di Agata Torrisi"),
        counterparty: sealed_text("Torrisi Agata"),
    }
}

/// A valid command.
pub fn record_emergency_day() -> RecordEmergencyDay {
    RecordEmergencyDay {
        day: day(2026, 12, 31),
        total: 1,
    }
}

/// A valid command.
pub fn close_emergency_register() -> CloseEmergencyRegister {
    CloseEmergencyRegister {
        restored_at: instant(2027, 1, 1, 7),
    }
}

/// A valid command.
pub fn recover_emergency_entry() -> RecoverEmergencyEntry {
    RecoverEmergencyEntry {
        year: 2026,
        number: 1,
        registration_id: RegistrationId(Uuid::from_u128(0x21)),
    }
}

/// A valid event.
pub fn register_opened() -> RegisterOpened {
    let OpenRegister {
        register,
        first_day,
        ..
    } = open_register();
    RegisterOpened {
        register,
        first_day,
    }
}

/// A valid event.
pub fn emergency_register_opened() -> EmergencyRegisterOpened {
    let OpenEmergencyRegister {
        cause,
        authorising_act,
        from_at,
        ..
    } = open_emergency_register();
    EmergencyRegisterOpened {
        cause,
        authorising_act,
        from_at,
        until_at: instant(2027, 1, 1, 9),
    }
}

/// A valid event.
pub fn emergency_extended() -> EmergencyExtended {
    let ExtendEmergency {
        authorising_act,
        until_at,
    } = extend_emergency();
    EmergencyExtended {
        authorising_act,
        until_at,
    }
}

/// A valid event.
pub fn emergency_entry_recorded() -> EmergencyEntryRecorded {
    let RecordEmergencyEntry {
        number,
        received_at,
        direction,
        subject,
        counterparty,
    } = record_emergency_entry();
    EmergencyEntryRecorded {
        year: 2026,
        number,
        received_on: day(2026, 12, 31),
        received_at,
        direction,
        subject,
        counterparty,
    }
}

/// A valid event.
pub fn emergency_entry_recovered() -> EmergencyEntryRecovered {
    let RecoverEmergencyEntry {
        year,
        number,
        registration_id,
    } = recover_emergency_entry();
    EmergencyEntryRecovered {
        year,
        number,
        received_on: day(2026, 12, 31),
        registration_id,
    }
}

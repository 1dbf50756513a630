//! One valid sample of each command and event of an office.

use super::{
    CloseOffice, DistrictReassigned, DistrictReceived, OfficeClosed, OfficeCommand, OfficeEvent,
    OfficeOpened, OfficeProfile, OfficeRevised, OpenOffice, OpeningHours, ReassignDistrict,
    ReceiveDistrict, ReviseOffice,
};
use crate::sample::{day, office, reason, short};

/// One of each command.
pub fn commands() -> Vec<OfficeCommand> {
    vec![
        open_office().into(),
        revise_office().into(),
        close_office().into(),
        reassign_district().into(),
        receive_district().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<OfficeEvent> {
    vec![
        office_opened().into(),
        office_revised().into(),
        office_closed().into(),
        district_reassigned().into(),
        district_received().into(),
    ]
}

/// A profile.
pub fn profile() -> OfficeProfile {
    OfficeProfile {
        name: short("Centro sociale 1"),
        address: short("Via dei Platani 12"),
        phones: vec![short("095 0000001")],
        pec: Some(short("centro1@pec.example.it")),
        hours: vec![OpeningHours {
            days: short("lunedì e mercoledì"),
            hours: short("9:00-12:30"),
        }],
        districts: [reason("1"), reason("2")].into(),
        head: short("Rosalia Ferrante"),
    }
}

/// A valid command.
pub fn open_office() -> OpenOffice {
    OpenOffice {
        code: office("centro-1"),
        profile: profile(),
        opens_on: day(2026, 1, 1),
    }
}

/// A valid command.
pub fn revise_office() -> ReviseOffice {
    let profile = OfficeProfile {
        name: short("Centro sociale Platani"),
        ..profile()
    };
    ReviseOffice {
        profile,
        from_on: day(2026, 6, 1),
    }
}

/// A valid command.
pub fn close_office() -> CloseOffice {
    CloseOffice {
        closes_on: day(2027, 1, 1),
        successor: Some(office("centro-2")),
    }
}

/// A valid command.
pub fn reassign_district() -> ReassignDistrict {
    ReassignDistrict {
        district: reason("2"),
        to: office("centro-2"),
        from_on: day(2026, 9, 1),
    }
}

/// A valid command.
pub fn receive_district() -> ReceiveDistrict {
    ReceiveDistrict {
        district: reason("7"),
        from: office("centro-3"),
        from_on: day(2026, 9, 1),
    }
}

/// A valid event.
pub fn office_opened() -> OfficeOpened {
    let OpenOffice {
        code,
        profile,
        opens_on,
    } = open_office();
    OfficeOpened {
        code,
        profile,
        opens_on,
    }
}

/// A valid event.
pub fn office_revised() -> OfficeRevised {
    let ReviseOffice { profile, from_on } = revise_office();
    OfficeRevised { profile, from_on }
}

/// A valid event.
pub fn office_closed() -> OfficeClosed {
    let CloseOffice {
        closes_on,
        successor,
    } = close_office();
    OfficeClosed {
        closes_on,
        successor,
    }
}

/// A valid event.
pub fn district_reassigned() -> DistrictReassigned {
    let ReassignDistrict {
        district,
        to,
        from_on,
    } = reassign_district();
    DistrictReassigned {
        district,
        to,
        from_on,
    }
}

/// A valid event.
pub fn district_received() -> DistrictReceived {
    let ReceiveDistrict {
        district,
        from,
        from_on,
    } = receive_district();
    DistrictReceived {
        district,
        from,
        from_on,
    }
}

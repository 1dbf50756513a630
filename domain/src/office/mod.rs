//! Ufficio: a territorial centre or office of the municipality, where it is, when it opens and whom it serves.

mod command;
mod decide;
mod error;
mod event;
mod profile;
pub mod samples;
mod state;

pub use command::{
    CloseOffice, OfficeCommand, OpenOffice, ReassignDistrict, ReceiveDistrict, ReviseOffice,
};
pub use error::OfficeError;
pub use event::{
    DistrictReassigned, DistrictReceived, OfficeClosed, OfficeEvent, OfficeOpened, OfficeRevised,
};
pub use profile::{OfficeProfile, OpeningHours};
pub use state::{Office, Service};

crate::aggregate!(Office, "office", OfficeCommand, OfficeEvent, OfficeError);

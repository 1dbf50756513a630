//! Servizio: a service of the catalogue, its published rules and their versions.

mod command;
mod content;
mod decide;
mod error;
mod event;
mod form;
mod rules;
pub mod samples;
mod state;
mod window;

pub use command::{
    CloseWindow, ExtendWindow, OpenWindow, PublishService, ReviseService, ServiceCommand,
    SetOfficeMap, WithdrawService,
};
pub use content::{DeclarationRule, RequiredAttachment, ServiceContent};
pub use error::ServiceError;
pub use event::{
    OfficeMapSet, ServiceEvent, ServicePublished, ServiceRevised, ServiceWithdrawn, WindowClosed,
    WindowExtended, WindowOpened,
};
pub use form::MAX_FORM_BYTES;
pub use rules::{
    AppealRoute, AttachmentRule, Channel, DuplicatePolicy, IdentityLevel, OfficeMap, ServiceRules,
    Silence, Unit,
};
pub use state::Service;
pub use window::{CallWindow, Window};

crate::aggregate!(
    Service,
    "service",
    ServiceCommand,
    ServiceEvent,
    ServiceError
);

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

pub use command::{
    CloseWindow, OpenWindow, PublishService, ReviseService, ServiceCommand, SetOfficeMap,
    WithdrawService,
};
pub use content::{DeclarationRule, RequiredAttachment, ServiceContent};
pub use error::ServiceError;
pub use event::{
    OfficeMapSet, ServiceEvent, ServicePublished, ServiceRevised, ServiceWithdrawn, WindowClosed,
    WindowOpened,
};
pub use form::MAX_FORM_BYTES;
pub use rules::{
    AppealRoute, AttachmentRule, Channel, DuplicatePolicy, IdentityLevel, OfficeMap, ServiceRules,
    Silence, Unit,
};
pub use state::{Service, Window};

crate::aggregate!(
    Service,
    "service",
    ServiceCommand,
    ServiceEvent,
    ServiceError
);

//! Servizio: a service of the catalogue, its published rules and their versions.

mod rules;

pub use rules::{
    AppealRoute, AttachmentRule, Channel, DuplicatePolicy, IdentityLevel, OfficeMap, ServiceRules,
    Unit,
};

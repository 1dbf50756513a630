//! One valid sample of each command and event of a service.

use super::{
    AppealRoute, AttachmentRule, Channel, CloseWindow, DeclarationRule, DuplicatePolicy,
    ExtendWindow, IdentityLevel, OfficeMap, OfficeMapSet, OpenWindow, PublishService,
    RequiredAttachment, ReviseService, ServiceCommand, ServiceContent, ServiceEvent,
    ServicePublished, ServiceRevised, ServiceWithdrawn, SetOfficeMap, Silence, Unit, WindowClosed,
    WindowExtended, WindowOpened, WithdrawService,
};
use crate::sample::{instant, long, office, reason, service, short};
use crate::shared::regime::LegalRegime;
use serde_json::json;

/// One of each command; the first publishes.
pub fn commands() -> Vec<ServiceCommand> {
    vec![
        publish_service().into(),
        revise_service().into(),
        withdraw_service().into(),
        open_window().into(),
        extend_window().into(),
        close_window().into(),
        set_office_map().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<ServiceEvent> {
    let PublishService {
        code,
        content,
        offices,
        at: published_at,
    } = publish_service();
    let ReviseService {
        content: revised,
        at: revised_at,
    } = revise_service();
    let WithdrawService {
        reason,
        at: withdrawn_at,
    } = withdraw_service();
    let OpenWindow {
        opens_at,
        closes_at,
        period,
        ..
    } = open_window();
    let SetOfficeMap {
        offices: map,
        at: set_at,
    } = set_office_map();
    vec![
        ServicePublished {
            code,
            content,
            offices,
            published_at,
        }
        .into(),
        ServiceRevised {
            version: 2,
            content: revised,
            revised_at,
        }
        .into(),
        ServiceWithdrawn {
            reason,
            withdrawn_at,
        }
        .into(),
        WindowOpened {
            opens_at,
            closes_at,
            period,
        }
        .into(),
        extended(),
        closed(),
        OfficeMapSet {
            offices: map,
            set_at,
        }
        .into(),
    ]
}

fn extended() -> ServiceEvent {
    let ExtendWindow { closes_at, at } = extend_window();
    WindowExtended {
        closes_at,
        extended_at: at,
    }
    .into()
}

fn closed() -> ServiceEvent {
    WindowClosed {
        closed_at: close_window().at,
    }
    .into()
}

/// A service that takes applications within a window.
pub fn content() -> ServiceContent {
    ServiceContent {
        title: short("Assistenza domiciliare per anziani"),
        description: long("Aiuto a casa per chi ha più di 65 anni e non è autonomo."),
        legal_basis: short("L. 328/2000 art. 22"),
        regime: LegalRegime::national(),
        term_days: 30,
        exceptional_term_reason: None,
        roll_office_deadline: false,
        silence: Silence::FailureToAct,
        competitive: false,
        form_schema: json!({
            "type": "object",
            "properties": {
                "hours_per_week": {"type": "integer", "minimum": 1, "maximum": 20},
                "lives_alone": {"type": "boolean"},
            },
            "required": ["hours_per_week"],
        }),
        attachments: vec![RequiredAttachment {
            rule: AttachmentRule {
                code: reason("medical-report"),
                label: short("Certificato medico"),
                media_types: vec!["application/pdf".to_owned(), "image/jpeg".to_owned()],
            },
            max_bytes: 10_485_760,
        }],
        declarations: vec![DeclarationRule {
            code: reason("residence"),
            text: long("Dichiaro di essere residente nel Comune."),
        }],
        channels: vec![Channel::Spid, Channel::Cie, Channel::Counter],
        minimum_identity: IdentityLevel::Substantial,
        duplicate_policy: DuplicatePolicy::Reject,
        windowed: true,
        office: office("centro-1"),
        unit: Unit {
            name: short("Unità Anziani e disabilità"),
            head: short("Rosalia Ferrante"),
            substitute_power_holder: short("Direzione Servizi sociali, Salvo Marino"),
        },
        appeals: vec![AppealRoute {
            authority: short("TAR Sicilia, Catania"),
            term_days: 60,
        }],
        appeal_text: long("Contro questo atto si può ricorrere al TAR entro 60 giorni."),
        privacy_notice: short("/privacy/assistenza-domiciliare"),
    }
}

fn offices(second: &str) -> OfficeMap {
    OfficeMap {
        districts: [
            ("1".to_owned(), office("centro-1")),
            ("2".to_owned(), office(second)),
        ]
        .into(),
        default: office("centro-1"),
    }
}

/// A valid command.
pub fn publish_service() -> PublishService {
    PublishService {
        code: service("home-care"),
        content: Box::new(content()),
        offices: offices("centro-2"),
        at: instant(2026, 1, 2, 8),
    }
}

/// A valid command.
pub fn revise_service() -> ReviseService {
    let content = Box::new(ServiceContent {
        term_days: 45,
        ..content()
    });
    ReviseService {
        content,
        at: instant(2026, 2, 10, 8),
    }
}

/// A valid command.
pub fn withdraw_service() -> WithdrawService {
    WithdrawService {
        reason: long("Sostituito dal servizio di assistenza integrata."),
        at: instant(2026, 2, 20, 8),
    }
}

/// A valid command.
pub fn open_window() -> OpenWindow {
    OpenWindow {
        opens_at: instant(2026, 1, 31, 23),
        closes_at: Some(instant(2026, 3, 31, 22)),
        period: Some(reason("2026")),
        at: instant(2026, 1, 15, 8),
    }
}

/// A valid command.
pub fn extend_window() -> ExtendWindow {
    ExtendWindow {
        closes_at: instant(2026, 4, 15, 22),
        at: instant(2026, 3, 10, 8),
    }
}

/// A valid command.
pub fn close_window() -> CloseWindow {
    CloseWindow {
        at: instant(2026, 3, 10, 8),
    }
}

/// A valid command.
pub fn set_office_map() -> SetOfficeMap {
    SetOfficeMap {
        offices: offices("centro-3"),
        at: instant(2026, 2, 1, 8),
    }
}

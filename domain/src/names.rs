//! Names that are written down for ever, each in one place: commands, events and refusals of an aggregate.

/// Declares the commands of an aggregate: the enum, the names the policy knows, and the way in from each struct.
///
/// A command marked `clear` needs the personal fields of the state to be readable.
macro_rules! commands {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$line:meta])* $variant:ident = $text:literal $($clear:ident)?;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name { $($(#[$line])* $variant($variant),)* }

        impl $name {
            /// The name of every command, as the policy and the log write it.
            pub const NAMES: &'static [&'static str] = &[$($text,)*];
        }

        impl $crate::decider::Command for $name {
            fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $text,)* }
            }

            fn needs_clear(&self) -> bool {
                match self { $(Self::$variant(_) => $crate::names::clear!($($clear)?),)* }
            }
        }

        $(impl From<$variant> for $name {
            fn from(command: $variant) -> Self {
                Self::$variant(command)
            }
        })*
    };
}

/// Declares the events of an aggregate: the enum, and for each the name under which it is stored.
macro_rules! events {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$line:meta])* $variant:ident = $text:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "type")]
        pub enum $name { $($(#[$line])* #[serde(rename = $text)] $variant($variant),)* }

        impl $name {
            /// The stored name of every event.
            pub const TYPES: &'static [&'static str] = &[$($text,)*];
        }

        impl cqrs_es::DomainEvent for $name {
            fn event_type(&self) -> String {
                match self { $(Self::$variant(_) => $text.to_owned(),)* }
            }

            fn event_version(&self) -> String {
                "1".to_owned()
            }
        }

        $(impl From<$variant> for $name {
            fn from(event: $variant) -> Self {
                Self::$variant(event)
            }
        })*
    };
}

/// Declares the refusals of an aggregate: a stable code, a kind and a sentence without personal data.
///
/// A first refusal marked `places` knows the wrong places of what was sent.
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident {
        $(#[$first:meta])* places $places:ident = $first_code:literal, $first_kind:ident, $first_text:literal;
        $($(#[$line:meta])* $variant:ident = $code:literal, $kind:ident, $text:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum $name {
            $(#[$first])* #[error($first_text)] $places(Vec<$crate::shared::error::FieldError>),
            $($(#[$line])* #[error($text)] $variant,)*
        }

        impl $name {
            /// Every refusal; the first with no places.
            pub const ALL: &'static [Self] = &[Self::$places(Vec::new()), $(Self::$variant,)*];
        }

        impl $crate::shared::error::Coded for $name {
            fn code(&self) -> &'static str {
                match self {
                    Self::$places(_) => $first_code,
                    $(Self::$variant => $code,)*
                }
            }

            fn kind(&self) -> $crate::shared::error::Kind {
                match self {
                    Self::$places(_) => $crate::shared::error::Kind::$first_kind,
                    $(Self::$variant => $crate::shared::error::Kind::$kind,)*
                }
            }

            fn fields(&self) -> &[$crate::shared::error::FieldError] {
                match self {
                    Self::$places(places) => places,
                    $(Self::$variant => &[],)*
                }
            }
        }
    };
    ($(#[$doc:meta])* $name:ident {
        $($(#[$line:meta])* $variant:ident = $code:literal, $kind:ident, $text:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum $name { $($(#[$line])* #[error($text)] $variant,)* }

        impl $name {
            /// Every refusal.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }

        impl $crate::shared::error::Coded for $name {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            fn kind(&self) -> $crate::shared::error::Kind {
                match self { $(Self::$variant => $crate::shared::error::Kind::$kind,)* }
            }
        }
    };
}

macro_rules! clear {
    () => {
        false
    };
    (clear) => {
        true
    };
}

pub(crate) use {clear, commands, events, refusals};

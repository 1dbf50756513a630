//! How the value types of the domain look in the description of the API.

use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{KnownFormat, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $name:ident { $($setting:ident = $value:expr),* $(,)? })*) => {$(
        $(#[doc = $doc])+
        pub(crate) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let schema = ObjectBuilder::new()
                    .schema_type(SchemaType::new(Type::String))
                    .description(Some([$($doc.trim()),+].join(" ")))
                    $(.$setting(Some($value)))*;
                Schema::Object(schema.build()).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

texts! {
    /// Codice: letters, digits, dots, dashes, underscores, colons, at signs.
    Code { pattern = "^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}$" }
    /// Codice di riga: small letters, digits, dots, dashes, underscores.
    RowCode { pattern = "^[a-z0-9][a-z0-9_.-]{0,63}$" }
    /// One line of text.
    ShortText { min_length = 1, max_length = 200 }
    /// Several lines of text.
    LongText { min_length = 1, max_length = 10_000 }
    /// Impronta: SHA-256 in hexadecimal.
    Sha256 { pattern = "^[0-9a-f]{64}$" }
    /// Importo in euro: digits, and at most two decimals after a point.
    Euro { pattern = r"^[0-9]{1,12}(\.[0-9]{1,2})?$" }
    /// An instant in UTC.
    Instant { format = SchemaFormat::KnownFormat(KnownFormat::DateTime) }
    /// Codice fiscale, also a provisional one of eleven digits.
    TaxCode { pattern = "^[A-Za-z0-9]{11,16}$" }
    /// Codice STP o ENI: three letters and thirteen digits.
    HealthCode { pattern = "^(STP|ENI|stp|eni)[0-9]{13}$" }
    /// The bytes of a file.
    Binary { format = SchemaFormat::KnownFormat(KnownFormat::Binary) }
    /// A day in Rome.
    Day { format = SchemaFormat::KnownFormat(KnownFormat::Date) }
}

/// A personal value, or the mark that its key was destroyed or that the caller sees values masked.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only described, never made")]
pub(crate) enum MaybeErased {
    /// The value.
    Known(String),
    /// It can no longer be known.
    Erased {
        /// Always true.
        erased: bool,
    },
    /// It is not for auditors, unless it is unmasked.
    Masked {
        /// Always true.
        masked: bool,
    },
}

/// Personal values that belong together, or the mark that their key was destroyed or that the caller sees values masked.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only described, never made")]
pub(crate) enum OrErased<T: ToSchema> {
    /// The values.
    Known(T),
    /// They can no longer be known.
    Erased {
        /// Always true.
        erased: bool,
    },
    /// They are not for auditors, unless they are unmasked.
    Masked {
        /// Always true.
        masked: bool,
    },
}

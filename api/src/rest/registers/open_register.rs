//! `POST /registers`: begins to close its days.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A register of protocol.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRegister {
    /// Its code.
    #[schema(value_type = Code)]
    register: RegisterCode,
    /// The first day that will be closed.
    #[schema(value_type = Day)]
    first_day: NaiveDate,
}

/// Begins to close the days of a register.
#[utoipa::path(
    post, path = "/registers", tag = "registers", operation_id = "open_register",
    request_body = OpenRegister,
    responses((status = 201, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.open_register"))),
)]
pub(crate) async fn open_register(
    Sent { call, body }: Sent<OpenRegister>,
) -> Result<Answer, Problem> {
    let command = register::OpenRegister {
        register: body.register,
        first_day: body.first_day,
        at: call.now(),
    };
    let id = command.register.stream_id();
    let location = format!("/api/v1/registers/{}", command.register);
    call.create::<Register>(id, location, command).await
}

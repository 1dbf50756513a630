//! Turns a batch of commands into the arrays of `append_batch` and its row back into answers.

use super::job::{Answer, AppendCommand};
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::shared::ids::{RegisterCode, RegistrationId};
use domain::shared::stamp::Registration;
use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::types::Json;

const APPEND: &str = "SELECT * FROM append_batch($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,\
                      $17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28)";

/// Writes the batch in one transaction; answers in the order of the commands.
pub(super) async fn write(
    connection: &mut PgConnection,
    at: Option<DateTime<Utc>>,
    commands: &[&AppendCommand],
) -> Result<Vec<Answer>, StoreError> {
    let (s_cmd, s_type, s_id, s_expected) = streams(commands);
    let claims = Claims::of(commands);
    let (r_cmd, r_register, r_id) = numbers(commands);
    let events = Events::of(commands);
    let row = sqlx::query(APPEND)
        .bind(at)
        .bind(commands.iter().map(|c| c.command_id).collect::<Vec<_>>())
        .bind(
            commands
                .iter()
                .map(|c| c.request_digest.as_deref())
                .collect::<Vec<_>>(),
        )
        .bind(
            commands
                .iter()
                .map(|c| Json(&c.metadata))
                .collect::<Vec<_>>(),
        )
        .bind(
            commands
                .iter()
                .map(|c| place(c.events.len()) - 1)
                .collect::<Vec<_>>(),
        )
        .bind(s_cmd)
        .bind(s_type)
        .bind(s_id)
        .bind(s_expected)
        .bind(claims.cmd)
        .bind(claims.scope)
        .bind(claims.key)
        .bind(claims.action)
        .bind(claims.stream_type)
        .bind(claims.stream_id)
        .bind(r_cmd)
        .bind(r_register)
        .bind(r_id)
        .bind(events.cmd)
        .bind(events.stream_type)
        .bind(events.stream_id)
        .bind(events.sequence)
        .bind(events.event)
        .bind(events.version)
        .bind(events.payload)
        .bind(events.id)
        .bind(events.effective)
        .bind(events.number)
        .fetch_one(connection)
        .await?;
    answers(&row, commands)
}

fn place(index: usize) -> i32 {
    i32::try_from(index + 1).expect("a batch has far fewer than two thousand million parts")
}

type StreamColumns<'a> = (Vec<i32>, Vec<&'a str>, Vec<&'a str>, Vec<i64>);

fn streams<'a>(commands: &[&'a AppendCommand]) -> StreamColumns<'a> {
    let mut columns = StreamColumns::default();
    for (at, command) in commands.iter().enumerate() {
        for stream in &command.streams {
            columns.0.push(place(at));
            columns.1.push(stream.aggregate_type);
            columns.2.push(&stream.aggregate_id);
            columns.3.push(stream.expected);
        }
    }
    columns
}

fn numbers<'a>(commands: &[&'a AppendCommand]) -> (Vec<i32>, Vec<&'a str>, Vec<uuid::Uuid>) {
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for (at, command) in commands.iter().enumerate() {
        for number in &command.numbers {
            columns.0.push(place(at));
            columns.1.push(number.register.as_str());
            columns.2.push(number.registration_id);
        }
    }
    columns
}

#[derive(Default)]
struct Claims<'a> {
    cmd: Vec<i32>,
    scope: Vec<&'a str>,
    key: Vec<&'a [u8]>,
    action: Vec<&'a str>,
    stream_type: Vec<&'a str>,
    stream_id: Vec<&'a str>,
}

impl<'a> Claims<'a> {
    fn of(commands: &[&'a AppendCommand]) -> Self {
        let mut columns = Self::default();
        for (at, command) in commands.iter().enumerate() {
            let Some(stream) = command.streams.first() else {
                continue;
            };
            for claim in &command.claims {
                columns.cmd.push(place(at));
                columns.scope.push(claim.scope);
                columns.key.push(&claim.key);
                columns.action.push(claim.action);
                columns.stream_type.push(stream.aggregate_type);
                columns.stream_id.push(&stream.aggregate_id);
            }
        }
        columns
    }
}

#[derive(Default)]
struct Events<'a> {
    cmd: Vec<i32>,
    stream_type: Vec<&'a str>,
    stream_id: Vec<&'a str>,
    sequence: Vec<i64>,
    event: Vec<&'a str>,
    version: Vec<&'a str>,
    payload: Vec<Json<&'a serde_json::Value>>,
    id: Vec<uuid::Uuid>,
    effective: Vec<Option<DateTime<Utc>>>,
    number: Vec<Option<i32>>,
}

impl<'a> Events<'a> {
    fn of(commands: &[&'a AppendCommand]) -> Self {
        let mut columns = Self::default();
        let mut numbers_before = 0;
        for (at, command) in commands.iter().enumerate() {
            let mut next: Vec<i64> = command
                .streams
                .iter()
                .map(|stream| stream.expected)
                .collect();
            for event in &command.events {
                let stream = &command.streams[event.stream];
                next[event.stream] += 1;
                columns.cmd.push(place(at));
                columns.stream_type.push(stream.aggregate_type);
                columns.stream_id.push(&stream.aggregate_id);
                columns.sequence.push(next[event.stream]);
                columns.event.push(&event.event_type);
                columns.version.push(&event.event_version);
                columns.payload.push(Json(&event.payload));
                columns.id.push(event.event_id);
                columns.effective.push(event.effective_at);
                columns
                    .number
                    .push(event.number.map(|number| place(numbers_before + number)));
            }
            numbers_before += command.numbers.len();
        }
        columns
    }
}

fn answers(row: &PgRow, commands: &[&AppendCommand]) -> Result<Vec<Answer>, StoreError> {
    let status: Vec<String> = row.try_get("status")?;
    let last: Vec<i64> = row.try_get("last_index")?;
    let recorded_at: DateTime<Utc> = row.try_get("done_at")?;
    let year: i32 = row.try_get("reg_year")?;
    let numbers: Option<Vec<Option<i64>>> = row.try_get("reg_numbers")?;
    let mut numbers = numbers.unwrap_or_default().into_iter();
    let mut answers = Vec::with_capacity(commands.len());
    for ((command, status), last_index) in commands.iter().zip(&status).zip(last) {
        let assigned: Vec<Option<i64>> = numbers.by_ref().take(command.numbers.len()).collect();
        answers.push(match status.as_str() {
            "done" => Answer::Done {
                last_index,
                recorded_at,
                registrations: registrations(command, &assigned, year, recorded_at)?,
            },
            "duplicate" => Answer::Duplicate,
            "claimed" => Answer::Claimed,
            _ => Answer::Stale,
        });
    }
    Ok(answers)
}

fn registrations(
    command: &AppendCommand,
    assigned: &[Option<i64>],
    year: i32,
    registered_at: DateTime<Utc>,
) -> Result<Vec<Registration>, StoreError> {
    command
        .numbers
        .iter()
        .zip(assigned)
        .map(|(request, number)| {
            let number = number.and_then(|n| u64::try_from(n).ok());
            Ok(Registration {
                registration_id: RegistrationId(request.registration_id),
                register: RegisterCode::new(request.register.clone())
                    .map_err(|error| StoreError::Database(sqlx::Error::Decode(error.into())))?,
                year,
                number: number.ok_or_else(|| {
                    StoreError::Database(sqlx::Error::Decode("a number is missing".into()))
                })?,
                registered_at,
            })
        })
        .collect()
}

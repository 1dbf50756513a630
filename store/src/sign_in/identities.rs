//! Local identities: whom the service vouches for itself. Only the owner of the database appoints them.

use crate::connect::Store;
use crate::error::StoreError;
use crate::migrate::owner;
use crate::seal::{MasterKey, Vault};
use crate::tenant::Tenant;
use chrono::{DateTime, Utc};
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use uuid::Uuid;

/// What a second factor is sealed for.
const PURPOSE: &str = "second-factor";

/// Identità locale: somebody who proves who they are with a password of ours.
#[derive(Clone, PartialEq, Eq)]
pub struct LocalIdentity {
    /// Their code.
    pub code: String,
    /// The person they are, where they are a resident.
    pub person: Option<Uuid>,
    /// Their duties, as words.
    pub duties: Vec<String>,
    /// The hash of their password.
    pub password: String,
    /// The secret of their second factor, where they have one.
    pub second_factor: Option<Vec<u8>>,
}

type Row = (String, Option<Uuid>, Vec<String>, String, Option<Vec<u8>>);

fn identity(vault: &Vault, (code, person, duties, password, sealed): Row) -> Option<LocalIdentity> {
    let second_factor = match sealed {
        // One that does not open must not turn into none.
        Some(sealed) => Some(vault.open(PURPOSE, code.as_bytes(), &sealed)?),
        None => None,
    };
    Some(LocalIdentity {
        code,
        person,
        duties,
        password,
        second_factor,
    })
}

impl Store {
    /// The local identity with this code.
    pub async fn local_identity(&self, code: &str) -> Result<Option<LocalIdentity>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT code, person, duties, password, second_factor FROM local_identities WHERE code = $1",
        )
        .bind(code)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.and_then(|row| identity(&self.vault, row)))
    }

    /// Gives a local identity the hash of another password.
    pub async fn change_password(&self, code: &str, password: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE local_identities SET password = $2, changed_at = $3 WHERE code = $1")
            .bind(code)
            .bind(password)
            .bind(self.clock().now())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Uses up a code of the second factor by its time step; false where that step, or a later one, was used already.
    pub async fn use_step(&self, code: &str, step: i64) -> Result<bool, StoreError> {
        let used = "UPDATE local_identities SET last_step = $2 WHERE code = $1 AND last_step < $2";
        let used = sqlx::query(used).bind(code).bind(step);
        Ok(used.execute(&self.pool).await?.rows_affected() == 1)
    }
}

/// Whoever may appoint local identities: the owner of the database, with the master key.
pub struct IdentityKeeper {
    connection: PgConnection,
    vault: Vault,
}

impl IdentityKeeper {
    /// Connects with the rights of the owner.
    pub async fn open(
        options: &PgConnectOptions,
        tenant: &Tenant,
        master: &MasterKey,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            connection: owner(options, tenant).await?,
            vault: Vault::new(master, tenant),
        })
    }

    /// Appoints somebody, or changes what they are and may.
    pub async fn put(&mut self, one: &LocalIdentity, now: DateTime<Utc>) -> Result<(), StoreError> {
        let seal = |secret: &Vec<u8>| self.vault.seal(PURPOSE, one.code.as_bytes(), secret);
        let second_factor = one.second_factor.as_ref().map(seal);
        sqlx::query(
            "INSERT INTO local_identities (code, person, duties, password, second_factor, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (code) DO UPDATE SET person = excluded.person, \
             duties = excluded.duties, password = excluded.password, second_factor = excluded.second_factor, \
             last_step = 0, changed_at = excluded.changed_at",
        )
        .bind(&one.code)
        .bind(one.person)
        .bind(&one.duties)
        .bind(&one.password)
        .bind(second_factor)
        .bind(now)
        .execute(&mut self.connection)
        .await?;
        Ok(())
    }

    /// Dismisses somebody; false where there is no such identity.
    pub async fn remove(&mut self, code: &str) -> Result<bool, StoreError> {
        let gone = sqlx::query("DELETE FROM local_identities WHERE code = $1").bind(code);
        Ok(gone.execute(&mut self.connection).await?.rows_affected() == 1)
    }

    /// Everybody, by their code.
    pub async fn all(&mut self) -> Result<Vec<LocalIdentity>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT code, person, duties, password, second_factor FROM local_identities ORDER BY code",
        )
        .fetch_all(&mut self.connection)
        .await?;
        let read = |row| identity(&self.vault, row);
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Closes the connection.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }
}

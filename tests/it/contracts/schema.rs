//! docs/reference/schema.md: the tables of a municipality after all migrations.

use super::golden;
use sqlx::postgres::PgPool;
use std::fmt::Write;
use tests::database::TestDatabase;

const PAGE: &str = "docs/reference/schema.md";

const INTRODUCTION: &str = "# Tables

Generated from a database after all migrations; `make golden` writes it again.
Each municipality has three schemas: one for the log, one for the read models, one for who read what.
The role of the service can change nothing in the log: it appends through one function.
To who read what it adds rows, and cannot read them.
Tables that the service builds itself while it runs are not listed.
";

const TABLES: &str = "SELECT c.oid, c.relname::text AS name,
    (SELECT string_agg(p.privilege_type, ', ' ORDER BY p.privilege_type) FROM information_schema.role_table_grants p
     WHERE p.table_schema = n.nspname AND p.table_name = c.relname AND p.grantee = 'policentrica_service') AS rights
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND c.relname <> '_sqlx_migrations' ORDER BY c.relname";

const COLUMNS: &str = "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    coalesce(pg_get_expr(d.adbin, d.adrelid), '')
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

const RULES: &str = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1
    AND contype IN ('p', 'u', 'c', 'f', 'x') ORDER BY contype DESC, 1";

const INDEXES: &str = "SELECT regexp_replace(pg_get_indexdef(i.indexrelid), ' ON [^ ]+ USING', ' USING') FROM pg_index i
    WHERE i.indrelid = $1 AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1";

const TRIGGERS: &str =
    "SELECT tgname::text FROM pg_trigger WHERE tgrelid = $1 AND NOT tgisinternal ORDER BY 1";

const FUNCTIONS: &str =
    "SELECT p.proname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = $1 ORDER BY 1";

async fn lines(pool: &PgPool, query: &str, table: sqlx::postgres::types::Oid) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as(query)
        .bind(table)
        .fetch_all(pool)
        .await
        .expect("the catalogue answers");
    rows.into_iter().map(|(line,)| line).collect()
}

async fn tables(pool: &PgPool, schema: &str, page: &mut String) {
    let tables: Vec<(sqlx::postgres::types::Oid, String, Option<String>)> = sqlx::query_as(TABLES)
        .bind(schema)
        .fetch_all(pool)
        .await
        .expect("the catalogue answers");
    for (oid, name, rights) in tables {
        write!(
            page,
            "\n### {name}\n\nThe service may: {}.\n\n",
            rights.unwrap_or_else(|| "nothing".to_owned())
        )
        .expect("writes to a string");
        page.push_str("| column | type | null | default |\n|---|---|---|---|\n");
        let columns: Vec<(String, String, bool, String)> = sqlx::query_as(COLUMNS)
            .bind(oid)
            .fetch_all(pool)
            .await
            .expect("the catalogue answers");
        for (column, kind, required, default) in columns {
            let null = if required { "" } else { "yes" };
            writeln!(page, "| {column} | {kind} | {null} | {default} |")
                .expect("writes to a string");
        }
        page.push('\n');
        for (word, query) in [("rule", RULES), ("index", INDEXES), ("trigger", TRIGGERS)] {
            for line in lines(pool, query, oid).await {
                writeln!(page, "- {word}: `{}`", line.replace(schema, "log"))
                    .expect("writes to a string");
            }
        }
    }
}

#[tokio::test]
async fn the_page_of_tables_says_what_the_migrations_make() {
    let database = TestDatabase::at(chrono::DateTime::UNIX_EPOCH).await;
    let pool = PgPool::connect_with(database.owner.clone())
        .await
        .expect("the owner connects");
    let mut page = INTRODUCTION.to_owned();
    for (title, schema) in [
        ("The log", database.tenant.log_schema()),
        ("The read models", database.tenant.read_schema()),
        ("The access log", database.tenant.access_schema()),
    ] {
        write!(page, "\n## {title}\n").expect("writes to a string");
        tables(&pool, &schema, &mut page).await;
        let functions: Vec<(String,)> = sqlx::query_as(FUNCTIONS)
            .bind(&schema)
            .fetch_all(&pool)
            .await
            .expect("the catalogue answers");
        if !functions.is_empty() {
            page.push_str("\n### Functions\n\n");
            for (name,) in functions {
                writeln!(page, "- `{name}`").expect("writes to a string");
            }
        }
    }
    golden::assert_same(PAGE, &page);
}

-- What was found of every document taken in, so that a command that names one is held to its bytes; and which no event names.
CREATE TABLE documents (
    document_id uuid PRIMARY KEY,
    -- What it was taken in for: an application, the principal of a mandate, the office of a letter.
    about_type text NOT NULL CHECK (about_type IN ('application', 'person', 'office')),
    about_id text COLLATE "C" NOT NULL,
    -- Whose key seals the name and the bytes.
    subject uuid NOT NULL,
    class text NOT NULL,
    -- Absent until the bytes have arrived whole.
    name jsonb,
    media_type text,
    size bigint,
    sha256 bytea,
    taken_at timestamptz NOT NULL,
    -- The streams of the commands that named it, as type/identifier, and when the last one did.
    streams text[] NOT NULL,
    named_at timestamptz,
    -- An event names it: it stays.
    filed boolean NOT NULL DEFAULT false,
    -- Its bytes are about to go: nothing may name it any more.
    dropped boolean NOT NULL DEFAULT false,
    CHECK ((name IS NULL) = (sha256 IS NULL))
);
CREATE INDEX documents_about ON documents (about_type, about_id);
CREATE INDEX documents_loose ON documents (greatest(taken_at, named_at)) WHERE NOT filed;
GRANT SELECT, INSERT, UPDATE, DELETE ON documents TO policentrica_service;

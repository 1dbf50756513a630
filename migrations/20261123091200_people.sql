-- People on file, found by keyed digests of tax code and words of the name.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    identity jsonb,
    tax_code jsonb,
    tax_code_digest bytea,
    name_digests bytea[],
    deceased boolean NOT NULL,
    merged_into uuid,
    version bigint NOT NULL
);
CREATE INDEX people_tax_code ON people (tax_code_digest);
CREATE INDEX people_names ON people USING gin (name_digests);

RESET ROLE;

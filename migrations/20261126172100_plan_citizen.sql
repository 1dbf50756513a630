-- What a person sees of their own care plan: nothing of the office's notes, its funds or its board.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE plan_citizen (
    plan_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    people uuid[] NOT NULL,
    status text,
    kind jsonb,
    office text,
    case_manager text,
    in_force int,
    to_sign int,
    starts_on date,
    family_share numeric(14,2),
    next_review_on date,
    closed_on date,
    updated_at timestamptz NOT NULL
);
CREATE INDEX plan_citizen_people ON plan_citizen USING gin (people);

CREATE TABLE plan_citizen_items (
    plan_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL,
    item_id uuid NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (plan_id, number, kind, item_id)
);

RESET ROLE;

-- What a care plan says in each of its versions, who agreed to it and what was delivered; free texts stay sealed.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE plan_view (
    plan_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    status text,
    kind jsonb,
    person uuid,
    case_file_id uuid,
    office text,
    case_manager text,
    beneficiaries jsonb,
    assessment jsonb,
    review jsonb,
    motivation jsonb,
    ends_on date,
    working int,
    in_force int,
    starts_on date,
    cost numeric(14,2),
    family_share numeric(14,2),
    next_review_on date,
    in_time_until_on date,
    closed_on date,
    ending jsonb,
    updated_at timestamptz NOT NULL
);
CREATE INDEX plan_view_office ON plan_view (office, updated_at DESC, plan_id);
CREATE INDEX plan_view_case_manager ON plan_view (case_manager, updated_at DESC, plan_id);
CREATE INDEX plan_view_person ON plan_view (person);
CREATE INDEX plan_view_case_file ON plan_view (case_file_id);

CREATE TABLE plan_view_versions (
    plan_id uuid NOT NULL,
    number int NOT NULL,
    state text NOT NULL,
    reason text,
    note jsonb,
    board jsonb,
    decision jsonb,
    signed boolean,
    starts_on date,
    cost numeric(14,2),
    family_share numeric(14,2),
    commitments jsonb,
    begun_at timestamptz,
    PRIMARY KEY (plan_id, number)
);

CREATE TABLE plan_view_items (
    plan_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL,
    item_id uuid NOT NULL,
    content jsonb NOT NULL,
    corrected jsonb,
    PRIMARY KEY (plan_id, number, kind, item_id)
);

CREATE TABLE plan_view_signatures (
    plan_id uuid NOT NULL,
    number int NOT NULL,
    signatory text NOT NULL,
    signature jsonb NOT NULL,
    PRIMARY KEY (plan_id, number, signatory)
);

CREATE TABLE plan_view_deliveries (
    plan_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    intervention_id uuid,
    number int,
    reference text,
    from_on date,
    until_on date,
    quantity numeric(14,2) NOT NULL,
    amount numeric(14,2) NOT NULL,
    corrected jsonb,
    recorded_at timestamptz,
    PRIMARY KEY (plan_id, delivery_id)
);

CREATE TABLE plan_view_steps (
    plan_id uuid NOT NULL,
    sequence bigint NOT NULL,
    code text NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text,
    role text,
    office text,
    detail jsonb,
    PRIMARY KEY (plan_id, sequence)
);

RESET ROLE;

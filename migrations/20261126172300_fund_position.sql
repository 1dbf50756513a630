-- Where each fund stands, what it keeps for which plan, and what it could have back.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE fund_position (
    fund_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    fund text,
    source text,
    year int,
    allocated numeric(14,2) NOT NULL,
    committed numeric(14,2) NOT NULL,
    released numeric(14,2) NOT NULL,
    paid numeric(14,2) NOT NULL
);
CREATE UNIQUE INDEX fund_position_code ON fund_position (fund);

CREATE TABLE fund_position_commitments (
    commitment_id uuid PRIMARY KEY,
    fund_id uuid NOT NULL,
    plan_id uuid,
    office text,
    kept numeric(14,2),
    paid numeric(14,2),
    until_on date
);
CREATE INDEX fund_position_commitments_fund ON fund_position_commitments (fund_id, commitment_id);
CREATE INDEX fund_position_commitments_left ON fund_position_commitments (commitment_id) WHERE kept > paid;

CREATE TABLE fund_position_named (
    commitment_id uuid PRIMARY KEY,
    plan_id uuid NOT NULL
);

CREATE TABLE fund_position_ended (
    plan_id uuid PRIMARY KEY,
    ended_on date NOT NULL,
    was_active boolean NOT NULL
);

RESET ROLE;

-- What was each applicant told of calls and rankings, and what stands in their application? So that each thing is told and written once.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE ranking_notices (
    application_id uuid NOT NULL,
    subject uuid NOT NULL,
    matter text NOT NULL,
    PRIMARY KEY (application_id, subject, matter)
);

CREATE TABLE ranking_recorded (
    application_id uuid NOT NULL,
    ranking_id uuid NOT NULL,
    standing text NOT NULL,
    position bigint,
    approved_on date NOT NULL,
    PRIMARY KEY (application_id, ranking_id)
);

RESET ROLE;

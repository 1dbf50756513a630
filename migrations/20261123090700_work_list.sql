-- The queue of each office, in order of arrival, and what runs out when.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE work_list (
    application_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    office text NOT NULL,
    -- 0 for cases with priority, 1 for the others: the order of the queue.
    turn smallint NOT NULL,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL,
    number text NOT NULL,
    status text NOT NULL,
    clock text NOT NULL,
    service text,
    title text,
    officer text,
    applicant uuid,
    beneficiary uuid,
    due_on date
);
-- Every page is a range of one of these, however long the queue is.
CREATE INDEX work_list_queue ON work_list (office, turn, received_at, application_id);
CREATE INDEX work_list_whole ON work_list (turn, received_at, application_id);
CREATE INDEX work_list_officer ON work_list (office, officer, turn, received_at, application_id);
CREATE INDEX work_list_status ON work_list (office, status, turn, received_at, application_id);
CREATE INDEX work_list_service ON work_list (office, service, turn, received_at, application_id);
CREATE INDEX work_list_due ON work_list (office, due_on, application_id);

CREATE TABLE deadline_watch (
    application_id uuid NOT NULL,
    kind text NOT NULL,
    office text NOT NULL,
    officer text,
    last_on date NOT NULL,
    fires_at timestamptz NOT NULL,
    PRIMARY KEY (application_id, kind)
);
CREATE INDEX deadline_watch_fires ON deadline_watch (fires_at, application_id);
CREATE INDEX deadline_watch_office ON deadline_watch (office, last_on, application_id, kind);

RESET ROLE;

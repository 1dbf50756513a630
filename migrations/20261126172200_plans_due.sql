-- Which care plans must be reviewed by when, per worker and office, and for the clock that notes it.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE plans_due (
    plan_id uuid PRIMARY KEY,
    office text,
    case_manager text,
    active boolean NOT NULL,
    due_on date,
    in_time_until_on date,
    noted_on date
);
CREATE INDEX plans_due_office ON plans_due (office, due_on, plan_id) WHERE active;
CREATE INDEX plans_due_case_manager ON plans_due (case_manager, due_on, plan_id) WHERE active;
CREATE INDEX plans_due_day ON plans_due (due_on, plan_id) WHERE active;

RESET ROLE;

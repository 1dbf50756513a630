-- Because the reviews of a plan are hidden with its case, the read model of reviews knows to which case a plan belongs.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;
ALTER TABLE plans_due ADD COLUMN case_file_id uuid;

RESET ROLE;

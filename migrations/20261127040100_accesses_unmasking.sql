-- Because what an auditor reads unmasked must be told apart, an access names the unmasking under which it was answered.
SELECT set_config('search_path', current_schema() || '_access,' || current_schema(), true);

ALTER TABLE accesses ADD COLUMN unmasking uuid;

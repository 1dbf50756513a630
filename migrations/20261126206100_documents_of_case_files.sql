-- A document may be taken in for a case file: a paper that is put on it.
ALTER TABLE documents DROP CONSTRAINT documents_about_type_check;
ALTER TABLE documents ADD CONSTRAINT documents_about_type_check
    CHECK (about_type IN ('application', 'person', 'office', 'care_plan', 'case_file'));

-- A document may be taken in for a care plan: the paper on which somebody signed it.
ALTER TABLE documents DROP CONSTRAINT documents_about_type_check;
ALTER TABLE documents ADD CONSTRAINT documents_about_type_check
    CHECK (about_type IN ('application', 'person', 'office', 'care_plan'));

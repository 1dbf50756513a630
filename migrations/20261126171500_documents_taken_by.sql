-- Who uploaded a document, so that one person's forgotten uploads do not keep a whole office from uploading.
ALTER TABLE documents ADD COLUMN taken_by text COLLATE "C";

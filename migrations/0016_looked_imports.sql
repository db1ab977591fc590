-- What came of looking through the file, as JSON: what its page shows. Empty until it was looked through.
ALTER TABLE imports ADD COLUMN looked TEXT NOT NULL DEFAULT '';

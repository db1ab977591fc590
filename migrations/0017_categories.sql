-- Whoever names or moves categories locks this row first.
INSERT INTO counters (name, value) VALUES ('categories', 0);

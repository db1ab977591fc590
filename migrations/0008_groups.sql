-- Counts the changes of groups and of their page access: a matrix that is saved names the count it was made for. Its row
-- also keeps changes of groups, page access and membership from each other, since their rules look at all of them.
INSERT INTO counters (name, value) VALUES ('groups', 1);
-- Counts the writes of a group's names: a write that names an old version is refused.
ALTER TABLE groups ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- The staff, whom a shop has few of among many customers.
CREATE INDEX users_of_staff ON users (id) WHERE audience = 'staff';

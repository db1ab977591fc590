-- Staff assigned to one job: while one of them is active, the company's Customer CSRs are not mailed about it.
CREATE TABLE job_csrs (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (job_id, user_id)
);
CREATE INDEX job_csrs_by_user ON job_csrs (user_id);

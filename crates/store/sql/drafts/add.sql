insert into drafts (id, attempt_id, step, revision, base_revision, text, saved_at) values ($1, $2, $3, $4, $5, $6, $7)

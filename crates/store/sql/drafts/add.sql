insert into drafts (id, attempt_id, revision, base_revision, text, saved_at) values ($1, $2, $3, $4, $5, $6)

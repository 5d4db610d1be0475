insert into sign_in_links (secret_sha256, person_id, created_at, expires_at, used_at)
values ($1, $2, $3, $4, null)

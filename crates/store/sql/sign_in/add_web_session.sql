insert into web_sessions
    (id, secret_sha256, person_id, created_at, last_seen_at, expires_at, revoked_at, user_agent)
values ($1, $2, $3, $4, $4, $5, null, $6)

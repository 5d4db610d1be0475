update web_sessions set revoked_at = $3
where person_id = $1 and id = $2 and revoked_at is null and expires_at > $3
returning id

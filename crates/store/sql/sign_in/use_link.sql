update sign_in_links set used_at = $2
where secret_sha256 = $1 and used_at is null and expires_at > $2
returning person_id

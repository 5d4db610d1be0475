select id, person_id, created_at, last_seen_at, expires_at, revoked_at, user_agent
from web_sessions
where secret_sha256 = $1 and revoked_at is null and expires_at > $2

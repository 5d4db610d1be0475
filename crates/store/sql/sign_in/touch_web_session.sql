update web_sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2

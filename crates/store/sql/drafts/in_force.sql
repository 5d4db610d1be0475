select coalesce(max(revision), 0) as revision from drafts where attempt_id = $1 and step = $2

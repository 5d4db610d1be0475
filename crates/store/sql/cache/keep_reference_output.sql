insert into reference_outputs (key, sha256, kept_at) values ($1, $2, $3) on conflict (key) do nothing

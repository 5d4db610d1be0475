insert into blobs (sha256, size, bytes) values ($1, $2, $3) on conflict (sha256) do nothing

insert into candidates (id, created_at) values ($1, $2)

insert into sessions (id, title, created_at) values ($1, $2, $3)

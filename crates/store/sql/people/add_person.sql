insert into persons (id, zone, created_at) values ($1, $2, $3)

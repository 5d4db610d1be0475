insert into events (id, at, kind, actor_id, private_to, attempt_id, subject, body)
values ($1, $2, $3, $4, $5, null, $6, $7)
on conflict (id) do nothing

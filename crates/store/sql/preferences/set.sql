insert into preferences (person_id, name, value, set_at)
select id, $2, $3, $4 from persons where id = $1
on conflict (person_id, name) do update set value = excluded.value, set_at = excluded.set_at
returning name

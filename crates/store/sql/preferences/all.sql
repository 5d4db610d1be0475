select name, value, set_at from preferences where person_id = $1 order by name

delete from preferences where person_id = $1

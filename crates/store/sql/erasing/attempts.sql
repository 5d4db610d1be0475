delete from attempts where person_id = $1 returning id

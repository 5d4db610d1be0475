delete from attempts where person_id = $1 and id = $2 returning id

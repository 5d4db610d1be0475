select value from preferences where person_id = $1 and name = $2

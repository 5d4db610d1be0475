update persons set zone = $2 where id = $1 returning id

delete from events where private_to = $1

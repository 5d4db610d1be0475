select person_id from person_roles where role = 'owner' order by granted_at, person_id limit 1

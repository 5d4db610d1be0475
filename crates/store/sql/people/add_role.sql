insert into person_roles (person_id, role, granted_at) values ($1, $2, $3)

insert into identities (id, person_id, candidate_id, name, email) values ($1, $2, $3, $4, $5)

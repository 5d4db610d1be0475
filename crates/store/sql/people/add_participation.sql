insert into participations (id, session_id, person_id, candidate_id, role, created_at)
values ($1, $2, $3, $4, $5, $6)

-- A row a role.
select p.id, p.zone, p.created_at, i.name, i.email, r.role
from persons p
join identities i on i.person_id = p.id
left join person_roles r on r.person_id = p.id
order by p.id

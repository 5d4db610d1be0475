-- Of two at once, one finds its base still in force.
update attempts set draft_revision = draft_revision + 1
where person_id = $1 and id = $2 and draft_revision = $3
returning draft_revision

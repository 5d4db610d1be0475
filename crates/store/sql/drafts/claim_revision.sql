-- Also holds the attempt, so that of two at once the second sees what the first saved.
update attempts set draft_revision = draft_revision + 1
where person_id = $1 and id = $2
returning draft_revision

-- No revision, no match: refused ones stay.
delete from drafts where attempt_id = $1 and revision <= $2

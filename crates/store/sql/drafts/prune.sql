-- No revision, no match: refused ones stay.
delete from drafts where attempt_id = $1 and step = $2 and revision <= (
    select revision from drafts where attempt_id = $1 and step = $2 and revision is not null
    order by revision desc limit 1 offset $3
)

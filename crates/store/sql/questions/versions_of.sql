select version, judging_version, question, title, kind, first_used_at
from question_versions
where question = $1
order by first_used_at desc, version

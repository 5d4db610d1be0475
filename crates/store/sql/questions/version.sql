select version, judging_version, question, title, kind, first_used_at
from question_versions
where version = $1

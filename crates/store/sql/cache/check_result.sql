select question_version, interpreter, judge_version, outcome, checked_at
from check_results
where question_version = $1 and interpreter = $2 and judge_version = $3

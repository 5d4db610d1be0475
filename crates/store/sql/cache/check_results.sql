select question_version, interpreter, judge_version, outcome, checked_at
from check_results
where judge_version = $1
order by question_version, interpreter

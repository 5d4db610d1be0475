/** The shapes of the server's answers, by the names the pages use. */
export type State = 'new' | 'in_part' | 'done';
export type Sort = 'asked' | 'title' | 'difficulty' | 'recent';

export interface Session {
  person: { id: string; name: string; roles: string[] };
  csrf: string;
  server: ServerInfo;
}

export interface ServerInfo {
  version: string;
  rung: string;
  runs_code: boolean;
  why_not: string | null;
  pythons: string[];
  default_python: string | null;
}

export interface SessionRow {
  id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  current: boolean;
  user_agent: string | null;
}

export interface QuestionSummary {
  id: string;
  title: string;
  kind: string;
  level: string;
  difficulty: string;
  topics: string[];
  roles: string[];
  frequency: number;
  seconds: number;
  status: string;
  version: string;
  state: State;
  attempts: number;
  best_score: number | null;
  max_score: number | null;
  solved_in_seconds: number | null;
  checked: { ok: boolean; versions: string[]; label: string } | null;
}

export interface FacetCount {
  value: string;
  count: number;
}

export type FacetName = 'kind' | 'topic' | 'level' | 'role' | 'difficulty' | 'frequency' | 'state';

export interface BankFault {
  question: string | null;
  source: string;
  file: string;
  line: number | null;
  message: string;
  kept_version: string | null;
}

export interface QuestionPage {
  items: QuestionSummary[];
  total: number;
  next_cursor: string | null;
  facets: Record<FacetName, FacetCount[]>;
  faults: BankFault[];
}

export interface Point {
  id: string;
  level: number;
  core: boolean;
  part: string | null;
  text: string;
  paraphrases: string[];
}

export interface FollowUp {
  id: string;
  when: { when: string; id?: string | null };
  text: string;
  answer_html: string;
  points: Point[];
}

export interface ShownCase {
  id: string;
  category: string;
  visible: boolean;
  weight: number;
  input: string | null;
  expected: string | null;
}

export interface Task {
  call: { kind: 'function' | 'class' | 'program' | 'drive'; name: string | null };
  compare: string;
  starter: string;
  limits: { cpu_ms: number; wall_ms?: number; memory_kib: number; output_kib: number; processes: number };
  pythons: string[];
  before: string | null;
  cases: ShownCase[];
  solutions: number;
}

export interface Question extends QuestionSummary {
  prompt_html: string;
  clarify: { question: string; answer_html: string }[];
  answer_html: string | null;
  points: Point[];
  mistakes: { id: string; text: string; paraphrases: string[]; correction_html: string }[];
  follow_ups: FollowUp[];
  parts: { id: string; seconds: number; text: string }[];
  scores: string[] | null;
  twist_html: string | null;
  read_html: string | null;
  hints: number;
  license: string;
  authors: string[];
  python: string;
  task: Task | null;
  fault: BankFault | null;
}

export interface Solution {
  title: string;
  time: string | null;
  space: string | null;
  code: string;
  explanation_html: string | null;
}

export type Verdict =
  | 'accepted'
  | 'wrong_answer'
  | 'ok'
  | 'runtime_error'
  | 'time_limit'
  | 'memory_limit'
  | 'output_limit'
  | 'killed'
  | 'internal_error';

export interface CaseResult {
  id: string;
  category: string;
  visible: boolean;
  verdict: Verdict;
  weight: number;
  input: string | null;
  expected: string | null;
  actual: string | null;
  stdout: string | null;
  stderr?: string | null;
  message?: string | null;
  line?: number | null;
  cpu_ms: number | null;
  memory_kib: number | null;
}

export interface JudgeResult {
  verdict: Verdict;
  score: number;
  max_score: number;
  question: string;
  question_version: string;
  python: string | null;
  rung: string;
  cases: CaseResult[];
  first_failure: string | null;
}

export interface Approach {
  text: string;
  time: string | null;
  space: string | null;
  at: string;
}

export interface Draft {
  revision: number;
  text: string;
  saved_at: string;
}

/** A version of a draft; without a revision it was refused because another had come first. */
export interface KeptDraft {
  id: string;
  revision: number | null;
  base_revision: number;
  text: string;
  saved_at: string;
}

export interface SubmissionSummary {
  id: string;
  verdict: Verdict | null;
  score: number | null;
  max_score: number | null;
  first_failure: string | null;
  submitted_at: string;
  python: string | null;
  cpu_ms: number | null;
}

export interface Attempt {
  id: string;
  question: string;
  question_version: string;
  question_title: string;
  outdated: boolean;
  started_at: string;
  approach: Approach | null;
  draft: Draft | null;
  submissions: SubmissionSummary[];
  solved_at: string | null;
}

export interface Submission {
  id: string;
  attempt: string;
  source: string;
  submitted_at: string;
  result: JudgeResult | null;
}

export interface Doctor {
  rung: string;
  meets_minimum: boolean;
  layers: { name: string; held: boolean | null; detail: string; remedy: string | null }[];
}

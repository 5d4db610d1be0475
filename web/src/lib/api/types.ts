/** The shapes of the server's answers, out of its own document, by the names the pages use. */
import type { components, operations } from './schema';

type Schemas = components['schemas'];

/** The server leaves no field out: what it does not know is null. The document can only say "may be missing". */
type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

export type Session = Whole<Schemas['Session']>;
export type ServerInfo = Whole<Schemas['ServerInfo']>;
export type SessionRow = Whole<Schemas['SessionItem']>;
export type Doctor = Whole<Schemas['ProtectionReport']>;

export type QuestionPage = Whole<Schemas['QuestionList']>;
export type QuestionSummary = Whole<Schemas['QuestionSummary']>;
export type Question = Whole<Schemas['QuestionDetail']>;
export type Task = Whole<Schemas['Task']>;
export type ShownCase = Whole<Schemas['TaskCase']>;
export type Point = Whole<Schemas['Point']>;
export type FollowUp = Whole<Schemas['FollowUp']>;
export type Solution = Whole<Schemas['Solution']>;
export type Growth = Whole<Schemas['Growth']>;
export type GrowthStage = Schemas['GrowthStage'];
export type BankFault = Whole<Schemas['Fault']>;
export type FacetCount = Whole<Schemas['FacetValue']>;
export type FacetName = keyof Schemas['Facets'];
export type State = Schemas['State'];
export type Sort = NonNullable<NonNullable<operations['list_questions']['parameters']['query']>['sort']>;

export type EditorBanks = Whole<Schemas['EditorBanks']>;
export type EditorQuestion = Whole<Schemas['EditorQuestion']>;
export type EditorFile = Whole<Schemas['EditorFile']>;
export type EditorTemplate = Whole<Schemas['EditorTemplate']>;
export type EditorPreview = Whole<Schemas['EditorPreview']>;
export type EditorFault = Whole<Schemas['EditorFault']>;
export type EditorDifference = Whole<Schemas['EditorDifference']>;
export type EditorDraft = Whole<Schemas['EditorDraft']>;
export type DraftFile = Whole<Schemas['DraftFile']>;
export type SaveQuestion = Whole<Schemas['SaveQuestion']>;
export type SaveFile = Whole<Schemas['SaveFile']>;
export type CheckStep = Whole<Schemas['CheckStep']>;
export type CheckReport = Whole<Schemas['CheckReport']>;
export type Kind = Schemas['Kind'];

export type Verdict = Schemas['Verdict'];
export type CaseResult = Whole<Schemas['CaseResult']>;
export type Finding = Whole<Schemas['Finding']>;
export type JudgeResult = Whole<Schemas['JudgeResult']>;

export type Trace = Whole<Schemas['Trace']>;
export type TraceStep = Whole<Schemas['TraceStep']>;
export type TraceObject = Whole<Schemas['TraceObject']>;
export type TraceItem = Whole<Schemas['TraceItem']>;
export type TracePlace = Whole<Schemas['TracePlace']>;
export type TraceRef = Schemas['TraceRef'];
/** On what a program is stepped through: a shown case, an input of one's own, or nothing at all. */
export interface TraceRequest {
  source: string;
  python: string | null;
  case?: string;
  own?: Schemas['OwnInput'];
  alone?: boolean;
}

export type Attempt = Whole<Schemas['Attempt']>;
export type Approach = Whole<Schemas['Approach']>;
export type Draft = Whole<Schemas['Draft']>;
export type KeptDraft = Whole<Schemas['KeptDraft']>;
export type Opening = Schemas['Opening'];
export type SaidAnswer = Whole<Schemas['SaidAnswer']>;
export type Review = Whole<Schemas['Review']>;
export type AskedBack = Whole<Schemas['AskedBack']>;
export type Prediction = Whole<Schemas['Prediction']>;
export type AskedClarification = Whole<Schemas['AskedClarification']>;
export type Submission = Whole<Schemas['Submission']>;
export type SubmissionSummary = Whole<Schemas['SubmissionSummary']>;

export type HelpIndex = Whole<Schemas['HelpIndex']>;
export type HelpEntry = Whole<Schemas['HelpEntry']>;
export type HelpSection = Whole<Schemas['HelpSection']>;
export type HelpPage = Whole<Schemas['HelpPage']>;
export type HistoryRow = Whole<Schemas['Sitting']>;
export type HistoryFilter = Omit<NonNullable<operations['list_history']['parameters']['query']>, 'cursor'>;
export type ProgressReport = Whole<Schemas['ProgressReport']>;
export type TaskTime = Whole<Schemas['TaskTime']>;
export type AnswerTime = Whole<Schemas['AnswerTime']>;
export type QuestionLevels = Whole<Schemas['QuestionLevels']>;
export type PractisedDay = Whole<Schemas['PractisedDay']>;
export type Note = Whole<Schemas['Note']>;
export type Today = Whole<Schemas['Today']>;
export type Standing = Whole<Schemas['Standing']>;
export type Pick = Whole<Schemas['Pick']>;
export type UnderWay = Whole<Schemas['UnderWay']>;
export type Profile = Whole<Schemas['Profile']>;
export type SaveProfile = Schemas['SaveProfile'];
export type Baseline = Whole<Schemas['Baseline']>;
export type BaselineStep = Whole<Schemas['BaselineStep']>;
export type Door = Schemas['Door'];

/** Error codes are matched by these names, never by their text. */
export type ProblemCode = Schemas['Code'];

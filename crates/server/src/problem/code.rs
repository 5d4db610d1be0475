//! Every error code of the API, in one table. A code is a promise: programs
//! match on it, never on the text.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:ident, $title:literal;)*) => {
        /// What went wrong, for programs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// The status it is answered with.
            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),* }
            }

            /// The short text that is the same for every problem of this code.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }
        }
    };
}

codes! {
    /// No session and no token, or one that is over.
    NotSignedIn = UNAUTHORIZED, "Not signed in";
    /// The sign-in link was used, is too old or was never made.
    LinkRefused = UNAUTHORIZED, "This sign-in link does not work";
    /// The bearer token is not the one of this server.
    TokenRefused = UNAUTHORIZED, "This token does not work";
    /// Too many tries to sign in.
    TooManyAttempts = TOO_MANY_REQUESTS, "Too many attempts";
    /// The role does not have the permission that the operation names.
    NotPermitted = FORBIDDEN, "Not permitted";
    /// The header `x-askback-csrf` is missing or wrong.
    ForgeryTokenRefused = FORBIDDEN, "Forgery protection";
    /// The request comes from a page of another site.
    OriginRefused = FORBIDDEN, "Request from another site";
    /// The `Host` header names no address of this server.
    HostRefused = MISDIRECTED_REQUEST, "Unknown host name";

    /// No such route.
    UnknownRoute = NOT_FOUND, "No such route";
    /// The route does not know the method.
    MethodNotAllowed = METHOD_NOT_ALLOWED, "Method not allowed";
    /// The files of the question have faults, and there is no earlier version.
    BrokenQuestion = CONFLICT, "This question has faults";
    /// No question has that id or code.
    UnknownQuestion = NOT_FOUND, "No such question";
    /// Several questions cover the code.
    AmbiguousCode = CONFLICT, "Several questions cover this code";
    /// The question has no hint of that number.
    UnknownHint = NOT_FOUND, "No such hint";
    /// The question has no case of that id.
    UnknownCase = NOT_FOUND, "No such case";
    /// The case is hidden: nothing but its category is told.
    CaseHidden = FORBIDDEN, "This case is hidden";
    /// The documents have no page or file of that name.
    UnknownHelpPage = NOT_FOUND, "No such help page";
    /// No attempt of the caller has that id.
    UnknownAttempt = NOT_FOUND, "No such attempt";
    /// The attempt has no submission of that id.
    UnknownSubmission = NOT_FOUND, "No such submission";
    /// No session of the caller has that id.
    UnknownSession = NOT_FOUND, "No such session";

    /// The body is not JSON.
    MalformedJson = BAD_REQUEST, "The body is not JSON";
    /// A field is missing, unknown or of the wrong type.
    WrongShape = UNPROCESSABLE_ENTITY, "The body has the wrong shape";
    /// A parameter of the address is wrong.
    WrongParameter = BAD_REQUEST, "A parameter is wrong";
    /// The body is not `application/json`.
    WrongMediaType = UNSUPPORTED_MEDIA_TYPE, "Wrong media type";
    /// The body is larger than the operation takes.
    BodyTooLarge = PAYLOAD_TOO_LARGE, "The body is too large";
    /// The program is larger than 1 MiB.
    ProgramTooLarge = PAYLOAD_TOO_LARGE, "The program is too large";
    /// The body did not arrive in time.
    BodyTooSlow = REQUEST_TIMEOUT, "The body took too long";

    /// No bank of this server has that name.
    UnknownBank = NOT_FOUND, "No such bank";
    /// The bank's folder cannot be written.
    BankReadOnly = FORBIDDEN, "This bank cannot be written";
    /// Files hold something else than what the change was made from.
    BankConflict = CONFLICT, "The files were changed in the folder";
    /// A name, size or kind of file that is not written into a bank.
    BankFileRefused = UNPROCESSABLE_ENTITY, "This file cannot be saved";
    /// Something is at the place of the new question already.
    QuestionExists = CONFLICT, "This question exists already";

    /// The draft was saved from somewhere else since.
    DraftConflict = CONFLICT, "The draft was changed elsewhere";
    /// The id already names a submission with another body.
    SubmissionDiffers = CONFLICT, "This submission exists with another body";
    /// The id already names an attempt at another question.
    AttemptDiffers = CONFLICT, "This attempt exists with another question";
    /// The id already names an approach with another text.
    ApproachDiffers = CONFLICT, "This approach exists with another text";
    /// The id already names an answer, review, prediction or clarification with other content.
    PracticeDiffers = CONFLICT, "This id exists with other content";
    /// No answer of the caller has that id in that attempt.
    UnknownAnswer = NOT_FOUND, "No such answer";
    /// The question has no follow-up, point, mistake or clarification of that id.
    UnknownPart = UNPROCESSABLE_ENTITY, "The question has no such part";
    /// There is no word in it.
    EmptyAnswer = UNPROCESSABLE_ENTITY, "Nothing was said";
    /// The text is larger than 1 MiB.
    TextTooLarge = PAYLOAD_TOO_LARGE, "The text is too large";
    /// The question has no program whose output is predicted.
    NothingToPredict = CONFLICT, "This question has nothing to predict";
    /// The question has no such step.
    UnknownStep = UNPROCESSABLE_ENTITY, "There is no such step";
    /// The name is not one of the IANA list of zones.
    UnknownZone = UNPROCESSABLE_ENTITY, "There is no such time zone";
    /// The day of the interview is missing or over.
    WrongDate = UNPROCESSABLE_ENTITY, "This day does not fit";
    /// What cannot be undone needs the words that the operation names.
    NotConfirmed = UNPROCESSABLE_ENTITY, "Not confirmed";
    /// Solutions are shown after the first submission.
    NoAttemptYet = FORBIDDEN, "Solutions come after a submission";
    /// The input of one's own is not one that the task takes.
    OwnInputRefused = UNPROCESSABLE_ENTITY, "This input does not fit";
    /// The files of a run cannot be a work folder.
    FilesRefused = UNPROCESSABLE_ENTITY, "These files cannot be run";
    /// The question has nothing to run.
    NoTask = CONFLICT, "This question has no code to run";
    /// The task makes no inputs of any size, so growth cannot be measured.
    NoGenerator = CONFLICT, "This task has no generator";
    /// The program fails where its growth should be measured.
    NotMeasured = UNPROCESSABLE_ENTITY, "This program cannot be measured";
    /// The version of Python is not on this machine, or not one the question holds for.
    PythonUnavailable = UNPROCESSABLE_ENTITY, "This version of Python is not available";

    /// This host cannot contain a program well enough, so none is run.
    CodeNotRun = SERVICE_UNAVAILABLE, "Programs are not run on this host";
    /// More runs wait than the queue holds.
    Busy = SERVICE_UNAVAILABLE, "Busy";
    /// The server is ending.
    ShuttingDown = SERVICE_UNAVAILABLE, "Askback is ending";
    /// The operation took longer than it may.
    TimedOut = GATEWAY_TIMEOUT, "This took too long";
    /// The database cannot be written.
    StoreReadOnly = SERVICE_UNAVAILABLE, "The database is read-only";
    /// The disk is full.
    StoreFull = INSUFFICIENT_STORAGE, "The disk is full";
    /// The database does not answer.
    StoreUnavailable = SERVICE_UNAVAILABLE, "The database does not answer";
    /// A fault of ours.
    Internal = INTERNAL_SERVER_ERROR, "A fault of Askback";
}

impl Code {
    /// The code as it goes over the wire.
    pub fn name(self) -> String {
        crate::wire::name_of(self)
    }
}

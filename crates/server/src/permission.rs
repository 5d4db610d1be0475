//! Who may do what: one permission an operation, one table of roles.
//!
//! A permission says which operations; whose rows an operation touches is
//! decided by the operation (practice is always the caller's own).

use askback_core::Role;
use serde::Serialize;

/// What an operation needs. Each operation names exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Nothing: open to everybody who reaches the server.
    Anyone,
    /// See and end one's own sessions.
    OwnSessions,
    /// Let others in: make sign-in links.
    Invite,
    /// Read questions.
    ReadQuestions,
    /// Run programs without storing anything.
    RunCode,
    /// Keep one's own attempts, drafts and submissions.
    Practise,
    /// See what protects this host.
    ReadProtection,
    /// See questions whole, hidden cases too, and change the files of banks.
    EditBank,
    /// Have a backup made in the data folder.
    Backup,
}

/// The table: what each role of the instance may do.
pub fn permissions_of(role: Role) -> &'static [Permission] {
    use Permission::{
        Backup, EditBank, Invite, OwnSessions, Practise, ReadProtection, ReadQuestions, RunCode,
    };
    match role {
        Role::Owner => {
            &[OwnSessions, Invite, ReadQuestions, EditBank, RunCode, Practise, ReadProtection, Backup]
        }
        Role::Author => &[OwnSessions, ReadQuestions, EditBank, RunCode, Practise],
        Role::Coordinator | Role::Interviewer | Role::Learner => {
            &[OwnSessions, ReadQuestions, RunCode, Practise]
        }
        Role::Auditor => &[OwnSessions],
    }
}

/// Whether one of `roles` has `permission`.
pub(crate) fn permits(roles: &[Role], permission: Permission) -> bool {
    permission == Permission::Anyone || roles.iter().any(|role| permissions_of(*role).contains(&permission))
}

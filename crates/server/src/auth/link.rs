//! Sign-in links: single use, fifteen minutes. The code stands in the fragment
//! of the address, so that no log and no proxy ever sees it.

use askback_core::{Clock, PersonId};
use askback_store::{NewLink, NewPerson, Person, Result, SecretHash, Store};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::random::Random;

/// How long a link can be used.
const LIFETIME: SignedDuration = SignedDuration::from_mins(15);

/// A sign-in link.
#[derive(Debug, Clone)]
pub struct SignInLink {
    /// The address to open.
    pub url: String,
    /// When it stops to work.
    pub expires_at: Timestamp,
}

/// Makes a sign-in link for a person: works with the store alone, so that the
/// binary can make one while no server runs.
pub async fn new_sign_in_link(
    store: &dyn Store,
    clock: &dyn Clock,
    random: &dyn Random,
    base: &Url,
    person: PersonId,
) -> Result<SignInLink> {
    let secret = crate::random::secret(random);
    let at = clock.now();
    let expires_at = at + LIFETIME;
    store.add_link(NewLink { secret: SecretHash::of(&secret), person, at, expires_at }).await?;
    let mut url = base.clone();
    url.set_path("/sign-in");
    url.set_query(None);
    url.set_fragment(Some(&secret));
    Ok(SignInLink { url: url.into(), expires_at })
}

/// The owner of this instance; made when the store is new.
pub async fn owner(store: &dyn Store, clock: &dyn Clock, random: &dyn Random) -> Result<Person> {
    if let Some(owner) = store.owner().await? {
        return Ok(owner);
    }
    let at = clock.now();
    store
        .add_person(NewPerson {
            id: PersonId(crate::random::id(at, random)),
            name: "Owner".to_owned(),
            email: None,
            zone: "UTC".to_owned(),
            roles: vec![askback_core::Role::Owner],
            at,
        })
        .await
}

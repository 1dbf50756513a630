//! What one request opens: noted where fields are opened, so that no handler can forget to tell.

use crate::seal::KeyName;
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

tokio::task_local! {
    static OBSERVED: Observed;
}

/// Whose data were opened, and of which retention classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The people, by identifier.
    pub people: BTreeSet<Uuid>,
    /// The retention classes.
    pub sections: BTreeSet<&'static str>,
    /// Those of them who are told of it only after the lawful delay.
    pub protected: BTreeSet<Uuid>,
    /// Whether it is seen only because somebody broke the glass.
    pub break_glass: bool,
    /// The unmasking under which values are shown.
    pub unmasking: Option<Uuid>,
}

/// A request that is being observed.
///
/// Until it is known that its author sees personal values, they stay masked: no key of anybody is opened for it.
#[derive(Clone, Debug, Default)]
pub struct Observed {
    touched: Arc<Mutex<Touched>>,
    unmasked: Arc<AtomicBool>,
}

impl Observed {
    /// The observation of the request this task works on, where there is one.
    pub fn current() -> Option<Self> {
        OBSERVED.try_with(Clone::clone).ok()
    }

    /// Notes people whose data are shown without a field of theirs being opened.
    pub fn concerns(&self, people: impl IntoIterator<Item = Uuid>) {
        self.change(|touched| touched.people.extend(people));
    }

    /// Notes people who are told of it only after the lawful delay.
    pub fn protects(&self, people: impl IntoIterator<Item = Uuid>) {
        self.change(|touched| touched.protected.extend(people));
    }

    /// Notes that it is seen only because somebody broke the glass.
    pub fn breaks_glass(&self) {
        self.change(|touched| touched.break_glass = true);
    }

    /// Lets personal values be shown to who asks.
    pub fn unmask(&self) {
        self.unmasked.store(true, Ordering::Relaxed);
    }

    /// Lets them be shown under an unmasking, and notes it.
    pub fn unmask_under(&self, unmasking: Uuid) {
        self.change(|touched| touched.unmasking = Some(unmasking));
        self.unmask();
    }

    /// Whether personal values stay masked.
    pub fn is_masked(&self) -> bool {
        !self.unmasked.load(Ordering::Relaxed)
    }

    /// What was noted so far.
    pub fn touched(&self) -> Touched {
        self.touched
            .lock()
            .expect("no holder of this lock panics")
            .clone()
    }

    fn change(&self, change: impl FnOnce(&mut Touched)) {
        change(&mut self.touched.lock().expect("no holder of this lock panics"));
    }
}

/// Runs what answers a request, and notes what it opens.
pub async fn observe<F: Future>(observed: Observed, answering: F) -> F::Output {
    OBSERVED.scope(observed, answering).await
}

/// Whether this task answers a request whose author sees personal values masked.
pub(crate) fn is_masked() -> bool {
    Observed::current().is_some_and(|observed| observed.is_masked())
}

/// Notes that fields of these people and classes are opened.
pub(crate) fn noted_keys<'a>(names: impl IntoIterator<Item = &'a KeyName>) {
    if let Some(observed) = Observed::current() {
        observed.change(|touched| {
            for (subject, class) in names {
                touched.people.insert(subject.0);
                touched.sections.insert(class.as_str());
            }
        });
    }
}

/// Notes that a document of this person and class is opened.
pub(crate) fn noted_key(name: &KeyName) {
    noted_keys([name]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::shared::ids::SubjectId;
    use domain::shared::personal::RetentionClass;

    #[tokio::test]
    async fn what_a_request_opens_is_noted_with_it_and_with_no_other() {
        let name = (SubjectId(Uuid::from_u128(7)), RetentionClass::Identity);
        let (one, other) = (Observed::default(), Observed::default());
        let ((), ()) = tokio::join!(
            observe(one.clone(), async {
                tokio::task::yield_now().await;
                noted_key(&name);
            }),
            observe(other.clone(), async { tokio::task::yield_now().await }),
        );
        // Outside of any request nothing is noted.
        noted_key(&name);
        let touched = one.touched();
        assert_eq!(touched.people, BTreeSet::from([Uuid::from_u128(7)]));
        assert_eq!(touched.sections, BTreeSet::from(["identity"]));
        assert_eq!(other.touched(), Touched::default());
    }

    #[tokio::test]
    async fn a_request_of_which_nobody_knows_the_author_is_masked() {
        let observed = Observed::default();
        observe(observed.clone(), async { assert!(is_masked()) }).await;
        observed.unmask_under(Uuid::from_u128(9));
        observe(observed.clone(), async { assert!(!is_masked()) }).await;
        assert_eq!(observed.touched().unmasking, Some(Uuid::from_u128(9)));
        // Outside of any request the service works for itself.
        assert!(!is_masked());
    }
}

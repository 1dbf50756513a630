//! Why a command on a person is refused.

crate::names::refusals! {
    /// Every refusal of a person's file.
    PersonError {
        /// One stream holds one person.
        AlreadyRegistered = "person.already-registered", Refused, "this person is already on file";
        /// Nobody is on file here.
        NotRegistered = "person.not-registered", Refused, "no such person is on file";
        /// Every field is sealed with the person's own key.
        WrongSubject = "person.wrong-subject", Invalid, "a personal field is about somebody else or of another class";
        /// Somebody anonymous has no codes.
        Anonymous = "person.anonymous", Refused, "somebody anonymous has no codes; record who they are first";
        /// Nobody is born tomorrow.
        BirthInFuture = "person.birth-in-future", Invalid, "the birth is in the future";
        /// A code that has expired identifies nobody.
        TemporaryCodeExpired = "person.temporary-code-expired", Refused, "the temporary code has expired";
        /// Nobody dies twice.
        AlreadyDead = "person.already-dead", Refused, "the death is already on file";
        /// A death is recorded after it.
        DeathInFuture = "person.death-in-future", Invalid, "the death is in the future";
        /// Nobody dies before they are born.
        DeathBeforeBirth = "person.death-before-birth", Invalid, "the death is before the birth";
        /// Nobody is their own child.
        OwnChild = "person.own-child", Invalid, "nobody is their own child";
        /// The file forwards to another one: that one changes.
        Merged = "person.merged", Refused, "this file forwards to another one";
        /// A file cannot forward to itself.
        MergedIntoItself = "person.merged-into-itself", Invalid, "a person cannot be merged into themselves";
        /// A file that forwards cannot survive: it would lead nowhere.
        SurvivorIsMerged = "person.survivor-is-merged", Refused, "the survivor's file forwards to another one";
        /// There is nothing to undo.
        NotMerged = "person.not-merged", Refused, "this file does not forward";
    }
}

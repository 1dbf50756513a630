//! Why a command on a service is refused.

crate::names::refusals! {
    /// Every refusal of a service.
    ServiceError {
        /// The code already names a service.
        AlreadyPublished = "service.already-published", Refused, "this service already exists";
        /// Nothing was published under this code.
        NotPublished = "service.not-published", Refused, "no such service was published";
        /// A service that left the catalogue changes no more.
        Withdrawn = "service.withdrawn", Refused, "the service was withdrawn";
        /// A term of no days is none.
        TermZero = "service.term-zero", Invalid, "the term must be at least one day";
        /// Longer than the regime allows (L. 241/1990 art. 2).
        TermTooLong = "service.term-too-long", Refused, "the term is longer than the law allows";
        /// The form is not JSON Schema.
        FormNotASchema = "service.form-not-a-schema", Invalid, "the form is not a valid JSON Schema 2020-12";
        /// The form must describe an object.
        FormNotAnObject = "service.form-not-an-object", Invalid, "the form must describe an object";
        /// The form is too big to be shown or checked.
        FormTooLarge = "service.form-too-large", Invalid, "the form is too large";
        /// The form must stand alone.
        FormRefersOutside = "service.form-refers-outside", Invalid, "the form refers to something outside itself";
        /// Nobody could file.
        NoChannel = "service.no-channel", Invalid, "at least one channel is needed";
        /// An act must say how it can be challenged (L. 241/1990 art. 3 c. 4).
        NoAppealRoute = "service.no-appeal-route", Invalid, "at least one appeal route with a term is needed";
        /// Two attachments or declarations share a code.
        CodeRepeated = "service.code-repeated", Invalid, "an attachment or declaration code is repeated";
        /// No file would be small enough.
        AttachmentSizeZero = "service.attachment-size-zero", Invalid, "an attachment must be allowed some bytes";
        /// Not `type/subtype`.
        MediaTypeMalformed = "service.media-type-malformed", Invalid, "a media type is malformed";
        /// This service takes applications at any time.
        WindowNotUsed = "service.window-not-used", Refused, "this service takes applications at any time";
        /// One window at a time.
        WindowAlreadyOpen = "service.window-already-open", Refused, "a window is open or will open";
        /// There is no window to close.
        WindowNotOpen = "service.window-not-open", Refused, "no window is open";
        /// Whoever was told a last day keeps it.
        WindowShortened = "service.window-shortened", Refused, "a window is extended, never shortened";
        /// It would close before it opens, or is already over.
        WindowDatesContradict = "service.window-dates-contradict", Invalid, "the window ends before it begins or is already over";
    }
}

//! The stories of the demo city: one file each, one line here.

use super::script::Script;

macro_rules! stories {
    ($($module:ident = $name:literal, $tells:literal;)*) => {
        $(mod $module;)*

        /// Every story, in the order in which they choose their people.
        pub(super) const STORIES: &[Story] = &[
            $(Story { name: $name, tells: $tells, write: $module::write },)*
        ];
    };
}

/// Storia: one or more cases that together show something.
pub(super) struct Story {
    /// How the command line calls it.
    pub(super) name: &'static str,
    /// What it shows, in Italian.
    pub(super) tells: &'static str,
    /// Writes its steps.
    pub(super) write: fn(&mut Script),
}

stories! {
    draft = "draft", "una bozza lasciata a metà";
    discarded = "discarded", "una bozza buttata via";
    parent = "parent", "una madre chiede il trasporto scolastico per il figlio";
    submitted = "submitted", "presentata ieri, nessuno l'ha ancora presa in carico";
    at_the_desk = "at-the-desk", "presentata allo sportello da un operatore";
    under_review = "under-review", "in istruttoria, con uno scambio di messaggi";
    awaiting_integration = "awaiting-integration", "l'ufficio aspetta un documento da Agata";
    integration_supplied = "integration-supplied", "documenti chiesti, forniti in tempo, istanza accolta";
    integration_expired = "integration-expired", "documenti mai arrivati, poi una memoria tardiva";
    awaiting_observations = "awaiting-observations", "Salvatore può rispondere al preavviso di rigetto";
    notice_in_the_post = "notice-in-the-post", "preavviso spedito per raccomandata, non ancora ricevuto";
    rejected = "rejected", "rigettata dopo il preavviso, con risposta alle osservazioni";
    observations_accepted = "observations-accepted", "le osservazioni convincono l'ufficio e l'istanza è accolta";
    rejected_in_silence = "rejected-in-silence", "rigettata dopo il preavviso, senza osservazioni";
    proposed = "proposed", "il responsabile ha proposto, il capo deve decidere";
    granted = "granted", "l'assistenza domiciliare di Agata è stata concessa, il suo piano è attivo e una revisione aspetta la sua firma";
    granted_late = "granted-late", "accolta oltre il termine";
    overdue = "overdue", "il termine è scaduto e nessuno ha deciso";
    substitute_power = "substitute-power", "decisa dal dirigente con il potere sostitutivo";
    substitute_power_pending = "substitute-power-pending", "potere sostitutivo chiesto, il dirigente deve ancora decidere";
    inadmissible = "inadmissible", "inammissibile: diretta a un altro ente";
    withdrawn = "withdrawn", "ritirata da chi l'aveva presentata";
    reopened = "reopened", "ritirata per errore e riaperta";
    archived = "archived", "archiviata per decesso";
    superseded = "superseded", "una seconda istanza prende il posto della prima";
    ranked = "ranked", "una graduatoria: in posizione utile, in lista d'attesa, esclusa, rinunciataria";
    renounced = "renounced", "rinuncia al posto dopo l'assegnazione";
    ranked_granted = "ranked-granted", "dalla graduatoria all'assegnazione dell'alloggio";
    appealed = "appealed", "rigettata e impugnata: il ricorso pende";
    appeal_upheld = "appeal-upheld", "ricorso accolto: la pratica torna in istruttoria e viene accolta";
    appeal_dismissed = "appeal-dismissed", "ricorso respinto: il rigetto resta";
    annulled = "annulled", "accolta e poi annullata d'ufficio entro sei mesi";
    revoked = "revoked", "accolta e poi revocata perché i fatti sono cambiati";
    forfeited = "forfeited", "decaduta per dichiarazione falsa";
    transferred = "transferred", "trasferita a un altro centro per cambio di casa";
    conflict = "conflict", "il responsabile si astiene e la pratica passa a un'altra persona";
    priority = "priority", "urgente: passa avanti rispetto all'ordine di arrivo";
    corrected = "corrected", "un errore materiale corretto senza toccare il modulo firmato";
    divergence = "divergence", "il capo decide diversamente dalla proposta, e dice perché";
    guardian = "guardian", "Salvatore, tutore, chiede l'assistenza per la madre";
    delegate = "delegate", "delega revocata: chi agiva non vede più la pratica";
    ex_officio = "ex-officio", "aperta d'ufficio su segnalazione dell'ospedale";
    letters = "letters", "una memoria e più messaggi durante l'istruttoria";
    imported = "imported", "una pratica venuta da un altro sistema";
    plan_draft = "plan-draft", "un piano integrato in bozza davanti all'UVM, e uno abbandonato prima di cominciare";
    plan_suspended = "plan-suspended", "un piano sospeso per un ricovero";
    plan_closed = "plan-closed", "un piano rivisto e chiuso con un esito per ogni obiettivo";
    first_contact = "first-contact", "la prima telefonata di una figlia; una segnalazione che nessuno ha ancora guardato";
    elderly_home_care = "elderly-home-care", "una donna anziana assistita a casa: cartella, istanza e piano insieme";
    protected_minor = "protected-minor", "un minore in protezione d'urgenza: la sua cartella la vede solo l'équipe";
    file_transferred = "file-transferred", "un caso passato a un altro centro, e uno che aspetta la risposta";
    file_reopened = "file-reopened", "un caso chiuso e riaperto, e uno rimasto chiuso";
    file_granted = "file-granted", "una cartella aperta per qualche settimana a un altro ufficio";
    file_merged = "file-merged", "due cartelle della stessa persona: una confluisce nell'altra";
}

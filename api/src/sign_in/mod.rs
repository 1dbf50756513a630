//! Signing in with a browser: at a provider of identities, or with a password of this installation.
//!
//! `flow` is the way to a provider and back, `local` the form with a password, `session` what a browser is known by from
//! then on, `origin` the rule that no other site acts in its name. The pages work without a script.

mod cookies;
mod devices;
mod exchange;
mod flow;
mod leave;
mod local;
mod origin;
mod page;
mod password;
mod returned;
mod second_factor;
pub(crate) mod session;
mod settings;
mod start;
mod switch;
mod welcome;

pub use local::{PasswordHash, PasswordWeak};
pub use second_factor::SecondFactor;
pub(crate) use session::of_cookie;
pub use settings::{PublicUrl, PublicUrlInvalid, SignInSettings};

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Where one signs in.
pub(crate) const SIGN_IN: &str = "/accedi";
/// Where a provider sends people back to.
const RETURN: &str = "/accedi/ritorno";

/// The pages of signing in and out.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(SIGN_IN, get(welcome::welcome).post(local::sign_in))
        .route("/accedi/stile.css", get(page::style))
        .route(RETURN, get(returned::returned))
        .route("/accedi/cittadini", get(start::residents))
        .route("/accedi/operatori", get(start::staff))
        .route("/accedi/incarico", post(switch::switch))
        .route(
            "/accedi/password",
            get(password::ask).post(password::change),
        )
        .route("/accedi/sessioni", get(devices::list))
        .route("/esci", post(leave::leave))
        .route("/esci/ovunque", post(devices::leave_all))
}

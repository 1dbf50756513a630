//! A browser without a screen: it keeps cookies for each place, says where its forms come from, and goes where it is sent.

use crate::app::{Reply, send};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Url};
use std::collections::{BTreeMap, HashMap};

/// Somebody's browser.
pub struct Browser {
    client: Client,
    home: Url,
    /// By host and port.
    jars: HashMap<String, BTreeMap<String, String>>,
}

/// A page, and where it was found.
pub struct Page {
    /// Where.
    pub url: Url,
    /// What.
    pub reply: Reply,
}

impl Browser {
    /// A new one, standing at the service at `address`.
    pub fn at(address: &str) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(Policy::none()).build();
        Self {
            client: client.expect("a client without special wishes"),
            home: Url::parse(address).expect("an address"),
            jars: HashMap::new(),
        }
    }

    /// A cookie it holds for the service.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let jar = self.jars.get(self.home.authority())?;
        jar.get(name).map(String::as_str)
    }

    /// Puts a cookie for the service there, as an attacker might.
    pub fn plant(&mut self, name: &str, value: &str) {
        let jar = self.jars.entry(self.home.authority().to_owned());
        jar.or_default().insert(name.to_owned(), value.to_owned());
    }

    /// A request to the service with its cookies, and nothing said of where it comes from.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = self.home.join(path).expect("a path");
        self.with_cookies(method, &url)
    }

    fn with_cookies(&self, method: Method, url: &Url) -> RequestBuilder {
        let request = self.client.request(method, url.clone());
        let pairs: Vec<String> = self
            .jars
            .get(url.authority())
            .into_iter()
            .flatten()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if pairs.is_empty() {
            return request;
        }
        request.header("Cookie", pairs.join("; "))
    }

    /// Opens a page of the service, and goes where it is sent.
    pub async fn open(&mut self, path: &str) -> Page {
        let url = self.home.join(path).expect("a path");
        self.visit(url).await
    }

    /// Opens any page, and goes where it is sent.
    pub async fn visit(&mut self, url: Url) -> Page {
        let reply = self.step(self.with_cookies(Method::GET, &url), &url).await;
        self.go_on(url, reply).await
    }

    /// Opens a page of the service, and stays wherever it is sent.
    pub async fn look(&mut self, path: &str) -> Reply {
        let url = self.home.join(path).expect("a path");
        self.step(self.with_cookies(Method::GET, &url), &url).await
    }

    /// Sends a form of the page it is on, and goes where it is sent.
    pub async fn submit(&mut self, on: &Url, path: &str, form: &[(&str, &str)]) -> Page {
        let url = on.join(path).expect("a path");
        let request = self
            .with_cookies(Method::POST, &url)
            .header("Origin", on.origin().ascii_serialization())
            .form(form);
        let reply = self.step(request, &url).await;
        self.go_on(url, reply).await
    }

    /// Sends a form of the service, and goes where it is sent.
    pub async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        let home = self.home.clone();
        self.submit(&home, path, form).await
    }

    async fn go_on(&mut self, mut url: Url, mut reply: Reply) -> Page {
        for _ in 0..10 {
            if !matches!(reply.status, 302 | 303) {
                return Page { url, reply };
            }
            url = url.join(reply.header("location")).expect("an address");
            reply = self.step(self.with_cookies(Method::GET, &url), &url).await;
        }
        panic!("sent on and on: {reply:?}");
    }

    async fn step(&mut self, request: RequestBuilder, url: &Url) -> Reply {
        let reply = send(request).await;
        let jar = self.jars.entry(url.authority().to_owned()).or_default();
        for cookie in reply.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().expect("visible ASCII");
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if value.is_empty() || attributes.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        reply
    }
}

/// Where the first form of a page goes.
pub fn action(page: &Page) -> String {
    let text = &page.reply.text;
    let (_, rest) = text
        .split_once("action=\"")
        .unwrap_or_else(|| panic!("no form: {text}"));
    let (action, _) = rest.split_once('"').expect("the attribute ends");
    action.to_owned()
}

//! Under whose account the server runs: PostgreSQL refuses to run as root.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use super::ClusterError;
use super::home::Home;

/// Accounts to step down to, in order of preference.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// A user and group of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

impl Account {
    /// `None` when the server may run as we do; for root the owner of data that exist already,
    /// else an unprivileged account of the machine.
    pub(super) fn for_server(home: &Home) -> Result<Option<Self>, ClusterError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        if let Ok(data) = fs::metadata(home.data())
            && data.uid() != 0
        {
            return Ok(Some(Self {
                uid: data.uid(),
                gid: data.gid(),
            }));
        }
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        UNPRIVILEGED
            .iter()
            .find_map(|name| Self::named(&users, name))
            .map(Some)
            .ok_or(ClusterError::NoAccount)
    }

    /// Makes a program run under this account; its supplementary groups are dropped too.
    pub(super) fn assume(account: Option<Self>, command: &mut Command) {
        if let Some(Self { uid, gid }) = account {
            command.uid(uid).gid(gid);
        }
    }

    fn named(passwd: &str, name: &str) -> Option<Self> {
        let mut fields = passwd.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next() == Some(name)).then_some(fields)
        })?;
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        (uid != 0).then_some(Self { uid, gid })
    }
}

#[cfg(test)]
mod tests {
    use super::Account;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n\
                          postgresql:x:7:7::/:/bin/sh\n";

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        assert_eq!(
            Account::named(PASSWD, "nobody"),
            Some(Account {
                uid: 65534,
                gid: 65534
            })
        );
        assert_eq!(Account::named(PASSWD, "postgres"), None);
    }

    #[test]
    fn root_is_never_chosen() {
        assert_eq!(Account::named(PASSWD, "root"), None);
    }
}

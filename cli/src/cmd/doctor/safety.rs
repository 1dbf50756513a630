//! Settings that are safe on a machine of one's own and nowhere else.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::checks::Check;
use crate::config::Settings;

/// What each setting lets in, and what to do about it.
pub(super) fn all(settings: &Settings) -> Vec<Check> {
    let found = [
        ("limits", limits(settings)),
        ("key-files", key_files(settings)),
    ];
    found
        .into_iter()
        .map(|(name, warning)| match warning {
            Some(detail) => Check::warning(name, detail),
            None => Check::new(name, Ok("nothing unsafe".to_owned())),
        })
        .collect()
}

fn limits(settings: &Settings) -> Option<String> {
    let limits = &settings.limits;
    let off = [
        ("limits.per_address", limits.per_address),
        ("limits.per_identity", limits.per_identity),
    ];
    let off: Vec<&str> = off
        .into_iter()
        .filter(|(_, rate)| *rate == 0)
        .map(|(name, _)| name)
        .collect();
    (!off.is_empty()).then(|| format!("requests are not limited: set {}", off.join(" and ")))
}

fn key_files(settings: &Settings) -> Option<String> {
    let files = [settings.master_key_file(), settings.token_key_file()];
    let open = files.iter().find(|file| is_open(file))?;
    let file = open.display();
    Some(format!("{file} can be read by others: chmod 600 {file}"))
}

/// Whether group or others may do anything with a file; one that is not there is nobody's.
fn is_open(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warned(change: impl FnOnce(&mut Settings)) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = Settings {
            data_dir: folder.path().to_owned(),
            ..Settings::default()
        };
        change(&mut settings);
        let lines = all(&settings).into_iter().map(|check| check.line());
        lines.filter(|line| line.starts_with("WARN")).collect()
    }

    #[test]
    fn what_is_safe_is_not_warned_of() {
        assert_eq!(warned(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn what_lets_others_in_is_warned_of_with_what_to_do() {
        let told = |change: fn(&mut Settings), word: &str| {
            let warned = warned(change);
            assert!(
                warned.len() == 1 && warned[0].contains(word),
                "{word}: {warned:?}"
            );
        };
        told(
            |settings| settings.limits.per_identity = 0,
            "limits.per_identity",
        );
        told(
            |settings| {
                let file = settings.master_key_file();
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
                std::fs::write(&file, "00").expect("written");
                let open = std::fs::Permissions::from_mode(0o644);
                std::fs::set_permissions(&file, open).expect("set");
            },
            "chmod 600",
        );
    }
}

//! Golden files: kept beside the code, compared on every run, accepted on purpose with `make golden`.

use crate::house::source;

/// Whether this run accepts what the code says now.
pub(crate) fn accepting() -> bool {
    std::env::var("POLICENTRICA_GOLDEN").is_ok_and(|value| value == "accept")
}

/// Writes a file, by its path from the root.
pub(crate) fn write(path: &str, text: &str) {
    let path = source::root().join(path);
    let folder = path.parent().expect("a golden file lies in a folder");
    std::fs::create_dir_all(folder).expect("the folder of golden files can be made");
    // Other tests may be reading it: it is there in full or as it was.
    let beside = path.with_extension("new");
    std::fs::write(&beside, text).expect("a golden file can be written");
    std::fs::rename(&beside, &path).expect("a golden file can be put in its place");
}

/// The text of a golden file; empty where there is none yet.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(source::root().join(path)).unwrap_or_default()
}

/// Compares a page with what the code says; accepts it where this run does.
pub(crate) fn assert_same(path: &str, generated: &str) {
    if accepting() {
        write(path, generated);
        return;
    }
    let kept = read(path);
    let place = kept
        .lines()
        .zip(generated.lines())
        .position(|(kept, now)| kept != now)
        .unwrap_or_else(|| kept.lines().count().min(generated.lines().count()));
    assert!(
        kept == generated,
        "{path} no longer says what the code says. Run `make golden` and read the diff: others rely on this page.\n  \
         line {}\n  kept: {}\n  now:  {}\n",
        place + 1,
        kept.lines().nth(place).unwrap_or("(ends here)"),
        generated.lines().nth(place).unwrap_or("(ends here)"),
    );
}

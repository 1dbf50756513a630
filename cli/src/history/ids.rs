//! Identities of imported cases and rows: the same log gives the same identities each time.

use uuid::Uuid;

/// Root of the identities of imported histories. Written down forever: changing it would import
/// every log a second time.
const ROOT: Uuid = Uuid::from_u128(0x5b0c_8f1e_7a34_5d62_9c1f_2e8d_40b7_a6c3);

/// Identity of an imported case.
///
/// `source` is the mapping's namespace, `office` the office the log is imported for: the case
/// numbers of two municipalities may collide, their identities do not.
pub fn case_uuid(source: &str, office: &str, case_id: &str) -> Uuid {
    Uuid::new_v5(&ROOT, &tuple(&[source, office, case_id]))
}

/// Identity of an imported row: its case and its place in it. It does not depend on the file
/// format, so that one history in CSV and in XES is imported once.
pub fn row_uuid(source: &str, office: &str, case_id: &str, index_in_case: u64) -> Uuid {
    Uuid::new_v5(
        &ROOT,
        &tuple(&[source, office, case_id, &index_in_case.to_string()]),
    )
}

/// Texts with their lengths, so that no two tuples give the same bytes.
fn tuple(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(part.len().to_string().as_bytes());
        bytes.push(b':');
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_case_numbers_of_two_offices_are_two_cases() {
        assert_ne!(case_uuid("s", "A", "7"), case_uuid("s", "B", "7"));
        assert_eq!(case_uuid("s", "A", "7"), case_uuid("s", "A", "7"));
    }

    #[test]
    fn no_cut_of_the_parts_gives_the_same_identity() {
        assert_ne!(case_uuid("a", "bc", "d"), case_uuid("ab", "c", "d"));
        assert_ne!(row_uuid("a", "b", "1", 11), row_uuid("a", "b", "11", 1));
        assert_ne!(case_uuid("a", "b", "c"), row_uuid("a", "b", "c", 0));
    }

    #[test]
    fn identities_never_change() {
        let case = case_uuid("example.log", "U1", "case-1");
        assert_eq!(case.to_string(), "e1369624-2f34-5fda-863a-1c18623bb8fc");
    }
}

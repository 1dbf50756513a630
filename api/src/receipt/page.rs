//! A receipt as it is read: headings, rows and paragraphs, and the same as plain text.

/// Everything a reader sees, in reading order. All texts are Italian and hold no markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Who issues it: the administration, then the department.
    pub issuer: Vec<String>,
    /// What it is.
    pub title: String,
    /// What it also is.
    pub subtitle: String,
    /// The number of the register, alone.
    pub number: String,
    /// The stamp of the register: the other data beside the number.
    pub stamp: Vec<Row>,
    /// What it attests, in one paragraph.
    pub opening: String,
    /// The sections that follow.
    pub sections: Vec<Section>,
    /// Heading of the list of attachments.
    pub attachments_title: String,
    /// Said instead of the list when there are none, or above it.
    pub attachments_note: String,
    /// The attachments.
    pub attachments: Vec<AttachmentLine>,
    /// What closes it: the privacy notice and how it was made.
    pub closing: Vec<String>,
}

/// A heading with its rows and, after them, its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// Labelled facts.
    pub rows: Vec<Row>,
    /// Sentences.
    pub paragraphs: Vec<String>,
}

/// One labelled fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// The fact.
    pub value: String,
    /// Whether it is what the reader looks for first.
    pub weighty: bool,
}

/// One attachment, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentLine {
    /// Name given by the sender.
    pub name: String,
    /// Size with its unit.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Row {
    /// A labelled fact.
    pub fn new(label: &str, value: impl Into<String>) -> Self {
        Self {
            label: label.to_owned(),
            value: value.into(),
            weighty: false,
        }
    }

    /// A labelled fact that the reader looks for first.
    pub fn weighty(label: &str, value: impl Into<String>) -> Self {
        Self {
            weighty: true,
            ..Self::new(label, value)
        }
    }
}

impl Page {
    /// The page as plain text, one fact to a line, for mail and for terminals.
    pub fn plain_text(&self) -> String {
        let mut lines = self.issuer.clone();
        lines.extend([String::new(), self.title.clone(), self.subtitle.clone()]);
        lines.push(format!("Protocollo n. {}", self.number));
        lines.extend(self.stamp.iter().map(line));
        lines.extend([String::new(), self.opening.clone()]);
        for section in &self.sections {
            lines.extend([String::new(), section.title.clone()]);
            lines.extend(section.rows.iter().map(line));
            lines.extend(section.paragraphs.iter().cloned());
        }
        lines.extend([String::new(), self.attachments_title.clone()]);
        lines.push(self.attachments_note.clone());
        for (n, file) in self.attachments.iter().enumerate() {
            let AttachmentLine { name, size, sha256 } = file;
            lines.push(format!("{}. {name} ({size}) SHA-256 {sha256}", n + 1));
        }
        lines.push(String::new());
        lines.extend(self.closing.iter().cloned());
        lines.push(String::new());
        lines.join("\n")
    }
}

fn line(row: &Row) -> String {
    format!("{}: {}", row.label, row.value)
}

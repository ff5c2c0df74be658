//! The built-in catalogue: nine files, one per group, embedded and read once. They are ours and tested, so a
//! mistake in them is a bug and stops the program at its first use; a company's own additions belong into its
//! register, not here.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::{Tool, name_key, search::Terms};

const FILES: [(&str, &str); 9] = [
    ("social", include_str!("../../rules/tools/social.toml")),
    ("publishing", include_str!("../../rules/tools/publishing.toml")),
    ("mail", include_str!("../../rules/tools/mail.toml")),
    ("analytics", include_str!("../../rules/tools/analytics.toml")),
    ("advertising", include_str!("../../rules/tools/advertising.toml")),
    ("commerce", include_str!("../../rules/tools/commerce.toml")),
    ("ai", include_str!("../../rules/tools/ai.toml")),
    ("devices", include_str!("../../rules/tools/devices.toml")),
    ("collaboration", include_str!("../../rules/tools/collaboration.toml")),
];

#[expect(clippy::panic, reason = "the file is built in, and a test reads it")]
static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(FILES.into_iter().flat_map(|(name, text)| match toml::from_str::<Group>(text) {
        Ok(group) => group.tool,
        Err(fault) => panic!("the built-in rule file tools/{name}.toml is broken: {fault}"),
    }))
});

/// One rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    tool: Vec<Tool>,
}

/// Tools that can be found by slug, by name and by search.
#[derive(Debug)]
pub struct Catalogue {
    tools: Vec<Tool>,
    /// What the search compares, in the order of `tools`.
    terms: Vec<Terms>,
    by_key: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl Catalogue {
    /// The catalogue that comes with the product.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A catalogue of these tools. Of two with the same slug or name, the first is found.
    pub fn new(tools: impl IntoIterator<Item = Tool>) -> Self {
        let tools: Vec<Tool> = tools.into_iter().collect();
        let mut by_key = HashMap::new();
        let mut by_name = HashMap::new();
        for (place, tool) in tools.iter().enumerate() {
            by_key.entry(tool.key.clone()).or_insert(place);
            by_name.entry(name_key(&tool.name)).or_insert(place);
        }
        for (place, tool) in tools.iter().enumerate() {
            for alias in tool.name_keys().skip(1) {
                by_name.entry(alias).or_insert(place);
            }
        }
        by_name.remove("");
        let terms = tools.iter().map(Terms::of).collect();
        Self { tools, terms, by_key, by_name }
    }

    /// All tools, group by group.
    pub fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// The tool with this slug.
    pub fn find(&self, key: &str) -> Option<&Tool> {
        self.tools.get(*self.by_key.get(key)?)
    }

    /// The tool that goes by this name or alias, in any spelling that [`name_key`] takes for the same.
    pub fn named(&self, name: &str) -> Option<&Tool> {
        self.tools.get(*self.by_name.get(&name_key(name))?)
    }

    /// At most `limit` tools that fit what somebody typed, the best first; none for a query without letters or
    /// digits. The order of merit is [`super::search::Rank`]; among equals the shorter name comes first, then the
    /// alphabet.
    pub fn search(&self, query: &str, limit: usize) -> Vec<&Tool> {
        let query = super::search::Query::new(query);
        let mut found: Vec<_> = self
            .tools
            .iter()
            .zip(&self.terms)
            .filter_map(|(tool, terms)| Some(((query.rank(terms)?, terms.order()), tool)))
            .collect();
        found.sort_by_key(|&(merit, _)| merit);
        found.into_iter().take(limit).map(|(_, tool)| tool).collect()
    }
}

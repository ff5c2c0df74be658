//! What one save changed in a request, field by field, by the names that its forms use. So a page can lay what somebody
//! typed beside what somebody else saved meanwhile.

use std::collections::BTreeMap;

use domain::case::request::Request;

use super::sheet::of_kind;

/// Everything that is given, by field.
pub fn values(request: &Request) -> BTreeMap<String, String> {
    of_kind(request.kind).iter().flat_map(|sheet| sheet.values(request)).collect()
}

/// The fields in which two requests differ, as they stood in the first; `None` where nothing was given.
pub fn changed(before: &Request, after: &Request) -> BTreeMap<String, Option<String>> {
    let (before, after) = (values(before), values(after));
    let names = before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name));
    names.map(|name| (name.clone(), before.get(name).cloned())).collect()
}

#[cfg(test)]
mod tests {
    use domain::rules::KindId;

    use super::*;

    #[test]
    fn what_was_given_taken_away_or_replaced_is_named_as_it_stood() {
        let request = |tool: &str, supplier: &str, budget| Request {
            tool: tool.into(),
            supplier: supplier.into(),
            budget,
            kind: Some(KindId::Saas),
            ..Request::default()
        };
        let (before, after) = (request("pretix", "", Some(1_000)), request("Pretix", "rami.io", None));
        let expected = [
            ("budget".to_owned(), Some("1000".to_owned())),
            ("supplier".to_owned(), None),
            ("tool".to_owned(), Some("pretix".to_owned())),
        ];
        assert_eq!(changed(&before, &after), expected.into());
        assert!(changed(&before, &before).is_empty());
    }
}

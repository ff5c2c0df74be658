//! What a provider says about itself (OpenID Connect Discovery). It has to name exactly the issuer that is configured, and its
//! places have to be ones that may be asked; what else it says is not looked at.

use serde::Deserialize;

use super::Doubt;
use crate::outside::Outside;

#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    end_session_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What counts of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Where browsers are sent.
    pub(super) authorization_endpoint: String,
    /// Where codes are redeemed.
    pub(super) token_endpoint: String,
    /// Where its keys are.
    pub(super) jwks_uri: String,
    /// Where people sign out.
    pub(super) end_session_endpoint: Option<String>,
    /// It takes name and secret in the header.
    pub(super) takes_basic: bool,
    /// Whoever comes back says from whom.
    pub(super) names_itself: bool,
}

impl Metadata {
    /// Where it stands.
    pub(super) fn place(issuer: &str) -> String {
        format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
    }

    pub(super) fn read(body: &[u8], issuer: &str, outside: &Outside) -> Result<Self, Doubt> {
        let found: Document = serde_json::from_slice(body).map_err(|_| Doubt::Malformed)?;
        if found.issuer != issuer {
            return Err(Doubt::OtherMetadata);
        }
        for place in [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri] {
            outside.check(place).map_err(Doubt::Metadata)?;
        }
        let says = |list: &Option<Vec<String>>, word: &str| {
            list.as_ref().is_none_or(|list| list.iter().any(|known| known == word))
        };
        if !says(&found.code_challenge_methods_supported, "S256") {
            return Err(Doubt::OtherMetadata);
        }
        Ok(Self {
            takes_basic: says(&found.token_endpoint_auth_methods_supported, "client_secret_basic"),
            names_itself: found.authorization_response_iss_parameter_supported,
            end_session_endpoint: found.end_session_endpoint.filter(|place| outside.check(place).is_ok()),
            authorization_endpoint: found.authorization_endpoint,
            token_endpoint: found.token_endpoint,
            jwks_uri: found.jwks_uri,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Metadata;
    use crate::{outside::Outside, provider::Doubt};

    fn document() -> Value {
        json!({
            "issuer": "https://login.example",
            "authorization_endpoint": "https://login.example/auth",
            "token_endpoint": "https://token.example/token",
            "jwks_uri": "https://login.example/keys",
        })
    }

    fn read(document: &Value) -> Result<Metadata, Doubt> {
        let outside = Outside::new(&[], None).expect("a way");
        Metadata::read(document.to_string().as_bytes(), "https://login.example", &outside)
    }

    #[test]
    fn the_issuer_is_compared_sign_by_sign() {
        assert!(read(&document()).is_ok());
        for other in [
            "https://login.example/",
            "https://LOGIN.example",
            "http://login.example",
            "https://evil.example",
            "",
        ] {
            let mut document = document();
            document["issuer"] = other.into();
            assert_eq!(read(&document), Err(Doubt::OtherMetadata), "{other}");
        }
    }

    #[test]
    fn a_place_without_tls_is_refused() {
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            for place in ["http://login.example/x", "javascript:alert(1)", "https://login.example:22/x"] {
                let mut document = document();
                document[name] = place.into();
                assert!(matches!(read(&document), Err(Doubt::Metadata(_))), "{name} {place}");
            }
        }
        let mut plain = document();
        plain["end_session_endpoint"] = "javascript:alert(1)".into();
        assert_eq!(read(&plain).expect("the rest").end_session_endpoint, None);
        plain["code_challenge_methods_supported"] = json!(["plain"]);
        assert_eq!(read(&plain), Err(Doubt::OtherMetadata));
    }

    #[test]
    fn its_place_follows_from_the_issuer() {
        for issuer in ["https://login.example/realm", "https://login.example/realm/"] {
            assert_eq!(
                Metadata::place(issuer),
                "https://login.example/realm/.well-known/openid-configuration"
            );
        }
    }
}

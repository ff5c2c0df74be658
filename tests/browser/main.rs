//! The same journeys in real Chromium, with scripts and without, in both languages. `make test` installs the browser and
//! its driver; without them these tests fail and say so.

mod access;
mod chrome;
mod desk;
mod journey;
mod low_risk;
mod passkey;
mod person;
mod provider;
mod site;
mod suggest;

use chrome::Look;
use domain::language::Language;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_set_up_and_the_back_button_shows_nothing_in_german_without_scripts() {
    access::walk(Language::De, Look::PHONE.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_set_up_and_the_back_button_shows_nothing_in_english_with_scripts() {
    access::walk(Language::En, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_signs_in_and_proves_who_it_is_in_german() {
    passkey::walk(Language::De, Look::PHONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_signs_in_and_proves_who_it_is_in_english() {
    passkey::walk(Language::En, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_passkey_says_what_it_needs_and_the_password_is_a_link_away() {
    passkey::without_scripts(Language::De).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_at_the_company_s_provider_and_proves_it_there_in_german_without_scripts() {
    provider::walk(Language::De, Look::PHONE.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_at_the_company_s_provider_and_proves_it_there_in_english_with_scripts() {
    provider::walk(Language::En, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_is_walked_in_german_without_scripts() {
    journey::walk(Language::De, Look::DESK.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_is_walked_in_german_with_scripts() {
    journey::walk(Language::De, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_is_walked_in_english_without_scripts() {
    journey::walk(Language::En, Look::DESK.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_is_walked_in_english_with_scripts() {
    journey::walk(Language::En, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_suggested_and_files_tell_their_way_in_german() {
    suggest::walk(Language::De).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_suggested_and_files_tell_their_way_in_english() {
    suggest::walk(Language::En).await;
}

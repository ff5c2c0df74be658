//! How Concord runs. Rules live in `domain`, pages in `app`; here are sockets, SQL, configuration and the command
//! line. A request goes `http` → `service` → `store`, and only `world` knows the time.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

pub mod application;
pub mod backup;
pub mod command;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod fixture;
pub mod http;
pub mod import;
pub mod job;
pub mod mail;
pub mod outbox;
pub mod outside;
pub mod passkey;
pub mod password;
pub mod provider;
pub mod room;
pub mod secret;
pub mod service;
pub mod signer;
pub mod store;
pub mod token;
pub mod totp;
pub mod world;

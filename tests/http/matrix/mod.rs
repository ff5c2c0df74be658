//! The permission matrix over HTTP: every route is a row of it (Z3), every cell of it is asked for as a browser would ask
//! (Z2), ids and fields are forged (Z4, Z5), and who loses a role loses it at once (Z8).

mod canary;
mod cells;
mod fields;
mod ids;
mod office;
mod routes;
mod staff;
mod tasks;

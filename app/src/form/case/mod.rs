//! Forms of the room `case`: names, limits and labels, once for page and endpoint.

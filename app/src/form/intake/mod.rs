//! Forms of the room `intake`: names, limits and labels, once for page and endpoint.

//! Forms of the room `register`: names, limits and labels, once for page and endpoint.

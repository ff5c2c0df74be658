//! Forms of the room `negotiation`: names, limits and labels, once for page and endpoint.

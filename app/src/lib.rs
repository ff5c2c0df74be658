//! What the product is: pages, words, forms, and the plain data that pages need.

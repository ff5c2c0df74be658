//! Who is here: signing in and out, areas and substitutes, help.

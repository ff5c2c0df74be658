//! Charts as SVG that the server writes: lines and places only, every word is HTML or text beside it. Text keeps its size
//! on a phone because nothing is scaled: places are percentages of a box whose size is the style's. Colours, dashes and
//! print come from classes. A chart is for the eye alone (`aria-hidden`); its sentence and its table say the same.

pub mod exceedance;
pub mod lead;
mod scale;
pub mod spread;

pub use exceedance::{LossCurve, Tolerated};
pub use scale::Decades;
pub use spread::{Bar, Spread, SpreadOf};

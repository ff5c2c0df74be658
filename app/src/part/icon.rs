//! Icons, drawn here as strokes of 24 by 24: no font, no file, no request. An icon never stands alone: the word beside it
//! says what it is, so it is hidden from screen readers and takes the colour of its word.

use leptos::prelude::*;

/// What an icon stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The front page.
    House,
    /// What waits for security.
    Tray,
    /// What waits for the executive.
    Scales,
    /// What is approved.
    List,
    /// What was decided before.
    History,
    /// The areas.
    Houses,
    /// What is to be sent.
    Plane,
    /// The audit log.
    Shield,
    /// The rule book.
    Book,
    /// What is new.
    Bell,
    /// The account.
    Person,
    /// The search.
    Lens,
}

impl Icon {
    const fn strokes(self) -> &'static str {
        match self {
            Self::House => "M3,11.5,12,4l9,7.5M5.5,10v10h13V10M10,20v-5.5h4V20",
            Self::Tray => "M3,13,6,5h12l3,8v6H3zM3,13h5.5l1.5,3h4l1.5-3H21",
            Self::Scales => "M12,3v18M7.5,21h9M5,7h14M5,7l-3,7h6zM19,7l-3,7h6z",
            Self::List => "M5,3.5h14v17H5zM8.5,8h7M8.5,12h7M8.5,16h4",
            Self::History => "M3.5,12a8.5,8.5,0,1,0,2.6-6.1M3.5,4v4.5H8M12,7.5V12l3,2",
            Self::Houses => "M4,20V5h8v15M12,10h8v10M2,20h20M7,9h2M7,13h2M15.5,14h1.5",
            Self::Plane => "M3,12,21,4l-6,17-4-7zM11,14,21,4",
            Self::Shield => "M12,3l8,3v6c0,5-3.5,8-8,9-4.5-1-8-4-8-9V6zM8.5,12l2.5,2.5,4.5-4.5",
            Self::Book => {
                "M12,6.5C9.5,4.5,6.5,4,3,4v14.5c3.5,0,6.5.5,9,2,2.5-1.5,5.5-2,9-2V4c-3.5,0-6.5.5-9,2.5zM12,6.5v14"
            }
            Self::Bell => "M6,17v-6a6,6,0,0,1,12,0v6l2,1.5H4zM10,21.5h4",
            Self::Lens => "M10.5,17a6.5,6.5,0,1,0,0-13,6.5,6.5,0,0,0,0,13zM15.5,15.5,21,21",
            Self::Person => "M12,12.5a4.5,4.5,0,1,0,0-9,4.5,4.5,0,0,0,0,9zM3.5,21c.5-4,4-6,8.5-6s8,2,8.5,6",
        }
    }
}

/// The icon; decoration for whoever sees it.
#[component]
pub fn IconMark(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.strokes()></path>
        </svg>
    }
}

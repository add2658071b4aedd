//! From chosen entries to what leaves: preparation, summary, seal; and back: open.

mod block;
mod counts;
mod cpd;
mod error;
mod export;
mod item;
mod layout;
mod letters;
mod markdown;
mod month;
mod outline;
mod overview;
mod page;
mod place;
mod plain;
mod practice_state;
mod preparation;
mod reply;
mod reply_draft;
mod seal;
mod sections;
mod sentence;
mod shared;
mod signs;
mod stage;
mod strange_code;
mod summary;
mod together;
mod voices;

pub use block::{Block, Enclosed, read_by_people};
pub use error::SealError;
pub use export::{
    file_name, free_file, read_identity, read_sealed, receipt, sealed_files, whatever_lies_in,
    write_identity, write_new,
};
pub use item::Item;
pub use layout::Layout;
pub use letters::lettered;
pub use month::Month;
pub use overview::{Supervisee, by_supervisee};
pub use page::page;
pub use practice_state::PracticeState;
pub use preparation::{HeldBack, Preparation, RISK_STAYS, Undecided, Wordings, review_stays};
pub use reply::{Reply, is_signature};
pub use reply_draft::ReplyDraft;
pub use seal::{
    Identity, LARGEST, Received, Recipient, open, open_with_passphrase, seal, seal_reply,
    seal_with_passphrase, wants_passphrase,
};
pub use signs::{Sign, sign, unescaped};
pub use summary::Summary;
pub use together::Together;

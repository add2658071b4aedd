//! From chosen entries to what leaves: preparation, summary, seal; and back: open.

mod error;
mod export;
mod item;
mod letters;
mod markdown;
mod outline;
mod plain;
mod preparation;
mod seal;
mod sentence;
mod summary;
mod together;

pub use error::SealError;
pub use export::{file_name, read_identity, read_sealed, receipt, write_identity, write_sealed};
pub use item::Item;
pub use preparation::{Preparation, Undecided};
pub use seal::{
    Identity, LARGEST, Received, Recipient, open, open_with_passphrase, seal, seal_with_passphrase,
    wants_passphrase,
};
pub use summary::Summary;
pub use together::Together;

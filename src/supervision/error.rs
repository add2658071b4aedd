//! Why something could not be sealed, opened or written: each a situation a person can be in.

use crate::memory::TooLittle;
use std::io;

/// Why something could not be sealed, opened or written. No message holds a name, a path, a key or a word of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A secret key stands where a recipient is wanted.
    #[error(
        "STOP: this is a secret key, not a recipient. Whoever has it can read everything sealed for it. \
         Nothing of it was kept; give only the line that begins with age1, and if the secret key was sent to you, \
         tell its owner to make a new one"
    )]
    SecretKeyPasted,
    /// An SSH key stands where a recipient is wanted.
    #[error(
        "this is an SSH key; a recipient begins with age1 and is shown by `afterhour identity show`. Nothing was kept"
    )]
    SshRecipient,
    /// A post-quantum or tagged recipient, or one of an age plugin.
    #[error(
        "this is a recipient of another kind of age key; only the plain kind is taken, age1 and 58 letters and digits, \
         as `afterhour identity new` and `age-keygen` make it. Nothing was kept"
    )]
    OtherRecipient,
    /// Not a recipient at all, or one with a slip in it.
    #[error(
        "this is no recipient: one line is wanted, age1 and 58 letters and digits; copy it whole. Nothing was kept"
    )]
    NotARecipient,
    /// Sealing for nobody.
    #[error("there is nobody to seal for: choose a supervisor or a passphrase. Nothing was sealed")]
    NoRecipient,
    /// A summary that was reviewed for somebody else.
    #[error(
        "this summary was reviewed for somebody else, so nothing was written: prepare it anew for whom it is meant"
    )]
    ForAnother,

    /// A recipient stands where an identity is wanted.
    #[error(
        "this is a recipient, the half that is given away; to open a file, the secret half is needed: the line that begins with AGE-SECRET-KEY-1"
    )]
    PublicHalf,
    /// An identity file that is itself sealed.
    #[error(
        "this identity file is itself sealed; open it with `age -d` first, or give the file that holds AGE-SECRET-KEY-1"
    )]
    IdentitySealed,
    /// An identity file with more than one key.
    #[error(
        "this identity file holds more than one key; keep the one that is meant in a file of its own"
    )]
    SeveralIdentities,
    /// A secret key of another kind.
    #[error(
        "this is another kind of secret key; an identity is one line, AGE-SECRET-KEY-1 and 58 letters and digits"
    )]
    OtherIdentity,
    /// Not an identity at all, or one with a slip in it.
    #[error(
        "this is no identity: the line AGE-SECRET-KEY-1 with 58 letters and digits is wanted; copy it whole"
    )]
    NotAnIdentity,

    /// Another sort of file.
    #[error("this is not a sealed file: it does not begin as age files do. Nothing was changed")]
    NotSealed,
    /// A version of the format from after this program.
    #[error(
        "this file was sealed by a newer version of age than this program knows; try a newer program or `age -d`"
    )]
    NewerFormat,
    /// It was sealed with a passphrase.
    #[error(
        "this file was sealed with a passphrase, not for a key: give the passphrase agreed with the sender"
    )]
    WantsPassphrase,
    /// It was sealed for a key.
    #[error("this file was sealed for a key, not with a passphrase: open it with your identity")]
    WantsIdentity,
    /// Sealed for somebody else.
    #[error(
        "this identity does not open the file: it was sealed for another one. Compare your fingerprint with \
         the sender; nothing was changed"
    )]
    WrongIdentity,
    /// Another passphrase.
    #[error(
        "this passphrase does not open the file. Nothing was changed; try again, or ask the sender"
    )]
    WrongPassphrase,
    /// Bytes changed or missing.
    #[error(
        "the file is damaged or was cut short on its way: none of it is shown, since none of it can be trusted. \
         Ask the sender for it once more"
    )]
    Damaged,
    /// There is not the memory that a passphrase takes.
    #[error(transparent)]
    TooLittleMemory(#[from] TooLittle),
    /// More key derivation than is accepted; holds log2 N.
    #[error(
        "this file asks for too much work before it can be opened (2^{0} steps, at most 2^20 are accepted). \
         Afterhour does not make such files; it was not opened"
    )]
    TooMuchWork(u8),
    /// Over [`super::LARGEST`].
    #[error("the file is larger than 16 MiB, more than any summary: it was not opened")]
    TooLarge,
    /// Opened, but not text.
    #[error("the file opened, but what is inside is no text: it is not a summary")]
    NotText,

    /// Something lies there already.
    #[error("something of this name lies there already; it was left as it is. Choose another name")]
    Exists,
    /// The path ends in no file name.
    #[error("this path names a folder, not a file: add a file name. Nothing was written")]
    NoFileName,
    /// The folder does not exist or is no folder.
    #[error("the folder does not exist: nothing was written")]
    NoFolder,
    /// There is no such file; its name as given, cleaned.
    #[error("there is no file {0}")]
    NoFile(String),
    /// A folder where a file is wanted.
    #[error("this is a folder, not a file")]
    Folder,
    /// Not allowed to read it.
    #[error(
        "this file may not be read from this account: change its permissions, or copy it elsewhere"
    )]
    MayNotRead,
    /// Not allowed to write there.
    #[error(
        "this place does not allow it: choose another folder, or change its permissions. Nothing was written"
    )]
    NoPermission,
    /// No room.
    #[error(
        "there is no room left there: nothing was written. Free some space, or choose another place"
    )]
    DiskFull,
    /// Any other trouble of the disk.
    #[error("the disk did not do it ({0}): nothing was left half written")]
    Disk(io::ErrorKind),
}

impl SealError {
    /// The situation behind an error of the file system.
    pub(super) fn from_disk(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::AlreadyExists => Self::Exists,
            Kind::NotFound | Kind::NotADirectory => Self::NoFolder,
            Kind::IsADirectory => Self::Folder,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NoPermission,
            // A quota and a limit on the size of files are no room, too.
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            kind => Self::Disk(kind),
        }
    }
}

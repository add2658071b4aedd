//! What a process did to its disk, call by call, as strace tells it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A call that changed files, or a line on the standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// A file that may be new, under a number that later calls name.
    Open {
        file: usize,
        path: PathBuf,
        creates: bool,
        truncates: bool,
    },
    Write {
        file: usize,
        at: Option<u64>,
        bytes: Vec<u8>,
    },
    Truncate {
        file: usize,
        length: u64,
    },
    Sync {
        file: usize,
    },
    Close {
        file: usize,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    MakeFolder {
        path: PathBuf,
    },
    Say {
        bytes: Vec<u8>,
    },
}

const CALLS: &str = "trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,close,rename,renameat,renameat2,\
                     unlink,unlinkat,mkdir,mkdirat,writev,pwritev,pwritev2,truncate,fallocate,link,linkat,symlink,\
                     symlinkat,copy_file_range,sendfile,io_uring_enter,mmap";

/// Whether calls can be recorded here.
pub fn is_possible() -> bool {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let possible = traced.is_ok_and(|status| status.success());
    if !possible {
        eprintln!("strace is not here: this test is left out");
    }
    possible
}

/// The same command, traced into a file, with what strace is to do besides.
pub fn traced(command: &Command, into: &Path, besides: &[String]) -> Command {
    let mut traced = Command::new("strace");
    traced
        .args([
            "-f",
            "-y",
            "-xx",
            "-s",
            "16777216",
            "-e",
            CALLS,
            "-e",
            "signal=none",
            "-o",
        ])
        .arg(into)
        .args(besides)
        .arg("--")
        .arg(command.get_program())
        .args(command.get_args())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    traced
}

/// The calls of a trace that touched the folder, in their order.
///
/// # Panics
/// At a call that changes files in a way the model of the disk does not know: it must not be overlooked.
pub fn read(trace: &str, folder: &Path) -> Vec<Call> {
    trace
        .lines()
        .filter_map(|line| call(line.split_once(' ')?.1.trim_start(), folder))
        .collect()
}

fn call(line: &str, folder: &Path) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with(['-', '?']) {
        return None;
    }
    let arguments = split(arguments.trim_end().strip_suffix(')')?);
    let fd = |at: usize| -> Option<(usize, PathBuf)> {
        let (number, path) = arguments.get(at)?.split_once('<')?;
        let path =
            PathBuf::from(String::from_utf8(unhex(path.strip_suffix('>').unwrap_or(path))).ok()?);
        Some((number.parse().ok()?, path))
    };
    let ours = |path: PathBuf| path.starts_with(folder).then_some(path);
    let file = |at: usize| fd(at).and_then(|(number, path)| ours(path).map(|_| number));
    let path = |at: usize| {
        let text = arguments.get(at)?.trim_matches('"');
        ours(PathBuf::from(String::from_utf8(unhex(text)).ok()?))
    };
    let number = |at: usize| arguments.get(at)?.parse::<u64>().ok();
    let bytes = |at: usize| Some(unhex(arguments.get(at)?.trim_matches('"')));
    match name {
        "openat" => {
            let flags = arguments.get(2)?;
            Some(Call::Open {
                path: path(1)?,
                file: result.split('<').next()?.trim().parse().ok()?,
                creates: flags.contains("O_CREAT"),
                truncates: flags.contains("O_TRUNC"),
            })
        }
        "write" if fd(0).is_some_and(|(number, _)| number == 1) => {
            Some(Call::Say { bytes: bytes(1)? })
        }
        "write" => Some(Call::Write {
            file: file(0)?,
            at: None,
            bytes: bytes(1)?,
        }),
        "pwrite64" => Some(Call::Write {
            file: file(0)?,
            at: number(3),
            bytes: bytes(1)?,
        }),
        "ftruncate" => Some(Call::Truncate {
            file: file(0)?,
            length: number(1)?,
        }),
        "fsync" | "fdatasync" => Some(Call::Sync { file: file(0)? }),
        "close" => Some(Call::Close { file: fd(0)?.0 }),
        "rename" => Some(Call::Rename {
            from: path(0)?,
            to: path(1)?,
        }),
        "renameat" | "renameat2" => Some(Call::Rename {
            from: path(1)?,
            to: path(3)?,
        }),
        "unlink" => Some(Call::Remove { path: path(0)? }),
        "unlinkat" => Some(Call::Remove { path: path(1)? }),
        "mkdir" => Some(Call::MakeFolder { path: path(0)? }),
        "mkdirat" => Some(Call::MakeFolder { path: path(1)? }),
        "mmap" => {
            let shared = arguments.get(3)?.contains("MAP_SHARED")
                && arguments.get(2)?.contains("PROT_WRITE");
            assert!(
                !(shared && file(4).is_some()),
                "a mapping is not recorded: {line}"
            );
            None
        }
        _ => {
            assert!(
                (0..arguments.len()).all(|at| file(at).is_none() && path(at).is_none()),
                "the model of the disk does not know {name}"
            );
            None
        }
    }
}

/// The arguments of a call; commas within quotes are hex and never seen.
fn split(arguments: &str) -> Vec<&str> {
    arguments.split(", ").map(str::trim).collect()
}

/// What strace wrote as `\x2f\x74…`; anything else as it stands.
fn unhex(text: &str) -> Vec<u8> {
    let digit = |at: usize| char::from(text.as_bytes()[at]).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("\\x") && at + 3 < text.len() {
            bytes.extend(
                digit(at + 2)
                    .zip(digit(at + 3))
                    .and_then(|(a, b)| u8::try_from(a << 4 | b).ok()),
            );
            at += 4;
        } else {
            bytes.push(text.as_bytes()[at]);
            at += 1;
        }
    }
    bytes
}

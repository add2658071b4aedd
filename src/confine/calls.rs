//! The system calls that are refused (seccomp).

use libc::{
    AF_UNIX, CLONE_THREAD, ENOSYS, EPERM, SYS_accept, SYS_accept4, SYS_bind, SYS_clone, SYS_clone3,
    SYS_connect, SYS_execve, SYS_execveat, SYS_io_uring_enter, SYS_io_uring_register,
    SYS_io_uring_setup, SYS_ioctl, SYS_listen, SYS_pidfd_getfd, SYS_process_vm_readv,
    SYS_process_vm_writev, SYS_ptrace, SYS_recvmmsg, SYS_recvmsg, SYS_sendmmsg, SYS_sendmsg,
    SYS_sendto, SYS_socket, SYS_socketpair,
};
use seccompiler::SeccompCmpArgLen::{Dword, Qword};
use seccompiler::SeccompCmpOp::{Eq, MaskedEq, Ne};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, apply_filter_all_threads,
};
use std::collections::BTreeMap;

/// Letters put into the terminal as if they were typed, and what the bare console has for it; asm-generic/ioctls.h. libc
/// gives them in a type of each C library's own.
const TIOCSTI: u64 = 0x5412;
const TIOCLINUX: u64 = 0x541C;

/// Refused whatever they are given. `io_uring` would do the work of the others without calling them.
const NEVER: [i64; 19] = [
    SYS_socket,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_recvmsg,
    SYS_recvmmsg,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
];

/// A call by the numbers of another processor ends the program.
#[cfg(target_arch = "x86_64")]
const HERE: TargetArch = TargetArch::x86_64;
#[cfg(target_arch = "aarch64")]
const HERE: TargetArch = TargetArch::aarch64;
#[cfg(target_arch = "riscv64")]
const HERE: TargetArch = TargetArch::riscv64;

/// The older ways to begin a process; newer processors do not have them.
#[cfg(target_arch = "x86_64")]
const OLDER: [i64; 2] = [libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const OLDER: [i64; 0] = [];

/// Added to a call's number it names the same call in the x32 form of the x86 kernel, which has some of its own from 512 on.
#[cfg(target_arch = "x86_64")]
const X32: i64 = 0x4000_0000;

/// Whether the system refuses them from now on, in every thread.
pub(super) fn refuse() -> bool {
    let Ok((refused, absent)) = filters() else {
        return false;
    };
    // The second only makes the C library start threads by the call whose arguments can be looked at.
    apply_filter_all_threads(&absent).is_ok() && apply_filter_all_threads(&refused).is_ok()
}

fn filters() -> Result<(BpfProgram, BpfProgram), BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = NEVER
        .into_iter()
        .chain(OLDER)
        .map(|call| (call, Vec::new()))
        .collect();
    // A pair of pipes of its own, which reach nobody else: a signal's handler wakes a thread by one.
    rules.insert(SYS_socketpair, when(&[(0, Dword, Ne, AF_UNIX as u64)])?);
    rules.insert(SYS_sendto, when(&[(4, Qword, Ne, 0)])?);
    // A thread is what shares everything with this one; anything else is a process.
    let thread = CLONE_THREAD as u64;
    rules.insert(SYS_clone, when(&[(0, Dword, MaskedEq(thread), 0)])?);
    // A shell would run what is put there once the program has ended.
    rules.insert(
        SYS_ioctl,
        when(&[(1, Dword, Eq, TIOCSTI), (1, Dword, Eq, TIOCLINUX)])?,
    );
    #[cfg(target_arch = "x86_64")]
    {
        let known: Vec<i64> = rules.keys().copied().chain(512..=547).collect();
        rules.extend(known.into_iter().map(|call| (call | X32, Vec::new())));
    }
    let absent = [(SYS_clone3, Vec::new())].into();
    Ok((filter(rules, EPERM)?, filter(absent, ENOSYS)?))
}

/// A rule that holds when one of these does: the argument's place, from 0, and what it is compared with.
fn when(
    any: &[(u8, SeccompCmpArgLen, SeccompCmpOp, u64)],
) -> Result<Vec<SeccompRule>, BackendError> {
    any.iter()
        .map(|(argument, length, how, with)| {
            let condition = SeccompCondition::new(*argument, length.clone(), how.clone(), *with)?;
            SeccompRule::new(vec![condition])
        })
        .collect()
}

fn filter(rules: BTreeMap<i64, Vec<SeccompRule>>, error: i32) -> Result<BpfProgram, BackendError> {
    let refused = SeccompAction::Errno(error as u32);
    SeccompFilter::new(rules, SeccompAction::Allow, refused, HERE)?.try_into()
}

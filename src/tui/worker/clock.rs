//! The only place of the interface that reads the clock.

use crate::tui::screens::Moment;
use jiff::Zoned;
use std::time::Duration;

/// The wall clock, and the time since the program began. The second one goes on while the machine sleeps (where
/// the system can tell), so that a laptop opened again after an hour is locked.
pub struct Clock {
    began: Duration,
}

impl Clock {
    /// A clock that begins now.
    pub fn start() -> Self {
        Self { began: awake() }
    }

    /// The moment it is.
    pub fn read(&self) -> Moment {
        Moment {
            now: Zoned::now(),
            elapsed: awake().saturating_sub(self.began),
        }
    }
}

#[cfg(target_os = "linux")]
fn awake() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        time.tv_nsec.unsigned_abs() as u32,
    )
}

#[cfg(not(target_os = "linux"))]
fn awake() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}

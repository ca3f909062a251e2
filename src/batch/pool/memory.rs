use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// Looks at the memory that one process uses.
pub struct Watch {
    system: System,
    pid: Pid,
}

impl Watch {
    /// Over a process.
    pub fn new(pid: u32) -> Watch {
        Watch { system: System::new(), pid: Pid::from_u32(pid) }
    }

    /// Bytes of it that are in memory now; 0 where that can't be told.
    pub fn used(&mut self) -> u64 {
        let what = ProcessRefreshKind::nothing().with_memory().without_tasks();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[self.pid]), true, what);
        self.system.process(self.pid).map_or(0, |process| process.memory())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_memory_and_one_that_is_none_does_not() {
        assert!(Watch::new(std::process::id()).used() > 1 << 20);
        assert_eq!(Watch::new(u32::MAX - 1).used(), 0);
    }
}

/// Address space that a process takes beside the memory that it uses: stacks, and what the allocator sets aside. The
/// limit of the system counts it, so it is no more than a last resort behind whoever watches the memory in use.
#[cfg(target_os = "linux")]
const ASIDE: u64 = 4 << 30;

/// Asks the system not to give this process much more than so many bytes, and to write no memory to disk when it
/// crashes (the documents name people). Only Linux keeps to it; where it can't be had, whoever started the process has
/// to watch it.
pub fn limit_memory(bytes: u64) {
    #[cfg(target_os = "linux")]
    {
        use rlimit::{Resource, setrlimit};
        // a limit that may not be set is no reason not to work
        let _ = setrlimit(Resource::CORE, 0, 0);
        if bytes > 0 {
            let most = bytes.saturating_add(ASIDE);
            let _ = setrlimit(Resource::AS, most, most);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = bytes;
}

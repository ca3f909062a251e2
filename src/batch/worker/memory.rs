/// The most memory that this process has used so far, in bytes; `None` where the system does not tell (all but Linux).
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib << 10)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::peak_memory;

    #[test]
    fn a_peak_is_not_forgotten() {
        let before = peak_memory().unwrap();
        let block = vec![1_u8; 64 << 20];
        assert_eq!(std::hint::black_box(&block).len(), 64 << 20);
        drop(block);
        assert!(peak_memory().unwrap() >= before.max(64 << 20));
    }
}

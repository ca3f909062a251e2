//! Check boxes of forms: their state stands in the data stream.

use super::{u16_at, u32_at};

/// Whether the box whose data stands at `at` is ticked; `None` where there is no box.
pub(super) fn ticked(data: &[u8], at: usize) -> Option<bool> {
    let header = usize::from(u16_at(data, at.checked_add(4)?)?);
    let form = at.checked_add(header)?;
    if u32_at(data, form)? != 0xFFFF_FFFF {
        return None;
    }
    let bits = u16_at(data, form + 4)?;
    if bits & 3 != 1 {
        return None;
    }
    match bits >> 2 & 0x1F {
        0 => Some(false),
        1 => Some(true),
        // as it was made: behind the name
        _ => {
            let name = usize::from(u16_at(data, form + 10)?);
            Some(u16_at(data, form + 12 + (name + 1) * 2)? == 1)
        }
    }
}

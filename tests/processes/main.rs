//! Imports by the program and its worker processes: killed, interrupted, held to limits of seconds and memory, begun again.
//!
//! A program apart from `tests/it/`, whose tests would be bad neighbours. These hold others to seconds, kill them at
//! chosen moments and wait for what they have done by then, which wants a machine that is not busy with something else;
//! and they write programs and start them at once, which fails with "text file busy" while a process that another
//! thread has just begun still has the file open.

mod batches;
mod durability;
mod interrupt;
mod resume;
mod workers;

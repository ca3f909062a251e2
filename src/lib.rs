//! spoglio reads the objective plans of Italian public administrations (PIAO, performance plans, PEG, PDO)
//! and turns them into structured data.
//!
//! Data travels one way: [`read`] → [`layout`] → [`grammar`] → [`plan`] → [`audit`] → [`store`] / [`export`].

pub mod contract;
pub mod document;
mod limits;
pub mod message;
pub mod read;
pub mod value;

pub use limits::Limits;

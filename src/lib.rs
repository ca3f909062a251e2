//! spoglio reads the objective plans of Italian public administrations (PIAO, performance plans, PEG, PDO)
//! and turns them into structured data.
//!
//! Data travels one way: [`container`] → [`read`] → [`layout`] → [`grammar`] → [`plan`] → [`audit`] →
//! [`store`] / [`export`]. [`analyse`] is all of it up to the audit, as one pure function.

mod analyse;
pub mod audit;
pub mod batch;
pub mod cli;
pub mod config;
pub mod container;
pub mod contract;
pub mod diff;
mod digest;
pub mod document;
pub mod eval;
pub mod export;
pub mod grammar;
pub mod labels;
pub mod layout;
mod limits;
pub mod message;
pub mod picture;
pub mod plan;
pub mod privacy;
pub mod read;
pub mod report;
pub mod store;
pub mod value;

pub use analyse::{Analysis, Context, analyse, analyse_packed};
pub use limits::Limits;

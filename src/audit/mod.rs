//! Rules over records: what is inconsistent in a plan.
use crate::contract::*;
/// x
pub fn audit(_e: &Extraction, _l: crate::message::Lang) -> Vec<Finding> { Vec::new() }
/// x
pub fn unreadable(e: &crate::read::ReadError, _l: crate::message::Lang) -> Finding { Finding{rule:"DOC005".into(),name:"unreadable-document".into(),severity:Severity::Error,message:e.to_string(),pointer:String::new(),related:vec![],source:Default::default()} }

//! Rules over records: what is inconsistent in a plan.

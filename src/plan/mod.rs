//! Recognised blocks to the records of the contract.

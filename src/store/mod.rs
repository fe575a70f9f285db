//! The record. The only room that names redb.

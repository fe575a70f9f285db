//! A form on a web page, read without trusting anything that comes with it.
//!
//! A page without any script posts it (`application/x-www-form-urlencoded`, `multipart/form-data`); a script
//! may post JSON. What is not among the form's own fields is left aside. No address that is typed is a proof
//! of anything: it is answered, by the mail channel that the form leans on, and joins nobody's record.
//!
//! Whoever writes the page around a form reads `WEBFORM.md`: it is a promise. Nothing here holds a request's bytes longer than they are read, and nothing decides what becomes of them.

pub mod body;
pub mod field;
pub mod fill;
pub mod form;
mod input;
mod letter;
mod multipart;
mod open;
pub mod page;
pub mod ticket;
mod urlencoded;

pub use body::BODY_BYTES_MAX;
pub use form::Form;
pub use open::FILE_BYTES_MAX;
pub(super) use open::WebForm;

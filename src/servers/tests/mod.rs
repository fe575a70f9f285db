//! The servers over real sockets, with the real writer, store and engine behind them.

mod desk;
mod entry;
mod files;
mod ground;
mod holder;
mod limits;
mod news;
mod people;
mod plan;
mod rights;
mod running;
mod style;
mod ward;
mod work;

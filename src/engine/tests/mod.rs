//! What the engine promises, told one behaviour at a time, on a desk in memory with a made-up clock.

mod approval;
mod closing;
mod days;
mod deeds;
mod desk;
mod erase;
mod guidance;
mod holder;
mod intake;
mod join;
mod journal;
mod parting;
mod partner;
mod random;
mod replay;
mod routing;
mod rules;
mod sending;
mod strays;
mod survey;
mod terms;
mod thread;
mod way;
mod window;
mod work;

//! The tests of this crate, in one binary: linking costs more than running.

#[cfg(test)]
mod bank;
#[cfg(test)]
mod common;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod full;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod live;
#[cfg(test)]
mod search;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod versions;

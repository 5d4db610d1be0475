//! Askback gives up root. Each test drops the privileges of one thread only.

mod support;

use std::{fs, os::unix::fs::MetadataExt as _};

use askback_sandbox::drop_to_owner;
use support::{is_root, say};

fn in_a_thread<T: Send>(action: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(action).join().expect("it ends"))
}

fn status(field: &str) -> String {
    let text = fs::read_to_string("/proc/thread-self/status").expect("it can be read");
    text.lines().find_map(|line| line.strip_prefix(field)).expect("it is there").trim().to_owned()
}

#[test]
fn a_folder_of_root_is_given_away_and_root_is_out_of_reach() {
    if !is_root() {
        return say("not run: dropping privileges needs root");
    }
    let folder = tempfile::tempdir().expect("there is room");
    let inner = folder.path().join("blobs/a");
    fs::create_dir_all(inner.parent().expect("it has one")).expect("it is ours");
    fs::write(&inner, "x").expect("it is ours");
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("link")).expect("it is ours");
    in_a_thread(|| {
        assert_eq!(drop_to_owner(folder.path(), 212_345).expect("root may"), Some(212_345));
        assert_eq!(status("Uid:"), "212345\t212345\t212345\t212345");
        assert_eq!(status("Groups:"), "212345");
        for set in ["CapEff:", "CapPrm:"] {
            assert_eq!(status(set), "0000000000000000");
        }
        assert_eq!(status("NoNewPrivs:"), "1");
        fs::write(&inner, "y").expect("it was given to us");
        assert!(fs::write("/etc/askback-planted", "x").is_err());
    });
    assert_eq!(fs::metadata(&inner).expect("it is there").uid(), 212_345);
    assert_eq!(fs::metadata("/etc/passwd").expect("it is there").uid(), 0);
}

#[test]
fn the_owner_of_a_folder_is_taken_on() {
    if !is_root() {
        return say("not run: dropping privileges needs root");
    }
    let folder = tempfile::tempdir().expect("there is room");
    std::os::unix::fs::chown(folder.path(), Some(223_456), Some(223_457)).expect("root may");
    in_a_thread(|| {
        assert_eq!(drop_to_owner(folder.path(), 212_345).expect("root may"), Some(223_456));
        assert_eq!(status("Gid:"), "223457\t223457\t223457\t223457");
    });
}

#[test]
fn an_ordinary_user_has_nothing_to_drop() {
    if is_root() {
        in_a_thread(|| {
            let id = rustix::process::Uid::from_raw(234_567);
            rustix::thread::set_thread_res_uid(id, id, id).expect("root may");
            assert_eq!(drop_to_owner("/tmp".as_ref(), 1).expect("nothing to do"), None);
        });
    } else {
        assert_eq!(drop_to_owner("/tmp".as_ref(), 1).expect("nothing to do"), None);
    }
}

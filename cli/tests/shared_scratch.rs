//! The scratch cluster that all test processes share.

use std::os::unix::net::UnixStream;
use std::path::PathBuf;

use cli::cluster::scratch;

fn socket_of(url: &str) -> PathBuf {
    let (address, folder) = url.split_once("?host=").unwrap();
    let port = address
        .rsplit_once(':')
        .unwrap()
        .1
        .split_once('/')
        .unwrap()
        .0;
    PathBuf::from(folder).join(format!(".s.PGSQL.{port}"))
}

#[test]
fn everybody_is_given_the_same_server_and_it_listens() {
    let first = scratch::shared().unwrap();
    let second = scratch::shared().unwrap();
    assert_eq!(first, second);
    UnixStream::connect(socket_of(&first)).unwrap();
}

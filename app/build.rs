//! A new migration changes no Rust file, but it changes what is compiled in.

fn main() {
    println!("cargo:rerun-if-changed=../migrations");
}

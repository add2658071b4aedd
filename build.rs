//! The guides in `prompts/` are compiled in. Cargo sees an edited file by itself, a new one only through this.

fn main() {
    println!("cargo::rerun-if-changed=prompts");
}

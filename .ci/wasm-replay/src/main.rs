//! Prints the native answers to the files that it is given.

fn main() -> std::io::Result<()> {
    for file in std::env::args_os().skip(1) {
        print!("{}", wasm_replay::answer(&std::fs::read(file)?));
    }
    Ok(())
}

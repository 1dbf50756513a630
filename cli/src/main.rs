//! The binary: reads the command line, does what it says, ends with 0 (done), 1 (refused or
//! failed) or 2 (wrong usage).

use std::process::ExitCode;

use clap::Parser;
use cli::cmd::Cli;
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // Ends by itself with status 2 when the command line cannot be understood.
    let cli = Cli::parse();
    let output = cli.output();
    // Every client of TLS in this process shares one provider; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            output.failure(&cli::failure::Failure::new("runtime", &error));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::FAILURE
        }
    }
}

//! `askback doctor`: what protects this host, each layer tried by a hostile
//! probe; what is missing, and how to mend it.

use askback_core::PythonVersion;
use askback_judge::Runner;
use askback_sandbox::doctor::{self, DoctorReport, Layer};
use comfy_table::{Cell, Color};
use serde::Serialize;

use crate::{
    engine,
    failure::{Exit, Failure},
    say, show,
};

/// What `doctor` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A document instead of a table
    #[arg(long, conflicts_with = "report")]
    pub(crate) json: bool,
    /// A text for a report of a fault: names no user, no host and no path of yours
    #[arg(long)]
    report: bool,
}

#[derive(Debug, Serialize)]
struct Document {
    version: &'static str,
    kernel: String,
    rung: String,
    meets_minimum: bool,
    layers: Vec<Layer>,
    default_python: Option<PythonVersion>,
    pythons: Vec<Python>,
    /// Why a stronger rung is not reached.
    remarks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Python {
    version: PythonVersion,
    full_version: String,
    executable: String,
    /// Why it is not used, if it is not.
    unused: Option<String>,
}

/// Tries every layer.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let handle = engine::fork_sandbox()?;
    let document = engine::runtime()?.block_on(async {
        let runner = engine::connect(handle).await?;
        let report = doctor::probe(&runner).await;
        Ok::<_, Failure>(document(report, runner.default_python()))
    })?;
    if args.json {
        say::document(&document)?;
    } else {
        say::line(text(&document, args.report))?;
    }
    Ok(if document.meets_minimum { Exit::Done } else { Exit::NotAccepted })
}

fn document(report: DoctorReport, default_python: Option<PythonVersion>) -> Document {
    let pythons = report.interpreters.into_iter().map(|found| Python {
        version: found.version,
        full_version: found.full_version,
        executable: found.executable.display().to_string(),
        unused: found.unused,
    });
    Document {
        version: env!("CARGO_PKG_VERSION"),
        kernel: rustix::system::uname().release().to_string_lossy().into_owned(),
        rung: report.rung,
        meets_minimum: report.meets_minimum,
        layers: report.layers,
        default_python,
        pythons: pythons.collect(),
        remarks: report.remarks,
    }
}

fn text(document: &Document, report: bool) -> String {
    let mut out = Vec::new();
    if report {
        out.push(format!(
            "Askback {}, Linux {}, {}",
            document.version,
            document.kernel,
            std::env::consts::ARCH
        ));
    }
    out.push(show::lines(&layers(&document.layers)));
    out.push(String::new());
    out.push(show::lines(&pythons(document, report)));
    out.push(String::new());
    for remark in &document.remarks {
        out.push(remark.clone());
    }
    let (style, verdict) = if document.meets_minimum {
        (say::GOOD, "code is run here")
    } else {
        (say::BAD, "no code is run here: below the minimum")
    };
    out.push(format!("{style}rung {}: {verdict}{}", document.rung, say::PLAIN));
    for layer in &document.layers {
        if let Some(remedy) = layer.remedy.as_ref().filter(|_| layer.held != Some(true)) {
            out.push(format!("  {}: {remedy}", layer.name));
        }
    }
    out.join("\n")
}

fn layers(layers: &[Layer]) -> comfy_table::Table {
    let mut table = show::table(["layer", "", "what was tried"], &[]);
    for layer in layers {
        let state = match layer.held {
            Some(true) => show::mark("holds", true),
            Some(false) => show::mark("MISSING", false),
            None => Cell::new("not tried").fg(Color::DarkGrey),
        };
        table.add_row([Cell::new(&layer.name), state, Cell::new(say::visible(&layer.detail))]);
    }
    table
}

fn pythons(document: &Document, report: bool) -> comfy_table::Table {
    let mut table = show::table(["Python", "", "where"], &[]);
    for python in &document.pythons {
        let state = match &python.unused {
            // The reason may name a path.
            Some(_) if report => "not used".to_owned(),
            Some(why) => format!("not used: {why}"),
            None if document.default_python == Some(python.version) => "used, the default".to_owned(),
            None => "used".to_owned(),
        };
        let place = if report { String::new() } else { python.executable.clone() };
        table.add_row([python.full_version.clone(), state, place]);
    }
    table
}

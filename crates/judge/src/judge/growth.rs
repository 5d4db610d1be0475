//! How an answer to a task grows, on inputs that the task's own generator makes.

use askback_bank::{Call, Input, Question};
use askback_core::PythonVersion;

use super::{Judge, options};
use crate::complexity::{Complexity, ComplexityError, Generator, Stage, Subject, measure};

const GENERATE: &str = "generate.py";

impl Judge {
    /// Measures `source` as an answer to `question`. Only functions can be
    /// measured, and only where a generator makes inputs of any size: see
    /// [`Judge::can_measure`]. Dropping the future ends all runs.
    pub async fn complexity(
        &self,
        question: &Question,
        source: &[u8],
        python: Option<PythonVersion>,
        on_stage: impl FnMut(Stage) + Send,
    ) -> Result<Complexity, ComplexityError> {
        let (solve, generator) = parts(question).ok_or(ComplexityError::NoGenerator)?;
        let python = options::python(self.runner.as_ref(), question, python)
            .map_err(|error| ComplexityError::Python(error.to_string()))?;
        let fixtures = question.files.iter().filter(|(path, _)| path.starts_with("fixtures/"));
        let subject = Subject {
            solve,
            generator: Some(generator),
            files: fixtures.map(|(path, bytes)| (path.clone(), bytes.clone())).collect(),
            ..Subject::file(source, Some(python))
        };
        measure(self.runner.as_ref(), &subject, on_stage).await
    }

    /// Whether answers to a question can be measured.
    pub fn can_measure(question: &Question) -> bool {
        parts(question).is_some()
    }
}

/// The function that is called, and the generator of the largest case.
fn parts(question: &Question) -> Option<(String, Generator)> {
    let task = question.task.as_ref()?;
    let Call::Function(solve) = &task.call else { return None };
    let source = question.files.get(GENERATE)?;
    let generators = task.cases.iter().filter_map(|case| match &case.input {
        Input::Generate { function, n, seed } => Some((*n, function, *seed)),
        _ => None,
    });
    let (_, function, seed) = generators.max_by_key(|(n, ..)| *n)?;
    Some((solve.clone(), Generator { source: source.clone(), function: function.clone(), seed }))
}

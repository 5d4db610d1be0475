//! What is known after a step: the open frames, their names and the objects,
//! put together from the changes that steps tell.

use std::collections::{BTreeMap, BTreeSet};

use super::{Item, Opened, Place, Ref, Shape, Step};

/// How deep a value is shown in one line.
const LEVELS: usize = 5;

/// The state after some steps of a trace.
#[derive(Debug, Clone, Default)]
pub struct State {
    stack: Vec<Place>,
    names: BTreeMap<u32, Vec<(String, Ref)>>,
    objects: BTreeMap<u32, Opened>,
}

impl State {
    /// The state after `steps`.
    pub fn after<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Self {
        let mut state = Self::default();
        steps.into_iter().for_each(|step| state.apply(step));
        state
    }

    /// Takes over what a step tells.
    pub fn apply(&mut self, step: &Step) {
        if step.fresh {
            *self = Self::default();
        }
        if let Some(stack) = &step.stack {
            self.stack.clone_from(stack);
            let open: BTreeSet<u32> = stack.iter().map(|place| place.frame).collect();
            self.names.retain(|frame, _| open.contains(frame));
        }
        for names in &step.names {
            let known = self.names.entry(names.frame).or_default();
            known.retain(|(name, _)| !names.gone.contains(name));
            for item in &names.set {
                bind(known, item);
            }
        }
        for object in &step.objects {
            self.objects.insert(object.id, object.clone());
        }
    }

    /// The open frames, the module first.
    pub fn stack(&self) -> &[Place] {
        &self.stack
    }

    /// The function of the current frame.
    pub fn function(&self) -> &str {
        self.stack.last().map_or("<module>", |place| &place.function)
    }

    /// The names of a frame in the order in which they were bound first.
    pub fn names(&self, frame: u32) -> &[(String, Ref)] {
        self.names.get(&frame).map_or(&[], Vec::as_slice)
    }

    /// What a name of a frame is bound to.
    pub fn name(&self, frame: u32, name: &str) -> Option<&Ref> {
        self.names(frame).iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The object of a number.
    pub fn object(&self, id: u32) -> Option<&Opened> {
        self.objects.get(&id)
    }

    /// Whether a value is, or holds at any depth, one of these objects.
    pub fn reaches(&self, value: &Ref, wanted: &BTreeSet<u32>) -> bool {
        let (mut open, mut seen) = (vec![value], BTreeSet::new());
        while let Some(next) = open.pop() {
            let Ref::Object(id) = next else { continue };
            if wanted.contains(id) {
                return true;
            }
            if seen.insert(*id)
                && let Some(object) = self.objects.get(id)
            {
                open.extend(object.items.iter().flat_map(|item| item.key.iter().chain([&item.value])));
            }
        }
        false
    }

    /// A value in one line of at most about `limit` bytes.
    pub fn show(&self, value: &Ref, limit: usize) -> String {
        let mut out = String::new();
        self.write(value, &mut Vec::new(), limit, &mut out);
        if out.len() > limit {
            out.truncate(out.floor_char_boundary(limit));
            out.push('…');
        }
        out
    }

    fn write(&self, value: &Ref, within: &mut Vec<u32>, limit: usize, out: &mut String) {
        let id = match value {
            Ref::Text(text) => return out.push_str(text),
            Ref::Object(id) => *id,
        };
        let Some(object) = self.objects.get(&id).filter(|_| !within.contains(&id) && within.len() < LEVELS)
        else {
            return out.push('…');
        };
        within.push(id);
        let (open, close) = brackets(object);
        out.push_str(&open);
        for (index, item) in object.items.iter().enumerate() {
            if out.len() > limit {
                break;
            }
            if index > 0 {
                out.push_str(", ");
            }
            if let Some(key) = &item.key {
                self.write(key, within, limit, out);
                out.push_str(if object.shape == Shape::Dict { ": " } else { "=" });
            }
            self.write(&item.value, within, limit, out);
        }
        if object.more > 0 {
            out.push_str(&format!(", … {} more", object.more));
        } else if object.shape == Shape::Tuple && object.items.len() == 1 {
            out.push(',');
        }
        out.push_str(close);
        within.pop();
    }
}

fn bind(known: &mut Vec<(String, Ref)>, item: &Item) {
    let Some(Ref::Text(name)) = &item.key else { return };
    match known.iter_mut().find(|(bound, _)| bound == name) {
        Some((_, value)) => value.clone_from(&item.value),
        None => known.push((name.clone(), item.value.clone())),
    }
}

/// How a value of that form is written; a name tells types that have no brackets of their own.
fn brackets(object: &Opened) -> (String, &'static str) {
    let name = object.name.as_str();
    match object.shape {
        Shape::List if name == "list" => ("[".to_owned(), "]"),
        Shape::List => (format!("{name}(["), "])"),
        Shape::Tuple if name == "tuple" => ("(".to_owned(), ")"),
        Shape::Set if name == "set" && !object.items.is_empty() => ("{".to_owned(), "}"),
        Shape::Dict if name == "dict" => ("{".to_owned(), "}"),
        Shape::Dict => (format!("{name}({{"), "})"),
        Shape::Tuple | Shape::Set | Shape::Instance => (format!("{name}("), ")"),
        Shape::Class => (format!("class {name}("), ")"),
        Shape::Function => (format!("function {name}("), ")"),
    }
}

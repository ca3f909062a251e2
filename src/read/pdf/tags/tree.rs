//! The structure tree, flattened (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::attributes;
use super::role::Kind;
use crate::limits::Limits;

/// A structure element; parents stand before their children.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub parent: Option<u32>,
    pub kind: Kind,
    /// Columns and rows covered, of cells.
    pub spans: (usize, usize),
}

/// The elements in the order of the tree, and for each page which of them each marked content belongs to.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
    pub marks: Vec<BTreeMap<u32, u32>>,
}

/// A child that is still to be looked at.
struct Task<'a> {
    object: MaybeRef<Object<'a>>,
    parent: Option<u32>,
    page: Option<ObjectIdentifier>,
    depth: usize,
}

/// Walks over the tree: no recursion, each object once, no deeper and no more than the limits say.
struct Walk<'a, 'l> {
    pdf: &'a Pdf,
    limits: &'l Limits,
    roles: Option<Dict<'a>>,
    classes: Option<Dict<'a>>,
    pages: BTreeMap<(u32, i32), usize>,
    seen: BTreeSet<(u32, i32)>,
    tasks: Vec<Task<'a>>,
    /// Children that may still be looked at.
    left: usize,
    tree: Tree,
}

impl Tree {
    /// The tree of a document; `None` where it has none.
    pub fn of(pdf: &Pdf, limits: &Limits) -> Option<Self> {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let root = catalog.get::<Dict<'_>>(b"StructTreeRoot")?;
        let pages: BTreeMap<(u32, i32), usize> = pdf
            .pages()
            .iter()
            .take(limits.pages)
            .enumerate()
            .filter_map(|(at, page)| Some((key(page.raw().obj_id()?), at)))
            .collect();
        let tree =
            Tree { marks: vec![BTreeMap::new(); pdf.pages().len().min(limits.pages)], ..Tree::default() };
        let mut walk = Walk {
            pdf,
            limits,
            roles: root.get(b"RoleMap"),
            classes: root.get(b"ClassMap"),
            pages,
            seen: BTreeSet::new(),
            tasks: Vec::new(),
            left: limits.blocks.saturating_mul(4),
            tree,
        };
        walk.children(&root, None, None, 0);
        while let Some(task) = walk.tasks.pop() {
            walk.look(task);
        }
        let tree = walk.tree;
        (!tree.elements.is_empty() && tree.marks.iter().any(|marks| !marks.is_empty())).then_some(tree)
    }

    /// An element and those around it, from the inside out.
    pub fn upwards(&self, element: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(element), |at| self.elements.get(*at as usize)?.parent)
    }

    pub fn kind(&self, element: u32) -> Kind {
        self.elements.get(element as usize).map_or(Kind::Group, |element| element.kind)
    }
}

impl<'a> Walk<'a, '_> {
    fn look(&mut self, task: Task<'a>) {
        let object = match task.object {
            MaybeRef::NotRef(object) => object,
            MaybeRef::Ref(reference) => {
                let id = ObjectIdentifier::from(reference);
                if !self.seen.insert(key(id)) {
                    return;
                }
                let Some(object) = self.pdf.xref().get::<Object<'a>>(id) else { return };
                object
            }
        };
        match object {
            Object::Number(number) => self.mark(number.as_i64(), task.page, task.parent),
            Object::Dict(dict) => self.dict(&dict, task.parent, task.page, task.depth),
            Object::Array(list) => self.list(&list, task.parent, task.page, task.depth + 1),
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'a>, parent: Option<u32>, page: Option<ObjectIdentifier>, depth: usize) {
        let page = dict.get_ref(b"Pg").map(ObjectIdentifier::from).or(page);
        let Some(name) = dict.get::<Name<'a>>(b"S") else {
            // marked content of a stream of its own has numbers of its own
            if let Some(mark) = dict.get::<i32>(b"MCID").filter(|_| !dict.contains_key(b"Stm")) {
                self.mark(i64::from(mark), page, parent);
            }
            return;
        };
        let kind = Kind::of(&name, self.roles.as_ref());
        let spans = match kind.is_cell() {
            true => attributes::spans(dict, self.classes.as_ref(), self.limits.table_cols),
            false => (1, 1),
        };
        let Ok(own) = u32::try_from(self.tree.elements.len()) else { return };
        self.tree.elements.push(Element { parent, kind, spans });
        self.children(dict, Some(own), page, depth + 1);
    }

    /// Puts down what `K` names, so that the first child is looked at first.
    fn children(
        &mut self,
        dict: &Dict<'a>,
        parent: Option<u32>,
        page: Option<ObjectIdentifier>,
        depth: usize,
    ) {
        if depth > self.limits.xml_depth || self.left == 0 {
            return;
        }
        if let Some(object) = dict.get_raw::<Object<'a>>(b"K") {
            self.left -= 1;
            self.tasks.push(Task { object, parent, page, depth });
        }
    }

    fn list(&mut self, list: &Array<'a>, parent: Option<u32>, page: Option<ObjectIdentifier>, depth: usize) {
        if depth > self.limits.xml_depth {
            return;
        }
        let start = self.tasks.len();
        for object in list.raw_iter().take(self.left) {
            self.tasks.push(Task { object, parent, page, depth });
        }
        self.left -= self.tasks.len() - start;
        self.tasks[start..].reverse();
    }

    fn mark(&mut self, mark: i64, page: Option<ObjectIdentifier>, element: Option<u32>) {
        let place = page.and_then(|page| self.pages.get(&key(page)));
        let marks = place.and_then(|at| self.tree.marks.get_mut(*at));
        if let (Some(marks), Ok(mark), Some(element)) = (marks, u32::try_from(mark), element) {
            marks.entry(mark).or_insert(element);
        }
    }
}

fn key(id: ObjectIdentifier) -> (u32, i32) {
    (id.obj_number, id.gen_number)
}

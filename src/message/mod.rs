//! User-facing texts, in Italian and English, from the Fluent files under `locales/`.

mod arg;
mod system;
mod unparsed;
mod visible;

pub use arg::Arg;
pub use system::{System, technical};
pub use unparsed::Unparsed;
pub use visible::{shown_path, visible, visible_name};

use std::cell::RefCell;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

/// The languages of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
}

/// The message files of each language: one file a part of the program.
const FILES: [(Lang, &[&str]); 2] = [
    (
        Lang::It,
        &[
            include_str!("../../locales/it/batch.ftl"),
            include_str!("../../locales/it/cli.ftl"),
            include_str!("../../locales/it/findings.ftl"),
            include_str!("../../locales/it/report.ftl"),
            include_str!("../../locales/it/store.ftl"),
            include_str!("../../locales/it/advice.ftl"),
            include_str!("../../locales/it/rules.ftl"),
            include_str!("../../locales/it/office.ftl"),
            include_str!("../../locales/it/diff.ftl"),
            include_str!("../../locales/it/privacy.ftl"),
            include_str!("../../locales/it/reading.ftl"),
        ],
    ),
    (
        Lang::En,
        &[
            include_str!("../../locales/en/batch.ftl"),
            include_str!("../../locales/en/cli.ftl"),
            include_str!("../../locales/en/findings.ftl"),
            include_str!("../../locales/en/report.ftl"),
            include_str!("../../locales/en/store.ftl"),
            include_str!("../../locales/en/advice.ftl"),
            include_str!("../../locales/en/rules.ftl"),
            include_str!("../../locales/en/office.ftl"),
            include_str!("../../locales/en/diff.ftl"),
            include_str!("../../locales/en/privacy.ftl"),
            include_str!("../../locales/en/reading.ftl"),
        ],
    ),
];

impl Lang {
    /// Both, Italian first.
    pub const ALL: [Lang; 2] = [Lang::It, Lang::En];

    /// From a tag such as `it`, `en-GB`, `it_IT.UTF-8`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.to_ascii_lowercase().get(..2)? {
            "it" => Some(Lang::It),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// From the locale of the system; English where it is neither.
    pub fn from_locale() -> Lang {
        sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::En)
    }

    /// The language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::It => "it",
            Lang::En => "en",
        }
    }
}

/// A message to be shown: its key and its arguments; the text is chosen when it is rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message by its key.
    pub fn new(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    /// Adds an argument.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The key.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The text in a language.
    pub fn render(&self, lang: Lang) -> String {
        lookup(lang, self.id, &self.args)
    }
}

/// The text of a key without arguments, for help texts whose keys are put together at run time.
pub fn text(lang: Lang, id: &str) -> String {
    lookup(lang, id, &[])
}

/// The text of a key that is put together at run time, with arguments.
pub fn render_key(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    lookup(lang, id, args)
}

/// Whether a language has a key.
pub fn exists(lang: Lang, id: &str) -> bool {
    with_bundle(lang, |bundle| bundle.has_message(id))
}

fn lookup(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    // before the bundle is borrowed
    let args: Vec<(&str, FluentValue)> =
        args.iter().map(|(name, value)| (*name, arg::fluent(lang, value))).collect();
    with_bundle(lang, |bundle| {
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs = args.into_iter().collect();
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    })
}

thread_local! {
    static BUNDLES: RefCell<[Option<FluentBundle<FluentResource>>; 2]> = const { RefCell::new([None, None]) };
}

fn with_bundle<T>(lang: Lang, use_it: impl FnOnce(&FluentBundle<FluentResource>) -> T) -> T {
    BUNDLES.with(|bundles| {
        let slot = &mut bundles.borrow_mut()[lang as usize];
        use_it(slot.get_or_insert_with(|| load(lang)))
    })
}

fn load(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    // the isolation marks around arguments are for mixed-direction text and would end up in JSON
    bundle.set_use_isolating(false);
    if lang == Lang::It {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number.as_string().replace('.', ",")),
            _ => None,
        }));
    }
    for file in FILES.iter().filter(|(of, _)| *of == lang).flat_map(|(_, files)| files.iter()) {
        // a file with a broken entry still gives the others; a test reads every file strictly
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) => resource,
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

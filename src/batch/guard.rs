use std::cell::RefCell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::unreadable::unreadable;
use crate::analyse::{Analysis, Context, analyse, analyse_packed};
use crate::container::Packed;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// Stack of the thread that analyses a document: address space, used only as far as a document needs it.
const STACK: usize = 64 << 20;
/// How often a cancel is looked for.
const TICK: Duration = Duration::from_millis(50);
/// The name that tells the thread of an analysis from others.
const THREAD: &str = "analysis";

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A wish to stop, shared between the one who has it (a signal) and the ones who heed it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks to stop. Gives whether that had been asked before.
    pub fn ask(&self) -> bool {
        self.0.swap(true, Ordering::SeqCst)
    }

    /// Whether to stop.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Analyses documents in a thread of its own with a large stack, where a panic makes one unreadable document and not
/// the end of the program.
#[derive(Clone, Debug)]
pub struct Guard {
    context: Arc<Context>,
    /// The thread that analysed the last document, as long as it waits for the next one.
    idle: Arc<Mutex<Option<Thread>>>,
}

impl Guard {
    /// A guard over a context.
    pub fn new(context: Context) -> Guard {
        Guard { context: Arc::new(context), idle: Arc::default() }
    }

    /// What the analyses are made with.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// [`analyse`], guarded.
    pub fn analyse(&self, bytes: Vec<u8>, path: &str) -> Analysis {
        self.until(bytes, path, &Cancel::default())
            .unwrap_or_else(|| self.failed(&[], path, Fact::Cancelled.into()))
    }

    /// As [`Guard::analyse`]; `None` as soon as `cancel` is asked for: the analysis is left to itself and
    /// its result dropped.
    pub fn until(&self, bytes: Vec<u8>, path: &str, cancel: &Cancel) -> Option<Analysis> {
        let (context, name) = (Arc::clone(&self.context), path.to_owned());
        let bytes: Arc<[u8]> = bytes.into();
        let shared = Arc::clone(&bytes);
        let work = move || {
            #[cfg(debug_assertions)]
            super::fault::strike(&name);
            analyse(&shared, &name, &context)
        };
        self.ended(self.work(cancel, work), &bytes, path)
    }

    /// As [`Guard::analyse`], of a document that was taken out of a container.
    pub fn analyse_packed(&self, packed: Packed) -> Analysis {
        let path = packed.path.clone();
        self.until_packed(packed, &Cancel::default())
            .unwrap_or_else(|| self.failed(&[], &path, Fact::Cancelled.into()))
    }

    /// As [`Guard::until`], of a document that was taken out of a container.
    pub fn until_packed(&self, packed: Packed, cancel: &Cancel) -> Option<Analysis> {
        let (context, packed) = (Arc::clone(&self.context), Arc::new(packed));
        let shared = Arc::clone(&packed);
        let work = move || {
            #[cfg(debug_assertions)]
            super::fault::strike(&shared.path);
            analyse_packed(&shared, &context)
        };
        let mut analysis = self.ended(self.work(cancel, work), &packed.bytes, &packed.path)?;
        // what failed does not know where it came from
        if analysis.document.is_none() {
            packed.origin.put_into(&mut analysis.extraction.document);
        }
        Some(analysis)
    }

    /// Work in the thread that waits, or in a new one where none does.
    fn work(&self, cancel: &Cancel, work: impl FnOnce() -> Analysis + Send + 'static) -> Ended<Analysis> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().take();
        let thread = match waiting.map_or_else(Thread::start, Ok) {
            Ok(thread) => thread,
            Err(error) => return Ended::Failed(Detail::from(&error)),
        };
        let ended = thread.until(cancel, work);
        // one that is left to its work, or panicked in the midst of something, is not given more
        if matches!(ended, Ended::Done(_)) {
            *idle() = Some(thread);
        }
        ended
    }

    fn ended(&self, ended: Ended<Analysis>, bytes: &[u8], path: &str) -> Option<Analysis> {
        match ended {
            Ended::Done(analysis) => Some(*analysis),
            Ended::Failed(detail) => Some(self.failed(bytes, path, detail)),
            Ended::Cancelled => None,
        }
    }

    fn failed(&self, bytes: &[u8], path: &str, detail: Detail) -> Analysis {
        unreadable(bytes, path, ReadError::new(ReadErrorKind::Crashed, detail), self.context.lang)
    }
}

/// How work in a thread of its own ended.
enum Ended<T> {
    Done(Box<T>),
    Failed(Detail),
    Cancelled,
}

/// Does some work of another kind on a document, guarded as an analysis is. Error: where and why it failed.
pub fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Detail> {
    let thread = Thread::start().map_err(|error| Detail::from(&error))?;
    match thread.until(&Cancel::default(), work) {
        Ended::Done(done) => Ok(*done),
        Ended::Failed(detail) => Err(detail),
        Ended::Cancelled => Err(Fact::Cancelled.into()),
    }
}

type Work = Box<dyn FnOnce() + Send>;

/// A thread with a large stack, for one work after the other; it ends once nobody can give it more.
#[derive(Debug)]
struct Thread {
    give: mpsc::Sender<Work>,
}

impl Thread {
    fn start() -> io::Result<Thread> {
        let (give, take) = mpsc::channel::<Work>();
        let serve = move || take.into_iter().for_each(|work| work());
        thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(serve)?;
        Ok(Thread { give })
    }

    /// Does some work, until it is done or a cancel is asked for.
    fn until<T: Send + 'static>(
        &self,
        cancel: &Cancel,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Ended<T> {
        let (send, receive) = mpsc::sync_channel(1);
        let given = self.give.send(Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(work));
            let result = result.map_err(|_| PANIC.take().unwrap_or_else(|| "panic".to_owned()));
            // nobody listens any more after a cancel
            let _ = send.send(result);
        }));
        if given.is_err() {
            return Ended::Failed(Fact::WorkerEnded.into());
        }
        loop {
            match receive.recv_timeout(TICK) {
                Ok(Ok(done)) => return Ended::Done(Box::new(done)),
                Ok(Err(words)) => return Ended::Failed(Detail::technical(words)),
                Err(mpsc::RecvTimeoutError::Timeout) if cancel.asked() => return Ended::Cancelled,
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    return Ended::Failed(Fact::WorkerEnded.into());
                }
            }
        }
    }
}

/// Keeps panics of analyses off the terminal: they are caught and reported as an unreadable document, with
/// their place in the program. Panics elsewhere are shown as ever. To be called once, by the program.
pub fn quiet_panics() {
    let shown = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() == Some(THREAD) {
            let payload = info.payload();
            let what = payload.downcast_ref::<&str>().copied();
            let what =
                what.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic");
            let place = info.location().map(|place| format!("{place}: ")).unwrap_or_default();
            PANIC.set(Some(format!("{place}{what}")));
        } else {
            shown(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until<T: Send + 'static>(cancel: &Cancel, work: impl FnOnce() -> T + Send + 'static) -> Ended<T> {
        Thread::start().expect("a thread").until(cancel, work)
    }

    fn depth(n: usize) -> usize {
        // the buffer is used after the call, so that the frames can't be folded into one
        let buffer = [n; 16];
        if n == 0 { 0 } else { depth(n - 1) + std::hint::black_box(buffer).len() / 16 }
    }

    #[test]
    fn a_panic_is_a_failure_with_its_place() {
        quiet_panics();
        let Ended::Failed(detail) = until::<()>(&Cancel::default(), || panic!("on purpose")) else {
            panic!("no failure")
        };
        let words = detail.technical;
        assert!(words.contains("guard.rs") && words.contains("on purpose"), "{words}");
    }

    #[test]
    fn a_thread_goes_on_after_its_work_and_after_a_panic() {
        quiet_panics();
        let thread = Thread::start().expect("a thread");
        let of = |ended| if let Ended::Done(id) = ended { Some(*id) } else { None };
        let first = of(thread.until(&Cancel::default(), || thread::current().id()));
        assert!(matches!(thread.until::<()>(&Cancel::default(), || panic!("on purpose")), Ended::Failed(_)));
        let second = of(thread.until(&Cancel::default(), || thread::current().id()));
        assert!(first.is_some());
        assert_eq!(first, second);
    }

    #[test]
    fn deep_recursion_has_room() {
        let Ended::Done(done) = until(&Cancel::default(), || depth(50_000)) else { panic!("not done") };
        assert_eq!(*done, 50_000);
    }

    #[test]
    fn a_cancel_does_not_wait_for_the_work() {
        let cancel = Cancel::default();
        assert!(!cancel.ask());
        assert!(cancel.ask(), "the second time it had been asked before");
        let (_never, wait) = mpsc::channel::<()>();
        assert!(matches!(until(&cancel, move || wait.recv()), Ended::Cancelled));
    }
}

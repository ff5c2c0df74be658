//! A reader who does not read. hyper bounds the time for a header, nobody the time for taking an answer; so the bytes pass
//! through here. What is waited for the other side counts, not what we think: a stream of events may be silent for hours, and a
//! download over a slow line goes on as long as it goes on.

use std::{
    future::Future as _,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// How long a connection may make us wait until it takes more, in all.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Each of so many bytes that were taken gives a second more: a line slower than that is none.
pub const LEAST: u64 = 2 * 1024;

/// A stream that gives up on whoever does not read.
pub(super) struct Patient<S> {
    stream: S,
    taken: u64,
    waited: Duration,
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl<S> Patient<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, taken: 0, waited: Duration::ZERO, waiting: None }
    }

    /// What is left of the patience.
    fn left(&self) -> Duration {
        PATIENCE.saturating_add(Duration::from_secs(self.taken / LEAST)).saturating_sub(self.waited)
    }

    /// The other side did something.
    fn goes_on(&mut self, bytes: usize) {
        if let Some((since, _)) = self.waiting.take() {
            self.waited = self.waited.saturating_add(since.elapsed());
        }
        self.taken = self.taken.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
    }

    /// It did not: how much longer?
    fn poll_patience<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        let left = self.left();
        let (_, alarm) = self.waiting.get_or_insert_with(|| (Instant::now(), Box::pin(sleep(left))));
        ready!(alarm.as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "nobody reads what is sent")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.weigh(context, written, |written| *written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.weigh(context, flushed, |()| 0)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.weigh(context, shut, |()| 0)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.weigh(context, written, |written| *written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

impl<S> Patient<S> {
    fn weigh<T>(
        &mut self,
        context: &mut Context<'_>,
        outcome: Poll<io::Result<T>>,
        bytes: impl Fn(&T) -> usize,
    ) -> Poll<io::Result<T>> {
        match outcome {
            Poll::Ready(outcome) => {
                self.goes_on(outcome.as_ref().map_or(0, bytes));
                Poll::Ready(outcome)
            }
            Poll::Pending => self.poll_patience(context),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _, duplex},
        time::{Instant, sleep},
    };

    use super::{LEAST, PATIENCE, Patient};

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_is_given_up() {
        let (ours, _theirs) = duplex(1024);
        let begun = Instant::now();
        let sent = Patient::new(ours).write_all(&[0; 4096]).await;
        assert_eq!(sent.expect_err("nobody reads").kind(), std::io::ErrorKind::TimedOut);
        assert_eq!(begun.elapsed().as_secs(), PATIENCE.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_a_byte_now_and_then_is_given_up_too() {
        let (ours, mut theirs) = duplex(1);
        let drip = tokio::spawn(async move {
            while theirs.read_u8().await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        let begun = Instant::now();
        assert!(Patient::new(ours).write_all(&[0; 4096]).await.is_err());
        assert!(begun.elapsed() <= PATIENCE + Duration::from_secs(2), "{:?}", begun.elapsed());
        drip.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_line_gets_all_of_it_and_silence_costs_nothing() {
        let piece = usize::try_from(LEAST).expect("small");
        let (ours, mut theirs) = duplex(piece);
        let line = tokio::spawn(async move {
            let (mut read, mut buffer) = (0, vec![0; piece]);
            while let Ok(1..) = theirs.read_exact(&mut buffer).await {
                read += buffer.len();
                sleep(Duration::from_millis(900)).await;
            }
            read
        });
        let mut patient = Patient::new(ours);
        sleep(Duration::from_hours(3)).await;
        patient.write_all(&vec![0; 200 * piece]).await.expect("all of it");
        drop(patient);
        assert_eq!(line.await.expect("no panic"), 200 * piece);
    }
}

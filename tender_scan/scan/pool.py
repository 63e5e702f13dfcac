"""Worker processes: started, fed, watched, ended and replaced.

A worker that dies, hangs or answers nonsense costs the document it was at, and
nothing else: a fresh worker goes on behind it. `multiprocessing` is not used, because
its pools break, or silently lose work, when a child dies, and its queues unpickle.
"""

import selectors
from collections import deque
from collections.abc import Callable, Iterator
from time import monotonic

import msgspec

from tender_scan.errors import WorkerError
from tender_scan.records import Status
from tender_scan.scan.events import Event, Lost, Scanned
from tender_scan.scan.fate import cause_of_death, from_outside
from tender_scan.scan.forks import Forks
from tender_scan.scan.hand import Hand
from tender_scan.scan.memory import places_for
from tender_scan.scan.orders import Fork, Lane
from tender_scan.scan.steps import TOOL_STEPS
from tender_scan.scan.wire import (
    Begun,
    Done,
    Found,
    Job,
    Message,
    Ready,
    Unequipped,
    WireError,
)
from tender_scan.settings import Settings

_TICK = 0.5
_START_SECONDS = 120
_MOST_NURSERIES = 100


class Pool:
    """A number of workers that scan files.

    Use as a context manager: leaving it ends all workers.

    Parameters
    ----------
    settings
        Sent to every worker; `settings.workers` of them read, and further ones
        recognise text.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._selector = selectors.DefaultSelector()
        self._hands: list[Hand] = []
        self._further: dict[Lane, deque[Job]] = {"read": deque(), "tool": deque()}
        self._equipped = False
        self._served = False
        self._nurseries = 1

    def __enter__(self) -> "Pool":
        """Start the nursery, so that it loads while the parent gets ready."""
        self._forks = Forks(self.settings)
        self._start("read")
        return self

    def __exit__(self, *exception: object) -> None:
        """End all workers."""
        for hand in list(self._hands):
            self._end(hand)
        self._forks.close()
        self._selector.close()

    def add(self, job: Job) -> None:
        """Have a document read in a further way; only while `run` goes on."""
        queue = self._further[_lane(job)]
        # Recognising may take an hour; the other steps do not wait for it.
        if job.step in ("ocr", "draw"):
            queue.append(job)
        else:
            queue.appendleft(job)

    def run(
        self, jobs: Iterator[Job], meanwhile: Callable[[], None] | None = None
    ) -> Iterator[Event]:
        """Scan files; yield what happens, in the order in which it happens.

        Every job ends with one `Done`. The next job is taken from `jobs` only when a
        worker is free for it. `meanwhile` is called once, when the first jobs are
        given.
        """
        supply = _Supply(jobs)
        while True:
            given = self._give_jobs(supply)
            if meanwhile is not None and given:
                meanwhile()
                meanwhile = None
            if supply.ended and not self._is_busy():
                break
            yield from self._listen()
            for hand in list(self._hands):
                yield from self._check(hand)
        if meanwhile is not None:
            meanwhile()

    def _is_busy(self) -> bool:
        return any(hand.job for hand in self._hands) or any(self._further.values())

    def _give_jobs(self, supply: "_Supply") -> bool:
        """Give every free worker a job; start the workers that are missing."""
        given = False
        for hand in [hand for hand in self._hands if hand.free]:
            further = self._further[hand.lane]
            fresh = None if hand.lane == "tool" or further else next(supply, None)
            job = further.popleft() if further else fresh
            if job is not None:
                hand.give(job)
                given = True
        missing = self.settings.workers - self._count("read")
        if missing > 0 and (not supply.ended or self._further["read"]):
            self._start("read")
        waiting = len(self._further["tool"])
        if waiting and self._count("tool") < self._places_for_tools(supply.ended):
            self._start("tool")
        return given

    def _places_for_tools(self, alone: bool) -> int:
        """How many may recognise at once: one beside readers, more after them."""
        return min(self.settings.workers, places_for()) if alone else 1

    def _count(self, lane: Lane) -> int:
        return sum(hand.lane == lane for hand in self._hands)

    def _start(self, lane: Lane) -> Hand:
        # Recognising again, only because the judge was missing, would take minutes.
        order = Fork(lane, self._equipped or lane == "tool")
        try:
            stream = self._forks.fork(order)
        except WorkerError as error:
            self._new_nursery(str(error))
            stream = self._forks.fork(order)
        hand = Hand(stream, lane, order.equipped)
        self._hands.append(hand)
        self._selector.register(stream, selectors.EVENT_READ, hand)
        return hand

    def _new_nursery(self, reason: str) -> None:
        """Start the nursery again where it was ended from outside."""
        self._nurseries += 1
        if not self._served or self._nurseries > _MOST_NURSERIES:
            raise WorkerError(
                f"a worker could not start: {reason}; `tender-scan doctor` looks at "
                "the installation"
            )
        self._served = False
        for hand in list(self._hands):
            if hand.process is None:  # it will never come
                self._end(hand)
        self._forks.close()
        self._forks = Forks(self.settings)

    def _listen(self) -> Iterator[Event]:
        """Wait a moment for answers, and take those that came."""
        for key, _ in self._selector.select(timeout=_TICK):
            hand: Hand = key.data
            if hand not in self._hands:
                continue  # ended while another one's answers were taken
            data = hand.receive()
            try:
                if not data:
                    yield from self._bury(hand)
                for message in hand.buffer.feed(data):
                    yield from self._take(hand, message)
            except WireError as error:
                yield from self._lose(hand, "crash", str(error))

    def _take(self, hand: Hand, message: Message) -> Iterator[Event]:
        """Note one message of a worker."""
        hand.heard = monotonic()
        if isinstance(message, Ready) and hand.process is None:
            hand.process, self._served = message.process, True
            return
        job, number = hand.job, hand.behind
        if job is None:
            raise WireError("answered without having been asked")
        if isinstance(message, Begun):
            hand.begun = message
        elif isinstance(message, Found):
            hand.begun = None
            hand.finished += 1
            hand.since = hand.heard
            yield job, Scanned(message, number)
        elif isinstance(message, Unequipped):
            self._equipped = True
            self._end(hand)
            self._hand_on(hand, job, skip=number)
        elif isinstance(message, Done):
            hand.job = None
            if message.retiring:
                self._end(hand)
            yield job, message

    def _check(self, hand: Hand) -> Iterator[Event]:
        """End a worker that takes too long or too much."""
        if hand.process is None and hand.silent_seconds() > _START_SECONDS:
            raise WorkerError(f"a worker did not start in {_START_SECONDS} seconds")
        if hand not in self._hands or hand.job is None:
            return
        if hand.silent_seconds() > hand.job.seconds:
            words = f"took longer than {hand.job.seconds} seconds"
            yield from self._lose(hand, "timeout", words)
        elif hand.memory() > self._memory(hand.lane):
            words = f"needed more memory than {self._memory(hand.lane)} bytes"
            yield from self._lose(hand, "oom", words)

    def _memory(self, lane: Lane) -> int:
        limits = self.settings.limits
        return limits.ocr_memory_bytes if lane == "tool" else limits.memory_bytes

    def _bury(self, hand: Hand) -> Iterator[Event]:
        """Find out why a worker hung up, and whether its document is to blame."""
        job, number = hand.job, hand.behind
        fate = self._forks.reap(hand.process) if hand.process else None
        never_ready, hand.process = hand.process is None, None  # it is reaped
        if never_ready:
            self._end(hand)
            self._new_nursery(self._forks.last_words() or "it ended at once")
        elif job and from_outside(fate) and not (job.struck and not hand.finished):
            self._end(hand)
            self._hand_on(hand, job, skip=number, struck=True)
        else:
            yield from self._lose(hand, *cause_of_death(fate, self._memory(hand.lane)))

    def _lose(self, hand: Hand, status: Status, detail: str) -> Iterator[Event]:
        """End a worker; a fresh one goes on behind the document it was at."""
        job, culprit, number = hand.job, hand.begun, hand.behind
        seconds = monotonic() - hand.since
        self._end(hand)
        if job is None:
            return
        if (
            culprit is None
            and job.only is None
            and not (job.stalled and not hand.finished)
        ):
            self._hand_on(hand, job, skip=number, stalled=True)
            return
        yield job, Lost(culprit, number, status, detail, seconds)
        if culprit is None or job.only is not None:
            yield job, Done()
        else:
            self._hand_on(hand, job, skip=number + 1, stalled=False, struck=False)

    def _hand_on(self, hand: Hand, job: Job, **changes: object) -> None:
        """Let the next free worker of its kind go on with a job before any other."""
        if job.only is not None:
            changes["skip"] = job.skip
        rest = msgspec.structs.replace(job, **changes)
        self._further[hand.lane].appendleft(rest)

    def _end(self, hand: Hand) -> None:
        """End a worker, once."""
        if hand not in self._hands:
            return
        hand.job = None
        self._hands.remove(hand)
        self._selector.unregister(hand.stream)
        hand.kill()
        if hand.process:
            self._forks.reap(hand.process)
        hand.close()


class _Supply(Iterator[Job]):
    """The jobs, and whether there are none left."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self.ended = False

    def __next__(self) -> Job:
        try:
            return next(self._jobs)
        except StopIteration:
            self.ended = True
            raise


def _lane(job: Job) -> Lane:
    return "tool" if job.step in TOOL_STEPS else "read"

"""What is done where a cluster is silent, gone, or kills its workers: it is played, and nothing is started."""

from types import SimpleNamespace

import pandas as pd
import pytest

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import cluster, engines
from tests.pipeline.played import ARTICLES, MEMORY, ONE


class Job:
    """Plays a future of Dask: `outcomes` are what asking for its result gives, one after the other."""

    def __init__(self, *outcomes, status="finished"):
        self.outcomes, self.status = list(outcomes), status

    def add_done_callback(self, tell):
        tell(self)

    def result(self, timeout):
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Client:
    """Plays a client of Dask whose scheduler has `workers`, a list of answers; an error is no answer."""

    status = "running"

    def __init__(self, jobs=None, workers=({"one": 1},)):
        self.jobs, self.workers, self.submitted = jobs or {}, list(workers), []
        self.scheduler = SimpleNamespace(address="tcp://node:8786", ncores=None)

    def submit(self, function, name, **options):
        self.submitted.append(options)
        return self.jobs[name]

    def sync(self, function, callback_timeout):
        answer = self.workers.pop(0) if len(self.workers) > 1 else self.workers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def results(**jobs):
    return dict(cluster.results(Client(jobs), str.upper, {name: (name,) for name in jobs}))


def test_a_cluster_gives_each_result_and_none_for_what_failed_or_killed_its_workers():
    from distributed import KilledWorker

    killed = KilledWorker("a", SimpleNamespace(address="x"), 1)
    assert results(a=Job("A"), b=Job(ValueError("x")), c=Job(killed)) == {"a": "A", "b": None, "c": None}
    client = Client({"a": Job("A")})
    list(cluster.results(client, str.upper, {"a": ("a",)}))
    assert client.submitted == [{"retries": cluster.TRIES, "pure": False}] and cluster.TRIES == 2


@pytest.mark.parametrize("status", ["cancelled", "lost"])
def test_a_job_that_the_cluster_lost_stops_the_run(status):
    with pytest.raises(MachineFault, match="the cluster's scheduler or its workers are gone"):
        results(a=Job("A", status=status))


def test_a_fault_of_a_worker_s_machine_stops_the_run():
    with pytest.raises(MemoryError):
        results(a=Job(MEMORY))
    with pytest.raises(TimeoutError):
        results(a=Job(TimeoutError(), status="error"))


def test_a_result_that_is_late_is_asked_for_again_while_someone_is_there():
    assert results(a=Job(TimeoutError(), "A")) == {"a": "A"}


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves; one job that never ends makes the scheduler be looked at each second."""
    now = [100.0]
    monkeypatch.setattr(cluster, "monotonic", lambda: now[0])
    return now


def test_a_scheduler_that_is_silent_is_given_its_time_and_an_answer_begins_it_anew(clock):
    client = Client(workers=[OSError("x"), OSError("x"), {"one": 1}, OSError("x"), OSError("x"), OSError("x")])
    watch = cluster.Watch(client)
    for _ in range(4):
        watch.check()
        clock[0] += cluster.SILENT - 1
    clock[0] -= cluster.SILENT - 2
    watch.check()
    clock[0] += cluster.SILENT - 1
    with pytest.raises(MachineFault, match="scheduler or its workers are gone"):
        watch.check()


def test_a_client_that_is_closed_is_gone_at_once(clock):
    client = Client(workers=[OSError("x")])
    client.status = "closed"
    with pytest.raises(MachineFault):
        cluster.Watch(client).check()


def test_a_cluster_without_workers_is_given_its_time_and_then_said_by_its_address(clock):
    client = Client(workers=[{}, {}, {"one": 1}, {}, {}])
    watch = cluster.Watch(client)
    watch.check()
    clock[0] += cluster.NO_WORKERS - 1
    watch.check()
    clock[0] += 2
    watch.check()
    watch.check()
    clock[0] += cluster.NO_WORKERS
    with pytest.raises(MachineFault, match="no worker is left at tcp://node:8786.*dask worker tcp://node:8786"):
        watch.check()


@pytest.mark.parametrize(("error", "kind", "said"), [
    (OSError("x"), MachineFault, "no Dask scheduler answers at tcp://a:1"),
    (TimeoutError("x"), MachineFault, "no Dask scheduler answers at tcp://a:1"),
    (ValueError("odd"), DatelineError, r"is no address.*\(odd\)"),
])  # fmt: skip
def test_a_scheduler_that_does_not_answer_is_one_line(error, kind, said):
    def refuses(address, timeout):
        raise error

    with pytest.raises(kind, match=said):
        cluster._client(refuses, None, "tcp://a:1")
    assert cluster._client(lambda at, timeout: (at, timeout), "here", None) == ("here", cluster.CONNECT)


def test_a_cluster_of_our_own_blames_an_article_at_its_second_death_and_ends_with_the_run(dask):
    with pytest.raises(KeyError), cluster.connected(None, 3):
        raise KeyError
    assert dask[0] == ("cluster", (), 3, cluster.DEATHS) and dask[-2:] == [("client", "closed"), ("cluster", "closed")]


def test_a_cluster_that_is_there_already_stays(dask):
    with cluster.connected("tcp://node:8786"):
        assert dask[0][:2] == ("client", ("tcp://node:8786",))
    assert dask[1:] == [("client", "closed")]


def test_what_stopped_its_workers_on_a_cluster_is_tried_one_by_one_here(monkeypatch, dask, capsys):
    monkeypatch.setattr(
        cluster, "results", lambda client, function, jobs: ((rows, None if rows[0] == 64 else "found") for rows in jobs)
    )
    monkeypatch.setattr(cluster, "each_alone", lambda articles, rows, tagger: iter([(rows, "alone")]))
    many = pd.concat([ARTICLES] * 20, ignore_index=True)
    assert list(engines.run(many, "dask", "fast", 2)) == [(range(64), "found"), (range(64, 80), "alone")]
    assert dask[0][0] == "cluster" and "16 articles stopped their workers" in capsys.readouterr().err
    assert list(engines.run(many.head(3), "tcp://node:8786", "fast")) == [(range(3), "found")]
    assert dask[-2][:2] == ("client", ("tcp://node:8786",)) and capsys.readouterr().err == ""


def test_a_worker_with_other_code_stops_the_run(monkeypatch):
    monkeypatch.setattr(cluster, "find_in_articles", lambda articles, tagger: "found")
    assert cluster.find_on_worker(ONE, "fast", cluster.code_version()) == "found"
    with pytest.raises(MachineFault, match="another version of Dateline"):
        cluster.find_on_worker(ONE, "fast", "other")


def test_an_engine_that_is_none_is_refused_and_an_address_is_tried(dask):
    with pytest.raises(DatelineError, match="there is no engine 'spark'; use local, dask"):
        engines.check("spark")
    engines.check("local"), engines.check("dask")
    assert not dask
    engines.check("tcp://node:8786")
    assert dask[0][1] == ("tcp://node:8786",)

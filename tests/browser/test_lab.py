"""JupyterLab itself: explore.ipynb opens, runs, filters with the keyboard, and a correction lands in the CSV."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def lab(chromium, lab_folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {"JUPYTER_CONFIG_DIR": str(lab_folder / "config"), "JUPYTERLAB_SETTINGS_DIR": str(lab_folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(lab_folder / "workspaces")}  # fmt: skip
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=",
               "--ServerApp.password=", "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
               f"--ServerApp.root_dir={lab_folder}"]  # fmt: skip
    with (lab_folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], stdout=log, stderr=log, env={**os.environ, **home}
        )
        try:
            yield _ready(f"http://127.0.0.1:{port}", server, lab_folder / "lab.log")
        finally:
            server.terminate()
            server.wait(20)


def _ready(address, server, log):
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=2)
            return address
        except OSError:
            assert server.poll() is None, log.read_text()[-2000:]
            time.sleep(0.5)
    raise AssertionError(log.read_text()[-2000:])


def test_explore_runs_filters_and_writes_a_correction_with_the_keyboard(lab, lab_folder, page):
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{lab}/lab/tree/explore.ipynb?reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All( Cells)?$")).first.click()
    count = page.get_by_text(re.compile(r"\d+ quotations; 52 articles"))
    count.wait_for(timeout=90_000)
    every = int(count.inner_text().split()[0])

    page.get_by_label("Outlet", exact=True).select_option("Kestrel Daily")
    fewer = page.get_by_text(re.compile(r"\d+ quotations; 13 articles"))
    fewer.wait_for(timeout=20_000)
    assert 0 < int(fewer.inner_text().split()[0]) < every

    chosen = page.get_by_label("Choose")
    chosen.focus()
    before = page.locator(".dateline").inner_text()
    page.keyboard.press("End")
    page.wait_for_function("before => document.querySelector('.dateline').innerText !== before", arg=before)
    assert page.locator(".dateline .chosen mark.said").count() >= 1

    page.get_by_label("speaker", exact=True).fill("Ana Ruiz")
    page.get_by_label("why", exact=True).fill("heard on the recording")
    page.get_by_label("Who decides").fill("Bo Lind")
    page.wait_for_timeout(1000)  # the last letters go to the kernel after a pause, the press of a button at once
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=90_000)
    page.get_by_role("button", name="Write the correction").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_have_text(re.compile("^Written to"), timeout=20_000)
    rows = (lab_folder / "decided/quotation_is_by.csv").read_text().splitlines()
    assert rows[0] == "article,said,speaker,who,when,why" and len(rows) == 2
    assert "Ana Ruiz,Bo Lind," in rows[1] and rows[1].endswith("heard on the recording")
    assert not [fault for fault in page.wrong if fault.startswith("request")], "nothing leaves the machine"

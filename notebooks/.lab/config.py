"""How `make lab` starts JupyterLab: at the project's root, with the tour open, and asking nothing of the network."""

from pathlib import Path

HERE = Path(__file__).parent
c = get_config()  # noqa: F821
c.ServerApp.root_dir = str(HERE.parents[1])
c.LabApp.default_url = "/lab/tree/notebooks/start_here.ipynb"
c.LabApp.app_settings_dir = str(HERE)  # overrides.json: no prompt about news
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"

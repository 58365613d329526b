"""Pages per second: `hemero crawl` compared with news-please, trafilatura and newspaper4k, on the same site and addresses.

    python -m tests.benchmarks.peers [--pages 1200] [--rounds 3] [--keep data/bench/peers]

Run it with `make bench BENCH=peers`. pip installs each peer into its own environment in the `--keep` folder; a peer that cannot be
installed is named and left out. A process on the second core serves the demo newspaper from memory. The crawlers take turns, each on
both cores (hemero has a reader process, trafilatura and newspaper4k have threads), with sixteen concurrent requests, no delay and no
robots.txt. All get the addresses of the same articles. The result is articles with a text per second, without the time for a single
address (start-up). They store different things: hemero stores the page in WARC and the results in SQLite with a full-text index,
news-please an HTML and a JSON file per page, trafilatura a JSON file per page, newspaper4k nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

CONCURRENCY = 16
PEERS = {
    "news-please": ["news-please", "lxml_html_clean"],
    "trafilatura": ["trafilatura", "lxml_html_clean"],
    "newspaper4k": ["newspaper4k", "lxml_html_clean"],
}
"""Peer → requirement for pip."""

TRAFILATURA_SETTINGS = {"SLEEP_TIME": "0", "SSRF_PROTECTION": "off"}
NEWS_PLEASE_SETTINGS = {
    "working_path": "{folder}/",
    "local_data_directory": "{folder}/data/%appendmd5_url_directory_string(60)_%appendmd5_max_url_file_name_%timestamp_download.html",
    "number_of_parallel_crawlers": "1",
    "ROBOTSTXT_OBEY": "False",
    "CONCURRENT_REQUESTS_PER_DOMAIN": str(CONCURRENCY),
    "LOG_LEVEL": "ERROR",
    "check_certificate": "False",
}
NEWSPAPER = """
import sys
from newspaper import Article, Config
from newspaper.mthreading import fetch_news
config = Config()
config.fetch_images, config.memorize_articles = False, False
found = fetch_news([Article(url, config=config, language="fr") for url in open(sys.argv[1]).read().split()], threads=int(sys.argv[2]))
print(sum(bool(article.text) for article in found))
"""
OURS = """
import sys
from crawler.crawl.run import OFFLINE_SETTINGS, run
told = {"HEMERO_ARCHIVE": sys.argv[2], "HEMERO_FOLLOW": -1, "HEMERO_ROBOTS": False, "LOG_LEVEL": "ERROR"}
told |= {"CONCURRENT_REQUESTS": int(sys.argv[3])}
print(run((), OFFLINE_SETTINGS | told, listed=tuple(open(sys.argv[1]).read().split()), label="bench").outcomes["article"])
"""


def hemero(_: Path, addresses: Path, folder: Path) -> int:
    return int(_run([sys.executable, "-c", OURS, str(addresses), f"{folder}/bench.db", str(CONCURRENCY)]).splitlines()[-1])


def newspaper4k(bin_: Path, addresses: Path, folder: Path) -> int:
    """Crawl with its threads: `newspaper.mthreading.fetch_news`."""
    return int(_run([bin_ / "python", "-c", NEWSPAPER, str(addresses), str(CONCURRENCY)], cwd=folder).splitlines()[-1])


def trafilatura(bin_: Path, addresses: Path, folder: Path) -> int:
    """Crawl with its command and a list of addresses."""
    settings = next(bin_.parent.glob("lib/*/site-packages/trafilatura/settings.cfg"))
    (folder / "settings.cfg").write_text(_changed(settings.read_text(), TRAFILATURA_SETTINGS, folder))
    words = ["-i", str(addresses), "-o", f"{folder}/out", "--json", "--with-metadata", "--parallel", str(CONCURRENCY)]
    _run([bin_ / "trafilatura", *words, "--config-file", f"{folder}/settings.cfg"])
    return sum(bool(json.loads(path.read_text()).get("text")) for path in (folder / "out").rglob("*.json"))


def news_please(bin_: Path, addresses: Path, folder: Path) -> int:
    """Crawl with its command and its `Download` crawler."""
    config = next(bin_.parent.glob("lib/*/site-packages/newsplease/config/config.cfg"))
    (folder / "config").mkdir()
    (folder / "config" / "config.cfg").write_text(_changed(config.read_text(), NEWS_PLEASE_SETTINGS, folder))
    sites = {"base_urls": [{"crawler": "Download", "url": addresses.read_text().split()}]}
    (folder / "config" / "sitelist.hjson").write_text(json.dumps(sites))
    _run([bin_ / "news-please", "-c", f"{folder}/config/", "-no-confirm"])
    found = [json.loads(path.read_text()) for path in folder.rglob("*.json")]
    return sum(bool(one.get("maintext")) for one in found)


CRAWLERS: dict[str, Callable[[Path, Path, Path], int]] = {
    "hemero": hemero,
    "news-please": news_please,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
}
"""Crawler → function that crawls a list of addresses into a folder and returns the number of articles with a text."""


def _changed(text: str, settings: dict[str, str], folder: Path) -> str:
    """A copy of a configuration file with other values."""
    lines = []
    for line in text.splitlines():
        name = line.partition("=")[0].strip()
        lines.append(f"{name} = {settings[name].format(folder=folder)}" if name in settings and "=" in line else line)
    return "\n".join(lines) + "\n"


def _run(command: list[str | Path], cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))[:200]} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def installed(keep: Path) -> dict[str, Path]:
    """Crawler → the `bin` folder of its environment, made where it is missing. Peers that cannot be installed are named and left out."""
    found = {"hemero": Path(sys.executable).parent}
    for name, packages in PEERS.items():
        home = (keep / name).resolve()
        if not (home / ".made").exists():
            print(f"Installing {name} into {home}…", file=sys.stderr)
            shutil.rmtree(home, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", home], check=True)
            pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
            if subprocess.run(pip, stderr=subprocess.PIPE).returncode:
                print(f"{name} cannot be installed here: left out", file=sys.stderr)
                continue
            (home / ".made").touch()
        found[name] = home / "bin"
    return found


def timed(name: str, bin_: Path, urls: list[str]) -> tuple[int, float]:
    """The number of articles with a text, and the seconds."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "addresses.txt").write_text("\n".join(urls) + "\n")
        began = time.perf_counter()
        return CRAWLERS[name](bin_, folder / "addresses.txt", folder), time.perf_counter() - began


def main() -> None:
    """Install the peers, serve the newspaper, run the crawlers in turn, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=1200)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--keep", type=Path, default=Path("data/bench/peers"))
    options = asked.parse_args()
    from crawler.demo import Gazette, serve

    found = installed(options.keep)
    gazette = Gazette(articles=options.pages, page_size=40_000, troubles=False)
    speeds: dict[str, list[float]] = {name: [] for name in found}
    with serve(gazette, warm=True) as site:
        os.sched_setaffinity(site.pid, {1})
        urls = [site.url.rstrip("/") + path for path in gazette.article_paths()][: options.pages]
        for url in urls:
            urllib.request.urlopen(url).read()
        print(f"{len(urls)} articles of at least 40,000 characters, {CONCURRENCY} requests at a time, two cores")
        print(f"{'round':>5} {'crawler':>12} {'articles':>8} {'seconds':>8} {'start-up':>8} {'articles/s':>10}")
        for number in range(1, options.rounds + 1):
            for name, bin_ in found.items():
                _, start = timed(name, bin_, urls[:1])
                articles, seconds = timed(name, bin_, urls)
                speeds[name].append(articles / max(seconds - start, 0.001))
                print(f"{number:5} {name:>12} {articles:8} {seconds:8.1f} {start:8.1f} {speeds[name][-1]:10.1f}", flush=True)
    ours = statistics.median(speeds["hemero"])
    for name in list(found)[1:]:
        print(f"hemero reads {ours / statistics.median(speeds[name]):.1f} times as many articles a second as {name}")


if __name__ == "__main__":
    main()

"""Addresses: one form for each, whatever the page made of it, and the page's own."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from crawler.parsing.document.page import Page

LONGEST = 2000
"""Characters an address may have; longer ones are traps or data, no servers' addresses."""

_TRACKERS = re.compile(
    r"(?:utm|pk|mtm|piwik|matomo|hsa|vero|oly|at|ns|fb|hs|mc|ml|ga|wt|ito|echobox|actid|algo|cx|trk|awc)_\w*"
    r"|xtor|xtref|xts|xtatc|xtmc|xtcr|xtnp|(?:fb|g|d|y|tw|ms|ttc|gb|wb)cl(?:id|kid|sid|raid|src|aid)|msclkid|igshid?|igsh|mkt_tok|cmpid|cmp|s_cid|sc_cid|cid_source"
    r"|_ga|_gl|_ke|__twitter_impression|ref_src|ref_url|referrer_analytics|amp_js_v|amp_gsa|usqp|guccounter|guce_referrer\w*|sfnsn|mibextid"
    r"|hss_channel|spm|ocid|trackingcode|phpsessid|jsessionid|action_(?:object|type|ref)_(?:map|ids)|_hs(?:enc|mi)|rb_clickid|wickedid|dicbo|obref|tblci|ob_click_id",
    re.IGNORECASE,
)
"""Names of parameters that say where a reader came from, not what he reads: Analytics, AT Internet, Matomo, networks, mailings."""

_CLEAN = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?:/[\w~!$&'*+,=@.-]+)*/?", re.ASCII)
"""An absolute address that is in its one form already, dot segments aside."""
_PLAIN = re.compile(
    r"(?:https?://(?!/|https?:)"
    r"|(/)(?![/\\])"
    r"|(?:(//)[A-Za-z0-9.-]+|()[\w-][\w.-]*)(?![^/?#])(?!\S*(?://|[;\[\]]|\?#|[?#]\Z)))"  # what follows, `urljoin` leaves as it is
    r"(?!\S*/\.\.?(?:[/?#]|\Z))[^\s\\\x00]*\Z"
)
"""A reference that needs no mending: a whole address, a path from the root, a host and a path, or a path from the page's folder."""
_MENDED, _WHOLE, _PATH, _HOST_ON, _BESIDE = range(5)
_BLANK = re.compile(r"[\t\n\r\x00]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"(?:(?:https?|feed):/*)*(https?):/*|(https?)//+", re.IGNORECASE)
_SLASHES = re.compile(r"(?<![:/])/{2,}")
_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\]")
_SAFE = "/~!$&'()*+,;=:@%-._?"
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_SESSION_PATH = re.compile(
    r";(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid)=[^/;?]*|/\([A-Z]\([0-9a-z]{20,40}\)\)(?=/)", re.IGNORECASE
)
"""Session ids in a path: Java's and PHP's after a semicolon, ASP.NET's `(S(…))`."""
_SESSION_PAIR = re.compile(
    r"(?:aspsessionid\w*|session_?id|cfid|cftoken|oscsid|zenid|jsession)=.*|(?:sid|sess|session|s)=(?=[^=]*\d)[0-9a-z]{22,64}",
    re.IGNORECASE,
)
"""Session ids in a query. A short `sid` may be an article's number."""


def absolute(href: str, base: str) -> str | None:
    """The http(s) address that `href` leads to on a page at `base`, as the page has it; None where it leads to none.

    Mended as browsers do: tabs and line ends out, backslashes turned, a scheme given twice.

    >>> absolute("/a//b.html#c", "https://exemple.fr/d/")
    'https://exemple.fr/a//b.html#c'
    >>> absolute("https:https://exemple.fr/\\n a", "https://exemple.fr/d/")
    'https://exemple.fr/ a'
    """
    if plain := _plain(href):
        if len(href) > LONGEST:
            return None
        if plain == _WHOLE:
            return href
        start = _origin(base) if plain == _PATH else _scheme(base) if plain == _HOST_ON else _folder(base)
        return start + href if start else None
    if "\n" in href or "\t" in href or "\r" in href or "\0" in href:
        href = _BLANK.sub("", href)
    href = href.strip()
    if len(href) > LONGEST:
        return None
    if "\\" in href:
        head, mark, query = href.partition("?")
        href = head.replace("\\", "/") + mark + query
    if doubled := _WEB.match(href):
        scheme = (doubled[1] or doubled[2]).lower()
        return f"{scheme}://{href[doubled.end() :]}"
    if _SCHEME.match(href):
        return None
    try:
        joined = urljoin(base, href)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return joined if joined.startswith(("http://", "https://")) else None


@lru_cache(maxsize=16384)
def _plain(href: str) -> int:
    """What a reference is that needs no mending. (Neighbouring pages have the same.)"""
    plain = _PLAIN.match(href)
    return _MENDED if plain is None else _WHOLE + (plain.lastindex or 0)


@lru_cache(maxsize=256)
def _origin(base: str) -> str:
    found = re.match(r"(https?)://([^/?#\\]*@)?([^/?#\\]+)", base, re.IGNORECASE)
    return f"{found[1].lower()}://{found[3]}" if found else ""


def _scheme(base: str) -> str:
    return _folder(base).partition("//")[0]


@lru_cache(maxsize=256)
def _folder(base: str) -> str:
    """The address that paths without a `/` before them begin with on a page at `base`; empty where they lead nowhere."""
    try:
        there = urljoin(base, "x")
    except ValueError:  # brackets that are no IPv6 address
        return ""
    return there.removesuffix("x") if there.startswith(("http://", "https://")) else ""


def normalise(url: str, base: str | None = None) -> str | None:
    """The one form of an address, for http(s) only: None for any other, for one too long and for what is none. Never raises.

    Host in lower case without default port, user and final dot; dot segments and doubled slashes resolved; trackers, session ids and
    fragment off; what an address may not hold percent-encoded, in capitals. An address that is its own base needs no `base`.

    >>> normalise("HTTP://User:pw@Exemple.FR:80/a/../b//c?utm_source=x&id=1#d")
    'http://exemple.fr/b/c?id=1'
    >>> normalise("été.html", "https://exemple.fr/a/")
    'https://exemple.fr/a/%C3%A9t%C3%A9.html'
    >>> normalise("javascript:void(0)", "https://exemple.fr/") is None
    True
    """
    if url.startswith(("http://", "https://")):
        return _normalised(url, "")
    return _normalised(url, _origin(base or "") if url.startswith("/") else base or "")


@lru_cache(maxsize=16384)
def _normalised(url: str, base: str) -> str | None:
    """`normalise`; neighbouring pages link to the same addresses, so `base` holds no more than counts."""
    mark = url.find("#")
    if mark >= 0:
        url = url[:mark]
    if _CLEAN.fullmatch(url) and "/." not in url and ".." not in url and len(url) <= LONGEST:
        return url if url.count("/") > 2 else url + "/"
    there = absolute(url, base)
    if there is None:
        return None
    if _CLEAN.fullmatch(there) and "/." not in there and ".." not in there:
        return there if there.count("/") > 2 else there + "/"
    return _in_full(there)


def _in_full(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a port that is no number, brackets that are no IPv6 address
        return None
    host = _host(parts.hostname or "")
    if not host:
        return None
    if port and port != {"http": 80, "https": 443}[parts.scheme]:
        host = f"{host}:{port}"
    path = _SLASHES.sub("/", _escaped(_SESSION_PATH.sub("", parts.path), _SAFE)) or "/"
    if "/." in path:
        path = _without_dots(path)
    query = _query(parts.query)
    full = f"{parts.scheme}://{host}{path}{'?' + query if query else ''}"
    return full if len(full) <= LONGEST else None


def _host(name: str) -> str | None:
    name = name.rstrip(".")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return name if _HOST.fullmatch(name) else None


def _without_dots(path: str) -> str:
    kept: list[str] = []
    steps = path.split("/")[1:]
    for place, step in enumerate(steps):
        if step == "..":
            del kept[-1:]
        if step not in {".", ".."}:
            kept.append(step)
        elif place == len(steps) - 1:
            kept.append("")
    return _SLASHES.sub("/", "/" + "/".join(kept))


def _query(query: str) -> str:
    if not query:
        return ""
    kept = [
        pair for pair in query.split("&") if pair and not _TRACKERS.fullmatch(pair.partition("=")[0]) and not _SESSION_PAIR.fullmatch(pair)
    ]
    return _escaped("&".join(kept), _SAFE + "[]|")


def _escaped(text: str, safe: str) -> str:
    """The text with what an address may not hold percent-encoded, and each escape in its one form (RFC 3986, 6.2.2)."""
    full = quote(_ESCAPE.sub("%25", text), safe=safe, errors="ignore")
    return _ESCAPED.sub(_one_form, full) if "%" in full else full


def _one_form(escape: re.Match[str]) -> str:
    letter = chr(int(escape[0][1:], 16))
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else escape[0].upper()


def links(page: Page) -> tuple[str, ...]:
    """Every http(s) address that the page links to, normalised, in page order, each once."""
    found: dict[str, None] = {}
    base, seen = page.base, set()
    areas = [href for area in page.all("area") if (href := area.get("href"))]
    for href in (*(href for _, href in page.hrefs), *areas):
        if href not in seen and href[0] != "#":
            seen.add(href)
            if there := normalise(href, base):
                found[there] = None
    return tuple(found)


_AMP = re.compile(r"/amp(?:\.html?)?/?$|\.amp(?=\.html?$|$)|(?<=[/_-])amp(?=\.html?$)|(?<=://)amp\.|^(?P<head>https?://[^/]+)/amp(?=/)")
_AMP_QUERY = re.compile(r"[?&](?:amp(?:=\w*)?|outputtype=amp(?:-type)?|output=amp)(?=&|$)", re.IGNORECASE)


def without_amp(url: str) -> str:
    """The address of the page that an AMP address is another form of; any other address as it is.

    >>> without_amp("https://exemple.fr/a/b.amp.html"), without_amp("https://exemple.fr/amp/a/b"), without_amp("https://exemple.fr/a?amp=1")
    ('https://exemple.fr/a/b.html', 'https://exemple.fr/a/b', 'https://exemple.fr/a')
    """
    plain = _AMP_QUERY.sub("", url)
    if "?" not in plain:
        plain = plain.replace("&", "?", 1) if "&" in plain and "?" in url else plain
    return _AMP.sub(lambda found: found["head"] or "", plain, count=1)


def canonical(page: Page) -> str:
    """The page's one address: what it calls itself where that can be believed, else where it was served, trackers and AMP off."""
    own = normalise(page.url) or page.url
    plain = without_amp(own)
    for told in _stated(page):
        there = normalise(told, page.base)
        if there and _is_believable(there, plain):
            return without_amp(there)
    return plain


def is_web(url: str) -> bool:
    """Whether an address is one of the web, in whatever letters.

    >>> is_web("HTTPS://Exemple.FR/a"), is_web("file:///a.html"), is_web("a.html")
    (True, False, False)
    """
    return url[:8].lower().startswith(("http://", "https://"))


def stated(page: Page) -> str | None:
    """The first whole address that the page calls its own, normalised, AMP off; None where it calls itself nothing."""
    return next((without_amp(there) for told in _stated(page) if (there := normalise(told))), None)


def _stated(page: Page) -> list[str]:
    found = [link.get("href") or "" for link in page.all("link") if (link.get("rel") or "").lower() == "canonical"]
    return [address for address in (*found, *page.metas.get("og:url", ())) if address]


def _is_believable(there: str, own: str) -> bool:
    """Whether an address that a page gives as its own may be: of the same site and no less precise, or the same path elsewhere."""
    path, own_path = path_of(there), path_of(own)
    if path == own_path:
        return True
    if not path.strip("/") or own_path.startswith(path.rstrip("/") + "/"):
        return False  # the front page, or the section
    last, own_last = path.rstrip("/").rpartition("/")[2], own_path.rstrip("/").rpartition("/")[2]
    numbers = set(_NUMBER.findall(own))
    if numbers:
        return bool(numbers & set(_NUMBER.findall(there))) or last == own_last
    return site(host(there)) == site(host(own)) or last == own_last


_HOST_END = re.compile(r"[/?#]")
_NUMBER = re.compile(r"\d{4,}")


def path_of(url: str) -> str:
    """The path, query and fragment of an absolute address.

    >>> path_of("https://exemple.fr/a?b")
    '/a?b'
    """
    start = url.find("/", 8)
    return url[start:] if start > 0 else "/"


def host(url: str) -> str:
    """The host of an absolute address, with its port.

    >>> host("https://www.exemple.fr/a")
    'www.exemple.fr'
    """
    rest = url[url.find("//") + 2 :]
    return _HOST_END.split(rest, maxsplit=1)[0].rpartition("@")[2].lower()


_SECOND_LEVEL = frozenset({"ac", "asso", "co", "com", "edu", "gouv", "gov", "info", "net", "news", "org", "presse", "press"})


@lru_cache(maxsize=4096)
def site(name: str) -> str:
    """The name that a newspaper's hosts share, whatever the country: the last label before the public suffix.

    >>> site("www.exemple.fr"), site("sport.exemple.co.ma"), site("localhost:8000")
    ('exemple', 'exemple', 'localhost')
    """
    labels = name.partition(":")[0].split(".")
    if len(labels) > 1:
        labels.pop()
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1]

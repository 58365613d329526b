"""Which wall stands before a page: bot walls by their makers' signatures, the others by what they ask of a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

HEAD = 32_768
"""Bytes of a body that are looked at; bot walls are shorter, and a longer page that is not refused is a page."""
REFUSALS = frozenset({202, 307, 400, 401, 402, 403, 405, 406, 409, 412, 418, 428, 429, 430, 451, 456, 498, 503, 520, 529})
"""Statuses with which walls are served; 200 besides."""


class Sign(NamedTuple):
    """What only that wall's answers have: a response header that begins with `header[1]`, or one of `body` in a short body."""

    wall: str
    header: tuple[str, str] = ("", "")
    body: tuple[bytes, ...] = ()
    refused: bool = False
    """Whether it tells a wall only on an answer that is a refusal: the same stands on pages that are let through."""


BOTS = (
    Sign("Akamai", body=(b"errors.edgesuite.net", b"sec-if-cpt-container")),  # techdocs.akamai.com: access denied, crypto challenge
    Sign("Anubis", body=(b'id="anubis_challenge"', b"/.within.website/x/cmd/anubis")),  # anubis.techaro.lol
    Sign("AWS WAF", header=("x-amzn-waf-action", "")),  # docs.aws.amazon.com/waf: CAPTCHA and challenge, both in this header
    Sign("Cloudflare", header=("cf-mitigated", "challenge")),  # developers.cloudflare.com: detect a challenge page response
    Sign("Cloudflare", body=(b"_cf_chl_opt", b"cf-browser-verification", b"cf-error-details")),  # its interstitial and block pages
    Sign("DataDome", body=(b"captcha-delivery.com",)),  # docs.datadome.co: the challenge's host
    Sign("DataDome", header=("x-datadome", ""), refused=True),  # on good pages too
    Sign("F5", body=(b"The requested URL was rejected. Please consult with your administrator",)),  # my.f5.com: K6821, blocking page
    Sign("Fastly", body=(b"/_fs-ch-",)),  # fastly.com/documentation: client challenges
    Sign("Imperva", body=(b"_Incapsula_Resource", b"Incapsula incident ID")),  # docs.imperva.com: error pages and codes
    Sign("Kasada", header=("x-kpsdk-ct", ""), refused=True),  # docs.kasada.io
    Sign("PerimeterX", body=(b"px-captcha", b"captcha.px-cdn.net", b"captcha.px-cloud.net", b"_pxAppId = ")),  # docs.humansecurity.com
    Sign("Sucuri", body=(b"sucuri_cloudproxy_js", b"Sucuri WebSite Firewall - Access Denied")),  # docs.sucuri.net: block page
    Sign("Vercel", header=("x-vercel-mitigated", "")),  # vercel.com/docs: attack challenge mode
)

ASKING = tuple(
    (wall, re.compile(words, re.IGNORECASE))
    for wall, words in (
        ("captcha", rb"captcha|cf-turnstile"),
        (
            "consent",
            rb"didomi|sourcepoint|privacy-mgmt|privacy-center|onetrust|axeptio|quantcast|consentframework|consent(?:ement)?[\"'/_-]"
            rb"|tout (?:accepter|refuser)|continuer sans accepter|vie priv(?:\xc3\xa9|\xe9)e|(?:nos|\d+) partenaires|cookies? ?wall",
        ),
        ("subscription", rb"paywall|piano\.io|poool|qiota|abonn(?:ez|ement|\xc3\xa9s|\xe9s)|je m.{1,3}abonne"),
        ("login", rb"type=[\"']?password|mot de passe|(?:connectez|identifiez)-vous|se connecter|s.{1,3}identifier"),
    )
)
"""What a page asks of a reader before it shows itself, first come first named; only asked of what is known to be a wall, since sound
pages have all of these words. Sources: the markup of the consent platforms, paywalls and captchas named in it."""


_LOGIN = re.compile(
    r"https?://(?:log-?in|sign-?in|connexion|sso|auth|authentification|oauth2?|idp|accounts?)\.|"
    r"https?://[^/?#]+(?:/[^/?#]+)*?/(?:log-?in|log-?on|sign-?in|connexion|se-connecter|connectez-vous|identification|identifiez-vous"
    r"|authentification|sso|oauth2?|openid(?:-connect)?|saml2?|cas|wp-login|user-login)(?:\.\w{2,5})?(?:[/?]|$)",
    re.IGNORECASE,
)
_LOGIN_FORM = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password", re.IGNORECASE)


def is_login(url: str) -> bool:
    """Whether an address to which a page redirects is that of a login.

    >>> is_login("https://exemple.fr/compte/connexion?retour=/a"), is_login("https://exemple.fr/la-connexion-internet-revient")
    (True, False)
    """
    return _LOGIN.match(url) is not None


def has_login_form(body: bytes) -> bool:
    """Whether the page has a field for a password. Sound pages may have one too; it tells of those that a page redirects to."""
    return _LOGIN_FORM.search(body) is not None


def bot_wall(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """The bot wall that answered (`bot: DataDome`), empty where none did. `body`: without its content encoding.

    >>> bot_wall(403, [("cf-mitigated", "challenge")], b""), bot_wall(200, [], b"<html>" + b"x" * 90_000)
    ('bot: Cloudflare', '')
    """
    if status != 200 and status not in REFUSALS:
        return ""
    stated = {name.lower(): value.lower() for name, value in headers}
    looked_at = body if len(body) <= HEAD else body[:HEAD] if status != 200 else b""
    for sign in BOTS:
        name, value = sign.header
        if sign.refused and status == 200:
            continue
        if (name in stated and stated[name].startswith(value)) or any(mark in looked_at for mark in sign.body):
            return f"bot: {sign.wall}"
    return ""


def asked(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """What a page that is known to be a wall asks for: `bot: …`, `captcha`, `consent`, `subscription` or `login`; empty: it does not say.

    >>> asked(200, [], b'<button>Tout accepter</button>'), asked(402, [], b""), asked(200, [], b"<h1>Non</h1>")
    ('consent', 'subscription', '')
    """
    if bot := bot_wall(status, headers, body):
        return bot
    if status == 402:  # Payment Required
        return "subscription"
    if status == 401:  # RFC 9110: authentication is needed
        return "login"
    return next((name for name, words in ASKING if words.search(body, 0, 4 * HEAD)), "")

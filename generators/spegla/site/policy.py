"""What a page may load, in the page itself, so that it holds on any server and from a file."""

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_CONTENT = re.compile(r"<article\b.*</article>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; "
    "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
)


def protected(page: str) -> str:
    """A page with a policy: nothing from elsewhere, and no inline script but the theme's own.

    What the theme writes into a page may run, each script by its hash. A script in the content,
    which people write, gets no hash and does not run.

    >>> page = protected('<meta charset="utf-8"><script>1</script>')
    >>> page.partition("content=")[2].partition("-")[0]
    '"default'
    >>> "script-src 'self' 'sha256-a4ay" in page
    True
    """
    hashes = sorted(
        {
            f" 'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
            for attributes, code in _SCRIPT.findall(_CONTENT.sub("", page))
            if "src=" not in attributes and "application/json" not in attributes
        }
    )
    policy = _POLICY.format(hashes="".join(hashes))
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_CHARSET, meta, 1)

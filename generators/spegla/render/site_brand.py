"""The client's look as files of the site: style sheet, heading font inside, favicon and logo."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from spegla.render.brand import Brand, Scheme
from spegla.render.data_uri import data_uri
from spegla.render.logo import Logo
from spegla.render.typeface import FAMILY

_LICENCE = "assets/heading-licence.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLogo:
    """A logo as the header gets it.

    Args:
        path: The file, from the folder of a language.
        scheme: "light" or "dark" where it is for one scheme; "both" otherwise.
        width: Width in pixels at a height of 100, so that its room is kept while it loads.
    """

    path: str
    scheme: str
    width: int


def brand_files(brand: Brand) -> dict[str, bytes]:
    """The look beside :func:`brand_css`, as bytes by path from the folder of a language.

    >>> from spegla.render.brand import brand_from
    >>> from spegla.settings import BrandSettings
    >>> sorted(brand_files(brand_from(BrandSettings())))
    ['assets/favicon.svg']
    """
    files = {"assets/favicon.svg": favicon(brand)}
    files |= {site.path: logo.content for site, logo in _logos(brand)}
    if brand.heading is not None:
        files[_LICENCE] = f"{brand.heading.licence}\n".encode()
    return files


def site_logos(brand: Brand) -> tuple[SiteLogo, ...]:
    """The logos of the header: none, one, or one a scheme."""
    return tuple(site for site, _ in _logos(brand))


def brand_css(brand: Brand) -> bytes:
    """The brand's colours and families as variables of the style sheets, one set a scheme."""
    families = f":root{{{brand.families}}}\n"
    light = _scheme_css("[data-md-color-scheme]", brand.light)
    dark = _scheme_css("[data-md-color-scheme=slate]", brand.dark) + _dark_charts_css(brand)
    # Paper is light whatever the screen is.
    return (_face(brand) + families + light + f"@media screen{{\n{dark}}}\n").encode()


def standing_css(brand: Brand) -> bytes:
    """The same variables for a page without scripts, in the scheme that its reader prefers."""
    light, dark = _scheme_css(":root", brand.light), _scheme_css(":root", brand.dark)
    preferred = f"@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"
    return (_face(brand) + f":root{{{brand.families}}}\n" + light + preferred).encode()


def favicon(brand: Brand) -> bytes:
    """The two marks of the mirror, customers and IT, as the sign of a browser's tab."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<circle cx="10" cy="16" r="8" fill="{brand.light.customers}"/>'
        f'<path d="M23 7l9 9-9 9-9-9z" fill="{brand.light.management}"/></svg>\n'
    ).encode()


def _face(brand: Brand) -> str:
    if brand.heading is None:
        return ""
    address = data_uri("font/woff2", brand.heading.packed)
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:500;font-display:block;'
        f'src:url("{address}")format("woff2")}}\n'
    )


def _logos(brand: Brand) -> Iterator[tuple[SiteLogo, Logo]]:
    by_scheme = {"light" if brand.logo_dark else "both": brand.logo, "dark": brand.logo_dark}
    for scheme, logo in by_scheme.items():
        if logo is not None:
            name = "logo-dark" if scheme == "dark" else "logo"
            width = max(1, round(100 * logo.ratio))
            yield (
                SiteLogo(path=f"assets/{name}.{logo.suffix}", scheme=scheme, width=width),
                logo,
            )


def _dark_charts_css(brand: Brand) -> str:
    # Drawings carry the light colours as attributes, which style sheets outrank. The areas of a
    # distribution or heatmap and the text on them keep theirs; a bar over a range is no area but a
    # sign drawn out.
    kept = ":not(.mark-rect:not([class*=range_]),[class*=on_])"
    rules = []
    for name in ("paper", "ink", "muted", "line", "customers", "management"):
        light, dark = getattr(brand.light, name), getattr(brand.dark, name)
        chart = "[data-md-color-scheme=slate] .chart g"
        rules.append(f'{chart}{kept}>[fill="{light}"]{{fill:{dark}}}\n')
        rules.append(f'{chart}>[stroke="{light}"]{{stroke:{dark}}}\n')
    return "".join(rules)


def _scheme_css(selector: str, scheme: Scheme) -> str:
    colours = "".join(f"--{field.name}:{getattr(scheme, field.name)};" for field in fields(scheme))
    return f"{selector}{{{colours}}}\n"

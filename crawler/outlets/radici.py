from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radici", title="Radici", hosts=("radici-press.net",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.radici-press.net/",),
    # Rules
    headline="h1.entry-title",
    body=".entry-content",
    authors=".post-meta .fn",
    blocks=((".related-posts", ".related-posts-header > h3"),),
)  # fmt: skip

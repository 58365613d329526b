from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radici", title="Radici", hosts=("radici-press.net",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.radici-press.net/feed/",),  # linked from a page of 2023
    fronts=("https://www.radici-press.net/",),
    # Rules
    seen=(2023,),
    headline="h1.entry-title",
    body=".entry-content",
    authors=".post-meta .fn",
    blocks=((".related-posts", ".related-posts-header > h3"),),
)  # fmt: skip

from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mediapart_blogs", title="Le Club de Mediapart", hosts=("blogs.mediapart.fr",),
    country="FR", kind="blogs", timezone="Europe/Paris",
    fronts=("https://blogs.mediapart.fr/",),
    article=r"^/[^/]+/blog/\d{6}/[a-z0-9-]+$",
    # Rules
    seen=(2016, 2019),
    lead=".introduction",
    body=(".blogs__rich-text-content", ".content-article"),
    stamp=".blogs__heading__center > p",
    authors=(".blogs__heading__left a", ".info .subscriber"),
    blocks=((".universe-journal", ".see-more", ".title"), (".blogs__recirculation", "p")),
)  # fmt: skip

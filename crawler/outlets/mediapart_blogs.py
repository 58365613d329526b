from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mediapart_blogs", title="Le Club de Mediapart", hosts=("blogs.mediapart.fr",),
    country="FR", kind="blogs", timezone="Europe/Paris",
    fronts=("https://blogs.mediapart.fr/",),
    article=r"^/[^/]+/blog/\d{6}/[a-z0-9-]+$",
)  # fmt: skip

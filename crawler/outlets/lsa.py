from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lsa", title="LSA", hosts=("lsa-conso.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.lsa-conso.fr/rss/lsa-a-la-une.xml",
    ),
    fronts=("https://www.lsa-conso.fr/",),
    article=r"^/[a-z0-9-]+,\d{5,7}$",
    # Rules
    seen=(2017,),
    headline="h1.editoTitleType8",
    lead=".editoTitleType9",
    body=".articleContent",
    stamp=".epMetaData__content__infos-dateValue",
    authors=".epMetaData__content__infos-name",
    section=".editoTagType5",
    blocks=((".editoCardType21", "p.editoTitleType1--lagoon"),),
)  # fmt: skip

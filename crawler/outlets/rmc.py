from crawler.outlets.systems.bfm import BFM
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rmc", title="RMC / RMC Sport", hosts=("rmc.bfmtv.com", "rmcsport.bfmtv.com"),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris", system=BFM,
    feeds=("https://rmc.bfmtv.com/rss/actualites/",),
    fronts=("https://rmc.bfmtv.com/",),
    # Rules
    seen=(2019,),
    headline="h1.content_title",
    lead=".chapo",
    body=".content_body_wrapper",
    stamp=".scroll_step > time",
    authors=".author_name",
    blocks=((".embed_seemore", ".embed_title"), (".block_ordered_article", "h2.block_top_title"), (".live_box", "h2.live_button")),
)  # fmt: skip

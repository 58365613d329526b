"""The item pipeline: the spider's visits go into the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.crawl.recorder import Recorder

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Visit


class ArchivePipeline:
    """Stores visits. It waits if the disk is slow."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchivePipeline:
        return cls(Recorder.of(crawler))

    async def process_item(self, item: Visit) -> Visit:
        """Give the visit to the writer. Wait if the writer's queue has no room."""
        await self.recorder.wait_for_room()
        self.recorder.store_visit(item)
        return item

from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="midi_madagasikara", title="Midi Madagasikara", hosts=("midi-madagasikara.mg",),
    country="MG", kind="national-daily", timezone="Indian/Antananarivo",
    feeds=(  # listed by others, not probed
        "https://midi-madagasikara.mg/feed/",
    ),
    fronts=("https://midi-madagasikara.mg/",),
)  # fmt: skip

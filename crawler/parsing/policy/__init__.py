"""What a site allows robots to do: robots.txt and the reservations of text and data mining."""

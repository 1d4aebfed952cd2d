"""The files of a recording."""

CAPTURE, LABELS, ABOUT, SCHEDULE = "capture.pcap", "labels.csv", "recording.json", "schedule.json"

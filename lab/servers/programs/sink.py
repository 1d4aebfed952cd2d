"""Receives uploads and reports, and keeps nothing of them."""

import time

from flask import Flask, request

application = Flask("sink")


@application.route("/upload/<path:name>", methods=["PUT", "POST"])
def upload(name):
    return {"name": name, "bytes": _swallow()}, 201


@application.route("/api/report", methods=["POST"])
def report():
    _swallow()
    return "", 204


@application.get("/api/poll")
def poll():
    """Answers when there is news, or after so many seconds."""
    time.sleep(min(20.0, float(request.args.get("seconds", "0"))))
    return {"news": 0, "time": time.time()}


@application.route("/api/data", methods=["GET", "POST"])
def data():
    _swallow()
    size = min(200_000, int(request.args.get("size", "600")))
    return {"rows": "x" * size}


def _swallow():
    length = 0
    while piece := request.stream.read(65536):
        length += len(piece)
    return length

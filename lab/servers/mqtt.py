"""MQTT on infra: mosquitto."""

from servers.service import Service


def start(place, world):
    lines = ["user root", "listener 1883", "allow_anonymous true", "persistence false"]
    configuration = place.file("mqtt/mosquitto.conf", "\n".join(lines) + "\n")
    process = place.start("infra", ["mosquitto", "-c", configuration], "server-mqtt")
    return [Service("infra", 1883, "tcp", "server-mqtt", process=process)]

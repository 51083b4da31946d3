import os

import alpha
import miniweb


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    with open(os.path.join(os.path.dirname(__file__), "greeting.txt")) as greeting:
        return [(greeting.read().strip() + " alpha " + alpha.version).encode("ascii")]


def main():
    miniweb.serve(app)

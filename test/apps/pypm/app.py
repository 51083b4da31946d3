import alpha


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [("alpha " + alpha.version).encode("ascii")]

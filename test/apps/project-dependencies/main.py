import beta


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [("beta " + beta.version).encode("ascii")]

import alpha
import beta
import first
import second


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    words = ["alpha", alpha.version, "beta", beta.version, first.name, second.name]
    return [" ".join(words).encode("ascii")]

/** A medium of one's own for the wheel store: a bucket that is asked over HTTP, as object stores are. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { Blobs, Filesystem, join, MediumUnavailable, Report } from "../../../src/index.ts"

const Names = Schema.Array(Schema.String)

export const bucketBlobs = (url: string): Layer.Layer<Blobs, never, Filesystem | Report> =>
  Layer.effect(
    Blobs,
    Effect.gen(function* () {
      const files = yield* Filesystem
      const report = yield* Report
      const copies = yield* Effect.orDie(files.temporary())
      let copied = 0
      const unavailable = (cause: unknown) =>
        new MediumUnavailable({ detail: cause instanceof Error ? cause.message : String(cause) })
      /** An answer, of which nothing there is one. */
      const ask = (path: string, init: { readonly method: string; readonly body?: Uint8Array<ArrayBuffer> }) =>
        Effect.tryPromise({
          try: async (signal) => {
            const answer = await fetch(`${url}/${path}`, { ...init, signal })
            if (!answer.ok && answer.status !== 404) throw new Error(`${init.method} ${path}: ${answer.status}`)
            return { isThere: answer.ok, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
          },
          catch: unavailable
        })
      return Blobs.of({
        location: `the bucket ${url}`,
        writable: true,
        at: Effect.fn("BucketBlobs.at")(function* (name) {
          const { bytes, isThere } = yield* ask(name, { method: "GET" })
          const path = join(copies, `${(copied += 1)}`)
          if (isThere) yield* files.write(path, bytes)
          return path
        }),
        find: (name) =>
          Effect.map(ask(name, { method: "HEAD" }), ({ headers, isThere }) =>
            isThere ? { isBlob: true, size: Number(headers.get("content-length")) } : undefined
          ),
        list: (folder) =>
          ask(`?prefix=${folder}/`, { method: "GET" }).pipe(
            Effect.map(({ bytes }) => new TextDecoder().decode(bytes)),
            Effect.flatMap(Schema.decodeUnknownEffect(Schema.fromJsonString(Names))),
            Effect.mapError(unavailable)
          ),
        put: (make) =>
          Effect.gen(function* () {
            const made = yield* make(yield* files.temporary())
            const body = new Uint8Array(yield* files.read(made.path, { atMost: Infinity }))
            yield* ask(made.name, { method: "PUT", body })
            return made
          }).pipe(Effect.scoped),
        setAside: (name, why) =>
          ask(name, { method: "DELETE" }).pipe(
            Effect.ignore,
            Effect.tap(() =>
              why === "damaged"
                ? report.warning({ id: "bucket/damaged", text: `Damaged in the bucket, made anew: ${name}` })
                : Effect.void
            )
          ),
        // A bucket has rules of its own for how long something is kept.
        trim: Effect.void
      })
    })
  )

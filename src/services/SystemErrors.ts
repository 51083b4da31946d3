/** What the codes of failed system calls mean (errno(3)). */
import type { Reason } from "./Filesystem.ts"

const reasons: Readonly<Record<string, Reason>> = {
  ENOENT: "NotFound",
  ENOTDIR: "NotFound",
  EACCES: "PermissionDenied",
  EPERM: "PermissionDenied",
  EEXIST: "AlreadyExists",
  ENOTEMPTY: "AlreadyExists",
  ENOSPC: "NoSpace",
  EDQUOT: "NoSpace",
  EROFS: "ReadOnly",
  // Of no call, but of our own look at what is to be opened.
  NOTAFILE: "NotAFile",
  TOOLARGE: "TooLarge"
}

export const reasonOf = (code: string | undefined): Reason => reasons[code ?? ""] ?? "Other"

export const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown"

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
  EROFS: "ReadOnly"
}

export const reasonOf = (code: string | undefined): Reason => reasons[code ?? ""] ?? "Other"

/** The laws of Filesystem. */
import type { Filesystem } from "../../services/Filesystem.ts"
import type { Law } from "../Law.ts"
import { fileLaws } from "./FileLaws.ts"
import { oddFileLaws } from "./OddFileLaws.ts"
import { treeLaws } from "./TreeLaws.ts"

export const filesystemLaws: ReadonlyArray<Law<Filesystem>> = [...fileLaws, ...oddFileLaws, ...treeLaws]

/** The laws of Filesystem over the real one and the one in memory. */
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Memory from "../../src/testing/MemoryFilesystem.ts"
import { filesystemLaws } from "../../src/testing/laws/FilesystemLaws.ts"
import { suite } from "../support/memory/LawSuite.ts"

suite("FilesystemNode.layer", filesystemLaws, FilesystemNode.layer)
suite("MemoryFilesystem.layerMemory", filesystemLaws, Memory.layerMemory())

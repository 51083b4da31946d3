/** What the texts of the wheel store say, each as its file holds it. */
import * as Schema from "effect/Schema"
import { Environment, ArchiveFacts, StoredArchive } from "../domain/Distribution.ts"

export const EnvironmentText = Schema.fromJsonString(Environment)
export const DistributionText = Schema.fromJsonString(Schema.Struct({ stored: StoredArchive, made: ArchiveFacts }))
/** What is known of a wheel that was built here: its name, and the digest that its file is named for. */
export const WheelText = Schema.fromJsonString(Schema.Struct({ file: Schema.String, sha256: Schema.String }))

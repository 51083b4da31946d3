/** Where an image listens that is started by something which sets no $PORT: platforms set it, container engines do not. */
import { type EnvironmentDelta, setDefault } from "../domain/EnvironmentDelta.ts"

export const portOfImages: EnvironmentDelta = [setDefault("PORT", "8080")]

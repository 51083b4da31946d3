/** Runs before anything is drawn, so that nothing is drawn in other colours first. */
import { recall, show } from "./colours.ts"

show(recall())

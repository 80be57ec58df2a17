import { hues } from '../theme.ts'

/** A place keeps its hue everywhere: by its own number, not by where it stands in a list. */
export const hueOf = (subjectId: number): string => hues[subjectId % hues.length] ?? hues[0]

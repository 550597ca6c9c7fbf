import type { Importer } from './importer.ts'
import { text } from './text.ts'

/** THE LIST of importers: the first that detects a file reads it. */
export const importers: readonly Importer[] = [text]

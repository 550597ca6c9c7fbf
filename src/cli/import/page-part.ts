import type { Importer } from './importer.ts'
import { detectPictureFormat } from './source/picture-format.ts'

/** Name patterns of files that browsers save beside a page and whose first bytes do not reveal their kind. */
const partKindsAndNamePatterns: readonly (readonly [string, RegExp])[] = [
  ['picture', /\.ico$/i],
  ['stylesheet', /\.css$/i],
  ['script', /\.m?js$/i],
  ['font', /\.(?:woff2?|ttf|otf|eot)$/i],
]

const detectPagePartKind = (file: string, head: Uint8Array): string | null =>
  detectPictureFormat(head) !== null
    ? 'picture'
    : (partKindsAndNamePatterns.find(([, pattern]) => pattern.test(file))?.[0] ?? null)

/**
 * Skips the pictures, stylesheets, scripts and fonts of a mirror. `--media` imports the pictures that articles show.
 */
export const pagePartImporter: Importer = {
  name: 'page-part',
  recognises: ({ file, head }) => detectPagePartKind(file, head) !== null,
  async *read({ file, head }) {
    yield { kind: 'skipped', file, why: detectPagePartKind(file, head) ?? 'part of a page', record: file }
  },
}

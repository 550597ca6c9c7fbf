import type { Importer } from './importer.ts'
import { detectPictureFormat } from './source/picture-format.ts'

/** Parts of a page that are not pictures, by the ends of their names: browsers save them beside it. */
const otherParts: readonly (readonly [string, RegExp])[] = [
  ['picture', /\.ico$/i],
  ['stylesheet', /\.css$/i],
  ['script', /\.m?js$/i],
  ['font', /\.(?:woff2?|ttf|otf|eot)$/i],
]

const kindOf = (file: string, head: Uint8Array): string | null =>
  detectPictureFormat(head) !== null
    ? 'picture'
    : (otherParts.find(([, name]) => name.test(file))?.[0] ?? null)

/** What lies beside the pages of a mirror: skipped by its kind. `--media` brings in the pictures that articles show. */
export const pagePartImporter: Importer = {
  name: 'page-part',
  detect: ({ file, head }) => kindOf(file, head) !== null,
  async *read({ file, head }) {
    yield { kind: 'skipped', file, why: kindOf(file, head) ?? 'part of a page', record: file }
  },
}

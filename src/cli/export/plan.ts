import { addressToPath } from '../../model/address.ts'
import type { Claims } from './claims.ts'
import { asideFile, pageFile, wholeFile } from './file-name.ts'

/** What a release says of an address. */
export interface Listed {
  entry: { address: string; kind: string }
  /** Whether no other spelling of the address means something else. */
  sole: boolean
}

/** Where an address will be in the copy. */
export interface Planned {
  address: string
  /** As links have it. */
  url: string
  file: string
  /** Whether the file is what any server finds at the URL, without a rule. */
  plain: boolean
  sole: boolean
}

/** Files already: they have one representation, and their own ending. */
const whole = new Set(['media', 'sitemap'])

const leadsOnly = new Set(['moved', 'gone', 'withheld'])

/** What shows a document comes first: nothing else takes the name of its file. */
const rank = ({ entry }: Listed) => Number(leadsOnly.has(entry.kind))

const depth = ({ entry }: Listed) => entry.address.split('/').length

/** What is deeper comes first: `/a.html/b` makes `a.html` a folder, whose index can still answer `/a.html`. */
const inOrder = (a: Listed, b: Listed) =>
  rank(a) - rank(b) ||
  depth(b) - depth(a) ||
  (a.entry.address < b.entry.address ? -1 : a.entry.address > b.entry.address ? 1 : 0)

/** Files that any server finds at an address, the best first: itself may have to be a folder. */
function filesOf({ address, kind }: Listed['entry']): string[] {
  if (whole.has(kind)) return [wholeFile(address) ?? []].flat()
  const file = pageFile(address)
  if (file === null) return []
  return address === `/${file}` ? [file, `${file}/index.html`] : [file]
}

function planned({ entry, sole }: Listed, claims: Claims): Planned {
  const { address } = entry
  const url = addressToPath(address)
  const file = filesOf(entry).find((each) => claims.claim(each, url))
  return { address, url, file: file ?? asideFile(url, 'html'), plain: file !== undefined, sole }
}

/** The file of every address, in an order that nothing but the release decides. */
export async function planFiles(listed: AsyncIterable<Listed>, claims: Claims): Promise<Planned[]> {
  const all: Listed[] = []
  for await (const each of listed) all.push(each)
  return all.sort(inOrder).map((each) => planned(each, claims))
}

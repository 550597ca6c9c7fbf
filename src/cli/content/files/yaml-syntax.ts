import { type Document, isScalar, type Node, type Pair, visit, type YAMLError } from 'yaml'

/** Something in YAML text that is not read as it was meant: where it begins, in characters, and a remedy. */
export interface YamlProblem {
  at: number
  reason: string
}

const reserved = (mark: string) => `begins with ${mark}, which YAML reserves: put it in quotation marks`

/** The parser's errors in the words of who writes a headline, by its code; the others keep the parser's own. */
const remedies: Partial<Record<YAMLError['code'], (first: string) => string>> = {
  BLOCK_AS_IMPLICIT_KEY: () => 'contains a colon: put the whole value in quotation marks',
  BAD_SCALAR_START: reserved,
  TAB_AS_INDENT: () => 'is indented by a tab: use spaces',
  DUPLICATE_KEY: () => 'is there twice: remove one of them',
  UNEXPECTED_TOKEN: () =>
    'goes on after a closing quotation mark: put other quotation marks around the whole value',
}

function problemOf({ code, message, pos: [at] }: YAMLError, text: string): YamlProblem {
  const remedy =
    code === 'UNEXPECTED_TOKEN' && !message.startsWith('Unexpected scalar') ? undefined : remedies[code]
  const reason = remedy?.(text[at] ?? '') ?? `is not YAML: ${message.split(/ at line |\n/, 1)[0]}`
  return { at, reason }
}

/** Where a value begins, its mark before it. */
const startOf = (path: readonly (Document | Node | Pair)[], node: Node): number => {
  const pair = path.at(-1) as { key?: Node } | undefined
  return pair?.key?.range?.[1] ?? node.range?.[0] ?? 0
}

/** Aliases, anchors and tags: nobody who writes a byline means one, and the parser would drop it, and its word. */
function marksIn(document: Document): YamlProblem[] {
  const found: YamlProblem[] = []
  visit(document, {
    Alias: (_, node, path) => void found.push({ at: startOf(path, node), reason: reserved('*') }),
    Node(_, node, path) {
      const { anchor, tag } = node as { anchor?: string; tag?: string }
      if (anchor) found.push({ at: startOf(path, node), reason: reserved('&') })
      else if (tag && !tag.startsWith('tag:yaml.org,2002:'))
        found.push({ at: startOf(path, node), reason: reserved('!') })
    },
  })
  return found
}

/**
 * The problems of a YAML text, the first of each line.
 * @param lineAt the number of the line on which a character is
 */
export function yamlProblems(
  document: Document,
  text: string,
  lineAt: (offset: number) => number,
): YamlProblem[] {
  const all = [...document.errors.map((error) => problemOf(error, text)), ...marksIn(document)]
  const lines = new Set<number>()
  return all.filter(({ at }) => {
    const line = lineAt(at)
    return !lines.has(line) && lines.add(line)
  })
}

/** The field on whose line a place is; empty where it is on none. */
export function fieldAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return /^[ -]*([\w-]+):/.exec(text.slice(start, start + 200))?.[1] ?? ''
}

/** True for a pair of a mapping that has this key. */
export const isPairFor = (item: unknown, key: PropertyKey): boolean => {
  const name = (item as { key?: unknown }).key
  return isScalar(name) && String(name.value) === String(key)
}

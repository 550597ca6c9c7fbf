import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './support/project-root.ts'

interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

/** A type whose keys may be any text: `Record<string, …>`, `{ [name: string]: … }`, also in `Partial` or `Readonly`. */
const isOpen = (type: string) => /^(?:\w+<)?(?:Record<string,|\{\s*(?:readonly )?\[\w+: string\])/.test(type)

const isLiteral = ({ type, operator }: Node) =>
  ['Literal', 'TemplateLiteral'].includes(type) || (type === 'UnaryExpression' && operator === '-')

/** Matches a file with a type that `isOpen` accepts, an empty object, or `in` outside a comment: other files need no parser. */
const mayHaveTable = /Record<string,|: string\]|=\s*\{\s*\}|^(?!\s*(?:\/\/|\/?\*)).*\bin\b/m

/**
 * Places where an object is read or written with a computed key: every object has `constructor`, `toString` and
 * `__proto__`, which can be words of texts, names of people or headers. A table must be a `Map`, or be tested with
 * `Object.hasOwn` in the same expression.
 */
function tablesIn(file: string, text: string): string[] {
  if (!mayHaveTable.test(text)) return []
  const of = ({ start, end }: Node) => text.slice(start, end)
  const { program } = parseSync(file, text)
  const open = new Set<string>()
  const bare = new Set<string>()
  const guarded: Node[] = []
  const found: Node[] = []
  const declare = (name: Node | null, annotation: unknown) => {
    const { typeAnnotation } = (annotation ?? {}) as { typeAnnotation?: Node }
    if (name && typeAnnotation && isOpen(of(typeAnnotation))) open.add(String(name.name))
  }
  const guard = (node: Node) => {
    if (of((node.test ?? node.left) as Node).includes('Object.hasOwn(')) guarded.push(node)
  }
  const visit = (node: unknown) => node as Node
  new Visitor({
    Identifier: (node) => declare(visit(node), visit(node).typeAnnotation),
    TSPropertySignature: (node) => declare(visit(node.key), node.typeAnnotation),
    VariableDeclarator(node) {
      const { id, init } = node as unknown as { id: Node; init: Node | null }
      if (init?.type === 'ObjectExpression' && (init.properties as unknown[]).length === 0 && id.name)
        open.add(String(id.name))
      if (init && of(init).includes('Object.create(null)')) bare.add(String(id.name))
    },
    ConditionalExpression: (node) => guard(visit(node)),
    LogicalExpression: (node) => guard(visit(node)),
    BinaryExpression(node) {
      if (node.operator === 'in' && !isLiteral(visit(node.left))) found.push(visit(node))
    },
  }).visit(program)
  new Visitor({
    MemberExpression(node) {
      const { object, property, computed } = node as unknown as {
        object: Node
        property: Node
        computed: boolean
      }
      const name = String(object.name ?? (object.property as Node | undefined)?.name)
      if (computed && !isLiteral(property) && open.has(name) && !bare.has(name)) found.push(visit(node))
    },
  }).visit(program)
  const lineOf = ({ start }: Node) => text.slice(0, start).split('\n').length
  return found
    .filter(({ start, end }) => !guarded.some((each) => each.start <= start && end <= each.end))
    .map((node) => `${file}:${lineOf(node)}: ${of(node)}`)
}

/** Objects whose keys come from our own code, with the reasons. */
const safe = new Map([
  ['src/representation/jsx/jsx-runtime.ts: props[name]', 'its own names, which the pages write'],
  ['src/cli/publish/write-objects.ts: shard[key]', 'keys begin with a slash'],
  ['src/cli/import/markdown/front-matter/generated-site.ts: config[tableName]', 'names of ours'],
  ['src/cli/import/markdown/front-matter/generated-site.ts: config[settingName]', 'names of ours'],
  ['src/model/correction-request.ts: errors[field]', 'fields of ours'],
  [
    'src/cli/content/html/replace-embeds-with-links.ts: ampUrlBuilderByTag[embed.tagName]',
    'of elements whose names are listed, or begin with amp-',
  ],
  [
    'src/cli/import/json/formats/feed.ts: feedMembers[streamedMember.key]',
    'the three members that the stream is asked for',
  ],
  ['src/cli/import/markdown/front-matter-fields.ts: frontMatter[each]', 'names of ours'],
  ['src/cli/import/markdown/front-matter/front-matter-values.ts: frontMatter[name]', 'names of ours'],
  [
    'src/cli/import/markdown/body/template-tags.ts: tagArguments.valueByName[argumentName.toLowerCase()]',
    'only names of ours are read',
  ],
])

describe('a table that is read by text from outside', () => {
  it('is never a plain object', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: projectRoot }).sort()
    const found = files.flatMap((file) => tablesIn(file, readFileSync(path.join(projectRoot, file), 'utf8')))
    expect(found.filter((each) => !safe.has(each.replace(/:\d+:/, ':')))).toEqual([])
    expect(files.length).toBeGreaterThan(300)
  })

  it.each([
    ["const t: Record<string, string> = { a: 'b' }\nconst f = (x: string) => t[x]", 't[x]'],
    ['const f = (t: Readonly<Record<string, string>>, x: string) => t[x]', 't[x]'],
    ['interface A { t: Record<string, string> }\nconst f = (a: A, x: string) => a.t[x]', 'a.t[x]'],
    ['const t = {}\nconst f = (x: string) => { t[x] = 1 }', 't[x]'],
    ['const f = (t: object, x: string) => x in t', 'x in t'],
    ['const f = (t: Record<string, string>, x: string) => Object.hasOwn(t, x) && t[x]', null],
    ['const f = (t: Record<string, string>, x: string) => (Object.hasOwn(t, x) ? t[x] : null)', null],
    ["const f = (t: Record<string, string>) => t['a']", null],
    ['const f = (t: string[], x: number) => t[x]', null],
    [
      'const t: Record<string, string> = Object.assign(Object.create(null), {})\nconst f = (x: string) => t[x]',
      null,
    ],
    ["const t = { a: 'b' }\nconst f = (x: keyof typeof t) => t[x]", null],
  ])('is told from others: %s', (text, where) => {
    expect(tablesIn('x.ts', text)).toEqual(where === null ? [] : [expect.stringContaining(where)])
  })
})

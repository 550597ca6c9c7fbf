import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { projectRoot } from './project-root.ts'

/** A source file of the project, as the house rules check it. */
export interface Source {
  /** Relative to the project. */
  file: string
  lines: number
  /**
   * Our own files relative to the project, and names of packages: from static, dynamic and type imports, and
   * re-exports.
   */
  imports: string[]
  /** Of a file of `src`; empty for others. */
  functions: SourceFunction[]
  /** Lines that mention the type `any`. */
  anys: number[]
}

/** A function of a source file. */
interface SourceFunction {
  line: number
  lines: number
  parameters: number
  /** True for a declaration, a method, and an arrow function assigned to a variable; false for a callback. */
  named: boolean
}

type Span = { start: number; end: number }
type FunctionNode = Span & { params: unknown[] }

const target = (file: string, specifier: string) =>
  specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier

function read(file: string): Source {
  const text = readFileSync(path.join(projectRoot, file), 'utf8')
  const lineEnds = Array.from(text.matchAll(/\n/g), ({ index }) => index)
  const lineOf = (offset: number) => lineEnds.filter((end) => end < offset).length + 1
  const isProduct = file.startsWith('src/')
  const parsed = parseSync(file, text)
  const functions: SourceFunction[] = []
  const anys: number[] = []
  const lazy: string[] = []
  const named = new Set<unknown>()
  const measure = (node: FunctionNode) => {
    const [line, lastLine] = [lineOf(node.start), lineOf(node.end)]
    functions.push({
      line,
      lines: lastLine - line + 1,
      parameters: node.params.length,
      named: named.has(node),
    })
  }
  const visitor = new Visitor({
    VariableDeclarator: ({ init }) => named.add(init),
    MethodDefinition: ({ value }) => named.add(value),
    Property: ({ value, method }) => method && named.add(value),
    FunctionDeclaration: (node) => {
      named.add(node)
      measure(node)
    },
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ImportExpression: ({ source }) => source.type === 'Literal' && lazy.push(String(source.value)),
    TSImportType: ({ source }) => lazy.push(source.value),
    TSAnyKeyword: ({ start }) => anys.push(lineOf(start)),
  })
  // The syntax tree is made when it is first read, which takes most of the time.
  if (isProduct || /\bany\b|\bimport\s*\(/.test(text)) visitor.visit(parsed.program)
  const specifiers = [
    ...parsed.module.staticImports,
    ...parsed.module.staticExports.flatMap(({ entries }) => entries),
  ]
    .map((each) => ('moduleRequest' in each ? each.moduleRequest?.value : undefined))
    .filter((value) => value !== undefined)
  return {
    file,
    lines: text.split('\n').length - 1,
    imports: [...specifiers, ...lazy].map((each) => target(file, each)),
    functions: isProduct ? functions : [],
    anys,
  }
}

/** Every TypeScript file of `src` and `test`, parsed. */
export const sources = (): Source[] =>
  globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: projectRoot }).sort().map(read)

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { projectRoot } from './content.ts'

/** A source file of the project, as the house rules see it. */
export interface Source {
  /** Relative to the project. */
  file: string
  lines: number
  /** What it imports: files of ours relative to the project, else package names. */
  imports: string[]
  functions: { line: number; lines: number; parameters: number }[]
  /** Lines that mention the type `any`. */
  anys: number[]
}

type Span = { start: number; end: number }

const target = (file: string, specifier: string) =>
  specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier

function read(file: string): Source {
  const text = readFileSync(path.join(projectRoot, file), 'utf8')
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const { program, module } = parseSync(file, text)
  const functions: Source['functions'] = []
  const anys: number[] = []
  const measure = ({ start, end, params }: Span & { params: unknown[] }) =>
    functions.push({ line: lineOf(start), lines: lineOf(end) - lineOf(start) + 1, parameters: params.length })
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    TSAnyKeyword: ({ start }: Span) => anys.push(lineOf(start)),
  }).visit(program)
  const specifiers = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)]
    .map((each) => ('moduleRequest' in each ? each.moduleRequest?.value : undefined))
    .filter((value) => value !== undefined)
  return {
    file,
    lines: text.split('\n').length - 1,
    imports: specifiers.map((each) => target(file, each)),
    functions,
    anys,
  }
}

/** Every TypeScript file of `src` and `test`, parsed. */
export const sources = (): Source[] =>
  globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: projectRoot }).sort().map(read)

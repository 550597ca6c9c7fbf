import { valueFunctions } from './svg-vocabulary.ts'

/** Maximum length of a function's name, in characters. */
const maxNameLength = 20

const ownPartPattern = /^\s*['"]?#([^'"()\s]+)['"]?\s*\)/

interface FunctionCall {
  name: string
  /** Everything after the parenthesis, up to the next one. */
  rest: string
}

/** Lists the functions that a value calls. A regular expression for them would take quadratic time. */
function listFunctionCalls(value: string): FunctionCall[] {
  const pieces = value.split('(')
  return pieces.slice(1).map((rest, index) => {
    const textBefore = (pieces[index] ?? '').slice(-2 * maxNameLength).trimEnd()
    return { name: /[\w-]*$/.exec(textBefore.slice(-maxNameLength))?.[0] ?? '', rest }
  })
}

/** Returns the names of the drawing's own parts that a value refers to, as in `url(#shape)`. */
export const listReferencedParts = (value: string): string[] =>
  listFunctionCalls(value).flatMap(({ rest }) => ownPartPattern.exec(rest)?.[1] ?? [])

/** Returns the part of a value that could load something, such as `url(`; `null` if there is none. */
export function findValueProblem(value: string): string | null {
  if (value.includes('\\')) return '\\'
  const isHarmless = ({ name, rest }: FunctionCall) =>
    valueFunctions.has(name) || name === '' || (name === 'url' && ownPartPattern.test(rest))
  const harmful = listFunctionCalls(value).find((call) => !isHarmless(call))
  return harmful ? `${harmful.name.toLowerCase()}(` : null
}

/**
 * Returns the part of a style that could load something; `null` if there is none. References to the drawing's own parts
 * count too, since it is unknown how often a selector would apply them.
 */
export function findLoadingStylePart(style: string): string | null {
  if (style.includes('@')) return '@'
  return findValueProblem(style) ?? (/url\(/i.test(style) ? 'url(' : null)
}

import { allowedValueFunctions } from './svg-vocabulary.ts'

/** Maximum length of a function's name, in characters. */
const maxFunctionNameLength = 20

const ownPartReferencePattern = /^\s*['"]?#([^'"()\s]+)['"]?\s*\)/

interface FunctionCall {
  name: string
  /** Everything after the parenthesis, up to the next one. */
  textAfterParenthesis: string
}

/** Lists the functions that a value calls. A regular expression for them would take quadratic time. */
function listFunctionCalls(value: string): FunctionCall[] {
  const parenthesisParts = value.split('(')
  return parenthesisParts.slice(1).map((textAfterParenthesis, index) => {
    const precedingText = (parenthesisParts[index] ?? '').slice(-2 * maxFunctionNameLength).trimEnd()
    return {
      name: /[\w-]*$/.exec(precedingText.slice(-maxFunctionNameLength))?.[0] ?? '',
      textAfterParenthesis,
    }
  })
}

/** Returns the names of the drawing's own parts that a value refers to, as in `url(#shape)`. */
export const listReferencedIds = (value: string): string[] =>
  listFunctionCalls(value).flatMap(
    ({ textAfterParenthesis }) => ownPartReferencePattern.exec(textAfterParenthesis)?.[1] ?? [],
  )

/** Returns the part of a value that could load something, such as `url(`; `null` if there is none. */
export function findLoadingValuePart(value: string): string | null {
  if (value.includes('\\')) return '\\'
  const isHarmlessCall = ({ name, textAfterParenthesis }: FunctionCall) =>
    allowedValueFunctions.has(name) ||
    name === '' ||
    (name === 'url' && ownPartReferencePattern.test(textAfterParenthesis))
  const harmfulCall = listFunctionCalls(value).find((call) => !isHarmlessCall(call))
  return harmfulCall ? `${harmfulCall.name.toLowerCase()}(` : null
}

/**
 * Returns the part of a style that could load something; `null` if there is none. References to the drawing's own parts
 * count too, since it is unknown how often a selector would apply them.
 */
export function findLoadingStylePart(style: string): string | null {
  if (style.includes('@')) return '@'
  return findLoadingValuePart(style) ?? (/url\(/i.test(style) ? 'url(' : null)
}

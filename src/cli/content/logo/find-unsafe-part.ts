import { allowedValueFunctions } from './svg-vocabulary.ts'

/** Maximum length of a function's name, in characters. */
const maxFunctionNameLength = 20

const ownPartReferencePattern = /^\s*['"]?#([^'"()\s]+)['"]?\s*\)/

interface FunctionCall {
  name: string
  /** The text after the opening parenthesis, up to the next one. */
  textAfterParenthesis: string
}

/** Lists the function calls in a value. A regular expression that matches them would take quadratic time. */
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

/** Returns the ids of the drawing's parts to which a value refers, as in `url(#shape)`. */
export const listReferencedIds = (value: string): string[] =>
  listFunctionCalls(value).flatMap(
    ({ textAfterParenthesis }) => ownPartReferencePattern.exec(textAfterParenthesis)?.[1] ?? [],
  )

/** Returns the part of an attribute's value that could load something, such as `url(`; `null` if there is none. */
export function findUnsafeValuePart(value: string): string | null {
  if (value.includes('\\')) return '\\'
  const isHarmlessCall = ({ name, textAfterParenthesis }: FunctionCall) =>
    allowedValueFunctions.has(name) ||
    name === '' ||
    (name === 'url' && ownPartReferencePattern.test(textAfterParenthesis))
  const harmfulCall = listFunctionCalls(value).find((call) => !isHarmlessCall(call))
  return harmfulCall ? `${harmfulCall.name.toLowerCase()}(` : null
}

/**
 * Returns the part of a style that could load something; `null` if there is none. Also rejects references to the
 * drawing's own parts, because a selector can apply them any number of times.
 */
export function findUnsafeStylePart(style: string): string | null {
  if (style.includes('@')) return '@'
  return findUnsafeValuePart(style) ?? (/url\(/i.test(style) ? 'url(' : null)
}

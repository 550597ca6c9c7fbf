import type { Element, RootContent } from 'hast'
import { textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'

const createCharacterMap = (plainCharacters: string, shiftedCharacters: string) =>
  new Map(
    [...plainCharacters].map((character, characterIndex) => [
      character,
      [...shiftedCharacters][characterIndex] ?? '',
    ]),
  )
const superscriptByCharacter = createCharacterMap('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ')
const subscriptByCharacter = createCharacterMap('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

/**
 * Replaces every character with its superscript or subscript in Unicode. Returns `null` if any character has none.
 */
function mapEveryCharacter(text: string, shiftedByCharacter: ReadonlyMap<string, string>): string | null {
  const shiftedCharacters = [...text].map((character) => shiftedByCharacter.get(character) ?? null)
  return shiftedCharacters.includes(null) ? null : shiftedCharacters.join('')
}

/** True for degree signs, primes and accents, which need not be raised or lowered. */
const isPrimeOrAccent = (term: string) => /^[^\p{L}\p{N}+\-−=<>]{0,3}$/u.test(term)

/** Adds parentheses, except around a single number, word or sign, or a term that already ends with a parenthesis. */
const addParenthesesIfNeeded = (term: string) =>
  isPrimeOrAccent(term) || /^(?:[\p{L}\p{N}\p{M}.,]*|.*\))$/su.test(term) ? term : `(${term})`

const toSuperscript = (term: string) =>
  isPrimeOrAccent(term)
    ? term
    : (mapEveryCharacter(term, superscriptByCharacter) ?? `^${addParenthesesIfNeeded(term)}`)
const toSubscript = (term: string) =>
  isPrimeOrAccent(term)
    ? term
    : (mapEveryCharacter(term, subscriptByCharacter) ?? `_${addParenthesesIfNeeded(term)}`)

/** True if two terms would run together without a space: `2` and `3`, `1/2` and `x`, `√2` and `x`, `sin` and `x`. */
function needsSpaceBetween(precedingTerm: string, followingTerm: string): boolean {
  const endsFractionOrRoot = /[/√]/.test(precedingTerm) && /[\p{L}\p{N}]$/u.test(precedingTerm)
  if (endsFractionOrRoot || /\p{L}\p{L}$/u.test(precedingTerm)) return /^[\p{L}\p{N}]/u.test(followingTerm)
  return /[\p{L}\p{N}]$/u.test(precedingTerm) && /^\p{N}/u.test(followingTerm)
}

function joinTermsSpacedIfNeeded(terms: readonly string[]): string {
  const spacedTerms: string[] = []
  for (const term of terms.filter((candidateTerm) => candidateTerm !== '')) {
    const precedingTerm = spacedTerms.at(-1)
    spacedTerms.push(
      precedingTerm !== undefined && needsSpaceBetween(precedingTerm, term) ? ` ${term}` : term,
    )
  }
  return spacedTerms.join('')
}

/** Combines up to three terms into a line of text. */
type TermLayoutFunction = (firstTerm: string, secondTerm: string, thirdTerm: string) => string

const joinWithSubscript: TermLayoutFunction = (base, under) =>
  addParenthesesIfNeeded(base) + toSubscript(under)
const joinWithSuperscript: TermLayoutFunction = (base, over) =>
  addParenthesesIfNeeded(base) + toSuperscript(over)
const joinWithSubAndSuperscript: TermLayoutFunction = (base, under, over) =>
  addParenthesesIfNeeded(base) + toSubscript(under) + toSuperscript(over)

/** Linear layouts by element (MathML Core §3.3, §3.4). Terms beyond `termCount` are appended to the result. */
const linearLayoutByTag: ReadonlyMap<string, { termCount: number; layOut: TermLayoutFunction }> = new Map([
  [
    'mfrac',
    {
      termCount: 2,
      layOut: (numerator, denominator) =>
        `${addParenthesesIfNeeded(numerator)}/${addParenthesesIfNeeded(denominator)}`,
    },
  ],
  [
    'mroot',
    { termCount: 2, layOut: (base, index) => `${toSuperscript(index)}√${addParenthesesIfNeeded(base)}` },
  ],
  ['msup', { termCount: 2, layOut: joinWithSuperscript }],
  ['mover', { termCount: 2, layOut: joinWithSuperscript }],
  ['msub', { termCount: 2, layOut: joinWithSubscript }],
  ['munder', { termCount: 2, layOut: joinWithSubscript }],
  ['msubsup', { termCount: 3, layOut: joinWithSubAndSuperscript }],
  ['munderover', { termCount: 3, layOut: joinWithSubAndSuperscript }],
])

function layOutTerms(tagName: string, terms: readonly string[]): string {
  if (tagName === 'msqrt') return `√${addParenthesesIfNeeded(joinTermsSpacedIfNeeded(terms))}`
  if (tagName === 'mtable') return terms.join('; ')
  if (tagName === 'mtr') return terms.join(', ')
  const linearLayout = linearLayoutByTag.get(tagName)
  if (!linearLayout) return joinTermsSpacedIfNeeded(terms)
  const [firstTerm = '', secondTerm = '', thirdTerm = ''] = terms
  return joinTermsSpacedIfNeeded([
    linearLayout.layOut(firstTerm, secondTerm, thirdTerm),
    ...terms.slice(linearLayout.termCount),
  ])
}

/** True for `math`, and for MathML elements whose layout carries meaning. */
export const isMathLayoutTag = (tagName: string): boolean =>
  tagName === 'math' || tagName === 'msqrt' || linearLayoutByTag.has(tagName)

/** Matches invisible operators, such as function application. */
const invisibleOperatorPattern = /[\u2061-\u2064]/g

const toTermText = (node: RootContent): string => {
  if (node.type === 'text')
    return node.value.replace(invisibleOperatorPattern, '').replace(/\s+/g, ' ').trim()
  return node.type === 'element' && !hiddenTags.has(node.tagName) ? mathToText(node) : ''
}

/** Converts a MathML element to a line of text, such as `1/2`, `x²` or `√(a+b)`. */
export function mathToText({ tagName, children }: Element): string {
  const termNodes = children.filter((node) => node.type !== 'text' || textContent(node).trim() !== '')
  return layOutTerms(tagName, termNodes.map(toTermText))
}

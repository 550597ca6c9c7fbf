import type { Element, RootContent } from 'hast'
import { textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'

const createCharacterMap = (plain: string, shifted: string) =>
  new Map([...plain].map((letter, at) => [letter, [...shifted][at] ?? '']))
const superscriptByCharacter = createCharacterMap('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ')
const subscriptByCharacter = createCharacterMap('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

/** Maps each character to its raised or lowered form in Unicode; `null` when one is missing. */
function shiftText(text: string, shiftedByCharacter: ReadonlyMap<string, string>): string | null {
  const shiftedLetters = [...text].map((letter) => shiftedByCharacter.get(letter) ?? null)
  return shiftedLetters.includes(null) ? null : shiftedLetters.join('')
}

/** True for degree signs, primes and accents, which need neither raising nor lowering. */
const isSign = (term: string) => /^[^\p{L}\p{N}+\-−=<>]{0,3}$/u.test(term)

/** Adds parentheses, except around a single number, word, sign or group. */
const addParentheses = (term: string) =>
  isSign(term) || /^(?:[\p{L}\p{N}\p{M}.,]*|.*\))$/su.test(term) ? term : `(${term})`

const toSuperscript = (term: string) =>
  isSign(term) ? term : (shiftText(term, superscriptByCharacter) ?? `^${addParentheses(term)}`)
const toSubscript = (term: string) =>
  isSign(term) ? term : (shiftText(term, subscriptByCharacter) ?? `_${addParentheses(term)}`)

/** True if two terms would run together without a space: `2` and `3`, `1/2` and `x`, `√2` and `x`, `sin` and `x`. */
function wouldRunTogether(before: string, after: string): boolean {
  const endsFractionOrRoot = /[/√]/.test(before) && /[\p{L}\p{N}]$/u.test(before)
  if (endsFractionOrRoot || /\p{L}\p{L}$/u.test(before)) return /^[\p{L}\p{N}]/u.test(after)
  return /[\p{L}\p{N}]$/u.test(before) && /^\p{N}/u.test(after)
}

function joinTerms(terms: readonly string[]): string {
  const parts: string[] = []
  for (const term of terms.filter((each) => each !== '')) {
    const precedingPart = parts.at(-1)
    parts.push(precedingPart !== undefined && wouldRunTogether(precedingPart, term) ? ` ${term}` : term)
  }
  return parts.join('')
}

type LinearLayout = (first: string, second: string, third: string) => string

const layOutBelow: LinearLayout = (base, under) => addParentheses(base) + toSubscript(under)
const layOutAbove: LinearLayout = (base, over) => addParentheses(base) + toSuperscript(over)
const layOutBelowAndAbove: LinearLayout = (base, under, over) =>
  addParentheses(base) + toSubscript(under) + toSuperscript(over)

/** Linear layouts by element (MathML Core §3.3, §3.4). Terms beyond `termCount` are appended. */
const linearLayoutByTag: ReadonlyMap<string, { termCount: number; layout: LinearLayout }> = new Map([
  ['mfrac', { termCount: 2, layout: (over, under) => `${addParentheses(over)}/${addParentheses(under)}` }],
  ['mroot', { termCount: 2, layout: (base, index) => `${toSuperscript(index)}√${addParentheses(base)}` }],
  ['msup', { termCount: 2, layout: layOutAbove }],
  ['mover', { termCount: 2, layout: layOutAbove }],
  ['msub', { termCount: 2, layout: layOutBelow }],
  ['munder', { termCount: 2, layout: layOutBelow }],
  ['msubsup', { termCount: 3, layout: layOutBelowAndAbove }],
  ['munderover', { termCount: 3, layout: layOutBelowAndAbove }],
])

function layOutTerms(tagName: string, terms: readonly string[]): string {
  if (tagName === 'msqrt') return `√${addParentheses(joinTerms(terms))}`
  if (tagName === 'mtable') return terms.join('; ')
  if (tagName === 'mtr') return terms.join(', ')
  const linearLayout = linearLayoutByTag.get(tagName)
  if (!linearLayout) return joinTerms(terms)
  const [first = '', second = '', third = ''] = terms
  return joinTerms([linearLayout.layout(first, second, third), ...terms.slice(linearLayout.termCount)])
}

/** True for `math` and for the elements whose meaning depends on their layout. */
export const isMathLayoutTag = (name: string): boolean =>
  name === 'math' || name === 'msqrt' || linearLayoutByTag.has(name)

/** Invisible function application and operators. */
const invisibleOperators = /[\u2061-\u2064]/g

const toLinearTerm = (node: RootContent): string => {
  if (node.type === 'text') return node.value.replace(invisibleOperators, '').replace(/\s+/g, ' ').trim()
  return node.type === 'element' && !hiddenTags.has(node.tagName) ? mathToText(node) : ''
}

/** Converts MathML to a line of text: `1/2`, `x²`, `√(a+b)`. */
export function mathToText({ tagName, children }: Element): string {
  const terms = children.filter((node) => node.type !== 'text' || textContent(node).trim() !== '')
  return layOutTerms(tagName, terms.map(toLinearTerm))
}

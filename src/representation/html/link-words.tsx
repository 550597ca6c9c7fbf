import type { Child } from '../jsx/jsx-runtime.ts'

/** True for a letter of a script that has upper and lower case. */
const isCasedLetter = (character = '') => character.toLowerCase() !== character.toUpperCase()

/** Links words in a text wherever they are not part of a longer word. */
function linkWordsInText(text: string, words: string, href: string): Child[] {
  let [textBefore = '', ...furtherTexts] = text.split(words)
  const linkedText: Child[] = []
  for (const textAfter of furtherTexts) {
    if (isCasedLetter(textBefore.at(-1)) || isCasedLetter(textAfter[0])) {
      textBefore += words + textAfter
      continue
    }
    linkedText.push(textBefore, <a href={href}>{words}</a>)
    textBefore = textAfter
  }
  return [...linkedText, textBefore]
}

/**
 * Links words in text children wherever they are not part of a longer word. Children that are already links stay
 * unchanged.
 */
export const linkWords = (children: readonly Child[], words: string, href: string): Child[] =>
  children.flatMap<Child>((child) =>
    typeof child === 'string' ? linkWordsInText(child, words, href) : [child],
  )

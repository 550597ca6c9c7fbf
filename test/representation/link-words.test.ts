import { describe, expect, it } from 'vitest'
import { linkWords } from '../../src/representation/html/link-words.tsx'

/** Links names in a text one after another; links are shown in brackets. */
const link = (text: string, ...names: string[]) =>
  names
    .reduce<ReturnType<typeof linkWords>>((linked, name) => linkWords(linked, name, '/x'), [text])
    .join('')
    .replaceAll(/<a href="\/x">(.*?)<\/a>/g, '[$1]')

describe('names in a text', () => {
  it.each([
    ['By Ann Lee and Bo', ['Ann Lee', 'Bo'], 'By [Ann Lee] and [Bo]'],
    ['Ann, Ann', ['Ann'], '[Ann], [Ann]'],
    ['Ann Lee', ['Ann Lee', 'Ann'], '[Ann Lee]'],
    ['Annabel, Ann and Joann', ['Ann'], 'Annabel, [Ann] and Joann'],
    ['Éann, Annà', ['ann', 'Ann'], 'Éann, Annà'],
    ['مآن، حسن', ['حسن'], 'مآن، [حسن]'],
    ['Nobody', ['Ann'], 'Nobody'],
  ])('are linked in %j: %j', (text, names, expected) => expect(link(text, ...names)).toBe(expected))

  it('are not linked within a longer word by being named twice', () => {
    expect(link('Two FAQs, one FAQ', 'FAQ', 'FAQ')).toBe('Two FAQs, one [FAQ]')
    expect(link('Joann Lee', 'ann Lee', 'ann')).toBe('Joann Lee')
  })
})

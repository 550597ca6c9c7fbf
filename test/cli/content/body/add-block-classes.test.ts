import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { seenWords } from './seen-text.ts'

/** The classes of a body's blocks, in order; a block without one is its element's name. */
const classesOf = (markdown: string) =>
  [...renderBody(markdown).html.matchAll(/<(p|blockquote|h2|ul)(?: class="(\w+)[\w ]*")?[ >]/g)].map(
    ([, tag, name]) => name ?? tag,
  )

describe('a block that newspapers set apart', () => {
  it.each([
    [
      'three short lines are verse',
      'The tide comes in,  \nthe boats go out,  \nand nobody is about.',
      ['verse'],
    ],
    ['of 60 letters at most', `a  \nb  \n${'c'.repeat(60)}\n\na  \nb  \n${'c'.repeat(61)}`, ['verse', 'p']],
    ['two lines are not', 'The tide comes in,  \nthe boats go out.', ['p']],
    [
      'nor are long ones, which a program broke',
      `${'The harbour commission met again on Monday to hear all that '.repeat(2)}  \na  \nb`,
      ['p'],
    ],
    [
      'a quotation of one paragraph in bold is a pull quote',
      '> **Nobody is moving back in.**',
      ['pull', 'p'],
    ],
    [
      'and so it is with the name of whoever is quoted',
      '> **Nobody is moving back in.**\n>\n> <cite>Ada Quay</cite>',
      ['pull', 'p', 'p'],
    ],
    [
      'any other is a quotation',
      '> Nobody **is** moving.\n\n> **A**\n>\n> **B**',
      ['blockquote', 'p', 'blockquote', 'p', 'p'],
    ],
    [
      'questions in bold or italics are those of an interview',
      '**When did you come?**\n\nIn 1996.\n\n*And why?*\n\nFor the light.',
      ['question', 'p', 'question', 'p'],
    ],
    ['a single one is emphasis', '**Why?**\n\nNobody knows.', ['p', 'p']],
    ["an editor's note is a note", "*Editor's note: the ferry sank in 1931.*", ['note']],
    [
      'editors have notes, too, whatever their apostrophe',
      "Editor’s note: a.\n\nEditors' note: b.\n\nEditors note: c.\n\n[Editor's note: d.]\n\nAn editor's note: e.",
      ['note', 'note', 'note', 'note', 'p'],
    ],
    ['in French, too', '(NDLR : le bac a coulé en 1931.)\n\nNote de la rédaction : idem.', ['note', 'note']],
    [
      'and in Spanish and German',
      'Nota de la redacción: sí.\n\nNota del editor: sí.\n\nAnmerkung der Redaktion: ja.\n\nAnm. d. Red.: ja.',
      ['note', 'note', 'note', 'note'],
    ],
    ['a sentence about one is not', 'The editor’s note said nothing.', ['p']],
  ])('%s', (_, markdown, expected) => expect(classesOf(markdown)).toEqual(expected))

  it('keeps its words, and has no class in Markdown', () => {
    const source = '> **Nobody is moving back in.**\n\nNDLR : non.'
    const { html, markdown } = renderBody(source)
    expect(markdown).toBe(source)
    expect(seenWords(html).join(' ')).toContain('Nobody is moving back in')
  })
})

import type { Element, ElementContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'

/** A footnote: its number, in the order of the marks, and its content once that has been read. */
interface Footnote {
  number: number
  isMarked: boolean
  content: ElementContent[]
}

const anchorNameOf = ({ number }: Footnote) => `fn-${number}`

/** The footnotes of a body. Marks and notes link to each other, as in WordPress. */
export class Footnotes {
  readonly #notes = new Map<string, Footnote>()

  #findOrCreate(label: string): Footnote {
    const note = this.#notes.get(label) ?? { number: this.#notes.size + 1, isMarked: false, content: [] }
    this.#notes.set(label, note)
    return note
  }

  /** Creates the mark of a note; the note links back to its first mark. */
  createMark(label: string): Element {
    const note = this.#findOrCreate(label)
    const link = makeElement('a', [{ type: 'text', value: String(note.number) }], {
      href: `#${anchorNameOf(note)}`,
    })
    const id = note.isMarked ? {} : { id: `${anchorNameOf(note)}-mark` }
    note.isMarked = true
    return makeElement('sup', [link], id)
  }

  /** Returns the list to which a note's content is added. */
  contentOf = (label: string): ElementContent[] => this.#findOrCreate(label).content

  /** Creates the list of notes; `null` if there are none. */
  toList(): Element | null {
    const notes = [...this.#notes.values()].map((note) => {
      const lastBlock = note.content.at(-1)
      const backLink = makeElement('a', [{ type: 'text', value: '↩︎' }], {
        href: `#${anchorNameOf(note)}-mark`,
      })
      const ending: ElementContent[] = note.isMarked ? [{ type: 'text', value: ' ' }, backLink] : []
      if (isElement(lastBlock, 'p')) lastBlock.children.push(...ending)
      else note.content.push(...ending)
      return makeElement('li', note.content, { id: anchorNameOf(note) })
    })
    return notes.length === 0 ? null : makeElement('ol', notes)
  }
}

import type { Element, ElementContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'

/** A footnote: its number in the order of first mention, and its content once parsed. */
interface Footnote {
  number: number
  hasMark: boolean
  content: ElementContent[]
}

const anchorNameOf = ({ number }: Footnote) => `fn-${number}`

/** The footnotes of a body. Marks and notes link to each other, as in WordPress. */
export class Footnotes {
  readonly #noteByLabel = new Map<string, Footnote>()

  #findOrCreateNote(label: string): Footnote {
    const note = this.#noteByLabel.get(label) ?? {
      number: this.#noteByLabel.size + 1,
      hasMark: false,
      content: [],
    }
    this.#noteByLabel.set(label, note)
    return note
  }

  /** Creates a mark for a footnote. The footnote links back to its first mark. */
  createMark(label: string): Element {
    const note = this.#findOrCreateNote(label)
    const link = makeElement('a', [{ type: 'text', value: String(note.number) }], {
      href: `#${anchorNameOf(note)}`,
    })
    const idProperties = note.hasMark ? {} : { id: `${anchorNameOf(note)}-mark` }
    note.hasMark = true
    return makeElement('sup', [link], idProperties)
  }

  /** Returns the array to which the parser adds a footnote's content. Creates the footnote if necessary. */
  getOrCreateContentNodes = (label: string): ElementContent[] => this.#findOrCreateNote(label).content

  /** Creates the list of footnotes, with links back to their first marks. Returns `null` if it would be empty. */
  createNoteListWithBackLinks(): Element | null {
    const noteItems = [...this.#noteByLabel.values()].map((note) => {
      const lastBlock = note.content.at(-1)
      const backLink = makeElement('a', [{ type: 'text', value: '↩︎' }], {
        href: `#${anchorNameOf(note)}-mark`,
      })
      const backLinkNodes: ElementContent[] = note.hasMark ? [{ type: 'text', value: ' ' }, backLink] : []
      if (isElement(lastBlock, 'p')) lastBlock.children.push(...backLinkNodes)
      else note.content.push(...backLinkNodes)
      return makeElement('li', note.content, { id: anchorNameOf(note) })
    })
    return noteItems.length === 0 ? null : makeElement('ol', noteItems)
  }
}

import { encodeAddress } from '../../../model/address.ts'
import type { PublishedEdition } from '../../../model/configuration.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { linkWords } from '../link-words.tsx'

/**
 * Returns the words in a notice that should link to a page: its headline, or the page's name in capitals, as in *read
 * the FAQ*.
 */
const listLinkWords = ({ address, headline }: PublishedEdition['pages'][number]) =>
  [headline, address.slice(address.lastIndexOf('/') + 1).toUpperCase()].filter(({ length }) => length > 2)

/** Adds links wherever a notice mentions the edition's contact or one of its pages. */
function linkNotice(text: string, { contact, pages }: PublishedEdition): Child[] {
  const childrenWithContact = contact === null ? [text] : linkWords([text], contact, `mailto:${contact}`)
  return pages.reduce<Child[]>(
    (children, page) =>
      listLinkWords(page).reduce(
        (linkedChildren, words) => linkWords(linkedChildren, words, encodeAddress(page.address)),
        children,
      ),
    childrenWithContact,
  )
}

/** An edition's notice that it is an archive, in the edition's language. */
export const Notice = ({ text, edition }: { text: string | undefined; edition: RenderContext['edition'] }) =>
  text === undefined ? null : (
    <aside class="stamp" role="note" lang={edition?.language} dir="auto">
      {edition ? linkNotice(text, edition) : text}
    </aside>
  )

import type { Element } from 'hast'
import type { Notices } from '../../../../model/edition.ts'
import { textContent, toOneLine } from '../../../content/html/element.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import type { Briefing } from '../../briefing.ts'
import { findOnlyAgencyInStory } from '../../text/agencies.ts'
import { type Boilerplate, omitEditionNotices } from '../../text/boilerplate.ts'
import { isSignOff } from '../../text/sign-off.ts'

/**
 * A body, and the text removed from its ends: boilerplate that the edition prints around every article, and a sign-off.
 */
export interface TrimmedBody {
  blocks: Element[]
  dropped: DroppedBlock[]
  notices: Notices
  signOff: string | null
  /**
   * The only news agency named in the story above a sign-off, with the provenance `inferred`. `null` if there is no
   * sign-off or the story does not name exactly one agency.
   */
  agency: string | null
}

/**
 * Returns the text of a `p` at an index, which may be negative. Returns an empty string for any other or missing block.
 */
const paragraphTextAt = (blocks: readonly Element[], index: number) => {
  const block = blocks.at(index)
  return block?.tagName === 'p' ? toOneLine(textContent(block)) : ''
}

/** Removes boilerplate from both ends of a body. */
class BoilerplateTrimmer {
  readonly blocks: Element[]
  readonly dropped: DroppedBlock[] = []
  readonly notices: Notices = {}
  readonly #boilerplate: Boilerplate

  constructor(bodyBlocks: readonly Element[], boilerplate: Boilerplate) {
    this.blocks = [...bodyBlocks]
    this.#boilerplate = boilerplate
  }

  trimFoot(): void {
    for (let line = paragraphTextAt(this.blocks, -1); line !== ''; line = paragraphTextAt(this.blocks, -1)) {
      const isNotice = this.#boilerplate.countNoticeLines([line], 'foot') > 0
      if (isNotice) this.notices.foot ??= line
      else if (!this.#boilerplate.isCorrectionLabel(line)) return
      this.dropped.push({ reason: isNotice ? 'notice' : 'correction link', text: line })
      this.blocks.pop()
    }
  }

  dropTopNotices(): void {
    for (let line = paragraphTextAt(this.blocks, 0); line !== ''; line = paragraphTextAt(this.blocks, 0)) {
      if (this.#boilerplate.countNoticeLines([line], 'top') === 0) return
      this.notices.top ??= line
      this.dropped.push({ reason: 'notice', text: line })
      this.blocks.shift()
    }
  }
}

/**
 * Removes the edition's notices, the labels of its correction links and a desk's sign-off from the ends of a body. If
 * there is a sign-off, also finds the agency that the story names.
 */
export function trimBodyEnds(body: readonly Element[], { boilerplate, edition }: Briefing): TrimmedBody {
  const trimmer = new BoilerplateTrimmer(body, boilerplate)
  trimmer.dropTopNotices()
  trimmer.trimFoot()
  const { blocks, dropped } = trimmer
  const lastLine = paragraphTextAt(blocks, -1)
  const signOff = isSignOff(lastLine) ? lastLine : null
  if (signOff !== null) blocks.pop()
  const agency = signOff === null ? null : findOnlyAgencyInStory(blocks.map(textContent).join('\n'))
  return { blocks, dropped, notices: omitEditionNotices(trimmer.notices, edition), signOff, agency }
}

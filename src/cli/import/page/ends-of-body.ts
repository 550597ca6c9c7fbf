import type { Element } from 'hast'
import type { Notices } from '../../../model/edition.ts'
import { oneLine, textOf } from '../../content/element.ts'
import { Boilerplate } from '../boilerplate.ts'
import type { Briefing } from '../importer.ts'
import { agencyNamedIn, isSignOff } from '../sign-off.ts'

/** A body, and what the edition prints around every one of its. */
export interface Trimmed {
  blocks: Element[]
  notices: Notices
  signOff: string | null
  /** The agency that a signed-off story names: a guess. */
  agency: string | null
}

const lineAt = (blocks: readonly Element[], index: number) => {
  const block = blocks.at(index)
  return block?.tagName === 'p' ? oneLine(textOf(block)) : ''
}

function trimEnd(blocks: Element[], notices: Notices, boilerplate: Boilerplate): void {
  for (let line = lineAt(blocks, -1); line !== ''; line = lineAt(blocks, -1)) {
    if (boilerplate.noticeLength([line], 'foot') > 0) notices.foot ??= line
    else if (!boilerplate.isLabel(line)) return
    blocks.pop()
  }
}

function trimTop(blocks: Element[], notices: Notices, boilerplate: Boilerplate): void {
  for (let line = lineAt(blocks, 0); line !== ''; line = lineAt(blocks, 0)) {
    if (boilerplate.noticeLength([line], 'top') === 0) return
    notices.top ??= line
    blocks.shift()
  }
}

const ownNotices = (notices: Notices, { edition }: Briefing): Notices =>
  Object.fromEntries(
    (['top', 'foot'] as const).flatMap((placement) => {
      const notice = notices[placement]
      return notice === undefined || Boilerplate.shows(edition, placement, notice)
        ? []
        : [[placement, notice]]
    }),
  )

/** Takes the edition's notices, the labels of its correction links and a desk's sign-off from the ends of a body. */
export function trimEnds(body: readonly Element[], briefing: Briefing): Trimmed {
  const [blocks, notices] = [[...body], {} as Notices]
  const boilerplate = Boilerplate.of(briefing.editions)
  trimTop(blocks, notices, boilerplate)
  trimEnd(blocks, notices, boilerplate)
  const last = lineAt(blocks, -1)
  const signOff = isSignOff(last) ? last : null
  if (signOff !== null) blocks.pop()
  const agency = signOff === null ? null : agencyNamedIn(blocks.map(textOf).join('\n'))
  return { blocks, notices: ownNotices(notices, briefing), signOff, agency }
}

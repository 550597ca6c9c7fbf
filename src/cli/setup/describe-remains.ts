import { describeKind, findRemedyForSkipped } from '../import/skipped-kinds.ts'
import { countNoun } from '../import/text/count-noun.ts'
import type { RemainsSurvey } from './evidence/remains-survey.ts'
import { siteNameOf } from './evidence/site-evidence.ts'
import type { EditionProposal } from './propose-edition.ts'

/** Maximum number of names on a line. */
const maxNames = 3

/** Describes how many names a line omits; empty if it omits none. */
function describeOmittedCount(count: number): string {
  if (count <= maxNames) return ''
  return count === maxNames + 1 ? ' and 1 other' : ` and ${count - maxNames} others`
}

function describeAuthors({ authors }: RemainsSurvey): string[] {
  const names = authors.listByFrequency().map(([name]) => name)
  if (names.length === 0) return []
  const others = describeOmittedCount(names.length)
  return [`By ${names.slice(0, maxNames).join(', ')}${others}.`]
}

/** Names the sites that are not the newspaper's own. */
function describeOtherSites({ sitesByName }: RemainsSurvey, { hosts }: EditionProposal): string[] {
  const ownSites = new Set(hosts.map(siteNameOf))
  const others = [...sitesByName].filter(
    ([name, { articleCount }]) => !ownSites.has(name) && articleCount > 0,
  )
  if (others.length === 0) return []
  const namedSites = others
    .slice(0, maxNames)
    .map(([name, { articleCount }]) => `${name} (${countNoun(articleCount, 'article')})`)
  const omittedPhrase = describeOmittedCount(others.length)
  return [
    `Not recognised as the newspaper's own hosts: ${namedSites.join(', ')}${omittedPhrase}. To add one, write it under hosts in edition.yaml, or run this again with --edition <id> --host <host>.`,
  ]
}

/** Describes the findings, one sentence each. */
export function describeRemains(survey: RemainsSurvey, proposal: EditionProposal): string[] {
  const { articleCount } = survey
  const { first, last } = survey.computePeriod()
  const firstAndLastDay = [first, last].map((date) => date?.slice(0, 10))
  const period = first === null ? 'without a date' : `from ${firstAndLastDay[0]} to ${firstAndLastDay[1]}`
  const { hosts } = proposal
  const namedHosts = hosts.slice(0, maxNames).join(', ')
  const hostsPhrase =
    hosts.length === 0 ? '' : `, published at ${namedHosts}${describeOmittedCount(hosts.length)}`
  return [
    `Found ${countNoun(articleCount, 'article')} ${period}${hostsPhrase}.`,
    ...describeAuthors(survey),
    ...describeOtherSites(survey, proposal),
  ]
}

/** Describes why files were refused: each reason once, with the first file. */
function describeRejections(rejections: RemainsSurvey['report']['rejections']): string[] {
  const rejectionsByReason = Map.groupBy(rejections, ({ reason }) => reason)
  return [...rejectionsByReason].map(([reason, [first, ...others]]) => {
    const sameReasonPhrase =
      others.length === 0 ? '' : ` (the same for ${countNoun(others.length, 'other file')})`
    return `${first?.file} ${reason}${sameReasonPhrase}`
  })
}

/** Describes why files were skipped: each kind once, with the first file. */
function describeSkipped(skipped: RemainsSurvey['report']['skipped']): string[] {
  const recordsByReason = Map.groupBy(skipped, ({ why }) => why)
  return [...recordsByReason].map(
    ([why, records]) =>
      `${describeKind(why)} (${records.length}, ${records[0]?.record})${findRemedyForSkipped(why, records)}`,
  )
}

/** Describes why no article was found: the reasons why files were refused or skipped. */
export function describeEmptySurvey(paths: readonly string[], { report }: RemainsSurvey): string {
  const reasons = [...describeRejections(report.rejections), ...describeSkipped(report.skipped)]
  const isOneFile = paths.length === 1 && report.rejections.some(({ file }) => file === paths[0])
  const placePhrase = isOneFile ? '' : ` in ${paths.join(' ')}`
  const reasonsText = reasons.join('; ') || '`npx morgue import --help` lists what can be imported'
  return `no article was found${placePhrase}: ${reasonsText}`
}

import { describeSkippedKind, findRemedyForSkipped } from '../import/skipped-kinds.ts'
import { countNoun } from '../import/text/count-noun.ts'
import type { RemainsSurvey } from './evidence/remains-survey.ts'
import { toSiteDomain } from './evidence/site-evidence.ts'
import type { EditionProposal } from './propose-edition.ts'

/** Maximum number of names listed in a line. */
const maxNamesPerLine = 3

/** Describes how many names a line omits. Returns an empty string if it omits none. */
function describeOmittedCount(totalCount: number): string {
  if (totalCount <= maxNamesPerLine) return ''
  return totalCount === maxNamesPerLine + 1 ? ' and 1 other' : ` and ${totalCount - maxNamesPerLine} others`
}

function describeAuthors({ authorTally: authors }: RemainsSurvey): string[] {
  const authorNames = authors.listByFrequency().map(([name]) => name)
  if (authorNames.length === 0) return []
  const omittedPhrase = describeOmittedCount(authorNames.length)
  return [`Written by ${authorNames.slice(0, maxNamesPerLine).join(', ')}${omittedPhrase}.`]
}

/** Describes the sites that are not the newspaper's own. */
function describeOtherSites({ siteByDomain }: RemainsSurvey, { hosts }: EditionProposal): string[] {
  const ownDomains = new Set(hosts.map(toSiteDomain))
  const otherSites = [...siteByDomain].filter(
    ([domain, { articleCount }]) => !ownDomains.has(domain) && articleCount > 0,
  )
  if (otherSites.length === 0) return []
  const siteDescriptions = otherSites
    .slice(0, maxNamesPerLine)
    .map(([domain, { articleCount }]) => `${domain} (${countNoun(articleCount, 'article')})`)
  const omittedPhrase = describeOmittedCount(otherSites.length)
  return [
    `Not recognised as the newspaper's own hosts: ${siteDescriptions.join(', ')}${omittedPhrase}. To add one, write it under hosts in edition.yaml, or run this again with --edition <id> --host <host>.`,
  ]
}

/** Describes the articles, authors and sites in the remains, one sentence each. */
export function describeRemains(survey: RemainsSurvey, proposal: EditionProposal): string[] {
  const { articleCount } = survey
  const { firstDate, lastDate } = survey.computePeriod()
  const firstAndLastDay = [firstDate, lastDate].map((date) => date?.slice(0, 10))
  const periodPhrase =
    firstDate === null ? 'without a date' : `from ${firstAndLastDay[0]} to ${firstAndLastDay[1]}`
  const { hosts } = proposal
  const firstHostsText = hosts.slice(0, maxNamesPerLine).join(', ')
  const hostsPhrase =
    hosts.length === 0 ? '' : `, published at ${firstHostsText}${describeOmittedCount(hosts.length)}`
  return [
    `Found ${countNoun(articleCount, 'article')} ${periodPhrase}${hostsPhrase}.`,
    ...describeAuthors(survey),
    ...describeOtherSites(survey, proposal),
  ]
}

/** Describes why files were refused: each reason once, with the first file. */
function describeRejections(rejections: RemainsSurvey['report']['rejections']): string[] {
  const rejectionsByReason = Map.groupBy(rejections, ({ reason }) => reason)
  return [...rejectionsByReason].map(([reason, [firstRejection, ...otherRejections]]) => {
    const sameReasonPhrase =
      otherRejections.length === 0 ? '' : ` (the same for ${countNoun(otherRejections.length, 'other file')})`
    return `${firstRejection?.file} ${reason}${sameReasonPhrase}`
  })
}

const describeOtherRecords = (otherCount: number) =>
  otherCount === 0 ? '' : ` and ${countNoun(otherCount, 'other')}`

/** Describes why records were skipped: each reason once, with the first record. */
function describeSkippedRecords(skippedRecords: RemainsSurvey['report']['skipped']): string[] {
  const recordsByReason = Map.groupBy(skippedRecords, ({ why }) => why)
  return [...recordsByReason].map(
    ([why, records]) =>
      `${records[0]?.record}${describeOtherRecords(records.length - 1)}: ${describeSkippedKind(why)}${findRemedyForSkipped(why, records)}`,
  )
}

/** Describes why no article was found: the reasons why files were refused or records skipped. */
export function describeEmptySurvey(paths: readonly string[], { report }: RemainsSurvey): string {
  const reasons = [...describeRejections(report.rejections), ...describeSkippedRecords(report.skipped)]
  const isSingleRejectedFile = paths.length === 1 && report.rejections.some(({ file }) => file === paths[0])
  if (reasons.length === 0)
    return `no article was found in ${paths.join(' ')}: \`npx morgue import --help\` lists what can be imported`
  if (isSingleRejectedFile && reasons.length === 1) return `no article was found: ${reasons[0]}`
  return `no article was found in ${paths.join(' ')}:${reasons.map((reason) => `\n  ${reason}`).join('')}`
}

import { toPrintable, toShortPrintableLine } from './printable.ts'
import type { StoredCorrectionRequest } from './requests.ts'

const formatUnverifiedLabel = ({ verified }: StoredCorrectionRequest) =>
  verified === 'no' ? ' (unverified)' : ''

/** Summarises a request in two lines: its reference number, day and article, and the beginning of its text. */
export const summariseRequest = (request: StoredCorrectionRequest): string =>
  `${request.reference}  ${request.received.slice(0, 10)}  ${toPrintable(request.article ?? `/${request.edition}/`)}${formatUnverifiedLabel(request)}
    ${toShortPrintableLine(request.wrong)}`

const labelByField = {
  article: 'Article',
  wrong: 'What is wrong',
  right: 'What would be right',
  source: 'Source',
  name: 'Name',
  email: 'E-mail',
  reason: 'Refused because',
} as const

/** Formats everything in a request for a terminal. */
export function describeRequest(request: StoredCorrectionRequest): string {
  const { reference, received, state, closed, purged } = request
  const statusParts = [
    `${reference}${formatUnverifiedLabel(request)}`,
    `received ${received}`,
    closed === null ? state : `${state} ${closed}`,
    ...(purged === null ? [] : [`purged ${purged}`]),
  ]
  const labelledTexts = Object.entries(labelByField).flatMap(([field, label]) => {
    const text = request[field as keyof typeof labelByField]
    return text ? [`${label}:\n  ${toPrintable(text).replaceAll('\n', '\n  ')}`] : []
  })
  return [statusParts.join(', '), ...labelledTexts].join('\n\n')
}

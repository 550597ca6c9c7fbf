import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { accept, type Outcome } from '../corrections/accept.ts'
import { describeRequest, lineOf } from '../corrections/describe.ts'
import { closeRequest, findRequest, openRequests, purgeRequests } from '../corrections/requests.ts'
import { migrate } from '../publish/archives/migrate.ts'
import type { Database } from '../publish/store/database.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'
import { printFaults } from './publish.ts'

const options = {
  content: { type: 'string', default: 'content' },
  ...archiveOptions,
  json: { type: 'boolean', default: false },
  text: { type: 'string' },
  date: { type: 'string' },
  article: { type: 'string' },
  edit: { type: 'boolean', default: false },
  reason: { type: 'string' },
} as const

const parse = (args: string[]) => readArgs({ args, options, allowPositionals: true })

type Values = ReturnType<typeof parse>['values']

/** One thing to do with the requests; `reference` is empty where none is needed. */
type Action = (database: Database, values: Values, reference: string) => Promise<ExitStatus>

function fail(...lines: string[]): ExitStatus {
  for (const line of lines) console.error(line)
  return 1
}

const list: Action = async (database, { json }) => {
  const requests = await openRequests(database)
  if (json) console.log(JSON.stringify(requests, null, 1))
  else for (const request of requests) console.log(lineOf(request))
  if (!json && requests.length === 0) console.log('no request is open')
  return 0
}

const unknown = (reference: string) => fail(`there is no request ${JSON.stringify(reference)}`)

const show: Action = async (database, { json }, reference) => {
  const request = await findRequest(database, reference)
  if (!request) return unknown(reference)
  console.log(json ? JSON.stringify(request, null, 1) : describeRequest(request))
  return 0
}

function report(outcome: Outcome): ExitStatus {
  if ('refused' in outcome)
    return fail(...outcome.refused, ...(outcome.isOpen ? ['the request stays open'] : []))
  console.log(outcome.done)
  return 0
}

function editorFor({ edit }: Values): string | null {
  if (!edit) return null
  const editor = process.env.VISUAL || process.env.EDITOR
  if (!editor) throw new UsageError('--edit needs the variable EDITOR')
  return editor
}

const acceptOne: Action = async (database, values, reference) => {
  const { content, text, date = null, article = null } = values
  if (!text?.trim()) throw new UsageError('--text says what the correction is')
  const editor = editorFor(values)
  const request = await findRequest(database, reference)
  if (!request) return unknown(reference)
  if (request.state !== 'open') return fail(`the request is ${request.state} already`)
  return report(await accept(database, request, { content, text, date, article, editor }))
}

const refuseOne: Action = async (database, { reason }, reference) => {
  if (!reason?.trim()) throw new UsageError('--reason says why, for whoever asks later')
  const request = await findRequest(database, reference)
  if (!request) return unknown(reference)
  const one = { reference: request.reference, now: new Date() }
  if (!(await closeRequest(database, one, { state: 'refused', reason })))
    return fail(`the request is ${request.state} already`)
  console.log(`${request.reference} is refused`)
  return 0
}

const purge: Action = async (database, { content, json }) => {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) {
    printFaults(configuration.faults, content)
    return 1
  }
  const { retention } = configuration.value.archive
  const counts = await purgeRequests(database, { retention, now: new Date() })
  if (json) console.log(JSON.stringify(counts))
  else
    console.log(
      `${counts.purged} requests of more than ${retention} days ago were purged, ${counts.lapsed} of them unanswered`,
    )
  return 0
}

const actions: Record<string, { act: Action; needsReference: boolean }> = {
  list: { act: list, needsReference: false },
  show: { act: show, needsReference: true },
  accept: { act: acceptOne, needsReference: true },
  refuse: { act: refuseOne, needsReference: true },
  purge: { act: purge, needsReference: false },
}

export const correctionsCommand: Command = {
  help: `Usage: morgue corrections list [--json]
       morgue corrections show <reference> [--json]
       morgue corrections accept <reference> --text <correction> [--date <date>] [--article <address>] [--edit]
       morgue corrections refuse <reference> --reason <why>
       morgue corrections purge [--json]
       each with [--content content] [--persist-to .wrangler/state | --remote]

What readers sent by an edition's form. Accepting writes the correction into the article's
file, and the next \`morgue publish\` shows it. Purging takes what they wrote out of the
requests that are older than the retention in archive.yaml, answered or not.

  --text <correction>    as it will be published
  --date <date>          of the correction; today by default
  --article <address>    where the request names none, or another one is meant
  --edit                 open the file in $VISUAL or $EDITOR too, when the article's own text changes
  --content <folder>     the content folder (content)
${archiveHelp}
  --json                 requests, or how many were purged, on standard output`,
  async run(args) {
    const { values, positionals } = parse(args)
    const [name = '', reference = '', ...rest] = positionals
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) throw new UsageError('say list, show, accept, refuse or purge')
    if (action.needsReference !== (reference !== '') || rest.length > 0)
      throw new UsageError(
        action.needsReference ? 'name one reference number' : `${name} takes no more words`,
      )
    return onArchive(values, async ({ corrections }) => {
      await migrate(corrections)
      return action.act(corrections, values, reference)
    })
  },
}

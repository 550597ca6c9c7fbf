import { sha256 } from '../../../../archive/digest.ts'
import { digestFromKey } from '../../../../archive/keys.ts'
import type { ReadMany } from '../../../../archive/read-documents.ts'
import type { Api } from './api.ts'
import { partialFailure } from './api-failure.ts'
import type { UploadJournal } from './upload-journal.ts'
import type { WriteAllowance } from './write-allowance.ts'

/** Where objects are uploaded to, and what is known of it. */
export interface UploadTarget {
  api: Api
  namespace: string
  journal: UploadJournal
  allowance: WriteAllowance
  readMany: ReadMany
}

/** Which of these keys have their values: nobody's word is taken, the bytes are read back. */
async function present({ readMany }: UploadTarget, keys: readonly string[]): Promise<Set<string>> {
  const there = new Set<string>()
  if (keys.length === 0) return there
  for (const [key, text] of await readMany(keys))
    if (text !== null && (await sha256(new TextEncoder().encode(text))) === digestFromKey(key)) there.add(key)
  return there
}

type Objects = ReadonlyMap<string, string>

/** Sends a batch once. @returns the keys that are not kept, and how to go on when there are any */
async function send(upload: UploadTarget, objects: Objects, keys: readonly string[]) {
  const { api, namespace } = upload
  const metadata = { uploaded: Math.floor(Date.now() / 1000) }
  const body = keys.map((key) => ({ key, value: objects.get(key) ?? '', metadata }))
  const answer = await api.attempt((client) =>
    client.kv.namespaces.bulkUpdate(namespace, { account_id: api.account, body }),
  )
  if ('value' in answer) return { missing: answer.value?.unsuccessful_keys ?? [], failure: partialFailure }
  if (answer.kind === 'refused') return { missing: keys, failure: answer }
  const there = await present(upload, keys)
  return { missing: keys.filter((key) => !there.has(key)), failure: answer }
}

/** Those that may be there although no answer said so are asked about; those that are, need not be sent. */
async function unknown(upload: UploadTarget, keys: readonly string[]): Promise<string[]> {
  const { whole, doubtful } = upload.journal.record
  const asked = keys.filter((key) => !whole || doubtful.has(key))
  const there = await present(upload, asked)
  await upload.journal.found([...there])
  return keys.filter((key) => !there.has(key))
}

/**
 * Uploads objects, none of which is known to be there: each is sent once, but for those of which an answer says, or a look
 * afterwards shows, that they are not kept. What the allowance does not cover is left to it.
 * @throws Refusal
 */
export async function uploadObjects(upload: UploadTarget, objects: Objects): Promise<void> {
  const { journal, allowance, api } = upload
  let keys = allowance.take(await unknown(upload, [...objects.keys()]))
  for (let attempt = 0; keys.length > 0; attempt++) {
    const number = await journal.begin(keys)
    if (attempt === 0) allowance.noted(keys.length)
    const { missing, failure } = await send(upload, objects, keys)
    await journal.end(number, missing)
    keys = [...missing]
    if (keys.length > 0) await api.pause(attempt, failure)
  }
}

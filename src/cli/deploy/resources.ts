import { bound, type WorkerFile } from './worker-file.ts'

/** Something of Cloudflare's that the Worker is bound to, and how wrangler lists and creates it. */
export interface Resource {
  what: string
  name: string
  /** What `wrangler.toml` says; `null` while that is a placeholder. */
  id: string | null
  /** Whether it is known by an id, and not by its name. */
  hasId: boolean
  list: readonly string[]
  create: readonly string[]
  /** Its id in what `list` printed; `null` when it is not among them. */
  find(output: string): string | null
  /** Whether what went wrong with `list` says that there is none. */
  isMissing(reason: string): boolean
  /** Its id in what `create` printed. */
  idIn(output: string): string | null
  setId(worker: WorkerFile, id: string): void
}

const namespaceId = /\b[0-9a-f]{32}\b/
const databaseId = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/

const idOr = (id: string, form: RegExp) => (form.test(id) ? id : null)
const never = () => false

function namespace({ name, kv_namespaces }: WorkerFile): Resource {
  const id = idOr(bound(kv_namespaces, 'ARCHIVE').id, namespaceId)
  return {
    ...{ what: 'KV namespace', name, id, hasId: true, isMissing: never },
    ...{ list: ['kv', 'namespace', 'list'], create: ['kv', 'namespace', 'create', name] },
    find(output) {
      const all = JSON.parse(output) as { id: string; title: string }[]
      return (
        (id === null ? all.find(({ title }) => title === name) : all.find((each) => each.id === id))?.id ??
        null
      )
    },
    idIn: (output) => namespaceId.exec(output)?.[0] ?? null,
    setId: (worker, to) => Object.assign(bound(worker.kv_namespaces, 'ARCHIVE'), { id: to }),
  }
}

function database(worker: WorkerFile, binding: string): Resource {
  const { database_name: name, database_id } = bound(worker.d1_databases, binding)
  const id = idOr(database_id, databaseId)
  return {
    ...{ what: 'D1 database', name, id, hasId: true, isMissing: never },
    ...{ list: ['d1', 'list', '--json'], create: ['d1', 'create', name] },
    find(output) {
      const all = JSON.parse(output) as { uuid: string; name: string }[]
      return (
        (id === null ? all.find((each) => each.name === name) : all.find(({ uuid }) => uuid === id))?.uuid ??
        null
      )
    },
    idIn: (output) => databaseId.exec(output)?.[0] ?? null,
    setId: (file, to) => Object.assign(bound(file.d1_databases, binding), { database_id: to }),
  }
}

/** R2 says of a bucket that it does not exist. */
const noBucket = /code: 10006\b/

function bucket({ r2_buckets }: WorkerFile): Resource {
  const name = bound(r2_buckets, 'MEDIA').bucket_name
  return {
    ...{ what: 'R2 bucket', name, id: name, hasId: false },
    ...{ list: ['r2', 'bucket', 'info', name, '--json'], create: ['r2', 'bucket', 'create', name] },
    isMissing: (reason) => noBucket.test(reason),
    find: () => name,
    idIn: () => name,
    setId: () => {},
  }
}

/** Everything that must be there before the Worker can be, by what `wrangler.toml` binds. */
export const resources = (worker: WorkerFile): Resource[] => [
  namespace(worker),
  database(worker, 'SEARCH'),
  database(worker, 'CORRECTIONS'),
  bucket(worker),
]

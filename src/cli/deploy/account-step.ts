import type { Deployment, Step, Stop } from './step.ts'
import { editWorkerFile, readWorkerFile } from './worker-file.ts'

interface Identity {
  loggedIn: boolean
  email?: string
  accounts?: { id: string; name: string }[]
}

const notLoggedIn: Stop = {
  reason: 'nobody is logged in to Cloudflare',
  remedy:
    'run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token (docs/deploy.md lists what it must allow)',
}

/** What `wrangler whoami --json` printed; `null` when it printed no identity. */
function identityIn(output: string): Identity | null {
  try {
    return JSON.parse(output) as Identity
  } catch {
    return null
  }
}

/** The account to work on: the one that is named, or the only one there is. */
function choose(accounts: NonNullable<Identity['accounts']>, named: string | null): string | Stop {
  const list = accounts.map(({ id, name }) => `${id} (${name})`).join(', ')
  const [only, ...others] = accounts
  if (named !== null)
    return accounts.length === 0 || accounts.some(({ id }) => id === named)
      ? named
      : {
          reason: `the account ${named} is none of yours: ${list}`,
          remedy: 'correct account_id in wrangler.toml, or CLOUDFLARE_ACCOUNT_ID',
        }
  if (only && others.length === 0) return only.id
  return {
    reason: only ? `there are several accounts: ${list}` : 'the token does not say which account it is for',
    remedy: 'write the one to use into wrangler.toml, after its name: account_id = "…"',
  }
}

async function findAccount(deployment: Deployment): Promise<Stop | null> {
  const { account_id: written } = await readWorkerFile()
  const ran = await deployment.wrangler(['whoami', '--json'])
  const identity = identityIn(ran.output)
  if (!identity?.loggedIn) return notLoggedIn
  const chosen = choose(identity.accounts ?? [], written || process.env.CLOUDFLARE_ACCOUNT_ID || null)
  if (typeof chosen !== 'string') return chosen
  deployment.account = chosen
  deployment.say(`${identity.email ?? 'a token'}, for the account ${chosen}`)
  if (written === chosen) return null
  deployment.say(`${deployment.dry ? 'would write' : 'wrote'} account_id to wrangler.toml`)
  if (!deployment.dry) await editWorkerFile((worker) => Object.assign(worker, { account_id: chosen }))
  return null
}

export const accountStep: Step = {
  title: 'Who you are',
  async run(deployment) {
    const stop = await findAccount(deployment)
    if (!stop || !deployment.dry) return stop
    deployment.say(`${stop.reason}. ${stop.remedy}`)
    deployment.say('without an account, this cannot tell what is there already: it tells what there would be')
    return null
  },
}
